"""Invented texts, checked as `qicao check` does, with or without a table of invented figures."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qicao.checking import ForeignReport, check_text
from qicao.checking.text import text_of
from qicao.profile import Profile
from qicao.values import Coverage, Finding

FIGURES = """label,value,unit,period
公务接待费,31.27,万元,决算
公务接待费,38.46,万元,上年
会议费,742000.00,元,决算
南站采购费,61.52,万元,决算
北站采购费,61.54,万元,决算
"""


def checked(
    text: str, figures: Sequence[Path] = (), profile: Profile | None = None
) -> ForeignReport:
    """What is found in a text; its year is 2024."""
    return check_text(text_of("例.txt", f"某某县水产站2024年度报告\n{text}"), figures, profile)


def written(folder: Path, text: str = FIGURES, name: str = "数据.csv") -> list[Path]:
    """A table of figures in a folder."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return [path]


def only(report: ForeignReport, code: str) -> Finding:
    """The one finding of a rule."""
    (found,) = [finding for finding in report.findings if finding.code == code]
    return found


def covered(report: ForeignReport, code: str) -> Coverage:
    """What became of a rule, the first of its checks."""
    return next(row for row in report.coverage if row.code == code)
