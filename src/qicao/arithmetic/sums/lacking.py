"""Rates of what was done, beside what was not: 收回86.40万元，收回率77.39%，尚有25.24万元未收."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.frames import alike
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement
from qicao.statements.vacant import is_vacant

_RATE = "比率"
_RATES = (Role.LEVEL, Role.COMPLETION)
_CALLED = re.compile("(?:(?P<verb>[一-鿿]{2})率|(?P<done>完成|办结|收回)了?)[仅只约]?[为达]?$")
_LACKS = re.compile("(?:(?<![减相])[差欠缺短少]|缺口|欠拨|少拨)[一-鿿]{0,2}$")
_NOT, _NOT_AFTER = re.compile("未(?P<verb>[一-鿿]{2})的?$"), re.compile("未(?P<verb>[一-鿿]{2})")
_TO, _LACK = ("距", "离", "比", "较"), re.compile("[差欠缺短少未]")
_CUT = re.compile("[，。；;、：:（）()\n]")
_PAIR = 2
_BEFORE, _WORDS, _AFTER = 3, 14, 8
"""Statements before a rate among which its level stands; characters before and after a number."""


class Lacking:
    """What a text claims of what was done and of what was not."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources

    def claims(self) -> Iterator[Alternatives]:
        """Every rate with the level before it, and what is lacking right before it or after."""
        said = self.sources.statements
        for place, given in enumerate(said):
            verb = self._verb(given)
            if not verb or given.table or given.hedged or given.role not in _RATES:
                continue
            around = (*said[max(0, place - 1) : place], *said[place + 1 : place + 2])
            gaps = [s for s in around if s.line == given.line and self._lacks(s, verb)]
            level = self._level(place, gaps[0], verb) if len(gaps) == 1 else None
            if level and not gaps[0].hedged:
                yield (Claim(given, f.UNDER, (level, gaps[0])),)

    def _verb(self, given: Statement) -> str:
        """What a rate is of, by its name."""
        found = _CALLED.search(self._words(given)) if given.dimension == _RATE else None
        verb = (found["verb"] or found["done"]) if found else ""
        return "" if _LACK.search(verb) else verb

    def _words(self, s: Statement) -> str:
        return _CUT.split(self.sources.text[max(0, s.start - _WORDS) : s.start])[-1]

    def _denied(self, s: Statement) -> str:
        """What the words of a number say was not done: 未收回的33.47万元, 33.47万元未收回."""
        after = _CUT.split(self.sources.text[s.end : s.end + _AFTER])[0]
        found = _NOT.search(self._words(s)) or _NOT_AFTER.search(after)
        return found["verb"] if found else ""

    def _lacks(self, s: Statement, verb: str) -> bool:
        lacks = bool(_LACKS.search(self._words(s))) and s.base is not Role.PRIOR
        lacks = lacks and not is_vacant(s.label)
        return lacks or self._denied(s) == verb

    def _level(self, place: int, gap: Statement, verb: str) -> Statement | None:
        """What was done, right before a rate in its sentence; of a list what it is listed under."""
        given, text = self.sources.statements[place], self.sources.text
        before = self.sources.statements[max(0, place - _BEFORE) : place]
        near = [s for s in before if s.sentence == given.sentence and s is not gap]
        found = near[-1] if near else given
        several = len({s.under for s in near[-_PAIR:]}) < len(near[-_PAIR:])
        listed = found.under >= 0 and (several or found.item != given.item)
        whole = self.sources.by_start.get(found.under) if listed else found
        if whole is None or not whole.role is found.role is Role.LEVEL or not alike(whole, gap):
            return None
        apart = whole.hedged or "；" in text[whole.end : given.start] or whole.label.startswith(_TO)
        meant = self._denied(gap) != verb or verb in whole.label
        return whole if meant and not apart else None
