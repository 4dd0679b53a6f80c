"""Findings as a table that a spreadsheet opens: one row a finding, of one text or of many."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from qicao.marking.places import Places
from qicao.marking.stretches import Report
from qicao.marking.words import LEVELS, advice
from qicao.values import Finding

HEAD = ("文件", "级别", "编码", "位置", "原文", "问题", "应为", "建议")
_FORMULAS = "=+-@＝＋－＠\t\r"
"""What a spreadsheet takes for the beginning of a formula."""


def findings_csv(reports: Iterable[tuple[str, Report]]) -> bytes:
    """The findings of texts, each with its name, as csv in UTF-8 with the mark that Excel wants."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(HEAD)
    for name, report in reports:
        places = Places(report)
        for finding in report.findings:
            writer.writerow([_text(value) for value in _row(name, finding, places)])
    return stream.getvalue().encode("utf-8-sig", "replace")


def _row(name: str, finding: Finding, places: Places) -> tuple[str, ...]:
    return (
        name,
        LEVELS[finding.severity],
        finding.code,
        places.place(finding),
        str(places.quoted(finding) or ""),
        finding.message,
        finding.expected or "",
        advice(finding),
    )


def _text(value: str) -> str:
    """A value on one line that stays text in a spreadsheet."""
    line = " ".join(value.splitlines()) if value.strip() else ""
    return f"'{line}" if line.startswith(tuple(_FORMULAS)) else line
