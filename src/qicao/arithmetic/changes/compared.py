"""Differences from what the words name: 比全县低16.46个百分点, 项目支出执行率低于基本支出15.43…

The other number stands anywhere: with the name in its own words, its row or its item, and said of
the same measure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.grouped import grouped
from qicao.arithmetic.index import core
from qicao.arithmetic.sources import Sources
from qicao.arithmetic.words import pairs
from qicao.statements import Role, Statement
from qicao.statements.signwords import named_base, words_of

_RATE, _POINTS = "比率", "百分点"
_NAMED = re.compile(
    "^(?P<own>[一-鿿]*?)(?:(?:[比较]|相比)(?P<other>[一-鿿]{2,10}?)(?:[还仍要则却]|分别)*"
    "(?:高|低|多|少|快|慢)出?|(?:高|低|多|少|快|慢)于(?P<than>[一-鿿]{2,10}))$"
)
"""What is held against what: of one's own at times, of the other always."""
_TIME = re.compile("年|同期|期初|上期|实际")
_MEASURE = re.compile("[一-鿿]{0,6}[率度]|占比|比[例重]|平均|人均|户均")
_MOST, _BEFORE = 2, 8
"""Values of the other that are tried; statements before a difference among which its own stands."""
_LINES = 30
"""Lines above in which all of it is spoken of."""
_OF_ALL = re.compile(
    "(?:全[国省市州县区镇乡校局院]|总体|整体|全部|[一-鿿]{0,4}平均)(?:平均)?(?:水平|数)?$"
)
_OWN = (Role.LEVEL, Role.COMPLETION, Role.SHARE, Role.SAVING, Role.SCORE, Role.PER)


class Compared:
    """What a text claims of two numbers, the other of which is named."""

    def __init__(self, sources: Sources) -> None:
        self.statements = sources.statements
        self.kinds = grouped(
            (s for s in sources.statements if s.amount and not s.hedged), lambda s: s.dimension
        )
        """The numbers of each dimension."""

    def claims(self) -> Iterator[Alternatives]:
        """Every difference from something with a name, over the numbers that have it."""
        for place, given in enumerate(self.statements):
            own, name = names_of(given) if _is_gap(given) else ("", "")
            if not name:
                continue
            before = self.statements[max(0, place - _BEFORE) : place]
            level = self._own(given, own, before)
            others = self._others(level, name, given) if level else ()
            if level and 0 < len(others) <= _MOST:
                only = len(others) == 1
                yield tuple(
                    Claim(given, f.DIFFERENCE, (level, s), sure=False, likely=only) for s in others
                )

    def _own(self, given: Statement, name: str, before: Sequence[Statement]) -> Statement | None:
        """The number of its kind right before it in its sentence, else the one that is named."""
        kind = _kind(given)
        said = [s for s in before if s.sentence == given.sentence and s.dimension == kind]
        if said and not name:
            return said[-1] if said[-1].role in _OWN and not said[-1].hedged else None
        if said or not name:
            return None
        known = [s for s in self.kinds.get(kind, ()) if _is_of(s, given.item)]
        same = [s for s in known if _measure(name) & _measure(f"{s.label}{s.whole}")]
        return same[-1] if len({s.worth for s in same}) == 1 else None

    def _others(self, level: Statement, name: str, given: Statement) -> Sequence[Statement]:
        """The numbers of the other's name and the level's measure, each value once."""
        if _OF_ALL.match(name):
            return self._in_all(level, given)
        measure = _measure(f"{level.label}{level.whole}{given.label}") or _measure(level.item)
        known = [s for s in self.kinds.get(level.dimension, ()) if _is_of(s, name)]
        found = {
            s.worth: s
            for s in known
            if s.worth != level.worth and s.role in _OWN
            if measure & (_measure(f"{s.label}{s.whole}") or _measure(s.item))
        }
        return [*found.values()]

    def _in_all(self, level: Statement, given: Statement) -> Sequence[Statement]:
        """What the text says of all of it: the total of the level's column, else the same item."""
        kind = self.kinds.get(level.dimension, ())
        cells = [s for s in kind if s.table]
        heads = {(s.table, s.column) for s in cells if s.worth == level.worth and not s.total}
        totals = [s for s in cells if s.total and (s.table, s.column) in heads]
        measure = _measure(level.label) or _measure(level.item)
        before = [s for s in kind if not s.table and s.start < level.start]
        near = [s for s in before if s.line >= given.line - _LINES and s.role is level.role]
        alike = [s for s in near if _is_general(s, level, measure)]
        found = {s.worth: s for s in totals or alike if s.worth != level.worth}
        return [*found.values()]


def _is_gap(given: Statement) -> bool:
    return (
        given.role is Role.DIFFERENCE and not (given.table or given.hedged) and bool(given.amount)
    )


def names_of(given: Statement) -> tuple[str, str]:
    """What is held against what by the words of a difference: its own name, and the other's.

    Its own may be ''; both are where it is a year's or a plan's, for which there are bases.
    """
    return names_said(given.label)


@lru_cache(maxsize=1024)
def names_said(label: str) -> tuple[str, str]:
    """The same of words before a number."""
    named = _NAMED.match(label)
    name = (named["other"] or named["than"]) if named else ""
    name = name if _OF_ALL.match(name) else core(name)
    if named is None or len(name) < 2 or _TIME.search(name) or named_base(words_of(name, 0)):
        return "", ""
    return named["own"], name


def _kind(given: Statement) -> str:
    return _RATE if given.dimension == _POINTS else given.dimension


def _is_of(s: Statement, name: str) -> bool:
    """Whether a number has a name in its words, or in its row."""
    return len(name) > 1 and (name in s.item or name in s.label)


def _is_general(s: Statement, level: Statement, measure: Set[str]) -> bool:
    """Whether a number is of the same item, or of the same measure and of nothing by name."""
    bare = bool(_MEASURE.fullmatch(s.label)) and bool(measure) and measure <= _measure(s.label)
    return bare or s.item == level.item != ""


def _measure(words: str) -> frozenset[str]:
    """The pairs of characters that say what is measured: 执行率, 满意度."""
    return pairs("，".join(m[0][-3:] for m in _MEASURE.finditer(words)))
