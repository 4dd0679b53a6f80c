"""The weights and scores of the rows of a table, by the names that prose has for them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from qicao.statements import Role, Statement

Pair = tuple[Decimal, Decimal]
"""A weight and a score."""

_LEAD = re.compile("^(?:其中|等|本次|和|及|在)+")
_TAIL = re.compile("(?:指标|类|情况|分析|得分|满分|分值|权重|完成|实现|方面|部分|为)+$")
_POINTS = re.compile("^(?:该|此|本)?(?:项|类|指标|分值|满分|权重)*$")
"""A name that only points to the title above."""
_BOTH = 2


def name_of(text: str) -> str:
    """What is scored, without what only joins it: 其中产出类指标 is 产出; '' if it only points."""
    return "" if _POINTS.match(text) else _TAIL.sub("", _LEAD.sub("", text)).strip("*# （")


def summed(pairs: Iterable[Pair]) -> Pair:
    """All weights and all scores together."""
    pairs = [*pairs]
    weight = sum((pair[0] for pair in pairs), Decimal(0))
    return weight, sum((pair[1] for pair in pairs), Decimal(0))


class ScoreRows:
    """The rows of all tables that have one weight and one score."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self.rows: dict[str, set[Pair]] = defaultdict(set)
        self.groups: dict[tuple[int, str], list[Pair]] = defaultdict(list)
        self.begun: dict[tuple[int, str], list[Pair]] = defaultdict(list)
        for table, name, group, pair in _cells(statements):
            self.rows[name].add(pair)
            self.groups[table, group].append(pair)
            self.begun[table, name[:2]].append(pair)

    def __bool__(self) -> bool:
        return bool(self.rows)

    def of(self, name: str) -> set[Pair]:
        """The pairs of the rows of a name, else of the groups of rows, else of the rows that
        begin so: 产出数量, 产出质量."""
        groups = {summed(pairs) for (_, group), pairs in self.groups.items() if group == name}
        begun = {summed(p) for (_, two), p in self.begun.items() if two == name and len(p) > 1}
        return self.rows.get(name, set()) or groups or begun


def _cells(statements: Sequence[Statement]) -> Iterable[tuple[int, str, str, Pair]]:
    rows: dict[tuple[int, int], dict[Role, Statement]] = defaultdict(dict)
    for s in statements:
        if s.table and not s.total and s.role in (Role.WEIGHT, Role.SCORE) and s.worth is not None:
            rows[s.table, s.line].setdefault(s.role, s)
    for (table, _), row in rows.items():
        if len(row) == _BOTH:
            weight, score = row[Role.WEIGHT], row[Role.SCORE]
            pair = weight.worth or Decimal(0), score.worth or Decimal(0)
            yield table, name_of(weight.item), name_of(weight.group), pair
