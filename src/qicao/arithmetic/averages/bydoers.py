"""What each of those who do it did, on average: 法官人均结案327件 of 9486件 and 29名员额法官.

Who does it, and what is done, is said by name, however far away; both have to be one number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qicao.arithmetic import formula as f
from qicao.arithmetic.averages.per import pieces
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement

_WHO = "(?P<who>[一-鿿]{2,8}?)"
_DEED = "(?:累计|年均|全年)?(?P<deed>[一-鿿]{2,6})"
_EACH = (
    re.compile(f"{_WHO}(?:人均|平均每[人名位])年?{_DEED}"),
    re.compile("(?:平均)?每[人名位](?P<rest>[一-鿿]{4,12})"),
)
"""法官人均结案; 每名特派员平均服务."""
_AVERAGE = re.compile("^(?:平均|人均|年均)")
_PEOPLE = "人"
_LINES = 3
"""Lines around an average in which what was done is looked for first."""


class ByDoers:
    """What a text claims each of some people to have done."""

    def __init__(self, sources: Sources) -> None:
        plain = (s for s in sources.statements if s.role is Role.LEVEL and s.worth)
        self.levels = [s for s in plain if not s.hedged]
        self.statements = sources.statements

    def claims(self) -> Iterator[Alternatives]:
        """Every such average, where both of its numbers are one."""
        for given in self.statements:
            asked = given.role is Role.PER and not (given.table or given.hedged)
            if asked and (offers := tuple(self._of(given))):
                yield offers[:1]

    def _of(self, given: Statement) -> Iterator[Claim]:
        """The average over who does it, as far as the words can be divided so."""
        for who, deed in _divided(given.label):
            doers, done = self._doers(who), self._done(given, deed)
            if doers and done:
                inputs = (done, pieces(doers))
                yield Claim(given, f.PER, inputs, sure=False, likely=True, alone=True)

    def _doers(self, who: str) -> Statement | None:
        """The people of that name: 员额法官29名 for 法官, and not 法官助理."""
        people = (s for s in self.levels if s.dimension == _PEOPLE and s.mention.unit != "人次")
        return _only([s for s in people if s.label.endswith(who)])

    def _done(self, given: Statement, deed: str) -> Statement | None:
        """What was done in all, by the whole word or by its verb alone: 审执结 for 结案."""
        alike = [s for s in self.levels if s.mention.unit == given.mention.unit and s.under < 0]
        near = [s for s in alike if 0 <= given.line - s.line <= _LINES]
        found = [s for s in near if deed in s.label] or [
            s for s in near if s.label.endswith(deed[0])
        ]
        return _only(found or [s for s in alike if deed in s.label])


def _divided(label: str) -> Iterator[tuple[str, str]]:
    """Who does it, and what: 每名特派员服务 may be divided in several places."""
    if match := _EACH[0].fullmatch(label):
        yield match["who"], match["deed"]
    if match := _EACH[1].fullmatch(label):
        words = match["rest"]
        yield from ((words[:n], _AVERAGE.sub("", words[n:])) for n in range(2, len(words) - 1))


def _only(found: Sequence[Statement]) -> Statement | None:
    """The first of numbers that are all worth the same; None where they are not."""
    return found[0] if len({s.worth for s in found}) == 1 else None
