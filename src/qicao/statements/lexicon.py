"""The words around a number that say what it states: a base, a rate, a direction, a part.

Each word of `lexicon.yaml` stands for one `Sign`. These are words of the language of accounts and
no labels of any kind of report; what an item is called is the profile's, or the text's own.
"""

from __future__ import annotations

import re
from enum import Enum
from pathlib import Path
from typing import NamedTuple, cast

from qicao.mentions.grammar import any_of
from qicao.yamltext import load_yaml


class Sign(Enum):
    """What a word says of the number beside it; PLAIN words only look like one that does."""

    __hash__ = object.__hash__
    """As quick as that of any object: every word of a text is looked up by its sign."""

    UP = "up"
    DOWN = "down"
    FLAT = "flat"
    ABOVE = "above"
    BELOW = "below"
    PRIOR = "prior"
    BUDGET = "budget"
    FULL = "full"
    TARGET = "target"
    OUTTURN = "outturn"
    COMPLETION = "completion"
    CHANGE = "change"
    SAVING = "saving"
    SHARE = "share"
    AGAINST = "against"
    FROM = "from"
    ARRIVING = "arriving"
    AMONG = "among"
    TOTAL = "total"
    LISTED = "listed"
    REST = "rest"
    SCORED = "scored"
    WEIGHT = "weight"
    DEDUCTED = "deducted"
    PER = "per"
    ASIDE = "aside"
    GAP = "gap"
    PLAIN = "plain"


class Word(NamedTuple):
    """A word of the lexicon where it stands. A tuple, because a report has thousands."""

    start: int
    end: int
    sign: Sign


def _signs() -> dict[str, Sign]:
    listed = load_yaml((Path(__file__).parent / _FILE).read_text(encoding="utf-8"), _FILE)
    pairs = cast("dict[str, str]", listed).items()
    return {word: Sign(sign) for sign, words in pairs for word in words.split()}


_FILE = "lexicon.yaml"
SIGNS = _signs()
"""Word → what it says."""
WORD = re.compile(any_of(SIGNS))
"""Finds the words, the longest first."""
BASES = frozenset({Sign.PRIOR, Sign.BUDGET, Sign.FULL, Sign.TARGET})
DIRECTIONS = {Sign.UP: 1, Sign.DOWN: -1, Sign.FLAT: 0}
COMPARED = {Sign.ABOVE: 1, Sign.BELOW: -1}
"""Words that hold a number against another without saying by how much."""
