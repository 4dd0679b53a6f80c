"""Reasons that print the same in one row, said once; no 原因是 before one that begins with 因."""

from __future__ import annotations

import re

from qicao.boundtext import Slot, parse, unparse
from qicao.errors import TextError
from qicao.values import Ledger

SAID = r"的?[，,]?(?:主要|具体)?原因(?:就)?(?:(?:是|为|在于)[：:]?|[：:])"
"""What a reason that begins with 因 or 受 does without."""
BEGIN = "因受"
STOPS = ("", *"，,。；！？：:\n")
"""What may stand before a reason, so that no comma has to."""
_SAID_LAST = re.compile(f"{SAID}$")
_JOINTS = frozenset("、，；和及")


def without_doubles(text: str, ledger: Ledger) -> str:
    """The text with what it prints twice in a row printed once; as it is if a slot is broken."""
    try:
        parts = parse(text)
    except TextError:
        return text
    kept: list[str | Slot] = []
    row: set[str] = set()
    for part in parts:
        if isinstance(part, str):
            row = row if part in _JOINTS else set()
            kept.append(part)
            continue
        says = _says(part, ledger)
        if says and says in row:
            kept.pop()
            continue
        if says[:1] in (*BEGIN,) and kept and isinstance(kept[-1], str):
            kept[-1] = _without_lead(kept[-1])
        row.add(says)
        kept.append(part)
    return unparse(tuple(kept))


def _without_lead(literal: str) -> str:
    """The words before a reason, which follows them after a comma or begins a sentence."""
    left = _SAID_LAST.sub("", literal)
    return left if left == literal or left[-1:] in STOPS else f"{left}，"


def _says(slot: Slot, ledger: Ledger) -> str:
    """The text of a fact; '' for any other slot."""
    fact = ledger.facts.get(slot.id)
    return fact.printed if fact else ""
