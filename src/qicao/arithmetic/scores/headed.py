"""What a heading weighs and got, and the table right below it: （三）产出（权重35分，得33分）.

Where the rows make up one of the two they are all there are, and make up the other as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.groups import ROWS
from qicao.arithmetic.linelevels import PROSE
from qicao.arithmetic.scores.marks import marks, scored
from qicao.arithmetic.scores.scoreruns import Row, scored_rows
from qicao.arithmetic.sources import Sources
from qicao.statements import Statement
from qicao.verdict import HOLDS


@dataclass(frozen=True, slots=True)
class HeadedScores:
    """What a text claims of the scores of its headings."""

    sources: Sources

    def claims(self) -> Iterator[Alternatives]:
        """Every heading that says both, with the rows of the only table below it."""
        for _, weight, score in scored(marks(self.sources.statements)):
            if self.sources.levels.get(weight.line, PROSE) < PROSE:
                tables = [*self._below(weight.line)]
                yield from _made(weight, score, tables[0]) if len(tables) == 1 else ()

    def _below(self, line: int) -> Iterator[Sequence[Row]]:
        """The rows of every table between a heading and the next one, whatever its level."""
        headings = (n for n, level in self.sources.levels.items() if n > line and level < PROSE)
        end = min(headings, default=None)
        for cells in self.sources.tables.values():
            place = cells[0].line // ROWS - 1
            if place > line and (end is None or place < end) and (rows := scored_rows(cells)):
                yield rows


def _made(weight: Statement, score: Statement, rows: Sequence[Row]) -> Iterator[Alternatives]:
    both = (
        Claim(weight, f.SUM, tuple(row.weight for row in rows)),
        Claim(score, f.SUM, tuple(row.score for row in rows)),
    )
    if any(claim.outcome() in HOLDS for claim in both):
        yield from ((claim,) for claim in both)
