"""Rates that are told roughly first, and then exactly: 占比超过八成，达到84.02%."""

from __future__ import annotations

import re
from dataclasses import replace

from qicao.mentions import MentionKind
from qicao.statements.meaning import meaning_of
from qicao.statements.statement import Role, Statement

_SAYS = re.compile("[，,（(]?(?:实际|具体)?(?:达到?|为|即|是)?")
"""All that stands between the two."""
_HEDGE = re.compile("(?:略?[低高]于|略?超过?|接近|不足|不到|达到?|约|近|略|为|仅|只)+$")


def say_exactly(found: list[Statement], line: int, text: str, start: int, year: int) -> None:
    """Gives the exact rates of a line the role and the item of the rough ones right before.

    `text` is the line, which begins at `start`.
    """
    for place in range(len(found) - 1, 0, -1):
        exact, rough = found[place], found[place - 1]
        if exact.line != line:
            return
        between = text[rough.end - start : exact.start - start]
        if _is_exact(exact, rough) and _SAYS.fullmatch(between):
            label = _HEDGE.sub("", rough.label)
            meaning = meaning_of(exact.mention, label, "", year)
            kept = replace(exact, role=meaning.role, base=meaning.base, whole=meaning.whole)
            named = rough.item if meaning.role is not Role.LEVEL else exact.item
            found[place] = replace(kept, sign=meaning.sign, label=label, item=named)


def _is_exact(exact: Statement, rough: Statement) -> bool:
    """Whether a rate may say exactly what the one before says roughly."""
    plain = exact.mention.kind is MentionKind.RATE and not exact.hedged
    bare = exact.role in (Role.LEVEL, Role.AGAIN) and exact.carried
    beside = rough.sentence == exact.sentence and rough.dimension == exact.dimension
    return plain and bare and beside and rough.mention.in_words
