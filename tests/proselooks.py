"""What the checks on prose say of a text, short enough to compare."""

from __future__ import annotations

from qicao.checking.foreign import examine
from qicao.checking.prose import look_over
from qicao.checking.text import text_of
from qicao.values import Coverage, Finding

YEAR = 2024


def looked(text: str, year: int = YEAR) -> tuple[Finding, ...]:
    """All that is said of a text."""
    return look_over(examine(text_of("text.txt", text), year=year))[0]


def covered(text: str, year: int = YEAR) -> tuple[Coverage, ...]:
    """What became of each check."""
    return look_over(examine(text_of("text.txt", text), year=year))[1]


def told(text: str, code: str, year: int = YEAR) -> list[tuple[str, str]]:
    """Severity and span of each finding of a code."""
    found = [finding for finding in looked(text, year) if finding.code == code]
    return [(finding.severity.value, finding.text or "") for finding in found]
