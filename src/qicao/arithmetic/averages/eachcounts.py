"""Over which count an average is spread: of its words, its sentence or its line, or the staff."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from qicao.arithmetic.averages.each import ANY, Each, is_counted, name_of, unit_of
from qicao.arithmetic.sources import Sources
from qicao.arithmetic.words import pairs
from qicao.statements import Role, Statement

_NO_COUNT = ("比率", "百分点", "分值", "金额", "")
_STAFF = re.compile("在职|实有|在编")
_NO_STAFF = re.compile("编制|退休|其中|行政|事业|参公|工勤|机关")
_OF_STAFF = re.compile("(?:公用|人员)经费|在职|实有|在编")
_MEASURES = frozenset({"人数", "数量", "项目", "支出"})
_LEFT = re.compile("未|差|剩|欠")
_WORDS = 12
"""Characters before a count that may say that it is of the year before."""
_LAST = 2
"""Sentences before an average in which what it is spread over may be counted."""


class EachCounts:
    """The counts of a text that averages may be spread over."""

    def __init__(self, sources: Sources) -> None:
        self.text = sources.text
        plain = (s for s in sources.statements if s.amount and s.worth and not s.hedged)
        levels = (s for s in plain if s.role is Role.LEVEL)
        counts = (s for s in levels if s.dimension not in _NO_COUNT)
        counts = (s for s in counts if not (_LEFT.search(s.label) or self._is_prior(s)))
        self.counts = [(s, unit_of(s), name_of(s, self.text)) for s in counts]
        """Each with its unit, and the words that say what it counts."""

    def _is_prior(self, s: Statement) -> bool:
        """Whether the clause of a count has named the year before: 比上年9期、1124人次增长…"""
        words = "" if s.table else self.text[max(0, s.start - _WORDS) : s.start]
        return "上年" in re.split("[，,；;。\n]", words)[-1]

    def of(self, given: Statement, each: Each, said: Sequence[Statement]) -> list[Statement]:
        """What counts the thing: named by the reckoning, else near, else the staff."""
        fit = [
            s for s, unit, noun in self.counts if s is not given and is_counted(each, unit, noun)
        ]
        if inside := [s for s in fit if each.begin <= s.start < given.start]:
            return inside
        named = _called(fit, pairs(each.by) - _MEASURES)
        if _STAFF.search(each.by):
            return [s for s in named if not _NO_STAFF.search(s.label)]
        return (
            named
            or _near(given, each, [s for s in fit if s.line == given.line], said)
            or [s for s in fit if _is_of_staff(given, each, said) and _is_staff(s)]
        )


def _called(fit: Sequence[Statement], name: frozenset[str]) -> list[Statement]:
    """Those that have most of a name for all of their words: 在编 of 年底在编人数."""
    scored = [(len(pairs(s.label) & name) / len(pairs(s.label)), s) for s in fit if pairs(s.label)]
    most = max((score for score, _ in scored), default=0.0)
    return [s for score, s in scored if score == most > 0]


def _near(
    given: Statement, each: Each, line: Sequence[Statement], said: Sequence[Statement]
) -> list[Statement]:
    """The last of the words right before it, or of its sentence; else all of the last ones."""
    before = [s for s in line if s.start < given.start]
    own = [s for s in before if s in said]
    others = any(s.mention.unit in ANY for s in said)
    near = own or [s for s in before if s.sentence == given.sentence and not others]
    if near:
        whole = [s for s in near if s.under < 0]
        return whole[:1] if _is_divided(whole) else whole[::-1]
    if others:
        return []  # 农户968户，领取…；合作社164个，领取…，户均…
    last = [s for s in before if s.under < 0 and given.sentence - s.sentence <= _LAST]
    called = [s for s in last if not s.carried and pairs(s.label) & pairs(each.words)]
    return called or last


def _is_divided(counts: Sequence[Statement]) -> bool:
    """Whether the first of some counts is what the others make up."""
    worths = [s.worth or Decimal(0) for s in counts]
    return len(worths) > _LAST and worths[0] == sum(worths[1:])


def _is_of_staff(given: Statement, each: Each, said: Sequence[Statement]) -> bool:
    """Whether the words speak of what is spent on the staff, or by it."""
    words = f"{each.words}{each.by}{given.item}{''.join(s.item for s in said)}"
    return each.thing == "人" and bool(_OF_STAFF.search(words))


def _is_staff(s: Statement) -> bool:
    return bool(_STAFF.search(s.label)) and not _NO_STAFF.search(s.label)
