"""What a profile says, once loaded: outline, catalogue, relations, claims, signals, style."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from qicao.pagestyle import PageStyle
from qicao.profile.catalogue import Catalogue
from qicao.profile.forms import Forms
from qicao.relations import AnyRelation, Conditions
from qicao.values import NumberStyle, ProfileRef, Value


def _as_tuple(value: object) -> object:
    """A single entry as a list of one, so that a profile need not write brackets."""
    return (value,) if isinstance(value, str) else value


Texts = Annotated[tuple[str, ...], BeforeValidator(_as_tuple)]
Variants = Annotated[
    tuple[Annotated[tuple[str, ...], BeforeValidator(_as_tuple)], ...], BeforeValidator(_as_tuple)
]
"""Ways to say a thing, best first; those of one inner list are equally good."""
Parts = Variants
"""Parts said one after the other; the ways of one inner list are equally good."""


class Direction(Value):
    """The words for less, more and equal."""

    less: str
    more: str
    equal: str = "持平"


class ClaimForm(Value):
    """How a claim is made from two figures and printed, for each of its items.

    In the phrases `{word}` is the direction's word; slots name figures with `{item}`.
    """

    items: tuple[str, ...]
    current: str
    base: str
    direction: str = ""
    """Overrides the item's own pair."""
    words: str = ""
    """The claim without a number, of `{label}`, `{size}` and `{word}`; '' for the usual ones."""
    less: Texts = ()
    more: Texts = ()
    equal: Texts = ()
    zero_base: Texts = ()


class SignalForm(Value):
    """When a signal is seen, and how it reads as a problem and as the measure that answers it."""

    each: str = ""
    """The group whose members are looked at one by one."""
    items: tuple[str, ...] = ()
    """Items that `{item}` stands for."""
    when: Conditions = Field(min_length=1)
    order: str = ""
    """The figure by which its subjects are ordered, largest first."""
    weight: int
    at_least: int = 1
    """Subjects that must be seen before it counts."""
    area: str = ""
    """The field of work that a lead sentence names it by."""
    title: Variants
    evidence: Variants
    """What was seen, at one subject: `{name}`; several are joined."""
    text: Parts
    """The parts of the problem: `{evidence}`, `{names}`, `{cause}`."""
    reasoned: Parts = ()
    """Its parts where somebody stated the reason, which a judgement would not fit; else `text`."""
    cause: Texts = ()
    """Usual causes, offered as 待核实 where no material gives one."""
    cause_facts: tuple[str, ...] = ()
    """Facts that hold the cause, best first; `group.*` is the subject."""
    cause_words: tuple[str, ...] = ()
    """Words by which a sentence of a material is known to give a cause."""
    cause_about: tuple[str, ...] = ()
    """Words by which such a sentence is known to be about the signal, where it has no subjects."""
    measure_title: Variants
    measure: Parts
    """The parts of the measure: `{names}`, `{who}`."""
    who: str = ""
    check: str = ""
    """How next year will show that it was done."""
    known_by: Parts = ()
    """Words by which a problem of last year's report is known to be this: one of each list."""
    answered_by: Parts = ()
    """Words by which a measure of last year's report is known to answer it: one of each list."""


class Sentence(Value):
    """One sentence of the builtin engine: said if its conditions hold and all its slots resolve."""

    say: Variants = ()
    when: Conditions = ()
    each: str = ""
    """A group (or a list of items in `items`): `item` is said for each member, then joined."""
    items: tuple[str, ...] = ()
    only: Conditions = ()
    item: Variants = ()
    order: str = ""
    limit: int = 0
    group_by: str = ""
    """A fact of the members, as a reason: those of which it reads the same are said together."""
    join: str = "；"
    head: Variants = ()
    tail: str = "。"


class TableForm(Value):
    """A table of a section: fixed `rows`, then one `row` a member of `each`."""

    caption: str = ""
    unit_line: str = ""
    header: tuple[str, ...]
    each: str = ""
    order: str = ""
    row: tuple[Texts, ...] = ()
    """For each cell the ways to fill it, best first; '' where none resolves."""
    rows: tuple[tuple[Texts, ...], ...] = ()
    """Their cells are filled like those of `row`; one of which no slot resolves is left out."""
    foot: tuple[str, ...] = ()
    widths: tuple[int, ...] = ()
    wide: bool = False


class ParagraphForm(Value):
    """A paragraph of the builtin engine: sentences, or material paragraphs, or a table."""

    id: str
    sentences: tuple[Sentence, ...] = ()
    materials: tuple[str, ...] = ()
    """Words in the headings of materials whose paragraphs are quoted here."""
    lead: Variants = ()
    """Before the first quoted paragraph; `{title}` is the material's."""
    table: TableForm | None = None


