"""The report as it is planned, drafted, edited and exported."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from qicao.values.base import Value
from qicao.values.ledger import Signal
from qicao.values.material import Sentence


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
    pending: str = ""
    missing: dict[str, str] = {}
    """What the section should state and nobody provided: id and label."""
    appendix: bool = False
    has_children: bool = False


class NumberStyle(Value):
    """How a report prints numbers."""

    amount_unit: str = "万元"
    amount_decimals: int = 2
    rate_decimals: int = 2
    score_decimals: int = 2
    thousands: bool = False
    missing: str = "（待补：{label}）"


class Paragraph(Value):
    """A paragraph of bound text."""

    kind: Literal["paragraph"] = "paragraph"
    id: str
    text: str

    @property
    def texts(self) -> tuple[str, ...]:
        """Every bound text of the block, in reading order."""
        return (self.text,)


class ListBlock(Value):
    """Items of bound text, each printed as a paragraph of its own."""

    kind: Literal["list"] = "list"
    id: str
    items: tuple[str, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """Every bound text of the block, in reading order."""
        return self.items


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

    @property
    def texts(self) -> tuple[str, ...]:
        """Every bound text of the block, in reading order."""
        return tuple(cell for row in self.rows for cell in row)


Block = Annotated[Paragraph | ListBlock | Table, Field(discriminator="kind")]


class Section(Value):
    """A heading with its blocks. `number` is printed before the heading: 一、 （一）."""

    id: str
    heading: str
    number: str = ""
    level: int = 1
    blocks: tuple[Block, ...] = ()
    engine: str = "builtin"
    answers: tuple[str, ...] = ()
    """Codes of the signals that a measure answers, where they are not the one in its id alone."""
    prompt: str = ""
    """The version of the prompt that a model wrote it by; '' where none did."""
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
