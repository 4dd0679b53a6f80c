"""Rows of tables that say what was planned and what was done, by the heads of their columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from qicao.arithmetic.frames import alike
from qicao.arithmetic.index import core
from qicao.arithmetic.words import pairs
from qicao.statements import Role, Statement
from qicao.statements.statement import BASES

RATE = "比率"
LEAST = 3
"""Characters that tell a row."""
NO_AMOUNT = ("", RATE, "百分点", "分值")
Pair = tuple[Statement, Statement]
"""What was done, and what was planned."""


class Kind(NamedTuple):
    """A kind of rate: what it is called, and what the heads of its part and of its base say."""

    name: re.Pattern[str]
    done: re.Pattern[str]
    planned: re.Pattern[str]


KINDS = tuple(
    Kind(*map(re.compile, words))
    for words in (
        ("到位", "到位", "应|计划|预算|下达|安排|投资|任务|核定"),
        ("控制率|在岗率|满编率|编制", "在职|实有|年末|在岗|完成|实际", "编制|核定|定编"),
        (
            "执行|支出|支付|使用|决算|预算",
            "支出|执行|决算|支付|使用|兑付|实际|本年",
            "预算|计划|到位|安排|下达|可用|合同",
        ),
        ("完成|目标|计划|任务", "完成|实际|实现|建成|本年|达到", "目标|计划|任务|指标|应|预期"),
    )
)
_ROLES = {
    Role.TARGET: re.compile("目标|计划|任务|指标"),
    Role.BUDGET: re.compile("^预算"),
    Role.FULL: re.compile("^预算"),
}
"""What names a base besides the head of its column."""
_TIMED = re.compile("年初|全年|调整|可用")
_LEFT = re.compile("未|[结尚剩]?余|结转|欠|缺|差|上年")


@dataclass(frozen=True)
class Row:
    """A row of a table."""

    cells: tuple[Statement, ...]

    @property
    def label(self) -> str:
        """What it is called."""
        return self.cells[0].label

    @cached_property
    def names(self) -> frozenset[str]:
        """The pairs of characters of its name."""
        return pairs(self.label)

    @cached_property
    def runs(self) -> Sequence[str]:
        """The runs of characters of its name that may tell it, the longest first."""
        name = core(self.label)
        ends = ((a, b) for b in range(LEAST, len(name) + 1) for a in range(b - LEAST + 1))
        return sorted((name[a:b] for a, b in ends), key=len, reverse=True)

    def common(self, words: str) -> int:
        """The length of the longest run of its name that words have; 0 if none tells it."""
        if not any(run in words for run in self.runs if len(run) == LEAST):
            return 0
        return next((len(run) for run in self.runs if run in words), 0)

    def by_kind(self, kind: Kind) -> Iterator[Pair]:
        """What was done and what was planned, for a kind of rate."""
        bases = [s for s in self.cells if _is_base(s, kind.planned)]
        done = [s for s in self.cells if s.role is Role.LEVEL and kind.done.search(s.whole)]
        yield from ((s, b) for b in bases for s in done if s not in bases and alike(s, b))

    def over(self, name: str) -> Iterator[Pair]:
        """What was done, and what words call so: 计划投入."""
        own, timed = pairs(name), _TIMED.search(name)
        for base in self.cells:
            role = None if timed else _ROLES.get(base.role)
            if base.worth and ((role and role.search(name)) or own & pairs(base.whole)):
                yield from ((s, base) for s in self.cells if _is_done(s, base))


def rows_of(statements: Sequence[Statement]) -> list[Row]:
    """The rows of tables that have several numbers."""
    cells = [s for s in statements if s.table and s.worth is not None]
    rows = (tuple(row) for _, row in groupby(cells, key=lambda s: (s.table, s.line)))
    return [Row(row) for row in rows if len(row) > 1]


def _is_done(s: Statement, base: Statement) -> bool:
    level = s.role is Role.LEVEL and not _LEFT.search(s.whole)
    return level and s is not base and alike(s, base)


def _is_base(s: Statement, planned: re.Pattern[str]) -> bool:
    if not s.worth or s.dimension in NO_AMOUNT or s.role is Role.PRIOR:
        return False
    return s.role in BASES or (s.role is Role.LEVEL and bool(planned.search(s.whole)))
