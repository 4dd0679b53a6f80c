"""What two numbers some years apart grew by each year: 由2020年的50个增至80个，年均增长12.5%."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from typing import Any

from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.formula import HUNDRED, Formula
from qicao.arithmetic.frames import alike
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement

_YEAR, _OF_REPORT = re.compile("(20[0-9]{2})年"), re.compile("(20[0-9]{2})年度")
_YEARLY = re.compile("年均(?:增长|增加|增幅|增速|上升|提高)(?:率)?[为达到约了]*$")
_BEFORE, _LEAST, _MOST = 16, 2, 10
"""Characters before a number that name its year, or say that it is of each; years apart."""


@cache
def _growth_of(years: int) -> Formula:
    """How many per cent more each of so many years made of a number."""

    def compute(x: Sequence[Any]) -> Any:
        root = type(x[0])(1) / years
        return ((x[0] / x[1]) ** root - 1) * HUNDRED

    says = f"（{{0}}÷{{1}}）开{years}次方－1"
    return Formula("yearly", "A26", says, compute, lambda x: x[1])


class Yearly:
    """What a text claims of the growth of each of several years."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources

    def claims(self) -> Iterator[Alternatives]:
        """Every yearly rate of the last two numbers of a kind before it, of two years."""
        for said in self.sources.sentences.values():
            for place, given in enumerate(said):
                if given.mention.unit == "%" and not given.hedged and self._is_yearly(given):
                    yield from self._of(given, said[:place])

    def _is_yearly(self, given: Statement) -> bool:
        before = self.sources.text[max(0, given.start - _BEFORE) : given.start]
        return given.role is Role.CHANGE and bool(_YEARLY.search(before))

    def _of(self, given: Statement, before: Sequence[Statement]) -> Iterator[Alternatives]:
        numbers = [s for s in before if s.dimension not in ("", "比率", "百分点")]
        pair = numbers[-_LEAST:]
        if len(pair) < _LEAST or not alike(*pair) or any(s.hedged or not s.worth for s in pair):
            return
        first, last = sorted(pair, key=self._year)
        years = self._year(last) - self._year(first)
        if _LEAST <= years <= _MOST and any(self._own_year(s) for s in pair):
            yield (Claim(given, _growth_of(years), (last, first), likely=True),)

    def _year(self, s: Statement) -> int:
        return self._own_year(s) or self._report

    def _own_year(self, s: Statement) -> int:
        """The year that the words right before a number name, 0 if they name none."""
        words = self.sources.text[max(0, s.start - _BEFORE) : s.start]
        found = _YEAR.findall(re.split("[，。；\n]", words)[-1])
        return int(found[-1]) if found else 0

    @cached_property
    def _report(self) -> int:
        """The year that the text names most often as its own; 0 if it names none."""
        years = Counter(map(int, _OF_REPORT.findall(self.sources.text)))
        return max(years, key=lambda year: (years[year], year), default=0)
