"""Listed cells as rows of a screen, and what a person tells of them: an id, or no figure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from qicao.choices import NO_FIGURE, Choices
from qicao.desk.beside import Beside
from qicao.desk.bundles import BESIDE
from qicao.errors import UsageError
from qicao.reconcile import cell_figure
from qicao.relations.wording import shown
from qicao.values import Figure, Unmapped, Value
from qicao.workflow import Prepared


class CellRow(Value):
    """A listed cell, what it would become, and what is known of that already."""

    place: str
    """As choices.yaml names it."""
    sheet: str
    cell: str
    label: str
    row: str
    column: str
    value: str
    beside: str = ""
    """What else stands in its row."""
    becomes: str = ""
    known: str = ""
    """The value that is there already, and whether it is the same; '' if there is none."""


def cell_rows(
    prepared: Prepared, cells: Sequence[Unmapped], said: Mapping[str, str]
) -> tuple[CellRow, ...]:
    """The cells, with what they become if these are told: place → id."""
    beside = Beside(prepared.reading)
    rows = (_cell_row(prepared, cell, said.get(str(cell.source), "")) for cell in cells)
    return tuple(
        row.model_copy(update={"beside": beside.of(cell.source)})
        for row, cell in zip(rows, cells, strict=True)
    )


def _cell_row(prepared: Prepared, cell: Unmapped, key: str) -> CellRow:
    name, _, head = cell.label.partition(BESIDE)
    row = CellRow(
        place=str(cell.source),
        sheet=cell.source.sheet or cell.source.form or "",
        cell=cell.source.cell or "",
        label=cell.label,
        row=name,
        column=head,
        value=f"{cell.source.text or ''}{cell.unit}",
    )
    if not key:
        return row
    figure = figure_of(prepared, cell, key)
    known = prepared.ledger.figures.get(key)
    return row.model_copy(
        update={
            "becomes": figure.label if figure else key,
            "known": _compared(figure, known) if figure and known else "",
        }
    )


def _compared(figure: Figure, known: Figure) -> str:
    if known.quantity is None:
        return ""
    same = "一致" if figure.may_equal(known) else "不一致"
    return f"{same}：已有 {shown(known.given or known.quantity)}"


def figure_of(prepared: Prepared, cell: Unmapped, key: str) -> Figure | None:
    """The figure that a cell would be; None if it cannot be that one."""
    try:
        return cell_figure(cell, key, prepared.profile.catalogue, prepared.reading.items)
    except UsageError:
        return None


def decide_cells(choices: Choices, said: Mapping[str, str]) -> Choices:
    """The choices with these cells told: place → id."""
    return choices.model_copy(update={"cells": {**choices.cells, **said}})


def skip_cells(choices: Choices, places: Iterable[str]) -> Choices:
    """The choices with these cells told to be no figures."""
    return decide_cells(choices, dict.fromkeys(places, NO_FIGURE))


def withdraw_cells(choices: Choices, places: Iterable[str]) -> Choices:
    """The choices without what was told of these cells."""
    gone = set(places)
    kept = {place: key for place, key in choices.cells.items() if place not in gone}
    return choices.model_copy(update={"cells": kept})


def told_rows(prepared: Prepared) -> tuple[CellRow, ...]:
    """The cells that a person has told, in that order, with what they became."""
    cells = {str(row.source): row for row in prepared.reading.unmapped}
    rows = []
    for place, key in prepared.choices.cells.items():
        figure = None if key == NO_FIGURE else figure_of(prepared, cells[place], key)
        row = _cell_row(prepared, cells[place], "")
        update = {"cell": place, "becomes": figure.label if figure else NO_FIGURE}
        rows.append(row.model_copy(update=update))
    return tuple(rows)
