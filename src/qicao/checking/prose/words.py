"""The words by which the prose of anybody's report is checked, as `words.yaml` lists them."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from qicao.mentions.grammar import any_of
from qicao.yamltext import load_yaml

_FILE = "words.yaml"
_LISTED = cast(
    "dict[str, str]",
    load_yaml((Path(__file__).parent / _FILE).read_text(encoding="utf-8"), _FILE),
)


def words(kind: str) -> tuple[str, ...]:
    """The words of a kind, in the order of the file."""
    return tuple(_LISTED[kind].split())


def any_word(*kinds: str) -> str:
    """A pattern for any word of these kinds, the longest first."""
    return any_of(word for kind in kinds for word in words(kind))


def names_any(text: str, kind: str) -> bool:
    """Whether a text has one of the words of a kind in it."""
    return any(word in text for word in words(kind))
