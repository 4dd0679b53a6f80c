"""Blocks onto sheets in the looks of a house, with a record of every cell that holds an amount."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from qicao.quantity import Quantity
from qicao.quantity.rounding import plain
from qicao.trial.blocks import Block, Draft
from qicao.trial.composing import WIDE_SPACE
from qicao.trial.layouts import House
from qicao.trial.money import MONEY_UNIT
from qicao.trial.spreadsheet import Cell, Sheet, Style, place

YUAN = "元"
ALIGNED = {
    "title": "center",
    "center": "center",
    "right": "right",
    "over": "center",
    "head": "center",
    "order": "center",
    "line": "center",
    "amount": "right",
    "total": "center",
}
SPREAD = ("head", "label", "total")
"""What a house may write with spaces between, or in short lines."""
UNBORDERED = ("title", "center", "left", "right", "note")


@dataclass(frozen=True, slots=True)
class Seen:
    """A cell with an amount: where, what it shows, and the id that it belongs to ('' for none)."""

    file: str
    sheet: str
    cell: str
    value: str
    unit: str
    id: str = ""

    def row(self) -> dict[str, str]:
        """As truth.json has it."""
        found = {"sheet": self.sheet, "cell": self.cell, "value": self.value, "unit": self.unit}
        return {**found, "id": self.id} if self.id else found


class Printer:
    """Puts blocks on sheets and keeps what was seen."""

    def __init__(self, house: House, file: str) -> None:
        self.house, self.file = house, file
        self.seen: list[Seen] = []
        self.dashes: list[Seen] = []
        self.slots: list[Seen] = []
        """Empty cells that somebody is to fill in."""

    def put(self, block: Block, sheet: Sheet, row: int = 1, column: int = 1) -> None:
        """The block with its upper left corner at that place of the sheet."""
        column += self.house.lead_columns
        for (r, c), draft in block.cells.items():
            where = (row + r, column + c)
            sheet.cells[where] = self._cell(draft, sheet, where, (row, column))
        for top, left, bottom, right in block.merges:
            sheet.merges.append((row + top, column + left, row + bottom, column + right))
            self._fill_merge(sheet, sheet.merges[-1])
        self._sizes(block, sheet, row, column)

    def _sizes(self, block: Block, sheet: Sheet, row: int, column: int) -> None:
        looks = self.house.looks
        for place_, width in block.widths.items():
            number = column + place_
            wanted = width * looks.width_factor
            sheet.widths[number] = max(sheet.widths.get(number, 0), wanted)
        for r in range(block.height):
            roles = {block.cells[key].role for key in block.cells if key[0] == r}
            height = 30.0 if r in block.tall else looks.row_height
            sheet.heights |= {row + r: 30.0} if "title" in roles else {}
            if "note" in roles:
                height = self._note_height(block, block.cells[r, 0].text)
            sheet.heights |= {row + r: height} if height and "title" not in roles else {}
        sheet.hidden_rows |= {row + r for r in block.hidden}
        sheet.hidden_columns |= {column + c for c in block.hidden_columns}

    def _note_height(self, block: Block, text: str) -> float:
        """Enough for all lines of a note over the width of the table."""
        size = self.house.looks.size
        room = sum(block.widths.values()) * self.house.looks.width_factor
        return (1 + int(len(text) * 2.1 * size / 11 // max(room, 1))) * size * 1.5

    def _fill_merge(self, sheet: Sheet, area: tuple[int, int, int, int]) -> None:
        top, left, bottom, right = area
        style = sheet.cells[top, left].style
        for r in range(top, bottom + 1):
            for c in range(left, right + 1):
                if (r, c) != (top, left):
                    sheet.cells[r, c] = Cell(None, style)

    def _cell(
        self, draft: Draft, sheet: Sheet, where: tuple[int, int], origin: tuple[int, int]
    ) -> Cell:
        if draft.amount is not None:
            return self._amount(draft, draft.amount, sheet, where, origin)
        text = draft.text
        if draft.role in SPREAD:
            text = self._as_out_of_pdf(draft.role, text)
        if draft.deep and self.house.spaces == "wide":
            text = WIDE_SPACE * draft.deep + text
        style = self._style(draft)
        if draft.role in ("code", "line", "order") and text.isdigit() and self._as_number(draft):
            return Cell(Decimal(text), style)
        return Cell(text or None, style)

    def _as_out_of_pdf(self, role: str, text: str) -> str:
        size = self.house.head_break
        if 1 < len(text) <= self.house.spread and text.isalpha():
            return " ".join(text)
        if role != "head" or not size:
            return text
        return "\n".join(text[i : i + size] for i in range(0, len(text), size))

    def _as_number(self, draft: Draft) -> bool:
        return draft.role in ("line", "order") or self.house.code_numbers

    def _amount(
        self,
        draft: Draft,
        amount: Quantity,
        sheet: Sheet,
        where: tuple[int, int],
        origin: tuple[int, int],
    ) -> Cell:
        house = self.house
        factor = 10_000 if house.unit == YUAN and amount.unit == MONEY_UNIT else 1
        counted = amount.unit != MONEY_UNIT
        decimals = (amount.decimals or 0) if counted else house.decimals
        shown = plain(amount.value * factor, decimals)
        style = self._style(draft)
        if not Decimal(shown) and house.zero != "number" and not counted:
            return self._zero(draft, style, sheet, where)
        self._see(draft, shown, sheet, where)
        if house.text_numbers:
            return Cell(plain(Decimal(shown), decimals, thousands=house.thousands), style)
        formula = ""
        if draft.sums:
            top, left, bottom, right = draft.sums
            first = place(origin[0] + top, origin[1] + left)
            last = place(origin[0] + bottom, origin[1] + right)
            formula = f"SUM({first}:{last})"
        return Cell(Decimal(shown), style, formula)

    def _zero(self, draft: Draft, style: Style, sheet: Sheet, where: tuple[int, int]) -> Cell:
        if self.house.zero == "blank":
            return Cell(None, style)
        if self.house.zero == "dash":
            self.dashes.append(self._record(draft, self.house.dash, sheet, where))
            return Cell(self.house.dash, style)
        self._see(draft, "0", sheet, where)
        return Cell(Decimal(0), _general(style))

    def _see(self, draft: Draft, shown: str, sheet: Sheet, where: tuple[int, int]) -> None:
        self.seen.append(self._record(draft, shown, sheet, where))

    def _record(self, draft: Draft, shown: str, sheet: Sheet, where: tuple[int, int]) -> Seen:
        amount = draft.amount
        unit = amount.unit if amount and amount.unit != MONEY_UNIT else self.house.unit
        return Seen(self.file, sheet.name, self.address(where), shown, unit, draft.id)

    def address(self, where: tuple[int, int]) -> str:
        """How the place of a cell is called, row and column from 1."""
        return place(*where)

    def _style(self, draft: Draft) -> Style:
        looks, role = self.house.looks, draft.role
        title = role == "title"
        return Style(
            font=looks.font,
            size=looks.title_size if title else looks.size,
            bold=looks.title_bold if title else draft.bold,
            align=ALIGNED.get(role, "left"),
            wrap=role in ("head", "over", "note"),
            border=looks.border and role not in UNBORDERED,
            fill=looks.fill if role in ("head", "over", "order") else "",
            number=self._number_format(draft),
            indent=draft.deep if self.house.spaces == "cell" else 0,
        )

    def _number_format(self, draft: Draft) -> str:
        if draft.amount is None:
            return "General"
        if self.house.text_numbers:
            return "@"
        if draft.amount.unit == MONEY_UNIT:
            return self.house.number
        return "0.00" if draft.amount.decimals else "0"


def _general(style: Style) -> Style:
    return Style(
        font=style.font,
        size=style.size,
        bold=style.bold,
        align=style.align,
        wrap=style.wrap,
        border=style.border,
        fill=style.fill,
        number="General",
        indent=style.indent,
    )
