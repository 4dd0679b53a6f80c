"""Shares of one quarter in the four that the line says: 四季度占43.94%, of whatever year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.sources import Sources
from qicao.quantity.numerals import parse_numeral
from qicao.statements import Role, Statement

_FOUR, _RATE = 4, "比率"
_NO_AMOUNT = ("", _RATE, "百分点", "分值")
_ALL_FOUR = re.compile("(?:四个|各|分|一至四|1至4)季度[^。；\n0-9]{0,12}$")
_SHARE = re.compile(
    "(?<![前至])(?P<number>[一二三四1-4])季度[^。；\n0-9比较同]{0,12}?占(?:到|了|比为?)?"
    "(?:全年|年度|全部)?总?(?:支出|收入|[一-鿿]{0,2}[量数额])?的?$"
)
_OF_END, _WORDS = re.compile("末|累计|平均|截至"), 32


class QuarterShares:
    """What a text claims of the quarters of a year."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources

    def claims(self) -> Iterator[Alternatives]:
        """Every share of a quarter, over the last four numbers of the line that are quarters."""
        quarters: Sequence[Statement] = ()
        for place, given in enumerate(self.sources.statements):
            if given.table:
                continue
            quarters = self._four(place) or quarters
            found = _SHARE.search(self._words(given)) if given.dimension == _RATE else None
            own = quarters and quarters[0].line == given.line and quarters[-1].end < given.start
            if found and own and not given.hedged and given.amount is not None:
                part = quarters[int(parse_numeral(found["number"]) or 0) - 1]
                yield (Claim(given, f.OF_ALL, (part, *quarters), sure=True),)

    def _four(self, place: int) -> Sequence[Statement]:
        """Four amounts told apart, if the words before the first say that they are quarters."""
        run = self.sources.statements[place : place + _FOUR]
        if [s.place for s in run] != [*range(1, _FOUR + 1)] or any(s.hedged for s in run):
            return ()
        one = len({s.dimension for s in run} - {""}) == 1 and run[-1].dimension not in _NO_AMOUNT
        words = self._words(run[0])
        fits = one and all(s.role is not Role.PRIOR and s.worth is not None for s in run)
        return run if fits and _ALL_FOUR.search(words) and not _OF_END.search(words) else ()

    def _words(self, given: Statement) -> str:
        return self.sources.text[max(0, given.start - _WORDS) : given.start]
