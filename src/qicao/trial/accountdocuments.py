"""The public forms of a department as tables of a .docx, in the layout of a house."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from qicao.trial.blocks import Block, Draft
from qicao.trial.composing import compose
from qicao.trial.layouts import House, house_form
from qicao.trial.lines import Matter
from qicao.trial.printing import UNBORDERED, Printer
from qicao.trial.spreadsheet import Cell, Sheet
from qicao.trial.worddocument import Paragraph, Part, apart, document_bytes, grid_place


class TablePrinter(Printer):
    """A printer whose cells are called as those of a document's table are."""

    def address(self, where: tuple[int, int]) -> str:
        """第3行第4列."""
        return grid_place(*where)


def write_document(
    name: str, forms: Sequence[str], house: House, matter: Matter
) -> tuple[bytes, list[Printer]]:
    """The document with a table for each form, and the printers that know what stands in them."""
    parts: list[Part] = []
    printers: list[Printer] = []
    for order, number in enumerate(forms, 1):
        block = compose(house_form(house, number), house, matter, number)
        above, block, below = ([], block, []) if house.pasted else apart(block, UNBORDERED)
        printers.append(TablePrinter(house.manner(number), name))
        table = _printed(block, printers[-1], Sheet(f"表{order}"))
        parts += [*above, table, *below, Paragraph("")]
    return document_bytes(parts), printers


def _printed(block: Block, printer: Printer, sheet: Sheet) -> Block:
    """The block with every cell as the text that it shows."""
    printer.put(block, sheet)
    cells = {
        (row - 1, column - 1): Draft("printed", _text(cell))
        for (row, column), cell in sheet.cells.items()
    }
    widths = {column - 1: width for column, width in sheet.widths.items()}
    return Block(cells, block.merges, widths, height=block.height, width=block.width)


def _text(cell: Cell) -> str:
    return f"{cell.value:f}" if isinstance(cell.value, Decimal) else cell.value or ""
