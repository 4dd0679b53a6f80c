"""Values that people put in the place of what was read, as rows; and what may be corrected."""

from __future__ import annotations

from collections.abc import Iterator

from qicao.values import Fact, Figure, Value
from qicao.workflow import Prepared


class OverriddenRow(Value):
    """A corrected value: the old one, the new one, who and why."""

    id: str
    label: str
    old: str
    value: str
    who: str
    why: str


def overridden_rows(prepared: Prepared) -> tuple[OverriddenRow, ...]:
    """Every override, in the order in which they were made."""
    return tuple(
        OverriddenRow(
            id=name,
            label=_label(prepared, name),
            old=_old(prepared, name),
            value=f"{override.value}{override.unit}",
            who=override.who,
            why=override.why,
        )
        for name, override in prepared.choices.overrides.items()
    )


class LeftOutRow(Value):
    """A row of a file that does not stand in the report: where it is, who says so and why."""

    id: str
    label: str
    source: str
    who: str
    why: str
    held: tuple[str, ...] = ()
    """Place and words of each sentence and fact that is not offered, for it tells of it."""


def left_out_rows(prepared: Prepared, group: str) -> tuple[LeftOutRow, ...]:
    """The rows of a group that were left out, in the order of the files."""
    told = prepared.choices.left_out
    items = {i.id: i for i in prepared.reading.items if i.group == group and i.id in told}
    return tuple(
        LeftOutRow(
            id=item.id,
            label=item.label,
            source=str(item.source or ""),
            who=told[item.id].who,
            why=told[item.id].why,
            held=tuple(_held(prepared, item.id)),
        )
        for item in items.values()
    )


def _held(prepared: Prepared, row: str) -> Iterator[str]:
    yield from (str(sentence.source) for sentence in prepared.reconciled.held.get(row, ()))
    for fact in prepared.reconciled.silent.get(row, ()):
        yield f"{fact.label}：“{fact.text}”（{fact.source}）"


def figure_labels(prepared: Prepared) -> dict[str, str]:
    """What may be corrected or added: the figures that there are, and those of the catalogue."""
    there = {name: figure.label for name, figure in prepared.ledger.figures.items()}
    entries = prepared.profile.catalogue.figures.values()
    lacking = {entry.id: entry.label for entry in entries if "*" not in entry.id}
    return {name: f"{label}（{name}）" for name, label in (there | lacking).items()}


def _label(prepared: Prepared, name: str) -> str:
    known = _known(prepared, name)
    return known.label if known else name


def _old(prepared: Prepared, name: str) -> str:
    known = _known(prepared, name)
    return (known.source.old if known and known.source else "") or "没有"


def _known(prepared: Prepared, name: str) -> Figure | Fact | None:
    """The value of an id, also one that is not offered since it tells of a row left out."""
    silent = (fact for facts in prepared.reconciled.silent.values() for fact in facts)
    held = next((fact for fact in silent if fact.id == name), None)
    return prepared.ledger.figures.get(name) or prepared.ledger.facts.get(name) or held
