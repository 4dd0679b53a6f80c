"""A form of a department as a table of one house: cells with what they mean.

Makes blocks of drafts; printing.py puts them on sheets and writes down what stands where.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from qicao.quantity import Quantity
from qicao.trial.chance import Chance
from qicao.trial.layouts import Column, Form, House, Row, Side, Tables
from qicao.values import segment

WIDE_SPACE = "　"
CODE_LENGTHS = {3: 0, 5: 1, 7: 2}


@dataclass(frozen=True, slots=True)
class Draft:
    """A cell to be: its text or amount, its role, and the id that the amount belongs to."""

    role: str
    """title, left, right, over, head, order, line, code, label, total, amount, note, spare."""
    text: str = ""
    amount: Quantity | None = None
    id: str = ""
    deep: int = 0
    bold: bool = False
    sums: tuple[int, int, int, int] | None = None
    """The area (row, column to row, column) whose sum the amount is, for a formula."""
    formula: str = ""
    """A formula with {@n} for rows counted from the top of its block."""
    named: tuple[tuple[str, Quantity], ...] = ()
    """The figures that a text holds, by id."""
    slot: str = ""
    """The id that somebody is to fill in here."""
    mode: str = ""
    """How a number of a paper is written: money, number, bare or fraction."""


@dataclass
class Block:
    """Drafts by (row, column), both from 0, with merges and widths."""

    cells: dict[tuple[int, int], Draft] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    widths: dict[int, float] = field(default_factory=dict)
    line_columns: set[int] = field(default_factory=set)
    tall: set[int] = field(default_factory=set)
    height: int = 0
    width: int = 0

    def put(self, row: int, column: int, draft: Draft) -> None:
        """A draft at a place."""
        self.cells[row, column] = draft

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Makes an area one cell, if it is more than one."""
        if (top, left) != (bottom, right):
            self.merges.append((top, left, bottom, right))


class Line(NamedTuple):
    """A row of a side, made concrete: a member of a group has its code, name and ids."""

    row: Row
    code: str
    name: str
    ids: Mapping[str, str]
    numbered: str = ""


@dataclass(frozen=True)
class Matter:
    """What a table is filled with."""

    figures: Mapping[str, Quantity]
    members: Mapping[str, Sequence[str]]
    economics: Mapping[str, str]
    tables: Tables
    chance: Chance


def compose(
    form: Form, house: House, matter: Matter, number: str, words: Mapping[str, str]
) -> Block:
    """The form as a block. `words` fills {name}, {year} and the like in headings."""
    sides = [(_split(side, house), _lines(side, house, matter)) for side in form.sides]
    block = Block()
    widths = [len(side.columns) for side, _ in sides]
    stacked = number in house.stacked
    block.width = max(widths) if stacked else sum(widths)
    _headings(block, form, house, words)
    if stacked:
        for side, lines in sides:
            kept = [line for line in lines if line.row.kind != "blank"]
            _table(block, [(side, kept)], house, matter)
            block.height += 1
        block.height -= 1
    else:
        _table(block, sides, house, matter)
    _foot(block, form, house, sides)
    return block


def _split(side: Side, house: House) -> Side:
    """The side with its code column in three, where the house has 类, 款, 项."""
    if house.code_columns == "one":
        return side
    columns: list[Column] = []
    for column in side.columns:
        if column.kind != "code" or column.whole:
            columns.append(column)
            continue
        for order, level in enumerate("类款项"):
            head = (*column.head, level)
            columns.append(
                column.model_copy(
                    update={"key": f"{column.key}{order}", "head": head, "width": 5.5}
                )
            )
    return side.model_copy(update={"columns": tuple(columns)})


def _headings(block: Block, form: Form, house: House, words: Mapping[str, str]) -> None:
    fills = {**words, "title": house.say(form.title), "code": house.say(form.code)}
    last = block.width - 1
    for line in house.heading:
        row = block.height
        role = "title" if line.title else "center"
        if line.center:
            block.put(row, 0, Draft(role, line.center.format(**fills)))
            block.merge(row, 0, row, last)
        if line.left:
            block.put(row, 0, Draft("left", line.left.format(**fills)))
        if line.right and last > 0:
            block.put(row, last, Draft("right", line.right.format(**fills)))
        block.height += 1


def _lines(side: Side, house: House, matter: Matter) -> list[Line]:
    lines = [line for row in side.rows for line in _expand(row, house, matter)]
    if house.drop_zero_rows:
        lines = [line for line in lines if line.row.kind != "row" or _has_amount(line, matter)]
    if house.totals == "last" and lines and lines[0].row.kind == "total":
        lines = [*lines[1:], lines[0]]
    return lines


def _has_amount(line: Line, matter: Matter) -> bool:
    amounts = (matter.figures.get(name) for name in line.ids.values())
    return any(amount is not None and amount.value for amount in amounts)


