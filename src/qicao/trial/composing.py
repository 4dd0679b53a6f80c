"""A form of a department as a table of one house: cells with what they mean.

Makes blocks of drafts; printing.py puts them on sheets and writes down what stands where.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from qicao.quantity import Quantity
from qicao.trial.blocks import Block, Draft, widened
from qicao.trial.heads import LEVELS, write_headings, write_heads, write_lines, write_order
from qicao.trial.layouts import Column, Form, House, Row, Side
from qicao.trial.lines import Line, Matter, figure, moved, names_of, near, part
from qicao.values import segment

WIDE_SPACE = "　"
CODE_LENGTHS = {3: 0, 5: 1, 7: 2}


def compose(form: Form, house: House, matter: Matter, number: str) -> Block:
    """The form as a block."""
    house = house.manner(number)
    sides = [(_split(side, house), _lines(side, house, matter)) for side in form.sides]
    block = Block()
    widths = [len(side.columns) for side, _ in sides]
    stacked = number in house.stacked
    block.width = max(widths) if stacked else sum(widths)
    write_headings(block, form, house, matter.words)
    if stacked:
        for side, lines in sides:
            kept = [line for line in lines if line.row.kind != "blank"]
            _table(block, [(side, kept)], house, matter)
            block.height += 1
        block.height -= 1
    else:
        _table(block, sides, house, matter)
    _foot(block, form, house, sides)
    write_lines(block, house.foot, matter.words)
    return block if stacked else widened(block, [c.span for side, _ in sides for c in side.columns])


def _split(side: Side, house: House) -> Side:
    """The side with its code column in three, where the house has 类, 款, 项."""
    if house.code_columns == "one":
        return side
    columns: list[Column] = []
    for column in side.columns:
        if column.kind != "code" or column.whole or column.cut:
            columns.append(column)
            continue
        for order, level in enumerate(LEVELS):
            head = column.head if house.code_columns == "official" else (*column.head, level)
            columns.append(
                column.model_copy(
                    update={"key": f"{column.key}{order}", "head": head, "width": 5.5}
                )
            )
    return side.model_copy(update={"columns": tuple(columns)})


def _lines(side: Side, house: House, matter: Matter) -> list[Line]:
    lines = [line for row in side.rows for line in _expand(row, house, matter)]
    if house.drop_zero_rows:
        lines = [line for line in lines if line.row.kind != "row" or _has_amount(line, matter)]
    if house.totals == "last" and lines and lines[0].row.kind == "total":
        lines = [*lines[1:], lines[0]]
    return lines


def _has_amount(line: Line, matter: Matter) -> bool:
    amounts = (matter.figures.get(n) for name in line.ids.values() for n in names_of(name))
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
    group = names_of(next(iter(row.ids.values())))[0].partition(".")[0]
    present = set(matter.members.get(group, ()))
    numerals = enumerate(matter.tables.numerals, 1)
    for name in map(house.say, house.class_names or matter.tables.classes):
        if house.classes == "all" or name in present:
            no, numeral = next(numerals)
            before = house.numeral.format(numeral=numeral, no=no)
            yield Line(row, "", name, _named(row.ids, name), before)


def _economics(row: Row, house: House, matter: Matter) -> Iterator[Line]:
    group = names_of(next(iter(row.ids.values())))[0].partition(".")[0]
    present = set(matter.members.get(group, ()))
    for code, name in matter.economics.items():
        if len(code) == 5 and code.startswith(row.economics):
            member = code + house.say(name)
            if house.economics == "all" or member in present:
                yield Line(row, code, name, _named(row.ids, member))


def _table(
    block: Block, sides: Sequence[tuple[Side, list[Line]]], house: House, matter: Matter
) -> None:
    columns = [column for side, _ in sides for column in side.columns]
    begin = block.height
    write_heads(block, [side for side, _ in sides], house, matter.words)
    if house.order_row:
        write_order(block, columns, house)
    upper = max(sum(not line.row.low for line in lines) for _, lines in sides)
    lower = max(sum(line.row.low for line in lines) for _, lines in sides)
    upper = max(upper, house.least_rows - lower)
    heads = range(begin, block.height)
    top, left, number = block.height, 0, 1
    for side, lines in sides:
        padded = _padded(lines, upper, lower)
        for order, line in enumerate(padded):
            where = (top + order + _pages(order, house) * len(heads), left)
            _write_line(block, where, side, line, house, matter, number + order)
        number += len(padded)
        if house.formulas:
            _sum_formulas(block, top, left, side, padded)
        left += len(side.columns)
    for place, column in enumerate(columns):
        block.widths[place] = max(block.widths.get(place, 0), column.width)
        if column.hidden or (column.kind == "line" and house.hide_lines):
            block.hidden_columns.add(place)
    block.height = top + upper + lower
    for page in range(1, _pages(upper + lower - 1, house) + 1):
        _head_again(block, heads, top + page * house.page + (page - 1) * len(heads))
    if house.hide_zero_rows:
        block.hidden |= {row for row in range(top, block.height) if _all_zero(block, row)}


def _pages(rows: int, house: House) -> int:
    """How many pages are full before that row."""
    return rows // house.page if house.page else 0


def _head_again(block: Block, heads: range, row: int) -> None:
    """The heads of a table once more, at the top of its next page."""
    moved = row - heads.start
    for (r, column), draft in list(block.cells.items()):
        if r in heads:
            block.put(r + moved, column, draft)
    for top, left, bottom, right in list(block.merges):
        if top in heads:
            block.merge(top + moved, left, bottom + moved, right)
    block.tall |= {r + moved for r in heads if r in block.tall}
    block.height += len(heads)


def _all_zero(block: Block, row: int) -> bool:
    drafts = [block.cells[key] for key in block.cells if key[0] == row]
    amounts = [draft.amount for draft in drafts if draft.amount is not None]
    return bool(amounts) and not any(amount.value for amount in amounts)


def _padded(lines: list[Line], upper: int, lower: int) -> list[Line]:
    blank = Line(Row(**{"is": "blank"}), "", "", {})
    high = [line for line in lines if not line.row.low]
    low = [line for line in lines if line.row.low]
    gap = [blank] * (lower - len(low))
    return [*high, *[blank] * (upper - len(high)), *gap, *low]


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
        draft = _draft(column, line, side, house, matter, number)
        if line.row.kind == "total" and column.kind in _naming(side, house):
            draft = Draft("spare") if named else Draft("total", house.say(line.name), bold=True)
            named = True
        elif draft.role in ("label", "code") and bold:
            draft = Draft(draft.role, draft.text, deep=draft.deep, bold=True)
        block.put(row, left + order, draft)
    if line.row.kind == "total":
        if _beside_codes(side, house):
            _merge_levels(block, row, left, side)
        else:
            _merge_total(block, row, left, side)
    elif house.code_columns in ("merged", "official") and line.code:
        _merge_code(block, row, left, side)


def _beside_codes(side: Side, house: House) -> bool:
    """Whether the word of a total leaves the columns of the codes to 类, 款, 项."""
    cut = any(column.kind == "code" and not column.whole for column in side.columns)
    return cut and house.code_columns == "official"


def _naming(side: Side, house: House) -> tuple[str, ...]:
    names = ("label", "name", "coded")
    return names if _beside_codes(side, house) else (*names, "code")


def _merge_levels(block: Block, row: int, left: int, side: Side) -> None:
    """类, 款, 项 in the row of the columns' numbers go down to the total below it."""
    for place, column in enumerate(side.columns, left):
        above = block.cells.get((row - 1, place))
        if column.kind == "code" and above is not None and above.role == "order":
            block.merge(row - 1, place, row, place)


