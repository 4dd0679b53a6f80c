"""Averages whose amount or count stands anywhere: 管网25.6公里，平均每公里8.97万元, of its cost."""

from __future__ import annotations

import re
from calendar import isleap
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qicao.arithmetic import formula as f
from qicao.arithmetic.averages.each import Each, each_of
from qicao.arithmetic.averages.eachcounts import EachCounts
from qicao.arithmetic.averages.eachwholes import EachWholes
from qicao.arithmetic.averages.per import PEOPLE, is_laid_down, pieces
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.frames import alike
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement
from qicao.statements.statement import Listing

_LAID_DOWN = re.compile(
    "每[人户][每]?[月年天日次]|标准|目标|要求|不[低高]于|浓度|单价|年均|月人均|人均[每年月]|评估价|按(?![^，]*[计测推折核换]?算)[^，]*每|按$"
)
_PRICED = re.compile("[）)]?[、，,]?(?:共?计|合|共|金额|小计)[0-9]")
"""Behind what is laid down for each, and what so many of them make: 48辆，每辆15万元，计720万元."""
_FROM = re.compile("[由从][一-鿿]{0,5}$")
"""How words end before what there was: 月均工资由培训前3462元."""
_ENDS, _CLAUSE = "；;。\n", re.compile("[，,；;。\n（(]")
_MOST, _WORDS = 3, 20
"""Amounts and counts that are tried; characters before an average that may name its year."""
_YEAR = re.compile("(20[0-9]{2})年")
_MANY = {"": f.PER, "百": f.PER_HUNDRED, "千": f.PER_THOUSAND, "万": f.PER_MYRIAD}
_SAID_BEHIND = re.compile("[（(][按以]")
"""A bracket behind an average that says what it is spread over."""


class Spreads:
    """What a text claims to be so much each, of what its words name."""

    def __init__(self, sources: Sources) -> None:
        self.sources, self.text = sources, sources.text
        self.counts, self.wholes = EachCounts(sources), EachWholes(sources)
        years = Counter(map(int, _YEAR.findall(self.text))).most_common(1)
        leap = bool(years) and isleap(years[0][0])
        days = (f.A_LEAP_DAY, f.A_DAY) if leap else (f.A_DAY, f.A_LEAP_DAY)
        self.times = {"月": (f.A_MONTH,), "日": days, "天": days}

    def claims(self) -> Iterator[Alternatives]:
        """Every average in prose, over the pairs that its words most likely mean."""
        for given in self.sources.statements:
            each = each_of(self.text, given) if self._is_read(given) else None
            if each and (offers := tuple(self._of(given, each))):
                yield offers

    def _is_read(self, given: Statement) -> bool:
        plain = given.role is Role.PER and not (given.table or given.hedged) and given.amount
        words = _CLAUSE.split(self.text[max(0, given.start - _WORDS) : given.start])[-1]
        laid = _LAID_DOWN.search(f"{given.label}，{words}") or _PRICED.match(self.text, given.end)
        otherwise = _SAID_BEHIND.match(self.text, given.end)
        return bool(plain) and not (laid or otherwise or _FROM.search(words))

    def _of(self, given: Statement, each: Each) -> Iterator[Claim]:
        said = self._said(given)
        counts = self.counts.of(given, each, said)
        if is_laid_down(given, said):
            return
        if not counts:
            yield from self._of_year(given, each)
            return
        wholes, named = self.wholes.of(given, each, said, counts[0])
        only = len({s.worth for s in counts}) == len({s.worth for s in wholes}) == 1
        only = only and not self._is_prior(given, said) and not _are_people(given, counts[0])
        for whole in wholes[:_MOST]:
            for count in counts[:_MOST]:
                if whole.start != count.start:
                    sure = only and named and _is_plain(given, count, whole)
                    yield _claim(given, each, whole, count, only=only, sure=sure)

    def _of_year(self, given: Statement, each: Each) -> Iterator[Claim]:
        """So much a month or a day, of what there was in the whole year."""
        formulas = self.times.get(each.thing[:1], ())
        wholes = self.wholes.of_year(given) if formulas else []
        only = len({s.worth for s in wholes}) == 1
        for whole in wholes[-1:]:
            made, of = _pair(given, whole)
            one = Claim(made, f.PER, (of,), sure=False, tells=only, likely=only, alone=True)
            yield from (replace(one, formula=formula) for formula in formulas)

    def _said(self, given: Statement) -> list[Statement]:
        """What its sentence says before a number, behind the last semicolon."""
        begin = max(self.text.rfind(cut, 0, given.start) for cut in _ENDS)
        own = self.sources.sentences.get(given.sentence, ())
        return [s for s in own if begin < s.start < given.start]

    def _is_prior(self, given: Statement, said: Sequence[Statement]) -> bool:
        """Whether the words right before are of the year before."""
        words = self.text[max(0, given.start - _WORDS) : given.start]
        return "上年" in _CLAUSE.split(words)[-1] or any(s.role is Role.PRIOR for s in said[-1:])


def _is_plain(given: Statement, count: Statement, whole: Statement) -> bool:
    """Whether the sentence itself counts what it is for each of, and lists nothing."""
    listed = any(s.place or s.listing is not Listing.NONE for s in (given, count))
    return count.sentence == given.sentence and not listed and not whole.place


def _are_people(given: Statement, count: Statement) -> bool:
    """Whether it is so many people for each of people: who serves whom is open."""
    units = {given.mention.unit, count.mention.unit}
    return units <= PEOPLE or units <= {"个", "项", "家"}


def _pair(given: Statement, whole: Statement) -> tuple[Statement, Statement]:
    """An average and what it spreads, both as pieces where people come again."""
    return (given, whole) if alike(given, whole) else (pieces(given), pieces(whole))


def _claim(
    given: Statement, each: Each, whole: Statement, count: Statement, *, only: bool, sure: bool
) -> Claim:
    made, of = _pair(given, whole)
    formula, inputs = _MANY[each.many], (of, pieces(count))
    return Claim(made, formula, inputs, sure=sure, tells=only, likely=only, alone=True)
