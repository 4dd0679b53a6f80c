"""Rows of files that a person left out of the report: what they gave goes, and what tells of them.

A sentence of a material tells of a row if it has the row's name, and not as part of the name of
another row that stays. Last year's report is not offered to a draft and stays as it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from qicao.choices import Choices
from qicao.errors import UsageError
from qicao.nearest import suggest
from qicao.values import Item, Material, Reading, Sentence, Value

SHORTEST = 3
"""Characters of a name that is looked for in a text: 其他 and 合计 are ordinary words."""


class Remaining(Value):
    """What was read and chosen without the rows, and the sentences held back for each of them."""

    reading: Reading
    choices: Choices
    held: dict[str, tuple[Sentence, ...]] = {}


def without(reading: Reading, choices: Choices, names: Iterable[str] = ()) -> Remaining:
    """All that does not belong to a row that was left out.

    No figure, fact or choice of the row or of a sentence that tells of it counts. `names` are
    those of the catalogue, which stay. UsageError for a row that no file has.
    """
    if not choices.left_out:
        return Remaining(reading=reading, choices=choices)
    known = [item.id for item in reading.items]
    for name in choices.left_out:
        if name not in known:
            hint = suggest(name, known, "请核对名称")
            raise UsageError(f"left_out：没有读到“{name}”这一行，{hint}")
    stay = tuple(item for item in reading.items if item.id not in choices.left_out)
    held = _held(reading, choices, (*names, *(item.label for item in stay)))
    silent = {sentence.id for sentences in held.values() for sentence in sentences}
    gone = (*(f"{name}." for name in choices.left_out), *(f"{name}_" for name in silent))
    left = {
        "items": stay,
        "figures": tuple(f for f in reading.figures if not f.id.startswith(gone)),
        "facts": tuple(f for f in reading.facts if not f.id.startswith(gone)),
        "materials": tuple(_shortened(material, silent) for material in reading.materials),
    }
    rest = {
        "choices": {k: v for k, v in choices.choices.items() if not k.startswith(gone)},
        "overrides": {k: v for k, v in choices.overrides.items() if not k.startswith(gone)},
    }
    return Remaining(
        reading=reading.model_copy(update=left),
        choices=choices.model_copy(update=rest),
        held=held,
    )


def _held(
    reading: Reading, choices: Choices, stay: Iterable[str]
) -> dict[str, tuple[Sentence, ...]]:
    """The sentences of this year's materials that tell of a row, by the row."""
    rows = {i.id: i for i in reading.items if i.id in choices.left_out}
    names = _Names(rows.values(), stay)
    found: dict[str, list[Sentence]] = {id: [] for id in rows}
    for material in reading.materials:
        for sentence in material.sentences if material.year is None else ():
            for row in names.told(sentence.plain):
                found[row].append(sentence)
    return {row: tuple(sentences) for row, sentences in found.items() if sentences}


class _Names:
    """Names of rows to find in a text; where one is part of another, the longer is meant."""

    def __init__(self, rows: Iterable[Item], stay: Iterable[str]) -> None:
        kept = {_plain(name) for name in stay}
        self.rows = {
            name: row.id
            for row in rows
            if len(name := _plain(row.label)) >= SHORTEST and name not in kept
        }
        every = sorted({*self.rows, *filter(None, kept)}, key=len, reverse=True)
        self.pattern = re.compile("|".join(map(re.escape, every)))

    def told(self, text: str) -> Iterator[str]:
        """The rows that a text tells of, each once."""
        if self.rows:
            found = dict.fromkeys(match[0] for match in self.pattern.finditer(_plain(text)))
            yield from (self.rows[name] for name in found if name in self.rows)


def _plain(text: str) -> str:
    """A text without width and spaces, for comparing."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _shortened(material: Material, silent: set[str]) -> Material:
    """The material without these sentences, and without paragraphs of which nothing is left."""
    if silent.isdisjoint(sentence.id for sentence in material.sentences):
        return material
    paragraphs = (tuple(s for s in p if s.id not in silent) for p in material.paragraphs)
    left = [(h, p) for h, p in zip(material.headings, paragraphs, strict=True) if p]
    told = {"headings": tuple(h for h, _ in left), "paragraphs": tuple(p for _, p in left)}
    return material.model_copy(update=told)
