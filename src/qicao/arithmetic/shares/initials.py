"""Rates that are named by the initials of a part: 判决60件、调解撤诉40件，调撤率40%.

The two numbers before the rate are all that there is, and the rate is of the one it is named for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.frames import alike
from qicao.arithmetic.sources import Sources
from qicao.arithmetic.sums.summands import is_count
from qicao.statements import Role, Statement

_NAMED = re.compile("^(?P<initials>[一-鿿]{2,3})率(?:[为是达]|达到)?$")
_JOINED = re.compile("[、和][^，。；：:;、\n0-9]{1,16}")
_NEXT = re.compile("[，,][^，。；、\n0-9]{0,6}")
_PAIR = 2


class Initials:
    """What a text claims of a part by the initials of its name."""

    def __init__(self, sources: Sources) -> None:
        self.sources, self.text = sources, sources.text

    def claims(self) -> Iterator[Alternatives]:
        """Every such rate right behind two counts, one of which it is named for."""
        for said in self.sources.sentences.values():
            for place in range(_PAIR, len(said)):
                given, pair = said[place], said[place - _PAIR : place]
                match = _NAMED.match(given.label) if given.mention.unit == "%" else None
                if match and not given.hedged and self._are_beside(pair, given):
                    named = [s for s in pair if _is_short_for(match["initials"], s.label)]
                    if len(named) == 1:
                        other = pair[0] if named[0] is pair[1] else pair[1]
                        yield (Claim(given, f.OF_BOTH, (named[0], other), sure=False, likely=True),)

    def _are_beside(self, pair: Sequence[Statement], given: Statement) -> bool:
        """Whether two counts of a kind are joined, and the rate is said right behind them."""
        one, other = pair
        plain = all(is_count(s) and s.role is Role.LEVEL and not s.hedged for s in pair)
        joined = _JOINED.fullmatch(self.text[one.end : other.start])
        beside = _NEXT.fullmatch(self.text[other.end : given.start])
        return bool(plain and alike(one, other) and joined and beside)


def _is_short_for(initials: str, name: str) -> bool:
    """Whether characters stand in a name in their order, one at least behind its second."""
    places = [name.find(initials[0])]
    for character in initials[1:]:
        places.append(name.find(character, places[-1] + 1))
    return min(places) >= 0 and initials not in name
