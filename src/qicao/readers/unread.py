"""Findings for what stands in a file and was not read, so that nothing is dropped in silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from qicao.readers.cells import Area, Cell, Row, Sheet, column_name
from qicao.steps import Step
from qicao.values import Finding, Origin, Severity, Source

SHOWN = 5
"""Cells of a row that a finding quotes."""
MERGED_CELLS = 2000
"""Cells of one merged area that are looked at; no form of ours has as many."""


def told(
    code: str,
    message: str,
    todo: str,
    file: str,
    sheet: str | None = None,
    cell: str | None = None,
    step: Step | None = None,
) -> Finding:
    """A warning about a file, a sheet of it or one cell."""
    source = Source(origin=Origin.CELL, file=file, sheet=sheet, cell=cell)
    return Finding(
        code=code,
        severity=Severity.WARNING,
        message=message,
        todo=todo,
        sources=(source,),
        step=step,
    )


def nothing_read(file: str, sheet: str | None = None) -> Finding:
    """What to say of a file or a sheet that gave no value at all."""
    where = f"{file}｜{sheet}" if sheet else file
    todo = "请核对是不是给错了文件；填好数据并保存后再读入"
    return told("R08", f"{where}：没有读到数据", todo, file, sheet)


def is_empty(rows: Iterable[Row]) -> bool:
    """Whether no row has a value or names a member."""
    return all(row.value.blank and not row.member for row in rows)


def unread_cells(cells: Iterable[Cell], file: str) -> Iterator[Finding]:
    """One finding for the cells of a row that lie outside the form; none if they are blank."""
    filled = [cell for cell in cells if not cell.blank]
    if not filled:
        return
    first = filled[0]
    seen = "、".join(f"{cell.place}“{cell.text.strip()[:20]}”" for cell in filled[:SHOWN])
    more = f"等{len(filled)}格" if len(filled) > SHOWN else ""
    where = f"{file}｜{first.sheet}｜{first.place}"
    todo = "这里不是填报的格子：需要的数据请填到浅黄色的格子里，不需要的可以留着"
    yield told("R08", f"{where}：没有读入 {seen}{more}", todo, file, first.sheet, first.place)


def merged_values(sheet: Sheet, rows: Iterable[Row], file: str) -> list[Finding]:
    """One finding for each merged area over several values, of which only the first has any."""
    values = {row.value.place: row.value for row in rows if row.value.sheet == sheet.name}
    findings = []
    for area in sheet.merged:
        first, *others = _places(area)
        cell = values.get(first)
        if cell and not cell.blank and any(place in values for place in others):
            span = f"{first}:{column_name(area.right)}{area.bottom + 1}"
            message = f"{file}｜{sheet.name}｜{first}：合并单元格 {span} 里的“{cell.text[:20]}”"
            todo = "请取消合并，每一格填自己的数"
            findings.append(
                told("R08", f"{message}只算作 {first} 的数", todo, file, sheet.name, first)
            )
    return findings


def _places(area: Area) -> list[str]:
    """The first cells of a merged area, row by row."""
    places = (
        f"{column_name(column)}{row + 1}"
        for row in range(area.top, area.bottom + 1)
        for column in range(area.left, area.right + 1)
    )
    return list(islice(places, MERGED_CELLS))
