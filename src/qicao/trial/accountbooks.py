"""The final accounts of a department in the layout of a house: a workbook or a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qicao.trial.accountdocuments import write_document
from qicao.trial.blocks import Block
from qicao.trial.chance import Chance
from qicao.trial.composing import compose
from qicao.trial.layouts import House, SheetPlan, house_form, load_tables
from qicao.trial.lines import Matter
from qicao.trial.plain import Stated
from qicao.trial.printing import Printer, Seen
from qicao.trial.spreadsheet import Cell, Sheet, Style, workbook_bytes
from qicao.trial.stock import load_stock


@dataclass(frozen=True)
class Printed:
    """A file and what stands in it."""

    name: str
    content: bytes
    seen: tuple[Seen, ...]
    dashes: tuple[Seen, ...] = ()
    slots: tuple[Seen, ...] = ()
    """The empty cells of a blank form, each with the id that belongs there."""


def final_accounts(
    data: Stated, house: House, words: Mapping[str, str], chance: Chance
) -> tuple[Printed, ...]:
    """The public forms 01 to 09 as one file, or several where the house splits them."""
    plans = house.sheets or _one_each(house)
    files: dict[str, list[SheetPlan]] = {}
    for plan in plans:
        files.setdefault(plan.file or house.file, []).append(plan)
    matter = Matter(
        figures=data.figures,
        members=data.members,
        economics=load_stock().subjects.economics,
        tables=load_tables(),
        chance=chance,
        words=words,
    )
    return tuple(_file(name, own, house, matter) for name, own in files.items())


def _one_each(house: House) -> tuple[SheetPlan, ...]:
    plans = []
    for order, number in enumerate(load_tables().forms, 1):
        form = house_form(house, number)
        name = house.sheet_name.format(
            code=house.say(form.code), number=number, n=order, title=house.say(form.title)
        )
        plans.append(SheetPlan(name=name[:31], forms=(number,)))
    return tuple(plans)


def _file(name: str, plans: list[SheetPlan], house: House, matter: Matter) -> Printed:
    if house.medium == "docx":
        forms = [number for plan in plans for number in plan.forms]
        content, printers = write_document(name, forms, house, matter)
    else:
        content, printers = _workbook(name, plans, house, matter)
    seen = tuple(cell for printer in printers for cell in printer.seen)
    return Printed(name, content, seen, tuple(cell for p in printers for cell in p.dashes))


def _workbook(
    name: str, plans: list[SheetPlan], house: House, matter: Matter
) -> tuple[bytes, list[Printer]]:
    printers, words = [], matter.words
    sheets = [_text_sheet(title, lines, words) for title, lines in house.front_sheets.items()]
    for plan in plans:
        sheet = Sheet(plan.name)
        row = column = 1
        for number in plan.forms:
            block = compose(house_form(house, number), house, matter, number)
            printers.append(Printer(house.manner(number), name))
            printers[-1].put(block, sheet, row, column)
            row, column = _next(block, row, column, house, plan)
        sheets.append(sheet)
    extra = [_text_sheet(title, lines, words) for title, lines in house.extra_sheets.items()]
    for sheet in extra:
        sheet.hidden = True
    return workbook_bytes([*sheets, *extra]), printers


def _next(block: Block, row: int, column: int, house: House, plan: SheetPlan) -> tuple[int, int]:
    if plan.beside:
        return row, column + block.width + 1
    return row + block.height + house.gap, column


def _text_sheet(title: str, lines: tuple[str, ...], words: Mapping[str, str]) -> Sheet:
    texts = enumerate((line.format(**words) for line in lines), 1)
    return Sheet(title, cells={(row, 1): Cell(text, Style()) for row, text in texts})
