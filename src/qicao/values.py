"""The values that travel along the line: figures, facts, the ledger, findings, the report.

All are frozen, refuse unknown fields and print as JSON. Nothing here reads, computes or prints.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field

from qicao.quantity import Interval, Quantity, point

_DROPPED = re.compile(r"[^\w]|_(?=_)")


class Value(BaseModel):
    """A frozen value with no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Origin(StrEnum):
    """Where a figure or fact came from."""

    CELL = "cell"
    FORMULA = "formula"
    SENTENCE = "sentence"
    OVERRIDE = "override"
    PROFILE = "profile"


class Source(Value):
    """Where a value came from: a cell of a file, a formula, a sentence, a person's override."""

    origin: Origin
    file: str | None = None
    sheet: str | None = None
    cell: str | None = None
    text: str | None = None
    """What stood there: the cell as written, the formula in words, or the whole sentence."""
    inputs: tuple[str, ...] = ()
    """Ids that a formula was computed from."""
    who: str | None = None
    why: str | None = None
    old: str | None = None

    def __str__(self) -> str:
        place = "｜".join(part for part in (self.file, self.sheet, self.cell) if part)
        if self.origin is Origin.FORMULA:
            return f"计算：{self.text}"
        if self.origin is Origin.PROFILE:
            return f"报告类型的规定（{self.file}）"
        if self.origin is Origin.OVERRIDE:
            return f"改写：{self.who or '未署名'}，{self.why or '未说明'}，原值{self.old or '无'}"
        if self.origin is Origin.SENTENCE:
            return f"{place}：“{self.text}”"
        return place or (self.text or "")


class Figure(Value):
    """A quantity with its id, label, period and source; `quantity` None means not provided.

    `interval`, in base units, says what is known of a derived value; a given one hides half a unit.
    `claimed` is what was given for a value that is always derived: never printed, only checked.
    """

    id: str
    label: str
    quantity: Quantity | None = None
    unit: str
    period: str = "本年"
    source: Source | None = None
    interval: Interval | None = None
    spelling: str = ""
    """How a sentence put it, where that is no plain number: 全部, 一半以上, 近七成."""
    claimed: Quantity | None = None
    claimed_source: Source | None = None

    @property
    def present(self) -> bool:
        """Whether there is a value at all."""
        return self.quantity is not None

    @property
    def known(self) -> Interval:
        """What the value may be, in base units; ValueError if it was not provided."""
        if self.quantity is None:
            raise ValueError(f"{self.id} is not provided")
        return self.interval or self.quantity.interval

    @property
    def given(self) -> Quantity | None:
        """What somebody provided, whether it counts or is only claimed; None if nobody did."""
        derived = self.source is None or self.source.origin in (Origin.FORMULA, Origin.PROFILE)
        return self.claimed or (None if derived else self.quantity)

    @property
    def given_source(self) -> Source | None:
        """Where the given value stood."""
        return self.claimed_source or (self.source if self.given else None)


class Fact(Value):
    """A piece of text that may stand in a report as it is; `items` if it is a list of names."""

    id: str
    label: str
    text: str
    items: tuple[str, ...] = ()
    source: Source | None = None
    claimed: str = ""
    """What was given for a fact that is always derived, as a grade is."""


Comparator = Literal["≥", "≤", "=", "范围", "定性"]


class Indicator(Value):
    """A performance indicator; its numbers are figures, named here by id ('' where it has none)."""

    key: str
    label: str
    level1: str = ""
    level2: str = ""
    comparator: Comparator = "≥"
    target: str
    upper: str = ""
    actual: str
    weight: str
    score: str
    target_text: str = ""
    actual_text: str = ""
    reason: str = ""
    source: Source | None = None


class Sentence(Value):
    """One sentence of a material as bound text, its quantities as slots of their own figures."""

    id: str
    text: str
    """Bound text."""
    plain: str
    """The sentence as it stood."""
    source: Source


