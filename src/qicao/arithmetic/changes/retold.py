"""A short number said again by the same words, and one slip off: 71人未取证, 未取证的17人.

Of short numbers many are alike; the words right beside them have to be the same, and rare.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Set
from functools import cached_property

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Claim
from qicao.arithmetic.doubts.misread import printed_digits
from qicao.arithmetic.index import plain_name
from qicao.arithmetic.sources import Sources
from qicao.mentions import MentionKind
from qicao.statements import Role, Statement
from qicao.verdict import HOLDS, Outcome

_TIME = re.compile("^(?:全年|本年|当年|年内|全[县市区局院校]|我[局院校]|共|累计|实际)+")
"""What a name may begin with that says only that it is all."""
_NAME = 6
"""Characters of a name that is of one thing only."""
_KINDS = (MentionKind.AMOUNT, MentionKind.COUNT, MentionKind.MEASURE)
_ASIDE = (Role.PER, Role.OTHER, Role.TARGET, Role.PRIOR, Role.AGAIN)
_CUT = re.compile("[，。；;：:、（）()\n0-9]")
_REACH = 8
"""Characters on either side of a number that may say what it is of."""
_RUN = re.compile("(?=([一-鿿]{3}))")
_PAIR = re.compile("[一-鿿]{2}")
_TIMES = 3
"""Times that words stand in a text that name but one thing of it."""
_SHORT = 2
"""Digits of a number that a slip may have made."""


class Retold:
    """What a text says twice of one thing, once with a slip."""

    def __init__(self, sources: Sources, explained: Set[int]) -> None:
        self.sources, self.explained = sources, explained

    def claims(self) -> Iterator[tuple[Claim, Outcome]]:
        """Every number that nothing explains with the one that its words name as well."""
        found = [s for s in self.sources.statements if _may_tell(s)]
        values = Counter((s.mention.unit, s.mention.value) for s in found)
        words = {s.start: self._words(s) for s in found}
        named: dict[tuple[str | None, str], list[Statement]] = {}
        for s in found:
            for run in words[s.start]:
                named.setdefault((s.mention.unit, run), []).append(s)
        for given in found:
            unit, value = given.mention.unit, given.mention.value
            if given.start in self.explained or values[unit, value] > 1:
                continue
            same = {s.start: s for run in words[given.start] for s in named[unit, run]}
            others = [same[start] for start in sorted(same) if start != given.start]
            if len({s.mention.value for s in others}) == 1 and _is_again(given, others[0]):
                claim = Claim(given, f.SAME, (others[0],), sure=False)
                yield claim, claim.outcome() or Outcome.DIFFERS

    def by_name(self) -> Iterator[tuple[Claim, Outcome]]:
        """Every number that nothing explains with the only other one of all its long name."""
        named: dict[tuple[str | None, str], list[Statement]] = {}
        for s in self.sources.statements:
            own = s.role is Role.LEVEL and not (s.carried or s.under >= 0 or _is_round(s))
            if _may_tell(s) and own:
                named.setdefault((s.mention.unit, _TIME.sub("", plain_name(s.label))), []).append(s)
        for (_, name), (first, *others) in named.items():
            apart = [s for s in others if s.line != first.line and s.start not in self.explained]
            values = {s.worth for s in (first, *others)}
            if len(name) >= _NAME and len(values) == len(others) + 1 == _SHORT and apart:
                claim = Claim(apart[0], f.SAME, (first,), sure=False)
                if (outcome := claim.outcome()) not in HOLDS:
                    yield claim, outcome or Outcome.DIFFERS

    @cached_property
    def _counts(self) -> Counter[str]:
        """How often two and three characters stand side by side in the text."""
        text = self.sources.text
        runs = (text[at : at + size] for size in (2, 3) for at in range(len(text) - size + 1))
        return Counter(runs)

    def _words(self, s: Statement) -> set[str]:
        """Three characters beside it that are rare in the text, or two right at a longer number."""
        text = self.sources.text
        before = _CUT.split(text[max(0, s.start - _REACH) : s.start])[-1]
        after = _CUT.split(text[s.end : s.end + _REACH])[0]
        runs = {*_RUN.findall(before), *_RUN.findall(after)}
        if len(printed_digits(s)) > _SHORT:
            runs |= {run for run in (before[-2:], after[:2]) if _PAIR.fullmatch(run)}
        return {run for run in runs if self._counts[run] <= _TIMES}


def _may_tell(s: Statement) -> bool:
    plain = not (s.table or s.hedged or s.figure or s.place) and s.role not in _ASIDE
    return plain and s.mention.kind in _KINDS and len(printed_digits(s)) >= _SHORT


def _is_round(s: Statement) -> bool:
    """Whether a number may be an aim, which a section of aims tells without a word of it."""
    return not s.mention.decimals and printed_digits(s)[-1:] in ("", "0", "5")


def _is_again(given: Statement, other: Statement) -> bool:
    return other.line != given.line and _is_slip(given, other)


def _is_slip(one: Statement, other: Statement) -> bool:
    """Whether two digits of a number are the other way round, or one of a longer one is another."""
    first, second = printed_digits(one), printed_digits(other)
    if len(first) != len(second) or one.mention.decimals != other.mention.decimals:
        return False
    apart = [n for n in range(len(first)) if first[n] != second[n]]
    swapped = len(apart) == _SHORT and sorted(first) == sorted(second)
    return swapped or (len(apart) == 1 and len(first) > _SHORT)