def _merge_total(block: Block, row: int, left: int, side: Side) -> None:
    """The word of a total stands over code and name together."""
    places = [left + i for i, c in enumerate(side.columns) if c.kind in ("code", "name")]
    if places and places == list(range(places[0], places[-1] + 1)):
        block.merge(row, places[0], row, places[-1])


def _merge_code(block: Block, row: int, left: int, side: Side) -> None:
    places = [left + i for i, c in enumerate(side.columns) if c.kind == "code" and not c.whole]
    if places:
        block.merge(row, places[0], row, places[-1])


def _draft(
    column: Column, line: Line, side: Side, house: House, matter: Matter, number: int
) -> Draft:
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
            return figure(column, line, matter)
        case "part" if line.ids:
            return part(column, line, side, matter)
        case "delta" if column.key in line.ids:
            return figure(column, line, matter)
        case "delta" if line.row.kind != "blank" and line.ids:
            return Draft("amount", amount=moved(line, matter))
        case "rate" if line.ids.get(column.key) in matter.figures:
            return figure(column, line, matter)
        case "note" if column.text and line.row.kind != "blank":
            return Draft("spare", column.text.format(**matter.words))
        case "near" if line.row.kind != "blank" and line.ids:
            return Draft("amount", amount=near(line, matter))
    return Draft("spare")


def _code(column: Column, line: Line, house: House) -> str:
    if column.cut:
        return line.code[slice(*column.cut)]
    if house.code_columns == "one" or column.whole or not line.code:
        return line.code
    order = int(column.key[-1])
    if house.code_columns in ("merged", "official"):
        return line.code if order == 0 else ""
    return (line.code[:3], line.code[3:5], line.code[5:])[order]


def _name(column: Column, line: Line, house: House) -> Draft:
    text = house.say(line.name, ">" if line.row.deep else "")
    if house.numbering == "keep":
        text = line.numbered + text
    if house.numbering == "none" and "、" in text[:4]:
        text = text.split("、", 1)[1]
    if column.kind == "coded" and line.code:
        text = house.coded.format(code=line.code, name=text)
    deep = line.row.deep
    if line.code and line.row.kind == "row":
        deep = CODE_LENGTHS.get(len(line.code), 1)
    return Draft("label", text, deep=deep)


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
