"""What was reached of an indicator, said where it is scored and where the text tells of it.

参保率仍达97.62%, and 居民参保率，目标值≥95%，完成值97.62%; 修渠186.4公里, and a row 修渠长度.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from qicao.arithmetic import formula as f
from qicao.arithmetic.changes.same import BOUNDS, is_planned
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.grouped import grouped
from qicao.arithmetic.index import core
from qicao.arithmetic.scores.scorerows import ScoreRow, rows_of
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement
from qicao.statements.statement import Listing

_DONE = (Role.LEVEL, Role.COMPLETION, Role.SHARE, Role.PER)
_RATE = "比率"
_RATED = re.compile("(?<=..)(?:预算)?(?:执行|控制|完成|到位|使用|支出)率$")
_OF_ALL = re.compile("(?:预算|资金|部门|整体)+(?:执行)率")
_ALL = ("", "预算", "支出")
"""Names of the rate of all that was spent, in a row and in prose: 全年支出…，执行率97.99%."""
"""What the name of a rate ends with behind that of which it is: “三公”经费控制率."""
_WANTED = re.compile("任务|目标|计划|拟|安排|要求|力争|确保")
_AIM = re.compile("目标|指标|任务|计划|要求")
_NEAR = 6
"""Characters on either side of a target that may say that it is one."""
_LEAST, _NAMED, _ENDED = 3, 4, 5
"""Characters of the end of a name that tells what it is of, of a name in any order, and those that
two names end with: 补助标准 alone may be of anything."""


class Attained:
    """What a text claims of indicators that it tells of as well."""

    def __init__(self, sources: Sources) -> None:
        self.rows = rows_of(sources.statements)
        inside = {s.start for row in self.rows for s in (row.target, row.actual)}
        risen = {s.start for s in _risen(sources.statements)}
        told = [s for s in sources.statements if _is_plain(s) and s.start not in inside]
        done = [s for s in told if s.role in _DONE and _is_named(s, risen)]
        self.done = [s for s in done if not is_planned(s, sources.text, _WANTED)]
        self.done = [s for s in self.done if not sources.text.startswith(BOUNDS, s.end)]
        aims = [s for s in told if s.role is Role.TARGET and _is_aim(s, sources.text)]
        self.kinds = [grouped(said, lambda s: s.dimension) for said in (self.done, aims)]
        """What was done, and what was aimed at, by its dimension."""

    def claims(self) -> Iterator[Alternatives]:
        """What every row aims at and has reached, with what is told of its name."""
        for row in self.rows:
            for own, kinds in zip((row.actual, row.target), self.kinds, strict=True):
                alike = kinds.get(own.dimension, ())
                if offers := tuple(self._offers(_name(row), own, alike)):
                    yield offers
        yield from self._rates()

    def _offers(self, name: str, own: Statement, alike: Sequence[Statement]) -> Iterator[Claim]:
        """A number of a row, as those that are told of its very name, or else of the end of it.

        What ends the names of several rows may be told of another: 满意度, of 学生 or of 用人单位.
        """
        very = [s for s in alike if core(s.item) == core(name)]
        sure = len({s.worth for s in very}) == 1 and own.role is not Role.TARGET
        for s in very:
            yield Claim(own, f.SAME, (s,), sure=sure and _is_own(s), likely=True)
        for s in [] if very else [s for s in alike if _is_of(s, name)]:
            yield Claim(own, f.SAME, (s,), sure=False, tells=not self._is_shared(s), likely=True)

    def _is_shared(self, s: Statement) -> bool:
        """Whether a name is the end of that of several rows, and the whole of none."""
        own, names = core(s.item), {core(_name(row)) for row in self.rows}
        return own not in names and sum(name.endswith(own) for name in names) > 1 and bool(own)

    def _rates(self) -> Iterator[Alternatives]:
        """监测站点完成50%, where the row of its name says how many were aimed at and built."""
        counted = [row for row in self.rows if row.actual.dimension not in ("", _RATE)]
        for s in self.done:
            if s.role is not Role.COMPLETION or s.carried or s.base:
                continue
            rows = [row for row in counted if _ends_alike(core(s.item), core(_name(row)))]
            if len(rows) == 1:
                inputs = rows[0].actual, rows[0].target
                yield (Claim(s, f.RATIO, inputs, sure=False, likely=True),)


def _name(row: ScoreRow) -> str:
    return row.weight.item or row.actual.item


def _is_plain(s: Statement) -> bool:
    plain = not (s.table or s.hedged or s.figure or s.place or s.rest)
    return plain and s.listing is Listing.NONE and s.amount is not None


def _is_aim(s: Statement, text: str) -> bool:
    """Whether words beside a target call it one: 高于95%的目标; 高于全市平均的95% is none."""
    words = text[max(0, s.start - _NEAR) : s.start], text[s.end : s.end + _NEAR]
    return any(
        _AIM.search(re.split("[，。；\n]", one)[at]) for one, at in zip(words, (-1, 0), strict=True)
    )


def _is_named(s: Statement, risen: Set[int]) -> bool:
    """Whether what was done is named right before, or is a rate of what was."""
    return not s.carried or s.role is Role.COMPLETION or s.start in risen


def _is_own(s: Statement) -> bool:
    """Whether its name is that of its own clause, as of what it came to from another one."""
    return not s.carried or s.role is Role.LEVEL


def _risen(statements: Sequence[Statement]) -> Iterator[Statement]:
    """Numbers that something came to from another one: 报销比例由74.18%提高到75.62%."""
    for before, s in pairwise(statements):
        same = before.item == s.item and before.clause == s.clause
        if before.role is Role.PRIOR and same and not before.carried:
            yield s


def _is_of_all(own: str, whole: str) -> bool:
    return own in _ALL and bool(_OF_ALL.fullmatch(whole))


def _ends_alike(own: str, whole: str) -> bool:
    return len(own) >= _LEAST and whole.endswith(own)


def _is_of(s: Statement, name: str) -> bool:
    """Whether a number is of an indicator by the end of its name, or by all of its own name."""
    own, whole = core(s.item), core(name)
    rate = core(s.label) if _RATED.search(s.label) else own
    said = not s.carried or s.role is Role.TARGET
    if said and any(_ends_alike(end, whole) for end in (own, rate)):
        return True
    if s.base is Role.BUDGET:
        return False  # 相当于年初预算的110.44% is another rate than that of the row
    if s.role is Role.COMPLETION and (rated := _RATED.search(whole)):
        return own == core(whole[: rated.start()]) or _is_of_all(own, whole)
    ended = len(own) >= _ENDED <= len(whole) and own[-_ENDED:] == whole[-_ENDED:]
    return s.dimension != _RATE and (ended or (len(own) >= _NAMED and set(own) <= set(whole)))
