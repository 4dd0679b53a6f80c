"""What the numbers of a table are: the unit of each cell, and the codes and serial numbers.

A unit stands above the table (单位：万元), in a row or cell of its head, in brackets behind a head
or a row's name, or in a column of its own; the nearest counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from qicao.mentions import MentionKind
from qicao.quantity.units import find_unit
from qicao.statements import TableCell
from qicao.statements.stretches import stretches

Rows = Sequence[Sequence[TableCell]]
_UNIT = re.compile(
    r"(?:单位[ 　]*(?:[:：]|(?:均|统一|一律)?为|都是|均是|是)[ 　]*(?:人民币)?[ 　]*[“‘]?|以[“‘]?)"
    r"(?P<unit>[一-鿿%‰㎡][一-鿿㎡ 　]{0,4}?)(?=$|[^一-鿿]|为单位|”为单位)"
)
_UNLESS = re.compile(
    r"未(?:作|加|另行?|特别|单独)*(?:注明|标明|标注|说明|注)(?:金额)?(?:单位)?的?[，,]?(?:数字|金额)?(?:均|都|一律|统一)?(?:为|以|是|按)[“‘]?"
    r"(?P<unit>(?:百万|千|万|亿)?元)"
)
"""金额未注明单位的均为万元."""
OF_TABLES = re.compile(
    "(?:表[格内中里]|[下各附]表)[^，。；：:（）()]{0,8}(?:为|是|以|按|用|[:：])[“‘]?"
    "(?P<unit>(?:百万|千|万|亿)?元)(?=$|[^一-鿿]|为单位|列示|计|反映)"
)
"""正文金额单位为万元，表内金额单位为元: what the tables are in, and the text is not."""
_ANNOUNCED = re.compile(r"[（(](?P<unit>[一-鿿]{1,4})[）)](?:[:：]|如下[:：]?|如下表[:：]?)\s*$")
"""按建设内容分（万元）：, right above a table."""
_BRACKETS = re.compile(r"[（(](?:单位[:：])?([^（()）]{1,6})[)）]|/(\S{1,4})$")
_NUMBER = re.compile(r"[-−+(（≥≤]*[0-9０-９][0-9０-９,，.．]*")
_NO_UNITS = frozenset("年日月号")
_SCORES = re.compile(r"(?:得分|分值|权重|扣分|满分|评分|分数)$")
_RATES = re.compile(r"(?:率|比例|比重|占比)$")
_NO_ROW_UNIT = re.compile(r"分|权重|率|占比|比例|%|％|序号|[行栏]次|[编代]码")
_PLACE = re.compile("[（(](?:[站所院室点]|(?<=[省市县区乡镇][（(])[市县区州盟旗乡镇])[）)]")
"""A name whose bracket says what kind of place it is: 社区卫生服务中心（站）, 县（区）财政."""
_UNIT_HEAD = re.compile(r"(?:计量)?单[ 　]*位")
_SERIAL = re.compile(r"(?:序[ 　]*号|[行栏]次|编号)$")
_CODES = re.compile(r"[编代]码$")
_CODE = re.compile(r"[0-9]{3}(?:[0-9]{2}){0,2}")


def unit_of(line: str) -> str | None:
    """The unit that a line above a table names, None if it names none."""
    patterns = (OF_TABLES, _UNIT, _UNLESS, _ANNOUNCED)
    for found in chain.from_iterable(pattern.finditer(line) for pattern in patterns):
        if known := _known(found["unit"]):
            return known
    return None


def unit_in(rows: Rows) -> str | None:
    """The unit that the first rows of a table name."""
    return next((u for row in rows[:3] for cell in row if (u := unit_of(cell.text))), None)


def _known(name: str) -> str | None:
    """The unit as it is written, if there is such a unit and it is no part of a date."""
    plain = re.sub(r"\s", "", name)
    return plain if plain not in _NO_UNITS and find_unit(plain) else None


def marked(rows: Rows) -> tuple[tuple[TableCell, ...], ...]:
    """The rows with each cell's own unit and kind; without either a cell is as its table is."""
    return tuple(chain.from_iterable(_marked(part) for _, part in stretches(rows)))