class Material(Value):
    """A text that staff brought, cut into sentences under its headings."""

    id: str
    title: str
    file: str
    paragraphs: tuple[tuple[Sentence, ...], ...] = ()
    headings: tuple[str, ...] = ()
    """For each paragraph, the heading that it stands under, or ''."""

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in order."""
        return tuple(sentence for paragraph in self.paragraphs for sentence in paragraph)


class Claim(Value):
    """A statement that the ledger makes true; `phrase` is the bound text that prints it."""

    item: str
    measure: str
    label: str
    direction: str
    """The word for the sign: 节约, 超支, 增加, 持平, …"""
    sign: Literal[-1, 0, 1]
    """Of current minus base."""
    phrase: str
    current: str
    base: str
    figures: tuple[str, ...]
    """Every figure that the phrase prints."""

    @property
    def id(self) -> str:
        """As a slot names it: 三公经费|较预算."""
        return f"{self.item}|{self.measure}"


class Signal(Value):
    """What the ledger says that a reader must be told; `subjects` are the items it was seen at."""

    code: str
    subjects: tuple[str, ...] = ()
    """Item ids, most important first: 项目.禁毒专项."""
    labels: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    weight: int = 0
    """For ordering problems; larger first."""


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Place(Value):
    """Where in a text: as far as known."""

    section: str | None = None
    block: str | None = None
    paragraph: int | None = None
    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None


class Finding(Value):
    """Something a person should look at, and what to do; `start` and `end` are code points."""

    code: str
    severity: Severity
    message: str
    todo: str = ""
    observed: str | None = None
    expected: str | None = None
    figures: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    start: int | None = None
    end: int | None = None
    text: str | None = None
    suggestion: str | None = None
    place: Place | None = None


class CoverageStatus(StrEnum):
    """What became of a check."""

    DONE = "done"
    NOT_APPLICABLE = "not_applicable"
    NOT_ENOUGH_DATA = "not_enough_data"
    AMBIGUOUS = "ambiguous"


class Coverage(Value):
    """One check and what became of it; `reason` says why it was not done."""

    code: str
    status: CoverageStatus
    reason: str = ""
    figures: tuple[str, ...] = ()
    label: str = ""


class Item(Value):
    """One member of a group: key is its id segment, label its name as written."""

    group: str
    key: str
    label: str
    source: Source | None = None

    @property
    def id(self) -> str:
        """group.key"""
        return f"{self.group}.{self.key}"


class Unmapped(Value):
    """A cell whose row no catalogue entry fits, with the nearest guess for a person to confirm."""

    source: Source
    label: str
    guess: str | None = None


class SourceFile(Value):
    """A file that was read, by name and digest."""

    path: str
    sha256: str
    size: int


class Reading(Value):
    """What one file gave: values with their cells, what was not understood, and what to look at."""

    files: tuple[SourceFile, ...] = ()
    figures: tuple[Figure, ...] = ()
    facts: tuple[Fact, ...] = ()
    items: tuple[Item, ...] = ()
    materials: tuple[Material, ...] = ()
    unmapped: tuple[Unmapped, ...] = ()
    findings: tuple[Finding, ...] = ()


class SectionPlan(Value):
    """What a section must and may say, before any engine writes it.

    Ids of claims (`item|measure`), figures and facts are all in the ledger and have values.
    """

    id: str
    heading: str
    number: str = ""
    level: int = 1
    writes: Literal["prose", "problems", "measures"] = "prose"
    must: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    signals: tuple[Signal, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    """Sentences of materials that belong here."""
    guide: str = ""
    empty: str = "无"
    missing: tuple[str, ...] = ()
    """Labels of what the section should state and nobody provided."""
    appendix: bool = False
    has_children: bool = False


class NumberStyle(Value):
    """How a report prints numbers."""

    amount_unit: str = "万元"
    amount_decimals: int = 2
    large_unit: str = "亿元"
    rate_decimals: int = 2
    score_decimals: int = 2
    thousands: bool = False
    missing: str = "（待补：{label}）"


class Ledger(Value):
    """All figures and facts of one report, given and derived, after reconciling."""

    year: int
    figures: dict[str, Figure] = {}
    facts: dict[str, Fact] = {}
    items: tuple[Item, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    materials: tuple[Material, ...] = ()
    claims: dict[str, Claim] = {}
    signals: tuple[Signal, ...] = ()

    def group(self, name: str) -> tuple[Item, ...]:
        """The members of a group in the order in which they were given."""
        return tuple(item for item in self.items if item.group == name)

    def present(self, figure_id: str) -> bool:
        """Whether there is a figure of that id with a value."""
        figure = self.figures.get(figure_id)
        return figure is not None and figure.present

    @cached_property
    def known(self) -> dict[str, Interval]:
        """What is known of each figure that has a value, in base units."""
        return {name: figure.known for name, figure in self.figures.items() if figure.present}

    @cached_property
    def printed(self) -> dict[str, Interval]:
        """Each value as it stands, as a point: what conditions on printed numbers compare."""
        return {i: point(f.quantity.base) for i, f in self.figures.items() if f.quantity}

    @cached_property
    def texts(self) -> dict[str, str]:
        """The text of each fact, by id."""
        return {name: fact.text for name, fact in self.facts.items()}

    def origins(self, figure_id: str) -> tuple[Source, ...]:
        """Where the given values stand that a figure was made from, in order, each place once."""
        places: dict[str, Source] = {}
        waiting, seen = [figure_id], set[str]()
        while waiting:
            name = waiting.pop(0)
            figure = self.figures.get(name)
            if name in seen or figure is None or figure.source is None:
                continue
            seen.add(name)
            if figure.source.origin is Origin.FORMULA:
                waiting.extend(figure.source.inputs)
            else:
                places.setdefault(str(figure.source), figure.source)
        return tuple(places.values())

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the ledger as JSON: two ledgers with one digest say the same."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy that works out afresh what it keeps at hand of its figures and facts."""
        copy = super().model_copy(update=update, deep=deep)
        for name in ("known", "printed", "texts", "digest"):
            copy.__dict__.pop(name, None)
        return copy