def _expand(row: Row, house: House, matter: Matter) -> Iterator[Line]:
    if row.each == "classes":
        yield from _classes(row, house, matter)
    elif row.economics:
        yield from _economics(row, house, matter)
    elif row.each:
        for member in matter.members.get(row.each, ()):
            code = "".join(c for c in member if c.isdigit())
            if len(code) in house.levels:
                yield Line(row, code, member.removeprefix(code), _named(row.ids, member))
    else:
        yield Line(row, row.code, row.text, row.ids)


def _named(ids: Mapping[str, str], member: str) -> dict[str, str]:
    return {key: name.replace("*", segment(member)) for key, name in ids.items()}


def _classes(row: Row, house: House, matter: Matter) -> Iterator[Line]:
    group = next(iter(row.ids.values())).partition(".")[0]
    present = set(matter.members.get(group, ()))
    numerals = iter(matter.tables.numerals)
    for name in matter.tables.classes:
        if house.classes == "all" or name in present:
            yield Line(row, "", name, _named(row.ids, name), next(numerals))


def _economics(row: Row, house: House, matter: Matter) -> Iterator[Line]:
    group = next(iter(row.ids.values())).partition(".")[0]
    present = set(matter.members.get(group, ()))
    for code, name in matter.economics.items():
        if len(code) == 5 and code.startswith(row.economics):
            member = code + name
            if house.economics == "all" or member in present:
                yield Line(row, code, name, _named(row.ids, member))


def _table(
    block: Block, sides: Sequence[tuple[Side, list[Line]]], house: House, matter: Matter
) -> None:
    columns = [column for side, _ in sides for column in side.columns]
    _heads(block, [side for side, _ in sides], house)
    if house.order_row:
        _order(block, columns, house)
    upper = max(sum(not line.row.low for line in lines) for _, lines in sides)
    lower = max(sum(line.row.low for line in lines) for _, lines in sides)
    top, left, number = block.height, 0, 1
    for side, lines in sides:
        padded = _padded(lines, upper, lower)
        for order, line in enumerate(padded):
            where = (top + order, left)
            _write_line(block, where, side, line, house, matter, number + order)
        number += len(padded)
        if house.formulas:
            _sum_formulas(block, top, left, side, padded)
        left += len(side.columns)
    for place, column in enumerate(columns):
        block.widths[place] = max(block.widths.get(place, 0), column.width)
        if column.kind == "line":
            block.line_columns.add(place)
    block.height = top + upper + lower


def _padded(lines: list[Line], upper: int, lower: int) -> list[Line]:
    blank = Line(Row(**{"is": "blank"}), "", "", {})
    high = [line for line in lines if not line.row.low]
    low = [line for line in lines if line.row.low]
    gap = [blank] * (lower - len(low))
    return [*high, *[blank] * (upper - len(high)), *gap, *low]


def _heads(block: Block, sides: Sequence[Side], house: House) -> None:
    columns = [column for side in sides for column in side.columns]
    heads = [tuple(house.say(text, "^") for text in column.head) for column in columns]
    overs = [house.say(side.over) for side in sides for _ in side.columns]
    if house.over_heads and any(overs):
        heads = [(over, *head) for over, head in zip(overs, heads, strict=True)]
    if house.heads == "flat":
        heads = [(house.joint.join(dict.fromkeys(head)),) for head in heads]
    depth = max(len(head) for head in heads)
    top = block.height
    for level in range(depth):
        for place, head in enumerate(heads):
            if level < len(head):
                block.put(
                    top + level, place, Draft("head", head[level], bold=house.looks.head_bold)
                )
            else:
                block.put(top + level, place, Draft("head"))
    if house.heads == "merged":
        _merge_heads(block, heads, top, depth)
    block.tall.update(range(top, top + depth))
    block.height = top + depth


def _merge_heads(block: Block, heads: Sequence[tuple[str, ...]], top: int, depth: int) -> None:
    for level in range(depth):
        place = 0
        while place < len(heads):
            head, last = heads[place], place
            if level >= len(head):
                place += 1
                continue
            ends = level == len(head) - 1
            while not ends and last + 1 < len(heads) and _alike(heads[last + 1], head, level):
                last += 1
            bottom = top + depth - 1 if ends else top + level
            block.merge(top + level, place, bottom, last)
            for row in range(top + level, bottom + 1):
                for column in range(place, last + 1):
                    if (row, column) != (top + level, place):
                        block.put(row, column, Draft("head"))
            place = last + 1


def _alike(other: tuple[str, ...], head: tuple[str, ...], level: int) -> bool:
    return len(other) > level + 1 and other[: level + 1] == head[: level + 1]


def _order(block: Block, columns: Sequence[Column], house: House) -> None:
    """The row that numbers the columns of amounts; its word stands below the names."""
    row, number = block.height, 1
    first, start = True, 0
    spans: dict[int, int] = {}
    for place, column in enumerate(columns):
        draft = Draft("order")
        if column.kind in ("value", "delta", "note"):
            draft = Draft("order", str(number))
            number, first = number + 1, True
        elif first:
            draft, first = Draft("order", house.order_row), False
            start = place
        elif column.kind in ("code", "name") and house.heads == "merged":
            spans[start] = place
        block.put(row, place, draft)
    for left, right in spans.items():
        block.merge(row, left, row, right)
    block.height += 1


