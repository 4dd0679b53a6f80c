"""What the targets of a form give: rows that name an id, with their values and units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qicao.profile.catalogue import Catalogue
from qicao.quantity import Kind, find_unit
from qicao.quantity.amount import is_blank
from qicao.readers.cells import Cell, Row
from qicao.readers.forms.filled import Filled
from qicao.readers.forms.goals import Goal, read_goal
from qicao.readers.forms.targets import Target
from qicao.readers.forms.units import own_unit


def is_money(row: Row, catalogue: Catalogue) -> bool:
    """Whether a row with a value is an amount of money, of which the unit must be known."""
    entry = None if is_blank(row.value.text) else catalogue.entry(row.id)
    found = find_unit(entry.unit) if entry and not entry.free_unit else None
    return found is not None and found.kind is Kind.MONEY


def _goal(target: Target, unit: str = "") -> Goal:
    """What a target or a result says; a bare number is in its row's unit, else in `unit`."""
    return read_goal(target.cell.text, target.unit or own_unit(target.head) or unit)


def told_units(targets: list[Target]) -> dict[tuple[str, str], str]:
    """Member → the unit that its target or its result is written with: ≥300亩, and 310."""
    split = [t for t in targets if t.split and not is_blank(t.cell.text)]
    told = ((t, _goal(t).unit) for t in reversed(split))
    return {(t.group, t.member): unit for t, unit in told if unit}


def rows_of(
    target: Target, filled: Filled, catalogue: Catalogue, units: dict[tuple[str, str], str]
) -> Iterator[Row]:
    """The rows that a target gives: one, or as many as its cell has parts."""
    if target.split is None or is_blank(target.cell.text):
        yield _row(target, target.cell, target.id, filled, catalogue)
        return
    goal = _goal(target, units.get((target.group, target.member), ""))
    for field, text in _parts(target, goal):
        cell = (
            target.cell
            if text == target.cell.text
            else Cell(text, target.cell.place, target.cell.sheet)
        )
        pattern = f"{target.group}.*.{field}"
        yield _row(target, cell, pattern, filled, catalogue, goal.unit)


def _parts(target: Target, goal: Goal) -> Iterable[tuple[str, str]]:
    split = target.split
    assert split is not None  # noqa: S101 - callers pass targets of a split column
    pairs = (
        (split.comparator, goal.comparator),
        (split.value, goal.value),
        (split.upper, goal.upper),
        (split.text, goal.text),
    )
    return ((field, text) for field, text in pairs if field and text)


def _row(
    target: Target, cell: Cell, name: str, filled: Filled, catalogue: Catalogue, unit: str = ""
) -> Row:
    return Row(
        cell,
        label=target.row,
        id=name,
        unit=unit or unit_of(target, name, filled, catalogue),
        group=target.group,
        member=target.member,
        member_cell=target.member_cell,
        form=filled.region.form.title,
        head=target.column,
    )


def unit_of(target: Target, name: str, filled: Filled, catalogue: Catalogue) -> str:
    """Money is in the unit of the head, the row or the form; all else in the catalogue's own."""
    entry = catalogue.entry(name)
    if entry is None or entry.free_unit:
        return ""
    stated, found = find_unit(target.unit), find_unit(entry.unit)
    if stated and found and stated.dimension == found.dimension:
        return stated.name
    if found is None or found.kind is not Kind.MONEY:
        return entry.unit
    return own_unit(target.head) or own_unit(target.row) or filled.unit