class Paragraph(Value):
    """A paragraph of bound text."""

    kind: Literal["paragraph"] = "paragraph"
    id: str
    text: str


class ListBlock(Value):
    """Items of bound text, each printed as a paragraph of its own."""

    kind: Literal["list"] = "list"
    id: str
    items: tuple[str, ...]


class Table(Value):
    """A table; every cell is bound text. `wide` puts it into a landscape section."""

    kind: Literal["table"] = "table"
    id: str
    caption: str = ""
    unit_line: str = ""
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...] = ()
    wide: bool = False


Block = Annotated[Paragraph | ListBlock | Table, Field(discriminator="kind")]


class Section(Value):
    """A heading with its blocks. `number` is printed before the heading: 一、 （一）."""

    id: str
    heading: str
    number: str = ""
    level: int = 1
    blocks: tuple[Block, ...] = ()
    engine: str = "builtin"
    note: str = ""
    """Why the section is not what was asked for, as when an endpoint failed; '' if all is well."""


class ProfileRef(Value):
    """The profile that a report pins: id, version and digest of its folder."""

    id: str
    version: str
    digest: str
    variant: str = ""


class Report(Value):
    """A report as it is drafted, edited and exported."""

    format: Literal["qicao.report/1"] = "qicao.report/1"
    title: str
    year: int
    profile: ProfileRef
    ledger_digest: str
    cover: tuple[tuple[str, str], ...] = ()
    """Label and bound text of each line of the cover block."""
    sections: tuple[Section, ...] = ()
    appendices: tuple[Section, ...] = ()
    numbers: NumberStyle = NumberStyle()


def segment(name: str) -> str:
    """A row's name as an id segment: NFKC, letters, 汉字, digits and `_`; '' if nothing is left."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", name)).strip("_")
