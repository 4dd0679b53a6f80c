"""Statements of a table: a cell says of its row what the heads of its column say it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from qicao.mentions import Mention, MentionKind, find_mentions
from qicao.quantity import find_unit
from qicao.statements.lexicon import Sign
from qicao.statements.meaning import Meaning, meaning_of
from qicao.statements.naming import trimmed
from qicao.statements.signwords import words_of
from qicao.statements.statement import Role, Statement
from qicao.statements.stretches import stretches


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell: its text, and where it begins in the whole text.

    `unit` is its own, where that is another than the table's; `kind` that of a number which is no
    quantity (a code, a serial number), as its column says.
    """

    text: str
    start: int
    unit: str | None = None
    kind: MentionKind | None = None


Row = Sequence[TableCell]


@dataclass
class TableReader:
    """Reads the tables of a text; `year` is the report's."""

    year: int = 0

    def read(
        self, rows: Sequence[Row], unit: str | None, table: int, line: int
    ) -> Iterator[Statement]:
        """The statements of a table whose numbers are in `unit`; each row counts as a sentence.

        A table of scores that lies on its side is read by its columns, and one that has another
        head half way by the nearest above each row.
        """
        rows = [*zip(*rows, strict=True)] if _lies(rows) else rows
        parts = [*stretches(rows)]
        for number, (begin, part) in enumerate(parts):
            found = self._stretch(part, unit, table, line + begin)
            yield from found if len(parts) == 1 else (_column_of_all(s, number) for s in found)

    def _stretch(
        self, rows: Sequence[Row], unit: str | None, table: int, line: int
    ) -> Iterator[Statement]:
        """The statements of rows under one head."""
        codes = _code_column(rows)
        numbers = [
            [None if n == codes else _number(cell, unit or _BARE) for n, cell in enumerate(row)]
            for row in rows
        ]
        first = next((n for n, row in enumerate(numbers) if any(row)), len(rows))
        heads = _Heads(_heads(rows[:first]), unit, self.year)
        groups: dict[int, str] = {}
        naming = _name_columns(numbers[first:])
        for at, row in enumerate(rows[first:], first):
            label = group = ""
            code = _code(row, codes)
            for column, cell in enumerate(row):
                if (found := numbers[at][column]) is None:
                    named = (column != codes or not code) and cell.kind is None
                    named = named and not heads.is_unit(column, cell)
                    text = _SPREAD.sub("", cell.text.strip(_BLANK)) if named else ""
                    if text and (column in naming or not label) and not _is_all(label):
                        label, group = text, label or group
                elif number := heads.number(cell, column, found):
                    groups[column] = group or groups.get(column, "")
                    time = heads.time(column)
                    row_ = _Row(table, line + at, label, code, groups[column], time)
                    head, meaning = heads.at(column), heads.meaning(column, number)
                    yield _statement(cell, number, row_, (column, head), meaning)


def _column_of_all(statement: Statement, stretch: int) -> Statement:
    """A number of one stretch of several: its scores stand in one column with those of the others,
    wherever they stand, and nothing else of it does."""
    column = statement.column + _APART * (stretch + 1)
    if statement.role in _OF_ALL:
        column = _OF_ALL.index(statement.role)
    return replace(statement, column=column)


_FUNDS = re.compile("(?:资金|预算|支出)(?:总额|合计|总计)")
"""A row whose scores are those of one indicator: 年度资金总额, which weighs 10."""
_OF_ALL, _APART = (Role.WEIGHT, Role.SCORE, Role.DEDUCTION), 100


def _lies(rows: Sequence[Row]) -> bool:
    """Whether the indicators are the columns of a table: 分值 is a row of it, and 得分 another."""
    names = ["".join(row[0].text.split()) for row in rows if row]
    even = len({len(row) for row in rows}) == 1 and len(rows[0]) >= _WIDE if rows else False
    return even and any(map(_WEIGHTS.fullmatch, names)) and any(map(_SCORES.fullmatch, names))


_WIDE = 4
"""Columns of a table that lies on its side, at least."""
_WEIGHTS = re.compile("(?:指标|标准)?(?:分值|权重|满分)(?:[（(]分[）)])?")
_SCORES = re.compile("(?:自评|评价)?(?:得分|评分|自评分)(?:[（(]分[）)])?")
_YEAR = re.compile("(20[0-9]{2})年")


