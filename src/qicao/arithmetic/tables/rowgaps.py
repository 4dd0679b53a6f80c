"""What prose says of two rows of a table by how far they are apart in one column.

执行率最高的是东桥区，最低的是西桥县，相差5.16个百分点; or one from all: 较全市平均低3.08个百分点.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qicao.arithmetic import formula as f
from qicao.arithmetic.changes.compared import names_said
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.frames import alike
from qicao.arithmetic.groups import RATE
from qicao.arithmetic.sources import Sources
from qicao.arithmetic.tables.rowsmeant import CLAUSE, SENTENCE, RowsMeant
from qicao.arithmetic.words import pairs
from qicao.statements import Role, Statement

_POINTS = "百分点"
_APART = re.compile("[相落]差|差距|[高低多少快慢]出?[^，,。；;]{0,4}$")
_MOST = re.compile("最[高低大小多少长短快慢好差]|居首|居末|垫底")
_ALL = re.compile(
    "[与较比于][一-鿿]{0,6}(?:全[国省市州县区镇乡校局院]|总体|整体|平均)[一-鿿]{0,6}$"
)
"""The words right before a number that is told from all of it."""
_FEW = 2
"""Columns that may be meant where something is told."""
Row = list[Statement]


class RowGaps:
    """What a text claims of two rows by the cells of one column."""

    def __init__(self, sources: Sources) -> None:
        self.text = sources.text
        self.prose = [s for s in sources.statements if not s.table]
        self.rows = RowsMeant(sources)

    def claims(self) -> Iterator[Alternatives]:
        """Every difference over the columns that two rows may be held against each other in."""
        for given in self.prose if self.rows.groups else ():
            asked = given.role is Role.DIFFERENCE and given.worth and not given.hedged
            if asked and (offers := tuple(self._offers(given))):
                yield offers

    def _offers(self, given: Statement) -> Iterator[Claim]:
        """Those of the columns that the words measure; sure where both rows are extremes."""
        for cuts in (CLAUSE, SENTENCE):
            words = self.text[self.rows.begin(given, cuts) : given.start]
            if not _APART.search(words):
                return
            found = [pair for rows in self._pairs(given, words) for pair in _columns(given, *rows)]
            measured = [pair for pair in found if pairs(pair[0].whole) & pairs(words)]
            few = measured or found
            if few:
                only = len(few) == 1 and bool(measured)
                sure = only and len(_MOST.findall(words)) > 1
                for pair in few if len(few) <= _FEW else ():
                    yield Claim(given, f.DIFFERENCE, pair, sure, alone=True, likely=only)
                return

    def _pairs(self, given: Statement, words: str) -> Iterator[tuple[Row, Row]]:
        """Two rows of one table that words name last, or one of them and that of all."""
        for group in self.rows.groups.around(given.line):
            named = group.named(words)
            if not named:
                continue
            rows = [self.rows.rows[part.table, part.line] for part in named[-2:]]
            whole = [self.rows.rows[w.table, w.line] for w in group.wholes]
            last = re.split("[，,]", words)[-1]
            if _ALL.search(last) and len(whole) == 1:
                yield rows[-1], whole[0]
            elif len(rows) > 1 and (not names_said(last)[1] or named[-1].label in last):
                yield rows[0], rows[1]


def _columns(given: Statement, first: Row, second: Row) -> Iterator[tuple[Statement, Statement]]:
    """The cells of one kind with a difference that stand in one column."""
    kind = RATE if given.dimension == _POINTS else given.dimension
    for cell in first:
        for other in second:
            if cell.column == other.column and alike(cell, other) and cell.dimension == kind:
                yield cell, other
