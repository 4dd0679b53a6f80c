"""The workbook that staff fill in: one sheet a topic, locked heads, hidden ids for reading back.

Column A and the row above each heading are hidden and hold ids, so that a sheet whose labels,
order or name were changed still reads back exactly.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast, get_args

import openpyxl
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from qicao.profile.catalogue import Catalogue, Entry, FactEntry, FigureEntry, Topic
from qicao.profile.model import Profile
from qicao.quantity import Kind, unit
from qicao.readers.filled_template import (
    COLUMNS,
    IGNORED,
    MARK,
    MEMBER,
    TO_FILL,
    UNIT,
    UNITS,
    VALUE,
)
from qicao.readers.template_blocks import Block, Grid, Members, Singles, topic_blocks
from qicao.values import Comparator

if not openpyxl.DEFUSEDXML:
    raise ImportError("openpyxl would parse XML without defusedxml")

BLANK_ROWS = 30
FIRST = 2
"""The first column that people see."""
WIDTH = 6
"""Columns that a sheet has at least."""
_BAD_TITLE = re.compile(r"[\[\]:*?/\\]")
_LINE = Side(style="thin", color="B7B7B7")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEAD = PatternFill("solid", fgColor="DCE6F1")
_INPUT = PatternFill("solid", fgColor="FFFBE6")
_WRAP = Alignment(vertical="center", wrap_text=True, indent=1)
_MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_SHORT_CHOICE = 4


def write_template(profile: Profile, path: Path) -> None:
    """Writes the workbook of `template_bytes` to `path`."""
    path.write_bytes(template_bytes(profile))


def template_bytes(profile: Profile) -> bytes:
    """The workbook to fill in for a profile. Figures that are derived are not asked for."""
    return _bytes(profile, topic_blocks(profile.catalogue))


def members_bytes(profile: Profile, rows: Mapping[str, Sequence[Mapping[str, str]]]) -> bytes:
    """The sheets of some groups as `template_bytes` has them, with these rows filled in.

    A row has its values by field, its name by MEMBER and its unit by UNIT.
    """
    known = {group: tuple(given) for group, given in rows.items() if given}
    return _bytes(
        profile,
        [
            (topic, [replace(block, rows=known[block.group.name])])
            for topic, blocks in topic_blocks(profile.catalogue)
            for block in blocks
            if isinstance(block, Members) and block.group.name in known
        ],
    )


def _bytes(profile: Profile, topics: Iterable[tuple[Topic, Sequence[Block]]]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for topic, blocks in topics:
        sheet = book.create_sheet(_sheet_title(topic.title, book.sheetnames))
        _Writer(sheet, profile, topic).write(blocks)
    if not book.worksheets:
        book.create_sheet("空")
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _sheet_title(title: str, taken: list[str]) -> str:
    base = _BAD_TITLE.sub("", title)[:28] or "表"
    name, number = base, 1
    while name in taken:
        number += 1
        name = f"{base}{number}"
    return name


class _Writer:
    def __init__(self, sheet: Worksheet, profile: Profile, topic: Topic) -> None:
        self.sheet, self.profile, self.topic = sheet, profile, topic
        self.catalogue: Catalogue = profile.catalogue
        self.row, self.last = 1, FIRST + WIDTH - 1
        self.lists: dict[tuple[str, ...], DataValidation] = {}

    def write(self, blocks: Sequence[Block]) -> None:
        self.last = max(FIRST + WIDTH - 1, *(FIRST + _columns(block) - 1 for block in blocks))
        self.titles(blocks)
        head = self.row + 2 if len(blocks) == 1 else self.row
        for block in blocks:
            self.block(block)
        self.finish(f"C{head}", blocks)

    def titles(self, blocks: Sequence[Block]) -> None:
        ref = self.profile.ref
        self.put(1, 1, "｜".join((MARK, ref.id, ref.version, self.topic.id)))
        self.wide(
            f"{self.topic.title}（{self.profile.title}）", Font(bold=True, size=15), 30, "center"
        )
        note = f"{self.topic.note}{TO_FILL}，带＊的必填。"
        note += "" if "留空" in note else "没有的留空，确为零的填 0。"
        self.wide(note, Font(size=10, color="7F4F00"), 32, "left")
        units = dict.fromkeys("" if e.free_unit else e.unit for e in _figures(blocks))
        line = UNITS + ("、".join(units) if len(units) == 1 else "见各行各列所注")
        self.wide(line if units else "", Font(size=10), 18, "right")

    def wide(self, text: str, font: Font, height: int, side: str) -> None:
        cell = self.put(self.row, FIRST, text)
        cell.font = font
        cell.alignment = Alignment(horizontal=side, vertical="center", wrap_text=True)
        self.sheet.merge_cells(
            start_row=self.row, end_row=self.row, start_column=FIRST, end_column=self.last
        )
        self.sheet.row_dimensions[self.row].height = height
        self.row += 1

    def put(self, row: int, column: int, text: str) -> Cell:
        """Text in a cell, never a formula whatever it begins with."""
        cell = cast("Cell", self.sheet.cell(row, column))
        cell.value = text
        if text:
            cell.data_type = "s"
        return cell

    def block(self, block: Block) -> None:
        match block:
            case Singles():
                self.singles(block)
            case Grid():
                self.grid(block)
            case Members():
                self.members(block)
        self.row += 1

    def head(self, columns: list[tuple[str, str]]) -> None:
        """The hidden row of column names and the heading below it."""
        self.put(self.row, 1, COLUMNS)
        for offset, (name, label) in enumerate(columns):
            self.put(self.row, FIRST + offset, name)
            self.label(self.row + 1, FIRST + offset, label, head=True)
        self.sheet.row_dimensions[self.row].hidden = True
        self.sheet.row_dimensions[self.row + 1].height = 32
        self.row += 2

    def label(self, row: int, column: int, text: str, *, head: bool = False) -> None:
        cell = self.put(row, column, text)
        cell.border, cell.alignment = _BORDER, _MIDDLE if head else _WRAP
        if head:
            cell.fill, cell.font = _HEAD, Font(bold=True)

    def input(self, row: int, column: int, entry: Entry | None, text: str = "") -> None:
        """An unlocked cell for a value; a text cell where there is no figure."""
        cell = self.put(row, column, text) if text else self.sheet.cell(row, column)
        cell.fill, cell.border = _INPUT, _BORDER
        cell.protection = Protection(locked=False)
        cell.number_format = _number_format(entry)
        cell.alignment = _WRAP
        if entry is not None and (choices := self.choices(entry)):
            self.list_of(choices, entry).add(cell)

    def choices(self, entry: Entry) -> tuple[str, ...]:
        """What a drop-down offers: the comparators, or the short words that a note lists."""
        roles = self.catalogue.indicators
        if roles and entry.id == f"{roles.group}.*.{roles.comparator}":
            return get_args(Comparator)
        words = tuple(word.strip() for word in entry.note.split("、"))
        listed = isinstance(entry, FactEntry) and entry.form == "text" and len(words) > 1
        return words if listed and all(len(word) <= _SHORT_CHOICE for word in words) else ()

    def list_of(self, choices: tuple[str, ...], entry: Entry) -> DataValidation:
        if choices not in self.lists:
            strict = choices == get_args(Comparator)
            found = DataValidation(
                type="list",
                formula1='"' + ",".join(choices) + '"',
                allow_blank=True,
                showErrorMessage=strict,
            )
            found.errorTitle, found.error = "请从列表中选", f"可选：{'、'.join(choices)}"
            found.promptTitle, found.prompt = entry.label[:32], "、".join(choices)
            found.showInputMessage = True
            self.sheet.add_data_validation(found)
            self.lists[choices] = found
        return self.lists[choices]

    def singles(self, block: Singles) -> None:
        facts = all(isinstance(entry, FactEntry) for entry in block.entries)
        note = self.last
        heads = [(IGNORED, "项目"), (VALUE, "内容" if facts else "数值")]
        middle = [(IGNORED, "")] * (note - FIRST - 2)
        if not facts:
            middle[0] = (IGNORED, "单位")
        self.head([*heads, *middle, (IGNORED, "填写说明")])
        self.span(self.row - 1, note, facts)
        for entry in block.entries:
            self.single(entry, note, facts)

    def single(self, entry: Entry, note: int, facts: bool) -> None:
        self.put(self.row, 1, entry.id)
        self.label(self.row, FIRST, _asked_label(entry))
        self.input(self.row, FIRST + 1, entry)
        if isinstance(entry, FigureEntry):
            self.label(self.row, FIRST + 2, entry.unit)
        self.label(self.row, note, entry.note)
        self.span(self.row, note, facts)
        long = isinstance(entry, FactEntry) and entry.form == "names"
        self.sheet.row_dimensions[self.row].height = 48 if long else 22
        self.row += 1

    def span(self, row: int, note: int, facts: bool) -> None:
        """Facts take the columns up to the note, figures leave them empty."""
        first = FIRST + 1 if facts else FIRST + 2
        for column in range(first + 1, note):
            self.sheet.cell(row, column).border = _BORDER
        if note - 1 > first:
            self.sheet.merge_cells(
                start_row=row, end_row=row, start_column=first, end_column=note - 1
            )

    def grid(self, block: Grid) -> None:
        self.head([(IGNORED, "项目"), *((measure, measure) for measure in block.measures)])
        for item in block.items:
            entries = [block.cells.get((item, measure)) for measure in block.measures]
            self.put(self.row, 1, item)
            units = {entry.unit for entry in entries if entry}
            required = any(entry.required for entry in entries if entry)
            label = ("＊" if required else "") + block.labels[item]
            other = next(iter(units)) if len(units) == 1 else ""
            main = next(e.unit for e in block.cells.values())
            self.label(self.row, FIRST, label + (f"（{other}）" if other and other != main else ""))
            for offset, entry in enumerate(entries, 1):
                if entry:
                    self.input(self.row, FIRST + offset, entry)
                else:
                    self.label(self.row, FIRST + offset, "")
            self.sheet.row_dimensions[self.row].height = 22
            self.row += 1

    def members(self, block: Members) -> None:
        columns = [(MEMBER, f"＊{block.group.label}名称")]
        columns += [(UNIT, "计量单位")] if block.free_unit else []
        columns += [(e.id.rpartition(".")[2], _field_label(e)) for e in block.fields]
        self.head(columns)
        leading: list[Entry | None] = [None, None] if block.free_unit else [None]
        for given in block.rows or ({},) * BLANK_ROWS:
            self.put(self.row, 1, f"{block.group.name}.*")
            for offset, entry in enumerate([*leading, *block.fields]):
                self.input(self.row, FIRST + offset, entry, given.get(columns[offset][0], ""))
            self.sheet.row_dimensions[self.row].height = 22
            self.row += 1

    def finish(self, freeze: str, blocks: Sequence[Block]) -> None:
        sheet = self.sheet
        sheet.column_dimensions["A"].hidden = True
        sheet.column_dimensions[get_column_letter(FIRST)].width = 32
        widest = any(isinstance(block, Singles) for block in blocks)
        for column in range(FIRST + 1, self.last + 1):
            note = widest and column == self.last
            sheet.column_dimensions[get_column_letter(column)].width = 36 if note else 15
        sheet.freeze_panes = freeze
        sheet.sheet_view.showGridLines = False
        sheet.protection.sheet = True
        sheet.protection.formatColumns = sheet.protection.formatRows = False
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _columns(block: Block) -> int:
    match block:
        case Grid():
            return 1 + len(block.measures)
        case Members():
            return 1 + block.free_unit + len(block.fields)
    return WIDTH


def _figures(blocks: Sequence[Block]) -> list[FigureEntry]:
    entries: list[Entry] = []
    for block in blocks:
        match block:
            case Singles():
                entries += block.entries
            case Grid():
                entries += block.cells.values()
            case Members():
                entries += block.fields
    return [entry for entry in entries if isinstance(entry, FigureEntry)]


def _asked_label(entry: Entry) -> str:
    return ("＊" if entry.required else "") + entry.label


def _field_label(entry: Entry) -> str:
    if isinstance(entry, FigureEntry) and not entry.free_unit:
        return f"{entry.label}（{entry.unit}）"
    return entry.label


def _number_format(entry: Entry | None) -> str:
    """Text cells stay text, a year and numbers are General, money shows two decimals."""
    if isinstance(entry, FigureEntry):
        money = unit(entry.unit).kind is Kind.MONEY
        return "#,##0.00" if money and not entry.free_unit else "General"
    return "General" if isinstance(entry, FactEntry) and entry.form == "year" else "@"
