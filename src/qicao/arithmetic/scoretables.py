"""Scores of a text beside those of its tables: of a group of rows, and of all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.index import core
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement

HUNDRED = 100
_TOTAL = re.compile("(?:自评|综合|评价|最终|绩效)?(?:总?得分|总分|自评得?分?|评分)$")
_KINDS = (Role.SCORE, Role.WEIGHT)


class ScoreTables:
    """What a text claims of the scores that it lists."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.totals = totals_of(sources.statements)

    def claims(self) -> Iterator[Alternatives]:
        """Groups of rows, and the last row of a table."""
        yield from self._groups()
        yield from self._last_rows()

    def _groups(self) -> Iterator[Alternatives]:
        """部门决策得14.50分, where the rows of 部门决策 stand in a table."""
        groups: dict[tuple[str, Role, int], list[Statement]] = {}
        for cell in self.sources.statements:
            if cell.group and cell.role in _KINDS and not cell.total:
                groups.setdefault((core(cell.group), cell.role, cell.table), []).append(cell)
        for said in self.sources.statements:
            if said.table or said.role not in _KINDS:
                continue
            alike = [
                rows for (g, r, _), rows in groups.items() if r is said.role and _named(g, said)
            ]
            if len(alike) == 1 and len(alike[0]) > 1:
                yield (Claim(said, f.SUM, tuple(alike[0])),)

    def _last_rows(self) -> Iterator[Alternatives]:
        """The score of all, where the table that weighs a hundred says it too."""
        weights = [s for s in self.sources.statements if s.table and s.role is Role.WEIGHT]
        full = {(s.table, s.line) for s in weights if s.mention.value == HUNDRED and s.total}
        rows = [
            s for s in self.sources.statements if s.role is Role.SCORE and (s.table, s.line) in full
        ]
        if len(rows) == 1:
            for total in self.totals:
                yield (Claim(total, f.SAME, (rows[0],)),)


def totals_of(statements: Sequence[Statement]) -> list[Statement]:
    """Where a text says the score of all; nothing if it says several."""
    totals = [s for s in statements if _is_total(s)]
    sure = [s for s in totals if "总" in s.label] or totals
    return sure if len({s.mention.value for s in sure}) == 1 else []


def _is_total(statement: Statement) -> bool:
    words = statement.label or statement.item
    scored = statement.role is Role.SCORE and not statement.table and statement.under < 0
    return scored and bool(_TOTAL.search(words)) and (statement.mention.value or 0) > HUNDRED // 2


def _named(group: str, said: Statement) -> bool:
    return len(group) > 1 and core(said.item) == group