class SectionForm(Value):
    """A heading of the outline with what it must and may say."""

    id: str
    heading: str
    writes: Literal["prose", "problems", "measures"] = "prose"
    must: tuple[str, ...] = ()
    """Claims and figures that the section has to state when the ledger has them."""
    may: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    """Words of the first levels whose indicators the section may name; `""` is in every one."""
    empty: str = "无"
    """What a section says that has nothing (A60)."""
    pending: str = ""
    """What the section waits for, where nothing was provided that it must state."""
    zero_of: tuple[str, ...] = ()
    """Figures of which a value other than zero forbids the word 无."""
    materials: tuple[str, ...] = ()
    guide: str = ""
    """For a model: what the section is for."""
    sections: tuple[SectionForm, ...] = ()
    appendix: bool = False
    only_in: tuple[str, ...] = ()
    """Variants of the outline that have this section; all if empty."""


class PastForm(Value):
    """Which facts hold what last year's report put down, for this year to follow up."""

    problems: str = ""
    measures: str = ""
    unfinished: str = ""
    """What a person lists as not yet done."""

    @property
    def lists(self) -> tuple[tuple[str, str], ...]:
        """What a section writes, and the fact that holds last year's list of it."""
        return ("problems", self.problems), ("measures", self.measures)


class Again(Value):
    """What is said of a signal that last year's report had put down: `{problem}`, `{measure}`."""

    same: Variants = ()
    """Of the very thing."""
    alike: Variants = ()
    """Of one like it, at other subjects."""
    follow: Variants = ()
    """What is to follow, below this year's measure: `{who}`."""


class Leads(Value):
    """Sentences around the list of problems and the list of measures."""

    problems: Variants = ()
    no_problems: Variants = ()
    measures: Variants = ()
    no_measures: Variants = ()
    charged: tuple[str, ...] = ()
    """Who answers for a subject of a measure and by when, part by part; `{item}` is the subject.

    A part is said where its facts are given, and asked for with the data that are missing.
    """
    unverified: str = "待核实"
    few: str = ""
    some: str = ""
    """What a title calls one subject, and several: `{some}`."""
    because: tuple[str, ...] = ()
    """Words with which a stated cause may begin by itself."""
    no_cause: tuple[str, ...] = ()
    """Words in which one of `cause_words` stands and that give no cause: 说明原因."""
    cause_because: str = "{reason}。"
    cause: str = "{reason}。"
    cause_of: str = "{name}：{reason}"
    """A cause that is not of all subjects, with those that it is of."""
    cause_unknown: str = ""
    cause_hint: str = ""
    again: Again = Again()


class Profile(Value):
    """A kind of report, all of it data."""

    ref: ProfileRef
    title: str
    heading: str = ""
    """The title of a report as bound text; `title` if empty."""
    basis: tuple[str, ...] = ()
    cover: tuple[tuple[str, str], ...] = ()
    outline: tuple[SectionForm, ...]
    catalogue: Catalogue
    forms: Forms = Forms()
    relations: tuple[AnyRelation, ...] = ()
    directions: dict[str, Direction] = {}
    definitions: dict[str, str] = {}
    voice_by: str = ""
    """The fact by which equally good phrasings are chosen: one department always reads the same."""
    avoid: tuple[str, ...] = ()
    """Words that a draft should not use."""
    careful: tuple[str, ...] = ()
    """Words that need a number beside them."""
    phrases: tuple[str, ...] = ()
    """Words with digits or quantity in them that may stand without a figure."""
    organisations: tuple[str, ...] = ()
    """Endings and names of bodies that may be named without a source."""
    claims: dict[str, ClaimForm] = {}
    signals: dict[str, SignalForm] = {}
    sections: dict[str, tuple[ParagraphForm, ...]] = {}
    leads: Leads = Leads()
    past: PastForm = PastForm()
    numbers: NumberStyle = NumberStyle()
    page: PageStyle = PageStyle()
    variants: tuple[str, ...] = ()
    section_ids: tuple[str, ...] = ()
    """Every section of every variant."""
    files: dict[str, str] = {}
    """The folder as it was read, so that a report can carry it along."""

    @property
    def every_section(self) -> Iterator[SectionForm]:
        """The sections of the outline, each before those below it."""
        waiting = [*self.outline]
        while waiting:
            form = waiting.pop(0)
            yield form
            waiting[:0] = form.sections