def _write_line(
    block: Block,
    place: tuple[int, int],
    side: Side,
    line: Line,
    house: House,
    matter: Matter,
    number: int,
) -> None:
    row, left = place
    bold = line.row.kind in ("total", "section", "chapter")
    named = False
    for order, column in enumerate(side.columns):
        draft = _draft(column, line, house, matter, number)
        if column.kind in ("label", "name", "coded", "code") and line.row.kind == "total":
            draft = Draft("spare") if named else Draft("total", house.say(line.name), bold=True)
            named = True
        elif draft.role in ("label", "code") and bold:
            draft = Draft(draft.role, draft.text, deep=draft.deep, bold=True)
        block.put(row, left + order, draft)
    if line.row.kind == "total":
        _merge_total(block, row, left, side)
    elif house.code_columns == "merged" and line.code:
        _merge_code(block, row, left, side)


def _merge_total(block: Block, row: int, left: int, side: Side) -> None:
    """The word of a total stands over code and name together."""
    places = [left + i for i, c in enumerate(side.columns) if c.kind in ("code", "name")]
    if places and places == list(range(places[0], places[-1] + 1)):
        block.merge(row, places[0], row, places[-1])


def _merge_code(block: Block, row: int, left: int, side: Side) -> None:
    places = [left + i for i, c in enumerate(side.columns) if c.kind == "code" and not c.whole]
    if places:
        block.merge(row, places[0], row, places[-1])


def _draft(column: Column, line: Line, house: House, matter: Matter, number: int) -> Draft:
    match column.kind:
        case "line":
            return Draft("line", str(number))
        case "code":
            return Draft("code", _code(column, line, house))
        case "label" | "name" | "coded":
            return _name(column, line, house)
        case "value" if line.row.kind == "count":
            return Draft(
                "amount", amount=Quantity(value=Decimal(matter.chance.whole(0, 90)), unit="个")
            )
        case "value":
            return _amount(column, line, matter)
        case "delta" if line.row.kind != "blank" and line.ids:
            return Draft("amount", amount=_moved(line, matter))
    return Draft("spare")


def _moved(line: Line, matter: Matter) -> Quantity:
    """What the row may have moved since the year before: a number that is no figure of ours."""
    amounts = [matter.figures[name].value for name in line.ids.values() if name in matter.figures]
    most = int(max(amounts, default=Decimal(0)) * 100)
    moved = matter.chance.whole(-most // 6, most // 5)
    return Quantity(value=Decimal(moved) / 100, unit="万元", decimals=2)


def _code(column: Column, line: Line, house: House) -> str:
    if house.code_columns == "one" or column.whole or not line.code:
        return line.code
    order = int(column.key[-1])
    if house.code_columns == "merged":
        return line.code if order == 0 else ""
    return (line.code[:3], line.code[3:5], line.code[5:])[order]


def _name(column: Column, line: Line, house: House) -> Draft:
    text = house.say(line.name, ">" if line.row.deep else "")
    if line.numbered and house.numbering == "keep":
        text = f"{line.numbered}、{text}"
    if house.numbering == "none" and "、" in text[:4]:
        text = text.split("、", 1)[1]
    if column.kind == "coded" and line.code:
        text = f"{line.code}{text}"
    deep = line.row.deep
    if line.code and line.row.kind == "row":
        deep = CODE_LENGTHS.get(len(line.code), 1)
    return Draft("label", text, deep=deep)


def _amount(column: Column, line: Line, matter: Matter) -> Draft:
    name = line.ids.get(column.key, "")
    if not name:
        return Draft("spare")
    amount = matter.figures.get(name, Quantity(value=Decimal(0), unit="万元", decimals=2))
    return Draft("amount", amount=amount, id=name)


def _sum_formulas(block: Block, top: int, left: int, side: Side, lines: Sequence[Line]) -> None:
    """A formula in a first total that sums the rows above it, where it is their sum."""
    values = [left + i for i, c in enumerate(side.columns) if c.kind == "value"]
    rows = [i for i, line in enumerate(lines) if line.row.kind == "total"]
    if not rows or not rows[0] or any(line.code for line in lines):
        return
    for column in values:
        place = (top + rows[0], column)
        draft = block.cells[place]
        if draft.role == "amount":
            area = (top, column, top + rows[0] - 1, column)
            block.cells[place] = Draft(
                "amount", amount=draft.amount, id=draft.id, bold=draft.bold, sums=area
            )


def _foot(block: Block, form: Form, house: House, sides: Sequence[tuple[Side, list[Line]]]) -> None:
    nothing = not any(line.row.each for _, lines in sides for line in lines)
    notes = [form.empty] if form.empty and nothing else []
    notes += list(form.notes) if house.notes else []
    for note in notes:
        block.put(block.height, 0, Draft("note", house.say(note)))
        block.merge(block.height, 0, block.height, block.width - 1)
        block.height += 1
