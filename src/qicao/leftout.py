"""Rows of files that a person left out of the report: what they gave goes, and what tells of them.

A sentence of a material tells of a row if it has the row's name, and not as part of the name of
another row that stays; so does what was written of another row, as a reason, and what a person
wrote by hand. Last year's report is not offered to a draft and stays as it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TypeVar

from qicao.choices import Choices
from qicao.errors import UsageError
from qicao.nearest import suggest
from qicao.profile.catalogue import Catalogue
from qicao.values import Fact, Item, Material, Origin, Reading, Sentence, Value

T = TypeVar("T")
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
    held = _held(reading, choices, names)
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


def telling(
    facts: Iterable[Fact], reading: Reading, choices: Choices, catalogue: Catalogue
) -> dict[str, tuple[Fact, ...]]:
    """Of the facts that count those that tell of a row that was left out, by the row.

    They are words about other rows and words of a person. Not so what an indicator asks for and
    was found to be, which stays with it, and the bare name, as of the project that it belongs to.
    """
    names = _Names.of(reading, choices, catalogue.own_names)
    bare = set(names.rows)
    free = (fact for fact in facts if _is_free(fact, catalogue) and _plain(fact.text) not in bare)
    return names.by_row((fact, fact.text) for fact in free)


def _is_free(fact: Fact, catalogue: Catalogue) -> bool:
    entry = catalogue.fact_entry(fact.id)
    if entry is None or entry.form != "text" or fact.source is None:
        return False
    fixed = catalogue.indicators.texts() if catalogue.indicators else {}
    asked = {field for role, field in fixed.items() if role != "reason"}
    by_hand = fact.source.origin is Origin.OVERRIDE
    return entry.id.rpartition(".")[2] not in asked and (by_hand or ".*." in entry.id)


def _held(
    reading: Reading, choices: Choices, stay: Iterable[str]
) -> dict[str, tuple[Sentence, ...]]:
    """The sentences of this year's materials that tell of a row, by the row."""
    told = (material for material in reading.materials if material.year is None)
    sentences = (sentence for material in told for sentence in material.sentences)
    names = _Names.of(reading, choices, stay)
    return names.by_row((sentence, sentence.plain) for sentence in sentences)


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

    @classmethod
    def of(cls, reading: Reading, choices: Choices, more: Iterable[str]) -> _Names:
        """The names of the rows that were left out, beside those of the others and `more`."""
        out = [item for item in reading.items if item.id in choices.left_out]
        stay = (item.label for item in reading.items if item.id not in choices.left_out)
        return cls(out, (*stay, *more))

    def by_row(self, texts: Iterable[tuple[T, str]]) -> dict[str, tuple[T, ...]]:
        """Row → what has a text that tells of it."""
        found: dict[str, list[T]] = {}
        for holder, text in texts:
            for row in self.told(text):
                found.setdefault(row, []).append(holder)
        return {row: tuple(holders) for row, holders in found.items()}

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
    told = {sentence.id for sentence in material.sentences}
    return material if silent.isdisjoint(told) else material.only(told - silent)
