"""The lines of a table, made concrete, and the amounts that stand in their columns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from qicao.quantity import Quantity
from qicao.quantity.rounding import WIDE, half_up
from qicao.trial.blocks import Draft
from qicao.trial.chance import Chance
from qicao.trial.layouts import Column, Row, Side, Tables

NOT_OURS = "~"
"""Before ids joined by +: what stands there is their sum, which is no figure of ours."""
SIGNED = re.compile(r"([+-])(\w+)")
NOTHING = Quantity(value=Decimal(0), unit="万元", decimals=2)


class Line(NamedTuple):
    """A row of a side, made concrete: a member of a group has its code, name and ids."""

    row: Row
    code: str
    name: str
    ids: Mapping[str, str]
    numbered: str = ""
    """What numbers it, mark and all, such as 一、."""


@dataclass(frozen=True)
class Matter:
    """What a table is filled with."""

    figures: Mapping[str, Quantity]
    members: Mapping[str, Sequence[str]]
    economics: Mapping[str, str]
    tables: Tables
    chance: Chance
    words: Mapping[str, str]
    """What {name}, {year} and the like in headings stand for."""


def part(column: Column, line: Line, side: Side, matter: Matter) -> Draft:
    """The figure that the row names, or a share of other columns', which is no figure of ours."""
    if column.kind != "part" or column.key in line.ids:
        return figure(column, line, matter)
    whole = _joined(column.of, line, side, matter)
    if whole is None:
        return Draft("spare")
    value = half_up(whole.value * _share(column, matter), whole.decimals or 0)
    return Draft("amount", amount=whole.model_copy(update={"value": value}))


def _joined(columns: str, line: Line, side: Side, matter: Matter) -> Quantity | None:
    """The amounts of columns joined with + and -; None if the first has none."""
    signs = [("+", columns.split("+")[0].split("-")[0]), *SIGNED.findall(columns)]
    known = {column.key: column for column in side.columns}
    amounts = [part(known[key], line, side, matter).amount for _, key in signs]
    if amounts[0] is None:
        return None
    whole = sum(
        amount.value if sign == "+" else -amount.value
        for (sign, _), amount in zip(signs, amounts, strict=True)
        if amount is not None
    )
    return amounts[0].model_copy(update={"value": Decimal(whole)})


def _share(column: Column, matter: Matter) -> Decimal:
    if not column.like:
        return column.share
    some, whole = (summed(name, matter.figures).value for name in column.like.split("/"))
    return WIDE.divide(some, whole) if whole else Decimal(0)


def moved(line: Line, matter: Matter) -> Quantity:
    """What the row may have moved since the year before: a number that is no figure of ours."""
    most = _largest(line, matter)
    change = matter.chance.whole(-most // 6, most // 5)
    return Quantity(value=Decimal(change) / 100, unit="万元", decimals=2)


def near(line: Line, matter: Matter) -> Quantity:
    """An amount like those of the row that is no figure of ours."""
    most = _largest(line, matter)
    return Quantity(value=Decimal(most + most // 16) / 100, unit="万元", decimals=2)


def _largest(line: Line, matter: Matter) -> int:
    amounts = [matter.figures[name].value for name in line.ids.values() if name in matter.figures]
    return int(max(amounts, default=Decimal(0)) * 100)


def figure(column: Column, line: Line, matter: Matter) -> Draft:
    """The figure that the row names for the column: zero if there is none, nothing if unnamed."""
    name = line.ids.get(column.key, "")
    if not name:
        return Draft("spare")
    if name.startswith(NOT_OURS):
        return Draft("amount", amount=summed(name, matter.figures))
    return Draft("amount", amount=matter.figures.get(name, NOTHING), id=name)


def summed(name: str, figures: Mapping[str, Quantity]) -> Quantity:
    """The sum of the figures that a name after `~` joins; those that there are none of are zero."""
    amounts = [figures.get(each, NOTHING) for each in names_of(name)]
    whole = sum((amount.value for amount in amounts), Decimal(0))
    return amounts[0].model_copy(update={"value": whole})


def names_of(name: str) -> list[str]:
    """The figures that a column of a row names: one of ours, or several after `~`."""
    return name.removeprefix(NOT_OURS).split("+") if name.startswith(NOT_OURS) else [name]