def _marked(rows: Rows) -> tuple[tuple[TableCell, ...], ...]:
    """The same of rows under one head."""
    head = next((n for n, row in enumerate(rows) if any(_is_number(c) for c in row[1:])), 0)
    heads = _heads(rows[:head])
    units = {column: unit for column, text in heads.items() if (unit := _head_unit(text))}
    kinds = _kinds(rows[head:], heads)
    unit_column = next((n for n, text in heads.items() if _UNIT_HEAD.fullmatch(text)), None)
    made = [tuple(row) for row in rows[:head]]
    corner = _bracketed(heads.get(0, ""))  # 项目资金（万元）, of which the rows are parts
    for row in rows[head:]:
        own = _row_unit(row, unit_column) or corner
        taken = {n for n, text in heads.items() if _NO_ROW_UNIT.search(text)}
        made.append(
            tuple(
                _cell(cell, units.get(n) or (None if n in taken else own), kinds.get(n), row)
                for n, cell in enumerate(row)
            )
        )
    return tuple(made)


def _cell(
    cell: TableCell, unit: str | None, kind: MentionKind | None, row: Sequence[TableCell]
) -> TableCell:
    text = cell.text.strip()
    if not text or not any(char.isdigit() for char in text):
        return cell
    if kind is None and _SERIAL.fullmatch(row[0].text.strip()) and cell is not row[0]:
        kind = MentionKind.ORDINAL
    kind = kind if text.isdigit() else None
    return replace(cell, unit=unit, kind=kind) if unit or kind else cell


def _is_number(cell: TableCell) -> bool:
    return bool(_NUMBER.match(cell.text.strip()))


def _heads(rows: Rows) -> dict[int, str]:
    """Column → its head, from the top down."""
    found: dict[int, str] = {}
    for row in rows:
        for column, cell in enumerate(row):
            if text := cell.text.strip():
                found[column] = found.get(column, "") + text
    return found


def _head_unit(head: str) -> str | None:
    """The unit in brackets behind a head; points for scores, per cent for rates."""
    name = _BRACKETS.sub("", head)
    plain = "分" if _SCORES.search(name) else "%" if _RATES.search(name) else None
    return _bracketed(head) or plain


def _bracketed(text: str) -> str | None:
    found = (_known(match[1] or match[2]) for match in _BRACKETS.finditer(text))
    return next(filter(None, found), None)


def _row_unit(row: Sequence[TableCell], column: int | None) -> str | None:
    """The unit that a row has for itself: in its column of units, or behind its name."""
    if column is not None and column < len(row) and (unit := _known(row[column].text)):
        return unit
    names = (c.text for c in row if c.text.strip() and not _is_number(c))
    units = (_bracketed(name) for name in names if not _PLACE.search(name))
    return next(filter(None, units), None)


def _kinds(rows: Rows, heads: Mapping[int, str]) -> dict[int, MentionKind]:
    """The columns whose numbers are no quantities."""
    width = max((len(row) for row in rows), default=0)
    found = {}
    for column in range(width):
        texts = [row[column].text.strip() for row in rows if column < len(row)]
        if kind := _kind(heads.get(column, ""), [text for text in texts if text], column):
            found[column] = kind
    return found


def _kind(head: str, texts: Sequence[str], column: int) -> MentionKind | None:
    if _CODES.search(head):
        return MentionKind.CODE
    if _SERIAL.search(head):
        return MentionKind.ORDINAL
    coded = sum(bool(_CODE.fullmatch(text)) for text in texts)
    numbers = any(text.isdigit() and not _CODE.fullmatch(text) for text in texts)
    many = column < 2 and coded > 1 and 2 * coded >= len(texts) and not numbers
    if many and not (head.endswith("数") or _head_unit(head)):
        return MentionKind.CODE
    return MentionKind.ORDINAL if column == 0 and _counts(texts) else None


def _counts(texts: Sequence[str]) -> bool:
    """Whether the texts are 1, 2, 3 and so on, other rows between them apart."""
    numbers: Iterator[int] = (int(text) for text in texts if text.isascii() and text.isdigit())
    listed = list(numbers)
    return len(listed) > 1 and listed == list(range(1, len(listed) + 1))
