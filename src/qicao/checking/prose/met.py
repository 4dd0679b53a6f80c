"""How many targets of a table were met (A54): 8项指标中，6项达到目标，2项未完成, by its rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from qicao.arithmetic.aims import side
from qicao.checking.prose.saiddays import number
from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.statements import Role, Statement
from qicao.values import Severity

_HAN = "一二两三四五六七八九十"
_N = f"(?<![0-9.{_HAN}百第])(?P<{{}}>[0-9]{{{{1,2}}}}|[{_HAN}]{{{{1,3}}}})[项个]"
_ALL = re.compile(f"{_N.format('all')}(?:[一-鿿]{{2}}){{0,4}}指标(?:[一-鿿]{{0,2}}中)?[，,]?")
_SOME = re.compile(
    f"{_N.format('some')}(?:指标)?(?:均|都|全部|已)?(?P<not>未|没有|尚未|(?=不足|低于))?"
    "(?:(?:达到|完成|实现|超额|达标|超过|不足|低于)[^，。；]{0,12}(?=[，。；])|(?<=未)达(?=[，。；]))"
)
_RATE = "预算"
"""In the name of a row of the money, which a text may not count among the indicators."""
_LESS = re.compile("事故|投诉|差错|死亡|能耗|成本|周期|时间|时限|排放|浓度|天数|结转|控制|费用|降")
"""In the name of what may be the better the less there is of it."""
_OTHER = (Role.TARGET, Role.WEIGHT, Role.SCORE, Role.DEDUCTION, Role.PRIOR)
_OFF, _LEAST = 1, 4
"""How many a count may be off to be meant for a table, and rows that make one."""

_Row = tuple[bool | None, bool]
"""Whether the target was met, None where that is not told, and whether it is of the money."""


def _look(subject: Subject) -> Iterator[Spot | None]:
    tables = _tables(subject)
    for line in subject.lines if tables else ():
        for sentence in re.finditer("[^。；\n]+[。；]?", line.text):
            for all_ in _ALL.finditer(sentence[0]):
                counts = _counts(tables, number(all_["all"]))
                for some in _SOME.finditer(sentence[0], all_.end()):
                    met = some["not"] is None
                    due, other = ({c[way] for c in counts} for way in (met, not met))
                    yield from _judged(some, due, other, line.start + sentence.start())


def _tables(subject: Subject) -> list[list[_Row]]:
    """The rows of every table of targets and what was reached of them."""
    cells: dict[int, dict[int, list[Statement]]] = {}
    for s in subject.examined.statements:
        if s.table and not s.total:
            cells.setdefault(s.table, {}).setdefault(s.line, []).append(s)
    found = ([_row(line) for line in table.values() if _aim(line)] for table in cells.values())
    return [rows for rows in found if len(rows) >= _LEAST]


def _aim(line: Sequence[Statement]) -> int | None:
    """Which number of a row is the only target, counted from 1; None if there is none."""
    aims = [n for n, s in enumerate(line, 1) if s.role is Role.TARGET]
    return aims[0] if len(aims) == 1 else None


def _row(line: Sequence[Statement]) -> _Row:
    place = _aim(line) or 0
    target, after = line[place - 1], line[place : place + 1]
    done = after[0] if after and after[0].role not in _OTHER else None
    money = _RATE in target.item
    if done is None or done.dimension != target.dimension or done.worth == target.worth:
        return (True if done and done.worth == target.worth else None), money
    way = side(target)
    if target.worth is None or done.worth is None:
        return None, money
    above = done.worth > target.worth
    if not way and _LESS.search(target.item):
        return None, money
    return above is (way >= 0), money


def _counts(tables: Sequence[Sequence[_Row]], said: int) -> Set[tuple[int, int]]:
    """How many rows missed their target, and how many met it, in tables of so many rows."""
    found = set()
    for rows in tables:
        for own in (rows, [row for row in rows if not row[1]]):
            if len(own) == said and all(met is not None for met, _ in own):
                met = sum(bool(met) for met, _ in own)
                found.add((said - met, met))
    return found


def _judged(match: re.Match[str], due: Set[int], other: Set[int], at: int) -> Iterator[Spot | None]:
    """By how many met their target, or missed it; `other` is how many did the reverse."""
    said = number(match["some"])
    if len(due) != 1 or (abs(said - max(due)) > _OFF and said not in other):
        return
    if said in due:
        yield None
        return
    counter = match.string[match.end("some") : match.end("some") + 1]
    yield Spot(
        Severity.WARNING,
        f"“{match['some']}{counter}”与所列的指标不符：应为{max(due)}{counter}",
        at + match.start("some"),
        at + match.end("some") + 1,
        todo="请核对表中达到目标的指标数和这句话",
        expected=f"{max(due)}",
    )


MET = TextCheck("A54", "达到目标的指标数与表一致", _look, aim="说几项指标达到目标的话")
