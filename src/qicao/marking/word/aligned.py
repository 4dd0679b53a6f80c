"""Which character of a paragraph each character of the text that was read from it is.

The reader puts numbering in front, drops what is hidden or invisible, raises figures, joins lines:
what is alike at both ends is matched first, and only what lies between is compared.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher

MOST = 4_000_000
"""Pairs of characters that are compared; beyond, the text is walked greedily."""


def align(text: str, source: str) -> list[int | None]:
    """For each character of `text` its place in `source`, rising; None where it is not there."""
    one, other = _folded(text), _folded(source)
    head, tail = _alike(one, other)
    found: list[int | None] = [*range(head), *([None] * (len(one) - head))]
    shift = len(other) - len(one)
    for place in range(len(one) - tail, len(one)):
        found[place] = place + shift
    a, b = one[head : len(one) - tail], other[head : len(other) - tail]
    for place, target in _between(a, b):
        found[head + place] = head + target
    return found


def _folded(text: str) -> str:
    """Each character as what it is alike to: ² as 2, Ａ as A, any white space as a blank."""
    return "".join(map(_fold, text))


def _fold(character: str) -> str:
    if character.isspace():
        return " "
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character


def _alike(one: str, other: str) -> tuple[int, int]:
    """How many characters are alike at the end, and before those at the start."""
    most = min(len(one), len(other))
    tail = 0
    while tail < most and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    head = 0
    while head < most - tail and one[head] == other[head]:
        head += 1
    return head, tail


def _between(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    if len(one) * len(other) > MOST:
        return _greedy(one, other)
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return [(block.a + n, block.b + n) for block in blocks for n in range(block.size)]


def _greedy(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """Each character the next one that is like it, not further off than `one` is longer."""
    pairs, position = [], 0
    for place, character in enumerate(one):
        reach = range(position, min(len(other), position + 200))
        target = next((n for n in reach if other[n] == character), None)
        if target is not None:
            pairs.append((place, target))
            position = target + 1
    return pairs
