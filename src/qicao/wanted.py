"""The list of what is missing as a workbook: sent out, filled in, read back as a plain table."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from typing import cast

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from qicao.missing import Missing, charged_data, optional_data
from qicao.steps import Step, on_command_line
from qicao.workflow import Prepared

HEADS = ("编号", "名称", "数值", "单位", "期间", "来源", "说明")
NOTE = "请填浅黄色的“数值”一栏，没有的留空，确为零的填 0；填好后与其他文件一起读入。"
WIDTHS = (30, 34, 18, 10, 10, 18, 44)
VALUE = HEADS.index("数值") + 1
_LINE = Side(style="thin", color="B7B7B7")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEAD = PatternFill("solid", fgColor="DCE6F1")
_INPUT = PatternFill("solid", fgColor="FFFBE6")


Said = Callable[[str, Step | None], str]
"""What is to be done in the words of the command line, or of the page."""


def wanted_workbook(prepared: Prepared, said: Said = on_command_line) -> bytes:
    """The list of what is missing of what was prepared: what is needed first, then who answers
    for the measures, then the rest."""
    who = charged_data(prepared.profile, prepared.ledger, prepared.plans)
    needed = (*prepared.missing, *who)
    asked = {row.id for row in needed}
    more = (r for r in optional_data(prepared.profile, prepared.ledger) if r.id not in asked)
    return wanted_bytes(prepared.profile.title, (*needed, *more), said)


def wanted_bytes(title: str, rows: Iterable[Missing], said: Said = on_command_line) -> bytes:
    """A workbook with one row for each missing value, the cells to fill in coloured."""
    book = Workbook()
    sheet = cast("Worksheet", book.active)
    sheet.title = "缺数清单"
    _put(sheet, 1, 1, f"{title}：还缺的数据").font = Font(bold=True, size=14)
    _put(sheet, 2, 1, NOTE)
    for column, (head, width) in enumerate(zip(HEADS, WIDTHS, strict=True), 1):
        cell = _put(sheet, 3, column, head)
        cell.font, cell.fill, cell.border = Font(bold=True), _HEAD, _BORDER
        sheet.column_dimensions[get_column_letter(column)].width = width
    for number, row in enumerate(rows, 4):
        note = said(row.note, row.step)
        _row(sheet, number, (row.id, row.label, "", row.unit, row.period, row.topic, note))
    sheet.freeze_panes = "A4"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _row(sheet: Worksheet, number: int, texts: tuple[str, ...]) -> None:
    for column, text in enumerate(texts, 1):
        cell = _put(sheet, number, column, text)
        cell.border = _BORDER
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        if column == VALUE:
            cell.fill = _INPUT


def _put(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    """Text in a cell, never a formula whatever it begins with."""
    cell = cast("Cell", sheet.cell(row, column))
    cell.value = text or None
    if text:
        cell.data_type = "s"
    return cell
