"""Runs and exchanges as rows, and back."""

from __future__ import annotations

from typing import Any

from sqlalchemy import RowMapping, Select, Table, select

from qicao.values import Exchange, ProfileRef, ReportLine, Run

_PROFILE = "profile_"


def columns(table: Table) -> Select[Any]:
    """A query for all that a value is made from: every column but the number."""
    return select(*(column for column in table.c if column.name != "number"))


def run_row(run: Run) -> dict[str, Any]:
    """The columns of a run; its profile is spread over several."""
    return {**run.model_dump(exclude={"profile"}), **profile_columns(run.profile)}


def profile_columns(profile: ProfileRef) -> dict[str, Any]:
    """The columns that a profile is spread over."""
    return {f"{_PROFILE}{name}": value for name, value in profile.model_dump().items()}


def run_of(row: RowMapping) -> Run:
    """The run that was kept as this row."""
    return Run(**_with_profile(row))


def report_of(row: RowMapping) -> ReportLine:
    """The line of a report that is kept as this row."""
    return ReportLine(**_with_profile(row))


def _with_profile(row: RowMapping) -> dict[str, Any]:
    own = {name: value for name, value in row.items() if not name.startswith(_PROFILE)}
    profile = {name.removeprefix(_PROFILE): value for name, value in row.items() if name not in own}
    return {**own, "profile": profile}


def exchange_row(exchange: Exchange) -> dict[str, Any]:
    """The columns of an exchange."""
    return exchange.model_dump()


def exchange_of(row: RowMapping) -> Exchange:
    """The exchange that was kept as this row."""
    return Exchange(**row)
