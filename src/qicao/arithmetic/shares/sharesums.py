"""Shares that are added up: 各项占比之和为99.99%, 其余两类合计占24.15%.

What is added are the shares right before, of the same sentence or the last one that has any, or a
column of shares above; what the rest is of has the others beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.sources import Sources
from qicao.quantity.numerals import parse_numeral
from qicao.statements import Role, Statement

_CUTS = re.compile("[。；;，,：:（(\n]")
_ADDED = re.compile("(?:占比|比重|比例|取整)[^0-9]*(?:之和|相加|合计|加总)")
"""Words of all the shares of something added up, with the count before them if there is one."""
_REST = re.compile("^其余[^0-9]{0,8}占[一-鿿]{0,2}$")
_COUNT = re.compile("(?P<count>[两二三四五六七八九十]|[2-9])[项类个笔块]")
_RATE, _HUNDRED, _NEAR = "比率", 100.0, 10.0
"""All shares of something make about a hundred."""
_BEFORE, _LEAST, _WORDS = 40, 2, 40


class ShareSums:
    """What a text claims of shares that it has said."""

    def __init__(self, sources: Sources) -> None:
        self.text = sources.text
        self.statements = sources.statements

    def claims(self) -> Iterator[Alternatives]:
        """Every sum of shares, and every share of the rest."""
        for place, given in enumerate(self.statements):
            if given.table or given.hedged or given.dimension != _RATE:
                continue
            words = self._words(given)
            before = self.statements[max(0, place - _BEFORE) : place]
            if _ADDED.search(words):
                yield from self._all(given, words, before)
            elif _REST.match(words):
                yield from self._rest(given, before)

    def _words(self, given: Statement) -> str:
        """The words of a number's clause before it."""
        return _CUTS.split(self.text[max(0, given.start - _WORDS) : given.start])[-1].strip()

    def _all(
        self, given: Statement, words: str, before: Sequence[Statement]
    ) -> Iterator[Alternatives]:
        """All shares of a list: as many as are counted, else those of the last sentence."""
        if given.amount is None or abs(given.amount.value - _HUNDRED) > _NEAR:
            return
        counted = _COUNT.search(words)
        shares = _shares(before)
        last = [s for s in shares if s.sentence == shares[-1].sentence] if shares else []
        if counted:
            yield from _sum(given, shares, _number(counted["count"]))
        elif last and given.line == last[-1].line:
            yield from _sum(given, last, len(last))

    def _rest(self, given: Statement, before: Sequence[Statement]) -> Iterator[Alternatives]:
        """A hundred without the shares that the sentence has said, of one whole all of them."""
        shares = _said(given, before)
        if shares and all(s.whole in ("", shares[0].whole) for s in shares[1:]):
            yield (Claim(given, f.REST_OF_HUNDRED, tuple(shares), sure=False, likely=True),)


def _number(word: str) -> int:
    return int(parse_numeral(word) or 0)


def _shares(before: Sequence[Statement]) -> list[Statement]:
    """The shares among some numbers; those in words are said again in figures."""
    plain = (s for s in before if s.role is Role.SHARE and not s.hedged and not s.table)
    return [s for s in plain if re.search("[0-9]", s.mention.text)]


def _said(given: Statement, before: Sequence[Statement]) -> list[Statement]:
    return [s for s in _shares(before) if s.sentence == given.sentence]


def _sum(given: Statement, shares: Sequence[Statement], count: int) -> Iterator[Alternatives]:
    if count >= _LEAST and len(shares) >= count:
        yield (Claim(given, f.SUM, tuple(shares[-count:]), sure=True),)
