"""What the checker says of a line of prose in a report, for tests of single readings."""

from __future__ import annotations

from qicao.checking import check_text
from qicao.checking.text import text_of
from qicao.values import Severity


def told(text: str) -> tuple[str, ...]:
    """The messages of errors and warnings on the numbers of a text."""
    report = check_text(text_of("例.md", f"某某局2024年度报告\n\n{text}"))
    return tuple(
        f"{one.code} {one.message}"
        for one in report.findings
        if one.severity is not Severity.HINT and one.code.startswith("A")
    )
