"""The unit above a table that its amounts cannot be in, by what the prose says of them (A46).

单位：元 over 5,154.00, which the prose gives as 5154.00万元; or 单位：万元 over 51,540,012.35.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from qicao.arithmetic.doubts.misread import digits_told
from qicao.arithmetic.grouped import grouped
from qicao.checking.columns import unit_of
from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.checking.text import Grid
from qicao.quantity import half_up
from qicao.statements import Statement
from qicao.values import Severity

_SCALES: Mapping[str, int] = {"元": 1, "千元": 1_000, "万元": 10_000, "亿元": 100_000_000}
_DIGITS, _LEAST, _ABOVE = 4, 2, 60
"""Digits of a number that is hardly another one by chance; amounts that have to tell; characters
above a table in which its unit stands."""


def _look(subject: Subject) -> Iterator[Spot | None]:
    said = {_printed(s) for s in subject.prose if _is_amount(s)}
    cells = grouped(
        (s for s in subject.examined.statements if s.table and _is_amount(s)), lambda s: s.table
    )
    for number, grid in enumerate(_grids(subject), 1):
        unit = grid.unit or ""
        own = [s for s in cells.get(number, ()) if s.mention.unit == unit]
        if unit in _SCALES and len(own) >= _LEAST and (at := _unit_at(subject, grid)):
            due = _due(own, unit, said)
            yield _told(at, unit, due) if due else None


def _grids(subject: Subject) -> list[Grid]:
    """The tables in the order in which their statements count them."""
    return [block for block in subject.examined.text.blocks if isinstance(block, Grid)]


def _is_amount(s: Statement) -> bool:
    plain = s.mention.unit in _SCALES and not s.hedged and bool(s.mention.decimals)
    return plain and digits_told(s) >= _DIGITS


Printed = tuple[str, int, Decimal]
"""A unit, decimals and the number that is printed with them."""


def _printed(s: Statement) -> Printed:
    return s.mention.unit or "", s.mention.decimals or 0, s.mention.value or Decimal(0)


def _due(cells: Sequence[Statement], unit: str, said: set[Printed]) -> str:
    """The only unit in which the prose has amounts of a table, if it has none in its own."""
    found = {name: _many(cells, name, said) for name in _SCALES}
    fitting = [name for name, many in found.items() if many >= _LEAST]
    return fitting[0] if len(fitting) == 1 and not found[unit] else ""


def _many(cells: Sequence[Statement], unit: str, said: set[Printed]) -> int:
    """How many numbers of a table the prose has, were they in a unit."""
    worths = {s.mention.value * _SCALES[unit] for s in cells if s.mention.value}
    kinds = {(name, places) for name, places, _ in said}
    return sum(
        any((name, places, half_up(w / _SCALES[name], places)) in said for name, places in kinds)
        for w in worths
    )


def _unit_at(subject: Subject, grid: Grid) -> tuple[int, int] | None:
    """Where the unit stands that a line names above a table."""
    above = [line for line in subject.lines if line.start < grid.start][-2:]
    for line in reversed(above):
        found = unit_of(line.text)
        if found == grid.unit and grid.start - line.start - len(line.text) <= _ABOVE:
            at = line.start + line.text.rindex(found or "")
            return at, at + len(found or "")
    return None


def _told(at: tuple[int, int], unit: str, due: str) -> Spot:
    return Spot(
        Severity.ERROR,
        f"表的单位写的是“{unit}”，表里的数在正文中是以{due}计的",
        *at,
        todo="请核对表上方的单位",
        expected=due,
        suggestion=f"改为{due}",
    )


TABLE_SCALES = TextCheck("A46", "表的单位与正文的金额一致", _look, aim="注明金额单位的表")
