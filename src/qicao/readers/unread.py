"""Findings for what stands in a file and was not read, so that nothing is dropped in silence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from qicao.readers.cells import Cell, Row, Sheet, column_index, column_name
from qicao.values import Finding, Origin, Severity, Source

SHOWN = 5
"""Cells of a row that a finding quotes."""
MERGED_CELLS = 2000
"""Cells of one merged area that are looked at; no form of ours has as many."""
_AREA = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6}):([A-Z]{1,3})([1-9]\d{0,6})")


def told(
    code: str, message: str, todo: str, file: str, sheet: str | None = None, cell: str | None = None
) -> Finding:
    """A warning about a file, a sheet of it or one cell."""
    source = Source(origin=Origin.CELL, file=file, sheet=sheet, cell=cell)
    return Finding(
        code=code, severity=Severity.WARNING, message=message, todo=todo, sources=(source,)
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


def merged_values(
    sheet: Sheet, areas: Iterable[str], rows: Iterable[Row], file: str
) -> list[Finding]:
    """One finding for each merged area over several values, of which only the first has any."""
    values = {row.value.place: row.value for row in rows if row.value.sheet == sheet.name}
    findings = []
    for area in areas:
        first, *others = _places(area)
        cell = values.get(first)
        if cell and not cell.blank and any(place in values for place in others):
            message = f"{file}｜{sheet.name}｜{first}：合并单元格 {area} 里的“{cell.text[:20]}”"
            todo = "请取消合并，每一格填自己的数"
            findings.append(
                told("R08", f"{message}只算作 {first} 的数", todo, file, sheet.name, first)
            )
    return findings


def _places(area: str) -> Iterator[str]:
    """The first cells of a merged area, row by row; '' for what is no area."""
    match = _AREA.fullmatch(area)
    if match is None:
        yield ""
        return
    left, right = column_index(match[1] + "1"), column_index(match[3] + "1")
    count = 0
    for row in range(int(match[2]), int(match[4]) + 1):
        for column in range(left, right + 1):
            yield f"{column_name(column)}{row}"
            count += 1
            if count == MERGED_CELLS:
                return
