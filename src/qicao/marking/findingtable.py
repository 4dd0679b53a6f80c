"""Findings as a table that a spreadsheet opens: one row a finding, of one text or of many."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from qicao.marking.places import Places
from qicao.marking.stretches import Report
from qicao.marking.words import LEVELS, advice, due, figure_lines
from qicao.values import Finding

HEAD = ("文件", "级别", "编码", "位置", "原文", "问题", "应为", "数据", "建议")
_FORMULAS = "=+-@＝＋－＠"
"""What a spreadsheet takes for the beginning of a formula."""


Row = tuple[str, ...]


def finding_rows(name: str, report: Report) -> list[Row]:
    """The findings of one text, called `name`, a row each."""
    places = Places(report)
    return [_row(name, finding, places) for finding in report.findings]


def table_bytes(rows: Iterable[Row]) -> bytes:
    """Rows as csv in UTF-8 with the mark that Excel wants; nothing in it becomes a formula."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(HEAD)
    writer.writerows([_text(value) for value in row] for row in rows)
    return stream.getvalue().encode("utf-8-sig", "replace")


def _row(name: str, finding: Finding, places: Places) -> Row:
    return (
        name,
        LEVELS[finding.severity],
        finding.code,
        places.place(finding),
        str(places.quoted(finding) or ""),
        finding.message,
        due(finding),
        "；".join(figure_lines(places.report, finding)),
        advice(finding),
    )


def _text(value: str) -> str:
    """A value on one line that stays text in a spreadsheet."""
    line = " ".join(value.splitlines()).strip()
    return f"'{line}" if line.startswith(tuple(_FORMULAS)) else line
