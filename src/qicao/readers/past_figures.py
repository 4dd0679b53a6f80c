"""Quantities of last year's report that name a figure of the catalogue, as figures of 上年.

Strict: the whole label, or a longer form of it, right before the number, in a section that the
figure belongs to; nothing approximate, no rate, no difference, no other year. What is not certain
stays in the material.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from qicao.mentions import Mention, MentionKind, find_mentions
from qicao.outline import split_sentences
from qicao.profile import Profile, SectionForm
from qicao.profile.catalogue import FigureEntry, normal
from qicao.quantity import unit
from qicao.readers.passages import QUOTED
from qicao.readers.past_report import Line, PastReport, named_section
from qicao.values import Figure, Origin, Source

SHORTEST = 4
"""Characters of a label that can stand for a figure in prose."""
PRIOR = "上年"
_KINDS = (MentionKind.AMOUNT, MentionKind.COUNT)
_LINK = re.compile(r"(?:[:：\s]|为|是|共计|合计|总计|总额|达到|达|共|计)$")
_APART = re.compile(
    r"(?:^|[，。；：、,;:（(\s]|其中|包括|年度?|年末|全年|当年|[我本](?:局|委|办|厅|院|校|馆|单位|部门|中心))$"
)
_YEAR = re.compile(r"(20\d{2})\s*年")
_LATER = re.compile(r"预计|拟|计划|力争|目标|控制在|以内|上年|去年|上一年")


@dataclass(frozen=True, slots=True)
class _Named:
    """A figure of the catalogue that the words before a number name."""

    entry: FigureEntry
    start: int
    """Where its label begins."""


class PastFigures:
    """Finds the figures of one report; `unit_name` is who wrote it, '' if that is not known."""

    def __init__(self, report: PastReport, profile: Profile, file: str, unit_name: str) -> None:
        self.report, self.profile, self.file = report, profile, file
        self.catalogue, self.unit_name = profile.catalogue, unit_name

    def find(self) -> tuple[tuple[Figure, ...], tuple[tuple[Figure, ...], ...]]:
        """The figures, one an id, and those that the report gives several values of."""
        grouped: dict[str, list[Figure]] = {}
        for figure in self.all():
            grouped.setdefault(figure.id, []).append(figure)
        agreed = {key: _exact(figures) for key, figures in grouped.items()}
        kept = tuple(figure for figure in agreed.values() if figure is not None)
        return kept, tuple(tuple(grouped[key]) for key, best in agreed.items() if best is None)

    def all(self) -> Iterator[Figure]:
        """Every quantity that a figure is named by, in the order of the report.

        In a sentence that nobody would quote whole it is not certain what belongs to what.
        """
        for part in self.report.parts:
            if part.form is not None and part.form.writes == "prose":
                form = part.form
                for line in part.lines:
                    if line.heading:
                        form = named_section(line.heading, part.form.sections) or part.form
                    yield from self.of_line(line, form)

    def of_line(self, line: Line, form: SectionForm) -> Iterator[Figure]:
        for number, (_, _, plain) in enumerate(split_sentences(line.text), 1):
            place = f"{line.place}第{number}句"
            source = Source(origin=Origin.SENTENCE, file=self.file, cell=place, text=plain)
            for mention in find_mentions(plain) if len(plain) <= QUOTED else ():
                if figure := self.figure(plain, mention, form, source):
                    yield figure

    def figure(
        self, plain: str, mention: Mention, form: SectionForm, source: Source
    ) -> Figure | None:
        """The figure of a mention, or None if it is not certain to be one."""
        quantity = mention.quantity
        if quantity is None or mention.kind not in _KINDS or mention.approximate:
            return None
        named = self.named(plain[: mention.start])
        if named is None or not self.is_of_the_year(plain[: named.start]):
            return None
        prior = self.catalogue.in_period(named.entry.id, PRIOR)
        entry = self.catalogue.entry(prior) if prior and prior != named.entry.id else None
        if entry is None or not self.belongs(named.entry.id, form):
            return None
        if quantity.of.dimension != unit(entry.unit).dimension:
            return None
        return Figure(
            id=entry.id,
            label=entry.label,
            quantity=quantity,
            unit=entry.unit,
            period=entry.period,
            source=source,
        )

    def named(self, before: str) -> _Named | None:
        """The figure whose whole label ends the words before a number, linked by 为 or nothing."""
        while before:
            if found := self.label_at_end(before):
                return found
            shorter = _LINK.sub("", before)
            if shorter == before:
                return None
            before = shorter
        return None

    def label_at_end(self, before: str) -> _Named | None:
        """The longest label at the end, if what stands before it is no part of a longer name."""
        plain, places = _letters(before)
        for length in range(min(len(plain), self.longest), SHORTEST - 1, -1):
            ids = self.labels.get(plain[-length:], ())
            if ids:
                start = places[-length]
                sure = len(ids) == 1 and self.stands_alone(before[:start])
                entry = self.catalogue.entry(ids[0]) if sure else None
                return _Named(entry, start) if entry and not entry.derived else None
        return None

    def stands_alone(self, before: str) -> bool:
        """Whether a label that follows these words is a whole one."""
        before = before.rstrip('“"‘')
        if _APART.search(before):
            return True
        tail = before[-3:]
        return len(tail) == 3 and self.unit_name.endswith(tail)

    def is_of_the_year(self, before: str) -> bool:
        """Whether the words before a label speak of the report's year and of what was done."""
        years = _YEAR.findall(before)
        return not _LATER.search(before) and (not years or years[-1] == str(self.report.year))

    def belongs(self, figure_id: str, form: SectionForm) -> bool:
        """Whether a figure may be told here: its item in its own sections, if it has any."""
        item = _item(figure_id)
        homes = self.homes.get(item, set())
        return form.id in homes if homes or form.zero_of else True

    @cached_property
    def homes(self) -> dict[str, set[str]]:
        """Item → the sections of the outline that speak of it, and those that these stand in."""
        homes: dict[str, set[str]] = {}
        for form in self.profile.every_section:
            for name in _names(form):
                homes.setdefault(_item(name), set()).add(form.id)
        return homes

    @cached_property
    def labels(self) -> dict[str, tuple[str, ...]]:
        """A label, or a synonym that has it in it, in letters only → the figures that it names.

        实际支出 is a synonym of 支出合计 in a table, and may be anybody's in prose.
        """
        names = [*self.catalogue.by_name, *self.catalogue.items_by_name]
        found = {name: self.catalogue.find(name) for name in names if len(name) >= SHORTEST}
        return {name: self.whole(name, ids) for name, ids in found.items()}

    def whole(self, name: str, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Those of some figures whose item's label is in the name."""
        names = self.catalogue.item_names
        labels = {key: names[item][1] for key in ids if (item := _item(key)) in names}
        labels |= {key: self.catalogue.figures[key].label for key in ids if key not in labels}
        return tuple(key for key in ids if normal(labels[key]) in name)

    @cached_property
    def longest(self) -> int:
        """The length of the longest label."""
        return max(map(len, self.labels), default=0)


def _exact(figures: list[Figure]) -> Figure | None:
    """The one with most decimals if all can be one amount, else None."""
    best = max(figures, key=lambda figure: (figure.quantity and figure.quantity.decimals) or 0)
    return best if all(best.may_equal(other) for other in figures) else None


def _letters(text: str) -> tuple[str, list[int]]:
    """The letters and digits of a text as labels are compared, each with its place in it."""
    pairs = [
        (letter, place)
        for place, char in enumerate(text)
        for letter in unicodedata.normalize("NFKC", char)
        if letter.isalnum()
    ]
    return "".join(letter for letter, _ in pairs), [place for _, place in pairs]


def _names(form: SectionForm) -> Iterator[str]:
    yield from (*form.must, *form.may, *form.zero_of)
    for inner in form.sections:
        yield from _names(inner)


def _item(name: str) -> str:
    """The item of a figure or a claim: 三公经费 of 三公经费.决算数 and of 三公经费|较预算."""
    item, bar, _ = name.partition("|")
    return item if bar else name.rpartition(".")[0]
