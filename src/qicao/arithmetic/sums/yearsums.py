"""What several years make together: 2021年3458万元，2022年3815万元，…四年累计14456万元."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.frames import above, alike
from qicao.arithmetic.grouped import grouped
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement

_TOTAL = re.compile("(?<![0-9])([两二三四五六七八2-8])年(?:来)?[一-鿿]{0,4}?(?:累计|合计|共计|共)")
_TOGETHER = re.compile("累计|合计|共计|共")
_NUMBERS = {han: n for n, han in enumerate("二三四五六七八", 2)} | {"两": 2}
_YEAR = re.compile("(20[0-9]{2})年")
_REPORTED = re.compile("(20[0-9]{2})年度")
_OWN = re.compile("(20[0-9]{2})年[^，。；、：0-9]{0,8}$")
"""Words right before the number of a year."""
_SPAN = re.compile("(20[0-9]{2})(?:年)?[至到—~-]+(20[0-9]{2})年")
_EACH = re.compile("(?:依次|分别)(?:为|是)?$")
_CLAUSE, _SENTENCE = re.compile("[，,；;。\n]"), 120
_ALL_YEARS = re.compile("历年|各年度?|分年度?")
_MOST, _ORDER = 6, 3
"""Readings that are tried; times another year's that one is at most."""


class YearSums:
    """What a text claims that the numbers of several years are together."""

    def __init__(self, sources: Sources) -> None:
        self.sources, self.text = sources, sources.text
        said = _REPORTED.findall(self.text) or _YEAR.findall(self.text)
        years = Counter(map(int, said)).most_common(1)
        self.year = years[0][0] if years else 0

    def claims(self) -> Iterator[Alternatives]:
        """Every total of years, over the numbers that have a year, this year's and last year's."""
        for given in self.sources.statements:
            if number := self._number(given):
                found = [*self._rows(given, number), *self._sums(given, number)]
                if found:
                    only = len(found) == 1
                    yield tuple(_claim(given, parts, only=only) for parts in found[:_MOST])

    def _number(self, given: Statement) -> int:
        """Of how many years a number is the total by its words or its sentence's; 0 if of none."""
        plain = given.role is Role.LEVEL and not (given.table or given.hedged) and given.amount
        if not plain or not _TOGETHER.search(given.label):
            return 0
        words = re.split("[。\n]", self.text[max(0, given.start - _SENTENCE) : given.start])[-1]
        said = [*_TOTAL.finditer(words)]
        return _NUMBERS.get(said[-1][1]) or int(said[-1][1]) if said else 0

    def _sums(self, given: Statement, number: int) -> Iterator[tuple[Statement, ...]]:
        """One number of each year: of the line, else this and last year's of the name."""
        line = [s for s in self.sources.of_line(given) if _fits(s, given)]
        line = [s for s in line if above(given, s)]
        known = self._dated(line)
        last = max(known, default=0) if len(known) >= number else self.year
        years = range(last - number + 1, last + 1)
        item = next((s.item for s in known.values()), given.item)
        ways = [self._of_year(year, known, given, item, line) for year in years]
        if known and all(ways):
            yield from (tuple(parts) for parts in product(*ways))

    def _of_year(
        self,
        year: int,
        known: Mapping[int, Statement],
        given: Statement,
        item: str,
        line: Sequence[Statement],
    ) -> Sequence[Statement]:
        role = {self.year: Role.LEVEL, self.year - 1: Role.PRIOR}.get(year)
        if year in known or role is None:
            return [known[year]] if year in known else []
        own = [s for s in line if s.role is role and s not in known.values() and not s.carried]
        found = own if role is Role.LEVEL else [s for s in line if s.role is role]
        slot = (role, None, given.dimension)
        named = self.sources.named(_ALL_YEARS.sub("", item), slot, given)
        values = {s.worth: s for s in (*found, *named) if s not in known.values()}
        return [s for s in values.values() if any(_is_like(s, other) for other in known.values())]

    def _dated(self, line: Sequence[Statement]) -> dict[int, Statement]:
        """The numbers of a line that have a year, by it."""
        found: dict[int, Statement] = {}
        for place, s in enumerate(line):
            words = self.text[max(0, s.start - _SENTENCE) : s.start]
            if own := _OWN.search(_CLAUSE.split(words)[-1]):
                found.setdefault(int(own[1]), s)
            if _EACH.search(words):
                years = _years_in(re.split("[。\n；]", words)[-1])
                found |= dict(zip(years, line[place : place + len(years)], strict=False))
        return found

    def _rows(self, given: Statement, number: int) -> Iterator[tuple[Statement, ...]]:
        """The rows of a table that have so many years, and the name of what is added."""
        years = (s for s in self.sources.statements if s.table and _YEAR.search(s.whole))
        rows = grouped((s for s in years if s.dimension == given.dimension), lambda s: s.line)
        for cells in rows.values():
            name = re.sub("[（(].*", "", cells[0].label)
            if len(cells) == number and name and name in self._before(given):
                yield tuple(cells)

    def _before(self, given: Statement) -> str:
        return _CLAUSE.split(self.text[max(0, given.start - _SENTENCE) : given.start])[-1]


def _is_like(s: Statement, other: Statement) -> bool:
    """Whether a year's number is of the order of another's."""
    one, two = s.worth or Decimal(0), other.worth or Decimal(0)
    return two < one * _ORDER and one < two * _ORDER


def _fits(s: Statement, given: Statement) -> bool:
    plain = s.role in (Role.LEVEL, Role.PRIOR, Role.OTHER) and not (s.table or s.hedged)
    return plain and alike(s, given) and s is not given


def _years_in(words: str) -> list[int]:
    """The years that words name, those between the two of a span as well."""
    if span := _SPAN.search(words):
        return [*range(int(span[1]), int(span[2]) + 1)]
    return [int(year) for year in _YEAR.findall(words)]


def _claim(given: Statement, parts: tuple[Statement, ...], *, only: bool) -> Claim:
    return Claim(given, f.SUM, parts, sure=only, likely=only)
