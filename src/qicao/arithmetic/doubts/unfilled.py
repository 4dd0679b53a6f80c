"""Claims over words that nobody filled in: 中央XX万元、省级210万元、县级八十万元，共1,536万元."""

from __future__ import annotations

import re
from collections.abc import Callable

from qicao.arithmetic.claim import Claim

_BLANK = re.compile(
    "(?<![A-Za-z])[XＸxｘ×]{2,}(?![A-Za-z])|_{3,}|[（(](?:增长|减少|增加|下降)(?:/[^）)]+)?[）)]"
)
_ENDS = "。；\n"


def over_unfilled(text: str) -> Callable[[Claim], bool]:
    """Asks whether a template's blank stands among the numbers of a claim, which lacks its own."""
    blanks = [match.start() for match in _BLANK.finditer(text)]

    def is_over_one(claim: Claim) -> bool:
        own = [m for m in claim.members if m.sentence == claim.given.sentence and not m.figure]
        if not blanks or not own or claim.given.table:
            return False
        first, last = min(m.start for m in own), max(m.end for m in own)
        begin = max(text.rfind(mark, 0, first) for mark in _ENDS)
        return any(begin < blank < last for blank in blanks)

    return is_over_one
