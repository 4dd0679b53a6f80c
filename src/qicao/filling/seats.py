"""Which row of a form each member gets: the row that has its name, or a free one of its class."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from qicao.profile.formwords import word
from qicao.readers.forms import Target, is_placeholder
from qicao.values import Item, Ledger, segment


@dataclass(frozen=True, slots=True)
class Seat:
    """A row of a form for a member: its cells, and whether its name is still to be written."""

    item: Item
    targets: tuple[Target, ...]
    named: bool


@dataclass(frozen=True, slots=True)
class Seating:
    """Rows with their members, and the members that found no row."""

    seats: tuple[Seat, ...]
    standing: tuple[Item, ...]


def seat_members(
    targets: Iterable[Target], ledger: Ledger, own: str = "", about: str = ""
) -> Seating:
    """Members on rows. `own` is the group and `about` the member of which the whole form is.

    The names of what is listed in such a form begin with that member's.
    """
    others = tuple(item.label for item in ledger.group(own)) if about else ()
    rows = {n: row for n, row in _rows(targets).items() if row[0].group != own}
    groups = dict.fromkeys(row[0].group for row in rows.values())
    seats: list[Seat] = []
    standing: list[Item] = []
    for group in groups:
        places = [row for row in rows.values() if row[0].group == group]
        items = [i for i in ledger.group(group) if not about or _belongs(i, about, others)]
        found, left = _seated(places, items, ledger)
        seats += found
        standing += left
    return Seating(tuple(seats), tuple(standing))


def _belongs(item: Item, about: str, others: tuple[str, ...]) -> bool:
    """Whether a name begins with the form's member, and with none that has a longer name."""
    longer = (other for other in others if other != about and other.startswith(about))
    return item.label.startswith(about) and not any(item.label.startswith(o) for o in longer)


def _rows(targets: Iterable[Target]) -> dict[int, tuple[Target, ...]]:
    """The targets of members, row by row, down to the last row that says anything."""
    every = list(targets)
    last = max(
        (t.place[0] for t in every if not t.group or not _is_free(t) or _class(t)), default=-1
    )
    rows: dict[int, list[Target]] = {}
    for target in every:
        if target.group and target.name_place and target.place[0] <= last:
            rows.setdefault(target.place[0], []).append(target)
    return {row: tuple(found) for row, found in rows.items()}


def _is_free(target: Target) -> bool:
    return is_placeholder(target.member)


def _class(target: Target) -> tuple[str, ...]:
    return tuple(text for _, text in target.levels if text)


def _seated(
    rows: list[tuple[Target, ...]], items: list[Item], ledger: Ledger
) -> tuple[list[Seat], list[Item]]:
    by_name = {segment(item.label): item for item in items}
    named = [row for row in rows if not _is_free(row[0])]
    seats = [
        Seat(by_name[n], row, True) for row in named if (n := segment(row[0].member)) in by_name
    ]
    taken = {seat.item.id for seat in seats}
    free = [row for row in rows if _is_free(row[0])]
    standing = []
    for item in items:
        if item.id in taken:
            continue
        row = next((row for row in free if _fits(row[0], item, ledger)), None)
        if row is None:
            standing.append(item)
            continue
        free.remove(row)
        seats.append(Seat(item, row, False))
    return seats, standing


def _fits(target: Target, item: Item, ledger: Ledger) -> bool:
    """Whether the classes that the row states are the member's own."""
    stated = ((field, text) for field, text in target.levels if text)
    return all(word(_fact(item, field, ledger)) == word(text) for field, text in stated)


def _fact(item: Item, field: str, ledger: Ledger) -> str:
    fact = ledger.facts.get(f"{item.id}.{field}")
    return fact.text if fact else ""


def name_cell(seat: Seat, about: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Where the member's name is to be written, and the name without the form's own member."""
    place = seat.targets[0].name_place
    if not seat.named and place:
        yield place, seat.item.label.removeprefix(about)
