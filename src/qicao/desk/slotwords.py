"""What the slots of a report print and where that comes from; what may be put in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Literal

from qicao.boundtext import Slot as Named
from qicao.boundtext import find_claim, parse, render_plain, slot_figures, slots
from qicao.errors import QicaoError, TextError
from qicao.values import Figure, Ledger, NumberStyle, Origin, Value

Kind = Literal["figure", "fact", "claim", "unknown"]
MOST = 1500
"""Entries to choose from."""


class SlotRow(Value):
    """A slot, as `id` or `id|style`: what it prints, what it is, where it came from."""

    slot: str
    label: str = ""
    printed: str = ""
    kind: Kind = "figure"
    value: str = ""
    source: str = ""
    formula: str = ""
    note: str = ""
    group: str = ""


class SlotRows:
    """What slots print out of one ledger; each is looked up once, however often a text is saved."""

    def __init__(self, ledger: Ledger, numbers: NumberStyle) -> None:
        self.ledger, self.numbers = ledger, numbers
        self._known: dict[str, SlotRow] = {}

    def used(self, texts: Iterable[str]) -> tuple[SlotRow, ...]:
        """Every slot in some bound texts, once each."""
        named = {str(slot): slot for text in texts for slot in _slots(text)}
        return tuple(map(self._row, named.values()))

    @cached_property
    def vocabulary(self) -> tuple[SlotRow, ...]:
        """What may be put into a text: claims first, then given figures, facts, derived figures."""
        ledger = self.ledger
        claims = (Named(c.item, (c.measure,)) for c in ledger.claims.values() if c.direction)
        present = [f for f in ledger.figures.values() if f.present]
        given = (Named(f.id) for f in present if not _derived(f))
        facts = (Named(name) for name in ledger.facts)
        derived = (Named(f.id) for f in present if _derived(f))
        rows = map(self._row, (*claims, *given, *facts, *derived))
        return tuple(row for row in rows if row.kind != "unknown")[:MOST]

    def _row(self, slot: Named) -> SlotRow:
        name = str(slot)
        if name not in self._known:
            self._known[name] = slot_row(slot, self.ledger, self.numbers)
        return self._known[name]


def slot_row(slot: Named, ledger: Ledger, numbers: NumberStyle) -> SlotRow:
    """One slot; kind `unknown`, with the reason, for one that cannot be printed."""
    name = str(slot)[2:-2]
    try:
        printed = render_plain(str(slot), ledger, numbers)
    except QicaoError as error:
        return SlotRow(slot=name, label=slot.id, printed=str(slot), kind="unknown", note=str(error))
    if claim := find_claim(slot, ledger):
        rows = [ledger.figures[i] for i in slot_figures(slot, ledger) if i in ledger.figures]
        return SlotRow(
            slot=name,
            label=f"{claim.label}{claim.measure}",
            printed=printed,
            kind="claim",
            source="；".join(f"{f.label}：{f.source}" for f in rows),
            group="结论",
        )
    if fact := ledger.facts.get(slot.id):
        source = str(fact.source or "")
        return SlotRow(
            slot=name, label=fact.label, printed=printed, kind="fact", source=source, group="事实"
        )
    return _figure(name, printed, ledger.figures[slot.id])


def _figure(name: str, printed: str, figure: Figure) -> SlotRow:
    source = str(figure.source or "未提供")
    quantity = figure.quantity
    return SlotRow(
        slot=name,
        label=figure.label,
        printed=printed,
        value=f"{quantity.value}{figure.unit}" if quantity else "未提供",
        source="" if _derived(figure) else source,
        formula=source if _derived(figure) else "",
        group="推算" if _derived(figure) else "数据",
    )


def _derived(figure: Figure) -> bool:
    return bool(figure.source and figure.source.origin is Origin.FORMULA)


def _slots(text: str) -> Iterator[Named]:
    try:
        parse(text)
    except TextError:
        return
    yield from slots(text)
