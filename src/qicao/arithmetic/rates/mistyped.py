"""Numbers that nothing explains, and that another one is but for the order of two digits.

What is said again among the problems has other words than where it was said first; the digits
themselves tell what is meant: of long numbers hardly two are made of the same ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Claim
from qicao.arithmetic.doubts.misread import digits_told, printed_digits
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement
from qicao.verdict import Outcome

_LONG, _SHORTER = 5, 4
"""Digits of a number that tell alone, and those that tell where the words agree."""
_SENTENCE = re.compile("[。；;\n]")
_AROUND = 60
"""Characters before and after a number that may be of its sentence."""
_PAIR = re.compile("(?=([一-鿿]{2}))")
_COMMON = 6
"""Times a pair of characters stands in a text, for it to name nothing any more."""


class Mistyped:
    """What a text says twice, once with two digits the other way round."""

    def __init__(self, sources: Sources, explained: Set[int]) -> None:
        self.sources, self.explained = sources, explained

    def claims(self) -> Iterator[tuple[Claim, Outcome]]:
        """Every number that nothing explains with the one that it was to be."""
        kinds: dict[tuple[object, ...], list[Statement]] = {}
        for s in self.sources.statements:
            dealt = s.place > 0  # 满意度分别为92.06%、90.71%: each of another
            if s.amount is not None and not dealt and digits_told(s) >= _SHORTER:
                kinds.setdefault(_kind(s), []).append(s)
        for found in kinds.values():
            for given in found if len(found) > 1 else ():
                other = None if self._is_known(given) else self._meant(given, found)
                if other is not None:
                    claim = Claim(given, f.SAME, (other,), sure=False)
                    yield claim, claim.outcome() or Outcome.DIFFERS

    def _is_known(self, s: Statement) -> bool:
        return s.start in self.explained or s.hedged or bool(s.table) or s.role is Role.OTHER

    def _meant(self, given: Statement, found: list[Statement]) -> Statement | None:
        """The only other value of the same digits, if it is explained or the words agree."""
        same = [s for s in found if s is not given and s.sentence != given.sentence]
        if any(s.mention.value == given.mention.value for s in same):
            return None
        same = [s for s in same if _are_swapped(printed_digits(s), printed_digits(given))]
        values = {s.mention.value: s for s in reversed(same)}
        if len(values) != 1:
            return None
        (other,) = values.values()
        long = digits_told(given) >= _LONG
        return other if long or self._words(given) & self._words(other) else None

    def _words(self, s: Statement) -> set[str]:
        """The pairs of characters of its sentence that are rare in the text."""
        text = self.sources.text
        before = _SENTENCE.split(text[max(0, s.start - _AROUND) : s.start])[-1]
        after = _SENTENCE.split(text[s.end : s.end + _AROUND])[0]
        pairs = {*_PAIR.findall(before), *_PAIR.findall(after)}
        return {pair for pair in pairs if text.count(pair) <= _COMMON}


def _kind(s: Statement) -> tuple[object, ...]:
    """What two numbers have in common that may be each other mistyped."""
    return s.mention.unit, s.mention.decimals, "".join(sorted(printed_digits(s)))


def _are_swapped(one: str, other: str) -> bool:
    """Whether two neighbouring digits of one are the other way round in the other."""
    apart = [n for n in range(len(one)) if one[n] != other[n]]
    return len(apart) == 2 and apart[1] == apart[0] + 1
