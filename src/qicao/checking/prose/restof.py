"""What is said of all rows but those that are named (A31): 除户厕改造外，其余指标均完成年初目标.

And aims whose mark the rate beside them denies: 目标≤40场，完成46场，完成率115%.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from qicao.arithmetic.aims import side
from qicao.arithmetic.formula import HUNDRED
from qicao.arithmetic.grouped import grouped
from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.statements import Role, Statement
from qicao.values import Severity

_REST = re.compile(
    "除(?P<names>[^，。；]{2,60})外，其余(?:各?[项个])?(?:指标|任务|目标|项目)?均(?P<not>未|没有)?"
    "(?:已|全部|按期|超额|[或、])*(?:完成|达到)"
)
_ROWS, _NAME = 4, 3
"""Rows that make a table of aims; characters of the name of a row that are its own."""
_APART = Decimal("0.006")
"""Of a rate: what rounding may leave between it and what its row makes."""


def _look(subject: Subject) -> Iterator[Spot | None]:
    tables = _rates(subject.examined.statements)
    for line in subject.lines if tables else ():
        for match in _REST.finditer(line.text):
            for rows in tables:
                if any(_names(match["names"], s) for s in rows):
                    yield _rest(match, rows, line.start)
    for row in _lines(subject.examined.statements).values():
        yield from _marks(subject, row)


def _rates(statements: Sequence[Statement]) -> list[list[Statement]]:
    """The rates of completion of each table."""
    rates = (s for s in statements if s.role is Role.COMPLETION and s.worth is not None)
    tables = grouped((s for s in rates if s.table and not s.total), lambda s: s.table)
    return [rows for rows in tables.values() if len(rows) >= _ROWS]


def _names(names: str, row: Statement) -> bool:
    item = row.item.partition("（")[0]
    return len(item) >= _NAME and (item in names or item[: _NAME + 1] in names)


def _rest(match: re.Match[str], rows: Sequence[Statement], at: int) -> Spot | None:
    others = [s for s in rows if not _names(match["names"], s)]
    full = [s for s in others if (s.worth or 0) >= HUNDRED]
    wrong = full if match["not"] else [s for s in others if s not in full]
    if not wrong:
        return None
    return Spot(
        Severity.WARNING,
        f"“{match[0]}”与表中“{wrong[0].item}”的{wrong[0].mention.text}不符",
        at + match.start(),
        at + match.end(),
        todo="请逐行核对表中完成的比率，改正这句话",
    )


def _lines(statements: Sequence[Statement]) -> dict[tuple[int, int], list[Statement]]:
    return grouped(
        (s for s in statements if s.table and s.worth is not None), lambda s: (s.table, s.line)
    )


def _marks(subject: Subject, row: Sequence[Statement]) -> Iterator[Spot | None]:
    """An aim not to be gone beyond, whose rate counts what is beyond it as more than done."""
    for aim, done, rate in zip(row, row[1:], row[2:], strict=False):
        if aim.role is not Role.TARGET or rate.role is not Role.COMPLETION or not side(aim):
            continue
        if aim.dimension != done.dimension or not aim.worth:
            continue
        made = HUNDRED * (done.worth or 0) / aim.worth
        if abs(made - (rate.worth or 0)) <= _APART * made:
            wrong = side(aim) < 0 and made > HUNDRED
            yield _mark(subject, aim, rate) if wrong else None


def _mark(subject: Subject, aim: Statement, rate: Statement) -> Spot:
    shown = subject.text[aim.start : aim.end]
    return Spot(
        Severity.WARNING,
        f"“{aim.item}”的目标不超过{shown}，完成的比率却算成{rate.mention.text}",
        aim.start,
        aim.end,
        todo="请核对目标前是“≥”还是“≤”",
    )


REST_OF = TextCheck("A31", "除…外其余均完成与表一致", _look, aim="说其余各项都完成的话")
