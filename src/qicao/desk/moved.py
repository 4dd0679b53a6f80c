"""What moved between two sets of data, and every sentence of a report that rests on it.

A value that changed, one that is gone, one that is new; the source of a value does not count, only
what it says. Whoever calls decides which two: see `keeping.moving`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Literal

from qicao.boundtext import find_claim
from qicao.desk.citing import Citation, CitingRow, citations, grounds
from qicao.quantity import Kind, from_base
from qicao.relations.wording import shown
from qicao.values import Fact, Figure, Ledger, Origin, Source, Value
from qicao.workflow import Drafted

Way = Literal["changed", "gone", "new"]
DERIVED = "推算"
LONGEST = 80
"""Characters of a fact that are shown of it."""


class Cited(Value):
    """A sentence that rests on what moved, with what a person has to know of it."""

    row: CitingRow
    notes: tuple[str, ...] = ()
    broken: bool = False
    """Whether something in it cannot be printed any more."""


class MovedRow(Value):
    """A figure or a fact: what it was, what it is, and the sentences that rest on it."""

    id: str
    label: str
    way: Way
    before: str = ""
    after: str = ""
    difference: str = ""
    old_source: str = ""
    source: str = ""
    cited: tuple[Cited, ...] = ()


class Moved(Value):
    """All that moved: what the text rests on first, then what was given, then what follows."""

    rows: tuple[MovedRow, ...] = ()

    def of(self, *ways: Way) -> tuple[MovedRow, ...]:
        """The rows that moved in one of these ways."""
        return tuple(row for row in self.rows if row.way in ways)

    @property
    def cited(self) -> tuple[MovedRow, ...]:
        """The rows that a sentence rests on; what is new only where a sentence waited for it."""
        return tuple(row for row in self.rows if row.cited)

    @property
    def sentences(self) -> tuple[CitingRow, ...]:
        """Every sentence that rests on one of them, once each."""
        return tuple(dict.fromkeys(cited.row for row in self.rows for cited in row.cited))

    @property
    def broken(self) -> tuple[Cited, ...]:
        """The sentences in which something cannot be printed any more, once each."""
        found = (cited for row in self.rows for cited in row.cited if cited.broken)
        return tuple({cited.row: cited for cited in found}.values())


def moved(before: Ledger, drafted: Drafted) -> Moved:
    """What moved from some data to those of a report, with the sentences of its text."""
    found = tuple(_rows(before, drafted.ledger))
    resting = _resting(before, drafted) if found else {}
    rows = (row.model_copy(update={"cited": resting.get(row.id, ())}) for row in found)
    return Moved(rows=tuple(sorted(rows, key=lambda row: (not row.cited, _is_derived(row)))))


def _rows(old: Ledger, new: Ledger) -> Iterator[MovedRow]:
    for name in dict.fromkeys((*new.figures, *old.figures)):
        yield from _figure(name, old.figures.get(name), new.figures.get(name))
    for name in dict.fromkeys((*new.facts, *old.facts)):
        yield from _fact(name, old.facts.get(name), new.facts.get(name))


def _figure(name: str, old: Figure | None, new: Figure | None) -> Iterator[MovedRow]:
    before, after = (f.quantity if f else None for f in (old, new))
    told = new or old
    if told is None or before == after:
        return
    if before and after and before.kind is after.kind and before.base == after.base:
        return
    yield MovedRow(
        id=name,
        label=told.label,
        way=_way(before, after),
        before=shown(before) if before else "",
        after=shown(after) if after else "",
        difference=_difference(old, new) if old and new else "",
        old_source=_place(old.source) if old and before else "",
        source=_place(new.source) if new and after else "",
    )


def _fact(name: str, old: Fact | None, new: Fact | None) -> Iterator[MovedRow]:
    before, after = (fact.printed if fact else "" for fact in (old, new))
    told = new or old
    if told is None or before == after:
        return
    yield MovedRow(
        id=name,
        label=told.label,
        way=_way(before, after),
        before=_short(before),
        after=_short(after),
        old_source=_place(old.source) if old else "",
        source=_place(new.source) if new else "",
    )


def _way(before: object, after: object) -> Way:
    return "changed" if before and after else "gone" if before else "new"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}……"


def _difference(old: Figure, new: Figure) -> str:
    """By how much it moved, with its sign; a rate by points; '' between kinds or without one."""
    before, after = old.quantity, new.quantity
    if not (before and after) or before.of.dimension != after.of.dimension:
        return ""
    unit = "个百分点" if after.kind is Kind.RATE else after.unit
    decimals = None if None in (before.decimals, after.decimals) else after.decimals
    change = from_base(after.base - before.base, after.unit)
    amount = after.model_copy(update={"value": change, "decimals": decimals})
    return f"{'+' if change > 0 else ''}{shown(amount).removesuffix(after.unit)}{unit}"


def _is_derived(row: MovedRow) -> bool:
    return (row.source or row.old_source) == DERIVED


def _place(source: Source | None) -> str:
    if source is None:
        return ""
    return DERIVED if source.origin is Origin.FORMULA else str(source)


def _resting(before: Ledger, drafted: Drafted) -> Mapping[str, tuple[Cited, ...]]:
    """For each id the sentences that rest on it, in the old data or in the new."""
    found: dict[str, dict[CitingRow, Cited]] = {}
    for citation in citations(drafted):
        for name in _names(citation, before, drafted.ledger):
            sentences = found.setdefault(name, {})
            cited = _cited(citation, before, drafted.ledger)
            sentences[citation.row] = _together(sentences.get(citation.row), cited)
    return {name: tuple(sentences.values()) for name, sentences in found.items()}


def _names(citation: Citation, *ledgers: Ledger) -> Iterable[str]:
    return dict.fromkeys(chain.from_iterable(grounds(citation.slot, each) for each in ledgers))


def _cited(citation: Citation, before: Ledger, now: Ledger) -> Cited:
    notes = [_lost(citation, before), _turned(citation, before, now)]
    notes += ["这里现在没有数可印" if citation.missing else ""]
    return Cited(row=citation.row, notes=tuple(filter(None, notes)), broken=bool(citation.broken))


def _lost(citation: Citation, before: Ledger) -> str:
    """Why a slot cannot be printed; of a claim that was there, that its data are gone."""
    claim = find_claim(citation.slot, before) if citation.broken else None
    return f"“{claim.label}”的这个结论没有数据可印了，请改写" if claim else citation.broken


def _turned(citation: Citation, before: Ledger, now: Ledger) -> str:
    """That a claim says the opposite of what it said, if it does."""
    old, new = (find_claim(citation.slot, ledger) for ledger in (before, now))
    if not (old and new) or old.direction == new.direction:
        return ""
    return f"{new.label}由“{old.direction}”变为“{new.direction}”，前后的话要重看"


def _together(first: Cited | None, second: Cited) -> Cited:
    """One sentence that rests on a thing twice."""
    if first is None:
        return second
    notes = tuple(dict.fromkeys((*first.notes, *second.notes)))
    return first.model_copy(update={"notes": notes, "broken": first.broken or second.broken})
