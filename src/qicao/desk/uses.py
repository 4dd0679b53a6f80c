"""What a section must and may say, which of it its text says, and what nobody has provided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from qicao.boundtext import Slot
from qicao.check import is_said, printed_ids
from qicao.desk.slotwords import slot_row
from qicao.keeping import Kept, groups
from qicao.values import Section, SectionPlan, Signal, Value
from qicao.workflow import Drafted, Prepared

SHOWN = 3
"""Items that a problem names."""


class Use(Value):
    """A claim, a figure, a fact or a problem, in words."""

    label: str
    printed: str = ""
    """As it reads in the text; '' for a problem."""


class SectionUses(Value):
    """What a section is written from, by whether its text has it."""

    written: tuple[Use, ...] = ()
    """Required, and there."""
    unwritten: tuple[Use, ...] = ()
    """Required, and not there."""
    more: tuple[Use, ...] = ()
    """Not required, and there."""
    spare: tuple[Use, ...] = ()
    """Not required, and not there."""
    missing: tuple[str, ...] = ()
    """What it should state and nobody provided."""
    text: str = ""
    """How it reads, without its tables; '' before a draft."""


def section_uses(kept: Kept, entry: str) -> SectionUses:
    """The uses of one entry of the outline; nothing without data or for an unknown entry."""
    prepared, drafted = kept.prepared, kept.drafted
    plan = next((p for p in prepared.plans if p.id == entry), None) if prepared else None
    if prepared is None or plan is None:
        return SectionUses()
    order = [each.id for each in prepared.plans]
    sections = groups(drafted.report, order).get(entry, ()) if drafted else ()
    printed = frozenset(_printed(drafted, sections)) if drafted else frozenset[str]()
    ledger = prepared.ledger
    must = [(_use(name, prepared), is_said(name, printed, ledger)) for name in plan.must]
    must += [(_problem(signal), _answered(sections, plan, signal)) for signal in plan.signals]
    others = dict.fromkeys(name for name in (*plan.may, *plan.facts) if name not in plan.must)
    may = [(_use(name, prepared), name in printed) for name in others]
    return SectionUses(
        written=_those(must, there=True),
        unwritten=_those(must, there=False),
        more=_those(may, there=True),
        spare=_those(may, there=False),
        missing=tuple(plan.missing.values()),
        text="\n".join(_lines(drafted, sections)) if drafted else "",
    )


def _those(uses: Iterable[tuple[Use, bool]], *, there: bool) -> tuple[Use, ...]:
    return tuple(use for use, is_there in uses if is_there is there)


def _use(name: str, prepared: Prepared) -> Use:
    item, *styles = name.split("|")
    row = slot_row(Slot(item, tuple(styles)), prepared.ledger, prepared.profile.numbers)
    return Use(label=row.label, printed=row.printed)


def _problem(signal: Signal) -> Use:
    """A problem by its name, with whom it was seen at."""
    shown = "、".join(signal.labels[:SHOWN]) + ("等" if len(signal.labels) > SHOWN else "")
    return Use(label=f"{signal.code}（{shown}）" if shown else signal.code)


def _answered(sections: Sequence[Section], plan: SectionPlan, signal: Signal) -> bool:
    own = f"{plan.id}.{signal.code}"
    return any(signal.code in s.answers or f"{s.id}.".startswith(f"{own}.") for s in sections)


def _lines(drafted: Drafted, sections: Sequence[Section]) -> Iterator[str]:
    """Headings below the entry's own, paragraphs and list items, as they read."""
    for section in sections:
        pieces = (piece for piece in drafted.script.of(section.id) if piece.row is None)
        own = section is sections[0]
        yield from (p.text for p in pieces if p.text and not (p.heading and own))


def _printed(drafted: Drafted, sections: Sequence[Section]) -> Iterator[str]:
    """Ids of claims, figures and facts that the sections print."""
    for section in sections:
        for piece in drafted.script.of(section.id):
            yield from printed_ids(piece)
