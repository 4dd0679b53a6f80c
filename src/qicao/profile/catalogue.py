"""The catalogue: every figure and fact that a kind of report knows, by id, label and synonym."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cached_property
from typing import Literal, TypeVar

from rapidfuzz import fuzz, process

from qicao.values import Value, segment

_NUMBERING = re.compile(
    r"^(?:\(?[一二三四五六七八九十\d]{1,3}(?:[、)]|[.](?!\d))|其中[:]?|[加减][:])\s*"
)
_GUESS_AT_LEAST = 70
"""rapidfuzz's token ratio below which a guess is noise: 参训人员满意度 scores 85.7."""
_LONGEST_NAME = 200
"""Characters of a text that may be meant for a label; the longest label has a tenth of them."""

_MAIN = "决算"
"""The period that a row means which names an item and nothing else."""
_THIS_YEAR = ("本年", "决算", "预算", "调整预算")


class Entry(Value):
    """What figures and facts of the catalogue have in common. `id` has a `*` in a group's field."""

    id: str
    label: str
    synonyms: tuple[str, ...] = ()
    topic: str = ""
    note: str = ""
    required: bool = False
    derived: bool = False
    """Computed as a rule, so that no form asks for it."""
    asked: bool = True
    """Whether the workbook to fill in asks for it; what only the files of others give is not."""
    default: str = ""
    """A standard that the profile sets, as `90%`; anybody may give another."""


class FigureEntry(Entry):
    """A figure of the catalogue."""

    unit: str
    period: str = "本年"
    prior: str = ""
    """The id that holds the year before."""
    direction: str = ""
    """Which pair of words says less and more; an entry of terms.yaml."""
    free_unit: bool = False
    """The unit is the row's own, as for an indicator's target."""


class FactEntry(Entry):
    """A fact of the catalogue: `names` for a list of names, `date` for a date."""

    form: Literal["text", "names", "date", "year"] = "text"
    default_from: str = ""
    """Another fact whose text stands in where this one was not given."""
    year_offset: int = 0
    """For a year: this many years from the report's."""
    words_for: str = ""
    """Another field of the group, for each text of which `words` has what this one reads."""
    words: dict[str, str] = {}
    spelled: dict[str, str] = {}
    """How people write the only words that the fact may be → the word itself."""


Kind = TypeVar("Kind", FigureEntry, FactEntry)


class Group(Value):
    """Rows of one kind: the projects, the indicators. Its fields are entries `group.*.field`."""

    name: str
    label: str
    topic: str = ""
    direction: str = ""
    open: bool = False
    """Whether the rows need not be all there are."""
    asked: bool = True


class IndicatorFields(Value):
    """Which group holds the indicators, and which of its fields is what."""

    group: str
    level1: str
    level2: str
    comparator: str
    target: str
    upper: str
    actual: str
    weight: str
    score: str
    target_text: str
    actual_text: str
    reason: str

    def figures(self) -> dict[str, str]:
        """Role → field, of those that are figures."""
        roles = ("target", "upper", "actual", "weight", "score")
        return {role: getattr(self, role) for role in roles}

    def texts(self) -> dict[str, str]:
        """Role → field, of those that are facts."""
        roles = ("level1", "level2", "comparator", "target_text", "actual_text", "reason")
        return {role: getattr(self, role) for role in roles}


class Topic(Value):
    """A sheet of the workbook that staff fill in."""

    id: str
    title: str
    note: str = ""


