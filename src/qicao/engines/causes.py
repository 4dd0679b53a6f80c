"""Clauses that give a reason, and whether anything that was provided gives it too.

A cause is compared by its pairs of 汉字 with facts, materials and the usual causes of a signal; one
that says 待核实 is right as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from qicao.boundtext import Slot, find_claim, unparse
from qicao.engines.passage import HOLE, Fault, Passage, fault

_SENTENCE = re.compile(r"[^。；！？\n]+")
_TO_COMMA = r"(?P<cause>[^，。；！？\n]{2,80})"
_WITHIN = r"(?P<cause>[^，。；！？\n]{2,60}?)"
_CAUSES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"原因(?:主要)?(?:是|为(?!待)|在于|系|[：:])(?:由于|因为|因)?{_TO_COMMA}",
        rf"(?:由于|得益于|归功于|源于|缘于|根源在于|症结在于|因为){_TO_COMMA}",
        rf"(?:(?<![一-鿿])|主要(?:是|系)?|系|而)因(?![此而素公人事地时果由特变]|为){_TO_COMMA}",
        rf"{HOLE}，主要(?:是|系|在于)(?!因|由于){_TO_COMMA}",
        rf"受(?![理益让训众到托助惠限检])(?:到|了)?{_WITHIN}(?:的)?(?:影响|制约|拖累)",
        rf"(?:与|跟|同){_WITHIN}(?:等)?(?:有关|相关|有很大关系)(?=[，。；！？\n]|$)",
        rf"由{_WITHIN}(?:导致|引起|造成|所致)",
    )
)
_STOP = re.compile(r"主要|部分|有的|原因|导致|造成|影响|因素|方面|所致|以及|还有|等")


class Cause(NamedTuple):
    """A reason that a text gives: its words, and where its clause ends in the blanked text."""

    text: str
    end: int


def check_causes(passage: Passage) -> Iterator[Fault]:
    """Reasons that no fact, no material and no form of the signal gives."""
    for cause in unfounded_causes(passage):
        shown = cause.text.replace(HOLE, "[[…]]")[:40]
        hint = (
            f"“{shown}”是没有依据的原因：请改用给出的原因或材料，"
            f"没有就删去，或写成“初步判断与……有关，{passage.grounds.unverified}”"
        )
        yield fault(passage, "unfounded_cause", hint)


def unfounded_causes(passage: Passage) -> Iterator[Cause]:
    """The reasons in a passage that nothing gives and that do not say that they are unverified."""
    if passage.title or passage.short or not passage.parts:
        return
    for sentence in _SENTENCE.finditer(passage.blanked):
        found = sorted(_causes(sentence[0], sentence.start()), key=lambda cause: cause.end)
        for cause in found:
            said_open = passage.blanked[sentence.start() : sentence.end() + 6]
            if passage.grounds.unverified not in said_open and not _is_given(cause, passage):
                yield cause


def _causes(sentence: str, start: int) -> Iterator[Cause]:
    ends = set()
    for pattern in _CAUSES:
        for match in pattern.finditer(sentence):
            if match.end() not in ends:
                ends.add(match.end())
                yield Cause(match["cause"], start + match.end())


def _is_given(cause: Cause, passage: Passage) -> bool:
    """Whether the words give no cause of their own beside a slot, or one that a text gives."""
    words = _STOP.sub(HOLE, _spelt(cause, passage))
    return passage.grounds.gives(words)


def _spelt(cause: Cause, passage: Passage) -> str:
    """A cause with the text of each fact in it that tells of one, and no other slot."""
    first = passage.blanked.count(HOLE, 0, cause.end - len(cause.text))
    slots = iter([part for part in passage.parts if isinstance(part, Slot)][first:])
    return "".join(_told(next(slots, None), passage) if c == HOLE else c for c in cause.text)


def _told(slot: Slot | None, passage: Passage) -> str:
    if slot is None or find_claim(slot, passage.ledger):
        return HOLE
    fact = passage.ledger.facts.get(slot.id)
    return fact.text if fact and slot.id not in passage.items else HOLE


def mark_causes(passage: Passage) -> str:
    """The text with each unfounded cause marked behind its clause; the words are as they were."""
    marks = sorted({_clause_end(cause, passage.blanked) for cause in unfounded_causes(passage)})
    parts: list[str | Slot] = []
    place = 0
    for part in passage.parts:
        size = 1 if isinstance(part, Slot) else len(part)
        within = [mark - place for mark in marks if place < mark <= place + size]
        parts += _marked(part, within, f"（{passage.grounds.unverified}）")
        place += size
    return unparse(tuple(parts))


def _clause_end(cause: Cause, text: str) -> int:
    match = re.compile(r"[^，。；！？\n]*").match(text, cause.end)
    return match.end() if match else cause.end


def _marked(part: str | Slot, within: list[int], mark: str) -> list[str | Slot]:
    if isinstance(part, Slot):
        return [part, *(mark for _ in within)]
    for place in reversed(within):
        part = part[:place] + mark + part[place:]
    return [part]