_BLANK = "—－-–/ \t\u3000"
"""What fills a cell that has nothing to say."""
_SPREAD = re.compile("(?<=^[合小总共])[ \u3000]+(?=计)")
"""What spreads the name of a row of totals over its cell: 小　计."""
_UNITS = re.compile("(?:计量|计算)?单[ 　]*位")
_LEFT = re.compile(
    "(?:年末|本年|累计)?(?:未[^率（(]{1,5}|尚未[^率（(]{1,5}|[结节]余|结转|结转结余|剩余|差额|缺口)"
    "(?:[数额]|金额|资金)?(?:[（(].*)?"
)
"""The head of a column of what is left of each row's own number."""
_STANDARD = re.compile("(?:指标|评价|考核)?标准值?")
"""The same of what is aimed at, where the table scores its rows."""


class _Row(NamedTuple):
    """A row: where it stands, and what stands before the numbers of it."""

    table: int
    line: int
    label: str
    code: str
    group: str
    time: str
    """The year of the column, where it is neither the report's nor the one before."""


class _Heads:
    """The heads of a table, and what each says of the numbers under it."""

    def __init__(self, heads: Mapping[int, str], unit: str | None, year: int) -> None:
        self.heads, self.unit, self.year = heads, unit, year
        self.units: dict[int, str] = {}
        self.meanings: dict[tuple[int, MentionKind], Meaning] = {}
        self.scores = any(w.sign is Sign.WEIGHT for h in heads.values() for w in words_of(h, 0))

    def at(self, column: int) -> str:
        """The head of a column; '' if it has none."""
        return self.heads.get(column, "")

    def is_unit(self, column: int, cell: TableCell) -> bool:
        """Whether a cell is the unit of its row, and no name: 亩 under 单位, where 一中 is one."""
        return bool(_UNITS.fullmatch(self.at(column)) and find_unit(cell.text.strip()))

    def time(self, column: int) -> str:
        """The year that the head of a column says, if it is of another time: 2022年."""
        said = _YEAR.search(self.at(column)) if self.year else None
        return said[0] if said and int(said[1]) not in (self.year, self.year - 1) else ""

    def number(self, cell: TableCell, column: int, found: Mention) -> Mention | None:
        """The number of a cell in the unit of its column; `found` is what it is in the table's."""
        if column not in self.units:
            self.units[column] = _unit(self.at(column), self.unit)
        unit = self.units[column]
        return found if unit == (self.unit or _BARE) else _number(cell, unit)

    def meaning(self, column: int, number: Mention) -> Meaning:
        """What the head of a column makes of a number: the same of all of one kind."""
        key = (column, number.kind)
        if key not in self.meanings:
            meaning = meaning_of(number, self.at(column), "", self.year)
            own = meaning.role is Role.LEVEL
            if own and _LEFT.fullmatch(self.at(column)):
                meaning = replace(meaning, role=Role.OTHER)
            elif own and self.scores and _STANDARD.fullmatch(self.at(column)):
                meaning = replace(meaning, role=Role.TARGET)
            self.meanings[key] = meaning
        return self.meanings[key]


def _name_columns(numbers: Sequence[Sequence[Mention | None]]) -> frozenset[int]:
    """The columns that are numbers in less than half of the rows."""
    widest = max((len(row) for row in numbers), default=0)
    filled = Counter(
        column for row in numbers for column, number in enumerate(row) if number is not None
    )
    return frozenset(column for column in range(widest) if filled[column] * 2 < len(numbers))


def _is_all(label: str) -> bool:
    return bool(_ALL_SCORES.fullmatch(label))


def _statement(
    cell: TableCell, number: Mention, row: _Row, head: tuple[int, str], meaning: Meaning
) -> Statement:
    """What one number of a table states."""
    words = words_of(row.label, 0)
    total = any(w.sign is Sign.TOTAL and _ENDS.fullmatch(row.label[w.end :]) for w in words)
    total = total or bool(_EVERYWHERE.fullmatch(row.label))
    label = trimmed(row.label)
    total = total and not (meaning.role in _OF_ALL and _FUNDS.search(label))
    total = total or bool(_ALL_SCORES.fullmatch(label))
    return Statement(
        mention=number,
        start=cell.start + number.start,
        end=cell.start + number.end,
        line=row.line,
        sentence=-1 - row.line,
        clause=0,
        item=row.time + (meaning.item if total and _names(meaning.item) else label),
        label=label + _aim(cell) if meaning.role is Role.TARGET else label,
        carried=False,
        role=meaning.role,
        base=meaning.base if meaning.role not in (Role.LEVEL, Role.SCORE) else None,
        sign=meaning.sign,
        whole=head[1],
        total=total,
        table=row.table,
        column=head[0],
        code=row.code,
        group=row.group,
    )


def _aim(cell: TableCell) -> str:
    """What a cell says before its number of the side of a target that is meant: ≥, 不低于."""
    found = _AIM.match(cell.text.strip())
    return found[0].strip() if found else ""


