"""Runs and exchanges as rows, and back."""

from __future__ import annotations

from typing import Any

from sqlalchemy import RowMapping, Select, Table, select

from qicao.values import Exchange, Run

_PROFILE = "profile_"


def columns(table: Table) -> Select[Any]:
    """A query for all that a value is made from: every column but the number."""
    return select(*(column for column in table.c if column.name != "number"))


def run_row(run: Run) -> dict[str, Any]:
    """The columns of a run; its profile is spread over several."""
    row = run.model_dump(exclude={"profile"})
    profile = run.profile.model_dump()
    return {**row, **{f"{_PROFILE}{name}": value for name, value in profile.items()}}


def run_of(row: RowMapping) -> Run:
    """The run that was kept as this row."""
    own = {name: value for name, value in row.items() if not name.startswith(_PROFILE)}
    profile = {name.removeprefix(_PROFILE): value for name, value in row.items() if name not in own}
    return Run(**own, profile=profile)


def exchange_row(exchange: Exchange) -> dict[str, Any]:
    """The columns of an exchange."""
    return exchange.model_dump()


def exchange_of(row: RowMapping) -> Exchange:
    """The exchange that was kept as this row."""
    return Exchange(**row)
