"""Scores of a text beside those of its tables: of a group of rows, and of all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.formula import Formula
from qicao.arithmetic.index import core
from qicao.arithmetic.scores.scoreruns import makes_hundred, run_claims, weighed_rows
from qicao.arithmetic.scores.scoretotals import (
    added_totals,
    changed_totals,
    in_tables,
    listed_totals,
    lost_points,
    parted_totals,
    said_again,
    stated_totals,
    totals_of,
)
from qicao.arithmetic.scores.scoreturns import turn_claims
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement
from qicao.verdict import HOLDS

HUNDRED = 100
_BEFORE, _TAKEN = 12, re.compile("扣[^，。；0-9]{0,4}，[^，。；0-9]{0,3}$")
_SUBTOTAL = re.compile("(?P<of>.{2,}?)(?:小计|合计)")
_KINDS = (Role.SCORE, Role.WEIGHT)


class ScoreTables:
    """What a text claims of the scores that it lists."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.totals = totals_of(sources.statements)
        self.subtotals: dict[tuple[str, Role], list[Statement]] = {}
        """Rows that add up others and name them: 产出小计."""
        for s in sources.statements:
            if s.table and s.total and (name := _SUBTOTAL.fullmatch(s.label)):
                self.subtotals.setdefault((core(name["of"]), s.role), []).append(s)

    def claims(self) -> Iterator[Alternatives]:
        """Groups and runs of rows, the last row or all of a table, and lists of prose."""
        statements, sentences = self.sources.statements, self.sources.sentences
        rows = weighed_rows(statements)
        yield from self._groups()
        yield from self._last_rows()
        if makes_hundred(rows, statements):
            yield from self._totalled(f.SUM, tuple(row.score for row in rows))
        yield from run_claims(statements, rows)
        yield from turn_claims(statements, rows)
        yield from listed_totals(sentences)
        yield from added_totals(sentences, self.sources.text)
        yield from parted_totals(sentences)
        yield from lost_points(statements)
        yield from said_again(statements)
        yield from in_tables(statements)
        yield from changed_totals(statements)

    def _groups(self) -> Iterator[Alternatives]:
        """部门决策得14.50分, where the rows of 部门决策, or what they make, stand in a table."""
        groups: dict[tuple[str, Role, int], list[Statement]] = {}
        for cell in self.sources.statements:
            if cell.group and cell.role in _KINDS and not cell.total:
                groups.setdefault((core(cell.group), cell.role, cell.table), []).append(cell)
        for said in self.sources.statements:
            if said.table or said.role not in _KINDS or self._is_taken(said):
                continue
            alike = [
                rows for (g, r, _), rows in groups.items() if r is said.role and _named(g, said)
            ]
            if len(alike) == 1 and len(alike[0]) > 1:
                yield (Claim(said, f.SUM, tuple(alike[0])),)
            rows = self.subtotals.get((core(said.item), said.role), [])
            if len(rows) == 1 and not (said.hedged or said.carried):
                yield (Claim(said, f.SAME, (rows[0],)),)

    def _is_taken(self, said: Statement) -> bool:
        """Whether the words before a score say what was taken off: 过程类扣得最多，为1.96分."""
        words = self.sources.text[max(0, said.start - _BEFORE) : said.start]
        return bool(_TAKEN.search(words))

    def _last_rows(self) -> Iterator[Alternatives]:
        """The score of all, where the table that weighs a hundred says it too."""
        weights = [s for s in self.sources.statements if s.table and s.role is Role.WEIGHT]
        full = {(s.table, s.line) for s in weights if s.mention.value == HUNDRED and s.total}
        rows = [
            s for s in self.sources.statements if s.role is Role.SCORE and (s.table, s.line) in full
        ]
        if len(rows) == 1:
            yield from self._totalled(f.SAME, (rows[0],))

    def _totalled(self, formula: Formula, inputs: tuple[Statement, ...]) -> Iterator[Alternatives]:
        """The score of all by a table; where the text says several, one of them has to agree."""
        totals = self.totals or stated_totals(self.sources.statements)
        one = bool(self.totals)
        claims = [Claim(said, formula, inputs, sure=one, alone=not one) for said in totals]
        if one or any(claim.outcome() in HOLDS for claim in claims):
            yield from ((claim,) for claim in claims)


def _named(group: str, said: Statement) -> bool:
    return len(group) > 1 and core(said.item) == group