_AIM = re.compile("(?:[≥≤＞＜<>]=?|不[低少小]于|不[高大多]于|不超过)\\s*")
_ENDS = re.compile("(?:[数额]|金额|支出|收入|资金|经费|得?分|分值)?(?:[（(].*)?")
"""What may stand behind 合计 in the name of a row: 社零总额增速 is no total."""
_EVERYWHERE = re.compile("全[省市县区旗州镇乡街校院局](?:合计|总计|汇总)?|汇总")
"""A row that is of all the others: 全市."""
_ALL_SCORES = re.compile("(?:自评|评价|综合|绩效|指标)?(?:总得?分|得分总[分计])")
_NO_NAME = re.compile("(?:[金数]额|数|小计|预算|决算)?(?:[（(].*)?")


def _names(head: str) -> bool:
    """Whether a head names an item, and not only a measure."""
    return len(head) > 1 and not _NO_NAME.fullmatch(head)


_CODE = re.compile(
    r"(?:1(?:0[1-5]|1[01])|2[0-3][0-9]|3(?:0[1-9]|1[0-3]|99)|5(?:0[1-9]|1[0-9]|99))"
    r"(?:[0-9]{2}){0,2}"
)
"""A code of the budget: its class is one of income, of what is done, or of what it is for."""
_SUMMED = re.compile("合计|总计|小计")


def _code_column(rows: Sequence[Row]) -> int | None:
    """The column of codes of the budget, 208 and 2080501: no amounts; None if there is none."""
    for column in range(min(2, max((len(row) for row in rows), default=0))):
        if rows and column < len(rows[0]) and _is_measured(rows[0][column].text):
            continue
        texts = [row[column].text.strip() for row in rows[1:] if column < len(row)]
        coded = [text for text in texts if _CODE.fullmatch(text)]
        if any(text.isdigit() and not _CODE.fullmatch(text) for text in texts):
            continue  # 7316: they are numbers
        if any(_is_sum(row, column) for row in rows):
            continue  # a code is not added up
        if len(coded) > 1 and len(coded) * 2 >= len([text for text in texts if text]):
            return column
    return None


def _is_sum(row: Row, column: int) -> bool:
    """Whether a row of totals has a number in a column."""
    return bool(
        column < len(row) and _SUMMED.search(row[0].text) and row[column].text.strip().isdigit()
    )


def _is_measured(head: str) -> bool:
    """Whether the head of a column names the unit of its numbers: 下达（万元）."""
    own = _OWN_UNIT.search(head.strip())
    return bool(own and find_unit(own[1]))


def _code(row: Row, column: int | None) -> str:
    """The code of a row; '' where another word stands in its place, as 合计."""
    text = row[column].text.strip() if column is not None and column < len(row) else ""
    return text if _CODE.fullmatch(text) else ""


def _number(cell: TableCell, unit: str | None) -> Mention | None:
    """The number that a cell is, if it is nothing else."""
    text = cell.text.strip()
    if not text or cell.kind or not any(char.isdigit() for char in text):
        return None
    unit = cell.unit or unit
    # Behind a mark a lone 1 is no serial number.
    found = [m for m in find_mentions(f"={cell.text}", heading_unit=unit) if m.is_quantity]
    aim = _AIM.match(text)
    rest = len(text) - (aim.end() if aim else 1)
    if len(found) != 1 or found[0].end - found[0].start < rest:
        return None
    number = found[0]
    if number.value is None or number.unit is None:
        return None
    return number._replace(start=number.start - 1, end=number.end - 1)


_SCORED = frozenset({Sign.WEIGHT, Sign.SCORED, Sign.DEDUCTED})
_BARE = "个"
"""The unit of numbers whose table names none: they can be added up, and no more."""
_OWN_UNIT = re.compile("[（(]([^（()）]{1,4})[）)]$")
_RATE_HEAD = re.compile("(?:率|比例|比重|占比)(?:[（(][^（()）]*[）)])?$|[（(][%％][）)]$")


def _unit(head: str, unit: str | None) -> str:
    """The unit of a column: its head's own; rates and scores are not in what the table is in."""
    own = _OWN_UNIT.search(head)
    if own and find_unit(own[1]):
        return own[1]
    if _RATE_HEAD.search(head):
        return "%"
    words = words_of(head, 0)
    return "分" if any(word.sign in _SCORED for word in words) else unit or _BARE


def _heads(rows: Sequence[Row]) -> dict[int, str]:
    """Column → its head, from the top down."""
    found: dict[int, list[str]] = {}
    for row in rows:
        for column, cell in enumerate(row):
            if text := cell.text.strip():
                found.setdefault(column, []).append(text)
    return {column: "".join(texts) for column, texts in found.items()}
