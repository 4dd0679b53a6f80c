"""Mentions of a table: what its columns are in, and which of them hold no quantities.

The unit of a number without one is the one that its column's head names, then its row's label,
then the one above the table. Codes of the budget and serial numbers are no quantities.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qicao.mentions.find import find_mentions
from qicao.mentions.mention import Mention, MentionKind
from qicao.quantity import find_unit

Rows = Sequence[Sequence[str]]
_NAMED = re.compile("[（(](?:单位[:：])?([^（）()]{1,6})[）)]")
_SCORES = re.compile("分值|得分|权重|扣分|满分|标准分|评分")
_RATES = re.compile("(?:率|占比|比重|比例|增幅|降幅|进度)$")
_PERSONS = re.compile("人数")
_CODE = re.compile("[0-9]{3}(?:[0-9]{2}){0,2}")
_WHOLE = re.compile("[0-9]{1,7}")
_SERIAL = re.compile("序号|行次|栏次|编号|编码|代码")
_NUMBER = re.compile("[-−▲]?[0-9０-９][0-9０-９,，.．]*")


def find_in_table(rows: Rows, unit: str | None) -> Iterator[tuple[int, int, Mention]]:
    """The mentions of each cell by row and column; offsets are those of the cell's text.

    `unit` is what stands above the table; None if nothing does.
    """
    head = next((n for n, row in enumerate(rows) if any(map(_is_number, row))), len(rows))
    heads = _heads(rows[:head])
    units = {column: unit_of_head(text) for column, text in heads.items()}
    apart = _apart(rows[head:], heads)
    for number, row in enumerate(rows):
        label = next((cell for cell in row if cell.strip() and not _is_number(cell)), "")
        counted = MentionKind.ORDINAL if _SERIAL.fullmatch(label.strip()) else None
        for column, cell in enumerate(row):
            kind = counted or (apart.get(column) if number >= head else None)
            if kind and _WHOLE.fullmatch(cell.strip()):
                yield number, column, _set_apart(cell, kind)
                continue
            own = units.get(column) or (unit_of_head(label) if number >= head else None) or unit
            for mention in find_mentions(cell, heading_unit=own):
                yield number, column, mention


def unit_of_head(text: str) -> str | None:
    """The unit that the words of a head say its numbers are in; None if they say none."""
    text = "".join(text.split())
    for match in _NAMED.finditer(text):
        if found := find_unit(match[1]):
            return found.name
    bare = _NAMED.sub("", text)
    if _SCORES.search(bare) and not _RATES.search(bare):
        return "分"
    if _RATES.search(bare):
        return "%"
    return "人" if _PERSONS.search(bare) else None


def _is_number(cell: str) -> bool:
    return _NUMBER.fullmatch(cell.strip()) is not None


def _heads(rows: Rows) -> dict[int, str]:
    """Column → its head, from the top down."""
    found: dict[int, str] = {}
    for row in rows:
        for column, cell in enumerate(row):
            found[column] = found.get(column, "") + cell.strip()
    return found


def _apart(rows: Rows, heads: dict[int, str]) -> dict[int, MentionKind]:
    """The columns whose whole numbers are codes or count the rows, with what they are."""
    found = {n: MentionKind.ORDINAL for n, head in heads.items() if _SERIAL.search(head)}
    for column in range(2):
        texts = [row[column].strip() for row in rows if column < len(row) and row[column].strip()]
        coded = sum(_CODE.fullmatch(text) is not None for text in texts)
        if coded > 1 and coded * 2 >= len(texts):
            found[column] = MentionKind.CODE
    return found


def _set_apart(cell: str, kind: MentionKind) -> Mention:
    start = len(cell) - len(cell.lstrip())
    return Mention(start, start + len(cell.strip()), cell.strip(), kind)
