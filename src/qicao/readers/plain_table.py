"""The plain table that every kind of report accepts: id, label, value, unit, period, group."""

from __future__ import annotations

import re
import unicodedata

from qicao.errors import ImportRefused
from qicao.readers.cells import Cell, Row, Sheet
from qicao.readers.invisible import visible
from qicao.readers.unread import SHOWN, told
from qicao.values import Finding, Severity

HEADER_WITHIN = 10
"""Rows at the top that may be titles."""
_NAMES = {
    "id": ("id", "编号", "数据编号", "指标编号"),
    "label": ("label", "名称", "项目", "指标", "数据名称", "项目名称", "指标名称"),
    "value": ("value", "数值", "金额", "数据", "值", "内容"),
    "unit": ("unit", "单位", "计量单位"),
    "period": ("period", "期间", "年度", "年份", "时期", "所属年度", "所属期间"),
    "group": ("group", "分组", "组", "类别"),
}
_COLUMNS = {name: column for column, names in _NAMES.items() for name in names}
_REQUIRED = ("label", "value", "unit")
_IGNORED = ("", "备注", "说明", "序号", "来源", "note", "remark")
_UNIT_IN_HEADER = re.compile(r"(.+)\((?:单位:)?([^()]+)\)")


class _Header:
    """Which column is what, and the unit that stands in the value's own heading."""

    def __init__(self, row: tuple[Cell, ...]) -> None:
        self.columns: dict[str, int] = {}
        self.repeated: list[Cell] = []
        self.unread: list[Cell] = []
        self.unit = ""
        for index, cell in enumerate(row):
            self._add(cell, index)

    def _add(self, cell: Cell, index: int) -> None:
        name = "".join(unicodedata.normalize("NFKC", visible(cell.text)).split()).lower()
        column = _COLUMNS.get(name)
        if column is None and (match := _UNIT_IN_HEADER.fullmatch(name)):
            column = _COLUMNS.get(match[1])
            self.unit = match[2] if column == "value" else self.unit
        if column is None:
            self.unread += [] if name in _IGNORED else [cell]
        elif column in self.columns:
            self.repeated.append(cell)
        else:
            self.columns[column] = index

    @property
    def complete(self) -> bool:
        """Whether all required columns are there."""
        return all(name in self.columns or (name == "unit" and self.unit) for name in _REQUIRED)

    def cell(self, row: tuple[Cell, ...], column: str) -> Cell | None:
        index = self.columns.get(column)
        return row[index] if index is not None and index < len(row) else None

    def text(self, row: tuple[Cell, ...], column: str) -> str:
        cell = self.cell(row, column)
        return cell.text.strip() if cell else ""


def read_plain_table(sheet: Sheet, file: str) -> tuple[tuple[Row, ...], tuple[Finding, ...]] | None:
    """The rows of a plain table and what was left out; None if the sheet has no such header."""
    for number, cells in enumerate(sheet.rows[:HEADER_WITHIN]):
        header = _Header(cells)
        if header.complete:
            _refuse_repeated(header, file)
            rows = sheet.rows[number + 1 :]
            told = (*_unread(header, file), *_headless(rows, cells, file))
            return tuple(_rows(rows, header)), told
    return None


def _refuse_repeated(header: _Header, file: str) -> None:
    for cell in header.repeated:
        hint = f"表头“{cell.text.strip()}”与前面一列是同一种，请只留一列"
        raise ImportRefused("header", file, hint, sheet=cell.sheet, cell=cell.place)


def _rows(rows: tuple[tuple[Cell, ...], ...], header: _Header) -> list[Row]:
    found = []
    for cells in rows:
        value = header.cell(cells, "value")
        if value is None or all(cell.blank for cell in cells):
            continue
        whole = "." in header.text(cells, "group")
        found.append(
            Row(
                value=value,
                label=header.text(cells, "label"),
                id=header.text(cells, "id"),
                unit=header.text(cells, "unit") or header.unit,
                period=header.text(cells, "period"),
                group=header.text(cells, "group"),
                period_cell=header.cell(cells, "period"),
                member_cell=header.cell(cells, "group" if whole else "label"),
            )
        )
    return found


def _unread(header: _Header, file: str) -> tuple[Finding, ...]:
    if not header.unread:
        return ()
    names = "、".join(cell.text.strip()[:20] for cell in header.unread)
    return (
        Finding(
            code="R08",
            severity=Severity.WARNING,
            message=f"{file} 有几列没有读：{names}",
            todo="需要的数请移到“数值”一列，一个数一行；不需要的列可以留着",
            sources=tuple(cell.source(file) for cell in header.unread),
        ),
    )


def _headless(
    rows: tuple[tuple[Cell, ...], ...], heads: tuple[Cell, ...], file: str
) -> tuple[Finding, ...]:
    """One finding for what stands in columns without a head; none if nothing does."""
    headed = {index for index, head in enumerate(heads) if not head.blank}
    found = [
        cell
        for cells in rows
        for index, cell in enumerate(cells)
        if index not in headed and not cell.blank
    ]
    if not found:
        return ()
    seen = "、".join(f"{cell.place}“{cell.text.strip()[:20]}”" for cell in found[:SHOWN])
    more = f"等{len(found)}格" if len(found) > SHOWN else ""
    todo = "需要的数请移到“数值”一列，一个数一行；不需要的可以留着"
    where = f"{file}｜{found[0].sheet}" if found[0].sheet else file
    message = f"{where}：没有表头的列没有读（{seen}{more}）"
    return (told("R08", message, todo, file, found[0].sheet, found[0].place),)
