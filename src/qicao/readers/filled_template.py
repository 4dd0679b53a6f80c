"""Our own workbook read back: hidden ids say what each cell is, whatever the labels say now."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from qicao.errors import ImportRefused
from qicao.profile.catalogue import Catalogue
from qicao.readers.cells import Cell, Row, Sheet
from qicao.readers.unread import unread_cells
from qicao.steps import other_profile
from qicao.values import Finding

MARK = "qicao.template/1"
"""Cell A1 of every sheet: this, the profile's id and version, and the topic, parted by ｜."""
COLUMNS = "#"
"""Column A of the hidden row that names the columns below it."""
TO_FILL, UNITS = "浅黄色格子可填", "单位："
"""What the lines above the first form have in them."""
VALUE, UNIT, MEMBER, IGNORED = "=value", "=unit", "=member", "=ignored"
"""Names of columns that are no field of a group and no measure of an item."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What A1 of a sheet says."""

    profile: str
    version: str
    topic: str


def read_mark(sheet: Sheet) -> Mark | None:
    """The mark of a sheet that `qicao template` wrote; None for any other."""
    first = sheet.rows[0][0].text if sheet.rows and sheet.rows[0] else ""
    parts = first.split("｜")
    return Mark(*parts[1:]) if parts[0] == MARK and len(parts) == 4 else None


def read_filled(
    sheet: Sheet, mark: Mark, profile: str, file: str, catalogue: Catalogue
) -> tuple[list[Row], list[Finding]]:
    """The rows of a filled sheet, and what stands in it outside the form.

    ImportRefused if it was written for another profile.
    """
    if profile and mark.profile != profile:
        hint = f"这张表是为“{mark.profile}”写的，不是“{profile}”，要重新生成表格或换报告类型"
        step = other_profile(mark.profile)
        raise ImportRefused("other_profile", file, hint, sheet=sheet.name, cell="A1", step=step)
    columns: dict[int, str] = {}
    rows: list[Row] = []
    unread: list[Finding] = []
    group, head, begun = "", False, False
    unread += unread_cells(sheet.rows[0][2:], file)
    for cells in sheet.rows[1:]:
        key = cells[0].text.strip() if cells else ""
        if key == COLUMNS:
            columns = {
                i: cell.text.strip() for i, cell in enumerate(cells) if i and cell.text.strip()
            }
            group, head, begun = "", True, True
            continue
        if key.endswith(".*"):
            group = key
        if key or (group and columns):
            rows += _row(cells, key or group, columns, catalogue)
        known = columns if key or group or head else {1: ""} if _is_title(cells, begun) else {}
        unread += unread_cells(_beside(cells, known), file)
        head = head and all(cell.blank for cell in cells)
    return rows, unread


def _beside(cells: tuple[Cell, ...], known: Collection[int]) -> Iterator[Cell]:
    return (cell for index, cell in enumerate(cells) if index and index not in known)


def _is_title(cells: tuple[Cell, ...], begun: bool) -> bool:
    """Whether a row is one of those that `qicao template` writes above the first form."""
    text = cells[1].text.strip() if len(cells) > 1 else ""
    return not begun and (TO_FILL in text or text.startswith(UNITS))


def _row(
    cells: tuple[Cell, ...], key: str, columns: dict[int, str], catalogue: Catalogue
) -> Iterator[Row]:
    by_name = {name: cells[index] for index, name in columns.items() if index < len(cells)}
    if MEMBER in by_name:
        yield from _member(by_name, key, catalogue)
        return
    for name, cell in by_name.items():
        if name == VALUE:
            yield _value(cell, key, catalogue)
        elif not name.startswith("="):
            yield _value(cell, f"{key}.{name}", catalogue)


def _value(cell: Cell, key: str, catalogue: Catalogue) -> Row:
    entry = catalogue.entry(key)
    return Row(cell, id=key, unit=entry.unit if entry else "")


def _member(by_name: dict[str, Cell], key: str, catalogue: Catalogue) -> Iterator[Row]:
    named = by_name[MEMBER]
    fields = [(f"{key}.{n}", cell) for n, cell in by_name.items() if not n.startswith("=")]
    if named.blank and all(cell.blank for _, cell in fields):
        return
    group = key.removesuffix(".*")
    own = by_name[UNIT].text.strip() if UNIT in by_name else ""
    member = named.text.strip()
    if member:
        yield Row(Cell("", named.place, named.sheet), group=group, member=member, member_cell=named)
    for name, cell in fields:
        entry = catalogue.entry(name)
        unit = own if entry and entry.free_unit else entry.unit if entry else ""
        yield Row(cell, id=name, unit=unit, group=group, member=member, member_cell=named)