class Catalogue(Value):
    """All entries of a profile, found by id, by label, or by nearness."""

    topics: tuple[Topic, ...] = ()
    figures: dict[str, FigureEntry] = {}
    facts: dict[str, FactEntry] = {}
    groups: dict[str, Group] = {}
    item_names: dict[str, tuple[str, ...]] = {}
    """Item → its label and synonyms, for rows that leave the measure to `period`."""
    item_directions: dict[str, str] = {}

    indicators: IndicatorFields | None = None

    def entry(self, figure_id: str) -> FigureEntry | None:
        """The entry of a figure id, a member of a group included; None if there is none."""
        return self.figures.get(figure_id) or self.figures.get(self.pattern(figure_id))

    def fact_entry(self, fact_id: str) -> FactEntry | None:
        """The entry of a fact id, a member of a group included."""
        return self.facts.get(fact_id) or self.facts.get(self.pattern(fact_id))

    def pattern(self, name: str) -> str:
        """`项目.禁毒.决算数` as `项目.*.决算数`; a name of no group as it is."""
        head, _, rest = name.partition(".")
        field = rest.rpartition(".")[2]
        return f"{head}.*.{field}" if head in self.groups and rest else name

    def fields(self, group: str) -> tuple[FigureEntry, ...]:
        """The figure entries of a group."""
        return self._fields.get(group, ())

    def fact_fields(self, group: str) -> tuple[FactEntry, ...]:
        """The fact entries of a group."""
        return self._fact_fields.get(group, ())

    @cached_property
    def _fields(self) -> dict[str, tuple[FigureEntry, ...]]:
        return _by_group(self.figures)

    @cached_property
    def _fact_fields(self) -> dict[str, tuple[FactEntry, ...]]:
        return _by_group(self.facts)

    @cached_property
    def by_name(self) -> dict[str, tuple[str, ...]]:
        """Normalised label or synonym → ids of figures that bear it."""
        index: dict[str, list[str]] = {}
        for entry in self.figures.values():
            if ".*." not in entry.id:
                for name in (entry.id, entry.label, *entry.synonyms):
                    index.setdefault(normal(name), []).append(entry.id)
        return {name: tuple(dict.fromkeys(ids)) for name, ids in index.items()}

    @property
    def own_names(self) -> tuple[str, ...]:
        """The names of all items."""
        return tuple(name for names in self.item_names.values() for name in names)

    @cached_property
    def items_by_name(self) -> dict[str, str]:
        """Normalised item name or synonym → item."""
        return {normal(name): item for item, names in self.item_names.items() for name in names}

    @cached_property
    def facts_by_name(self) -> dict[str, str]:
        """Normalised label or synonym of a fact → its id."""
        return {
            normal(name): entry.id
            for entry in self.facts.values()
            for name in (entry.id, entry.label, *entry.synonyms)
            if ".*." not in entry.id
        }

    @cached_property
    def fields_by_name(self) -> dict[str, dict[str, str]]:
        """Group → normalised name, label or synonym of a field → its pattern, figures first."""
        index: dict[str, dict[str, str]] = {group: {} for group in self.groups}
        for group, names in index.items():
            fields: list[Entry] = [*self.fields(group), *self.fact_fields(group)]
            for entry in fields:
                for name in (entry.id.rpartition(".")[2], entry.label, *entry.synonyms):
                    names.setdefault(normal(name), entry.id)
        return index

    @cached_property
    def groups_by_name(self) -> dict[str, str]:
        """Normalised name or label of a group → its name."""
        return {
            normal(name): group.name
            for group in self.groups.values()
            for name in (group.label, group.name)
        }

    def find(self, label: str, period: str = "") -> tuple[str, ...]:
        """Ids of the figures that a row's label and period name; several mean 'ambiguous'.

        A label that names an item alone (三公经费) takes its measure from the period.
        A label that names a measure is not moved: 决算数 in the period 预算 is none.
        """
        name = normal(label)
        found = self.by_name.get(name, ())
        if found and not period:
            return found
        if found:
            ids = (self.in_period(key, period) or self._moved(key, name, period) for key in found)
            return tuple(dict.fromkeys(key for key in ids if key))
        item = self.items_by_name.get(name)
        return self.of_item(item, period or _MAIN) if item else ()

    def _moved(self, figure_id: str, name: str, period: str) -> str | None:
        """The same item's figure of another period, if the label left the measure open."""
        item, _, measure = figure_id.rpartition(".")
        if self.figures[figure_id].period != _MAIN or _MAIN in name or name.endswith(measure):
            return None
        return next(iter(self.of_item(item, period)), None)

    def of_item(self, item: str, period: str) -> tuple[str, ...]:
        """The figure of an item in a period that is put in and not derived; none if none is."""
        period = _MAIN if period == "本年" else period
        measures = self._measures.get(item, ())
        return tuple(e.id for e in measures if e.period == period and not e.derived)[:1]

    @cached_property
    def _measures(self) -> dict[str, list[FigureEntry]]:
        """Item, or group.*, → its figures in order."""
        found: dict[str, list[FigureEntry]] = {}
        for key, entry in self.figures.items():
            found.setdefault(key.rpartition(".")[0], []).append(entry)
        return found

    def field_in_period(self, group: str, period: str) -> str | None:
        """The pattern of the group's figure that a period alone names, None if there is none."""
        return next(iter(self.of_item(f"{group}.*", period or _MAIN)), None)

    def in_period(self, figure_id: str, period: str) -> str | None:
        """The id of the same figure in `period`; itself for its own, None if there is none."""
        entry = self.entry(figure_id)
        if entry is None:
            return None
        if period in (entry.period, "") or (period == "本年" and entry.period in _THIS_YEAR):
            return figure_id
        prior = self.entry(self._put_back(entry.prior, figure_id)) if entry.prior else None
        if prior and period in (prior.period, "上年"):
            return self._put_back(entry.prior, figure_id)
        return None

    def _put_back(self, pattern: str, figure_id: str) -> str:
        head, _, field = pattern.partition(".*.")
        return (
            f"{head}.{figure_id.split('.', 1)[1].rpartition('.')[0]}.{field}" if field else pattern
        )

    @cached_property
    def labels(self) -> dict[str, str]:
        """Id → label of every figure that is no field of a group."""
        return {key: entry.label for key, entry in self.figures.items() if ".*." not in key}

    def nearest(self, text: str) -> FigureEntry | None:
        """The entry whose label is nearest, or None if nothing is near.

        Without a space anywhere there is one token on each side, and the plain ratio says the same
        in an eighth of the time.
        """
        if len(text) > _LONGEST_NAME:
            return None
        scorer = fuzz.token_ratio if self._spaced or _has_space(text) else fuzz.ratio
        best = process.extractOne(text, self.labels, scorer=scorer, score_cutoff=_GUESS_AT_LEAST)
        return self.figures[str(best[2])] if best else None

    @cached_property
    def _spaced(self) -> bool:
        """Whether a label has several tokens."""
        return any(map(_has_space, self.labels.values()))

    def nearest_id(self, text: str) -> str | None:
        """The nearest id, for a mistyped one."""
        if len(text) > _LONGEST_NAME:
            return None
        best = process.extractOne(text, self._ids, scorer=fuzz.ratio, score_cutoff=_GUESS_AT_LEAST)
        return str(best[0]) if best else None

    @cached_property
    def _ids(self) -> tuple[str, ...]:
        return (*self.figures, *self.facts)


def _by_group(entries: Mapping[str, Kind]) -> dict[str, tuple[Kind, ...]]:
    """Group → the entries that are fields of it, in order."""
    found: dict[str, list[Kind]] = {}
    for key, entry in entries.items():
        group, star, _ = key.partition(".*.")
        if star:
            found.setdefault(group, []).append(entry)
    return {group: tuple(fields) for group, fields in found.items()}


def _has_space(text: str) -> bool:
    return any(map(str.isspace, text))


def normal(name: str) -> str:
    """A label without width, quotes, brackets, numbering and 其中, for comparing."""
    text = unicodedata.normalize("NFKC", name).strip()
    return segment(_NUMBERING.sub("", _NUMBERING.sub("", text))).replace("_", "")
