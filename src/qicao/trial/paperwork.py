"""The papers of a department as files: workbooks or documents, filled or blank."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import partial

from qicao.quantity import Quantity
from qicao.quantity.rounding import plain
from qicao.trial.accountbooks import Printed
from qicao.trial.blocks import Block, Draft
from qicao.trial.composing import WIDE_SPACE
from qicao.trial.filling import MONEY_DECIMALS, Fill
from qicao.trial.ids import Ids
from qicao.trial.layouts import House, Looks
from qicao.trial.money import MONEY_UNIT
from qicao.trial.papers import Paper
from qicao.trial.plain import Stated
from qicao.trial.printing import YUAN, Printer, Seen
from qicao.trial.spreadsheet import Cell, Sheet, Style, place, workbook_bytes
from qicao.trial.worddocument import Paragraph, Part, apart, document_bytes, grid_place

RELATIVE = re.compile(r"\{@(\d+)\}")
FRACTION = "0.00%"
MONEY = (MONEY_UNIT, YUAN)
SHEET_NAME = 31
LINE_HEIGHT = 16.0
MOST_LINES = 6
HOUSE = House(about="", unit="万元", number="0.00", looks=Looks(font="仿宋", size=10))
ALIGNED = {"text": "left", "outside": "left", "center": "center", "head": "center"}


def paper_files(
    paper: Paper, data: Stated, ids: Ids, words: Mapping[str, str], *, blank: bool = False
) -> tuple[Printed, ...]:
    """The files of a paper: one, or one a project."""
    projects = data.members[ids.groups["project"]] if paper.each_on else ("",)
    fills = [Fill(paper, data, ids, words, blank=blank, project=name) for name in projects]
    if paper.medium == "docx":
        return (_document(paper, fills),)
    if paper.each_on == "file":
        return tuple(
            _workbook(paper.file.format(no=no), paper, [fill]) for no, fill in enumerate(fills, 1)
        )
    return (_workbook(paper.file, paper, fills),)


def _workbook(name: str, paper: Paper, fills: list[Fill]) -> Printed:
    printer = PaperPrinter(paper, name)
    sheets: list[Sheet] = []
    row = 1
    for no, fill in enumerate(fills, 1):
        if not sheets or paper.each_on == "sheet":
            title = paper.sheet.format(no=no, short=fill.project[:8])
            sheets.append(Sheet(title[:SHEET_NAME], landscape=False))
            row = 1
        block = fill.block()
        printer.put(block, sheets[-1], row)
        row += block.height + 2
    content = workbook_bytes(sheets)
    return Printed(
        name, content, tuple(printer.seen), tuple(printer.dashes), slots=tuple(printer.slots)
    )


class PaperPrinter(Printer):
    """Puts papers on sheets: money with two decimals, points and counts as they are."""

    def __init__(self, paper: Paper, file: str) -> None:
        super().__init__(HOUSE, file)
        self.paper = paper

    def _cell(
        self, draft: Draft, sheet: Sheet, where: tuple[int, int], origin: tuple[int, int]
    ) -> Cell:
        self._note(draft, sheet, where)
        style = self._paper_style(draft)
        formula = RELATIVE.sub(lambda found: str(origin[0] + int(found[1])), draft.formula)
        if draft.amount is None:
            if not formula:
                return Cell(draft.text or None, style)
            cached = Decimal(0) if formula.startswith("SUM") else ""
            return Cell(cached, style, formula)
        value, shown = _written(draft.amount, draft.mode)
        text = _as_text(self.paper, draft)
        seen = Seen(self.file, sheet.name, place(*where), shown, draft.amount.unit, draft.id)
        if text and text == self.paper.nothing:
            self.dashes.append(replace(seen, value=text))
        else:
            self.seen.append(seen)
        return Cell(text or value, style, formula)

    def _sizes(self, block: Block, sheet: Sheet, row: int, column: int) -> None:
        super()._sizes(block, sheet, row, column)
        room = {(top, left): right for top, left, _, right in block.merges}
        for (r, c), draft in block.cells.items():
            if not draft.text or draft.role in ("title", "outside"):
                continue
            last = room.get((r, c), c)
            width = sum(block.widths[place_] for place_ in range(c, last + 1))
            lines = max(1, -(-len(draft.text) * 2 // int(width)))
            wanted = LINE_HEIGHT * min(lines, MOST_LINES)
            sheet.heights[row + r] = max(sheet.heights.get(row + r, 0), wanted)

    def _note(self, draft: Draft, sheet: Sheet, where: tuple[int, int]) -> None:
        for name, shown, unit in draft.named:
            self.seen.append(Seen(self.file, sheet.name, place(*where), shown, unit, name))
        if draft.slot:
            self.slots.append(Seen(self.file, sheet.name, place(*where), "", "", draft.slot))

    def _paper_style(self, draft: Draft) -> Style:
        title, outside = draft.role == "title", draft.role == "outside"
        formats = {"money": self.paper.number, "fraction": FRACTION}
        default = "money" if draft.role == "amount" and not draft.mode else draft.mode
        return Style(
            font=HOUSE.looks.font,
            size=HOUSE.looks.title_size if title else HOUSE.looks.size,
            bold=title,
            align=_align(draft),
            wrap=not title and not outside,
            border=not title and not outside,
            number=FRACTION
            if draft.mode in ("unit", "fraction")
            else formats.get(default, "General"),
        )


def _align(draft: Draft) -> str:
    """Rows that are set in stand left, other headings in the middle."""
    left = draft.role == "head" and draft.text.startswith(WIDE_SPACE)
    return "left" if left else ALIGNED.get(draft.role, "center")


def _written(amount: Quantity, mode: str) -> tuple[Decimal, str]:
    """What the cell keeps, and the number that it shows in its unit."""
    shown = _shown(amount)
    value = Decimal(shown)
    return (value / 100 if mode == "fraction" else value), shown


def _shown(amount: Quantity) -> str:
    decimals = MONEY_DECIMALS if amount.unit == MONEY_UNIT else amount.decimals or 0
    return plain(amount.value, decimals)


def _as_text(paper: Paper, draft: Draft) -> str:
    """How a paper writes an amount of money as text; '' if it is a number as any other."""
    amount = draft.amount
    if amount is None or draft.mode != "money" or amount.unit not in MONEY:
        return ""
    if paper.nothing and not amount.value:
        return paper.nothing
    return plain(amount.value, MONEY_DECIMALS, thousands=True) if paper.text_numbers else ""


def _document(paper: Paper, fills: list[Fill]) -> Printed:
    parts: list[Part] = []
    found: dict[str, list[Seen]] = {"seen": [], "dashes": [], "slots": []}
    for number, fill in enumerate(fills, 1):
        above, table, below = apart(fill.block())
        parts += above or [Paragraph(fill.project, bold=True)]
        parts += [_printed(table, paper), *below, Paragraph("")]
        for kind, entry in _cells_of(table, paper, number):
            found[kind].append(entry)
    cells = {kind: tuple(entries) for kind, entries in found.items()}
    return Printed(paper.file, document_bytes(parts), **cells)


def _printed(table: Block, paper: Paper) -> Block:
    """The table with every amount as text."""
    cells = {
        key: replace(draft, text=_as_text(paper, draft) or _shown(draft.amount))
        if draft.amount
        else draft
        for key, draft in table.cells.items()
    }
    return Block(cells, table.merges, table.widths, height=table.height, width=table.width)


def _cells_of(table: Block, paper: Paper, number: int) -> Iterator[tuple[str, Seen]]:
    """The cells of a table of a document: 表1, 第3行第4列, columns counted in the table's grid."""
    for (row, column), draft in sorted(table.cells.items()):
        at = partial(Seen, paper.file, f"表{number}", grid_place(row + 1, column + 1))
        for name, shown, unit in draft.named:
            yield "seen", at(shown, unit, name)
        if draft.amount:
            text = _as_text(paper, draft)
            none = bool(text) and text == paper.nothing
            shown = text if none else _shown(draft.amount)
            yield "dashes" if none else "seen", at(shown, draft.amount.unit, draft.id)
        if draft.slot:
            yield "slots", at("", "", draft.slot)
