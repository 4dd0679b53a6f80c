"""What stands above and below the rows of a table: headings, column heads, numbers of columns."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from qicao.trial.blocks import Block, Draft
from qicao.trial.layouts import Column, Form, Heading, House, Side

LEVELS = "类款项"
AMOUNTS = ("value", "rate", "delta", "near", "part", "note")
"""The columns that have a number."""


def write_headings(block: Block, form: Form, house: House, words: Mapping[str, str]) -> None:
    """The lines above a table."""
    says = {"title": house.say(form.title), "code": house.say(form.code), "unit": house.unit}
    write_lines(block, house.heading, {**words, **says})


def write_lines(block: Block, lines: Sequence[Heading], fills: Mapping[str, str]) -> None:
    """Lines outside the table, each with texts at the left, in the middle, at the right."""
    last = block.width - 1
    for line in lines:
        row = block.height
        role = "title" if line.title else "center"
        if line.center:
            alone = not (line.left or line.right)
            block.put(row, 0 if alone else last // 2, Draft(role, line.center.format(**fills)))
            if alone:
                block.merge(row, 0, row, last)
        if line.left:
            block.put(row, 0, Draft("left", line.left.format(**fills)))
            block.merge(row, 0, row, max(0, last // 2 - 1) if line.joined else 0)
        if line.right and last > 0:
            block.put(row, last, Draft("right", line.right.format(**fills)))
        block.height += 1


def write_heads(
    block: Block, sides: Sequence[Side], house: House, words: Mapping[str, str]
) -> None:
    columns = [column for side in sides for column in side.columns]
    heads = [
        tuple(house.say(text, "^").format(**words) for text in column.head) for column in columns
    ]
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
    if house.heads in ("merged", "loose"):
        merges = list(block.merges)
        _merge_heads(block, heads, _same_codes(columns, house), top)
        block.merges = block.merges if house.heads == "merged" else merges
    block.tall.update(range(top, top + depth))
    block.height = top + depth


def _same_codes(columns: Sequence[Column], house: House) -> set[int]:
    """The places of 款 and 项 where one head stands over 类, 款 and 项."""
    cut = [c.kind == "code" and not c.whole and c.key[-1] != "0" for c in columns]
    return {place for place, inner in enumerate(cut) if inner and house.code_columns == "official"}


def _merge_heads(
    block: Block, heads: Sequence[tuple[str, ...]], same: Container[int], top: int
) -> None:
    depth = max(len(head) for head in heads)
    for level in range(depth):
        place = 0
        while place < len(heads):
            head, last = heads[place], place
            if level >= len(head):
                place += 1
                continue
            ends = level == len(head) - 1
            while last + 1 < len(heads) and (
                last + 1 in same if ends else _alike(heads[last + 1], head, level)
            ):
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


def write_order(block: Block, columns: Sequence[Column], house: House) -> None:
    """The row that numbers the columns of amounts; its word stands below the names."""
    row, number = block.height, 1
    first, start = True, 0
    spans: dict[int, int] = {}
    for place, column in enumerate(columns):
        draft = Draft("order")
        if column.kind == "spare":
            pass
        elif column.kind == "code" and house.code_columns == "official" and not column.whole:
            draft = Draft("order", LEVELS[int(column.key[-1])])
        elif column.kind in AMOUNTS:
            draft = Draft("order", column.order or str(number))
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
