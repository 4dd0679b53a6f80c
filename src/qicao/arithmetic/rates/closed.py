"""Sentences that say one thing: 预算100万元，支出80万元，执行率80%.

Where a stretch between two stops has only the numbers of one formula, no words need tie them to
each other: what else should a rate be of, or a total? So numbers of any length tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from qicao.arithmetic.changes.compared import names_of
from qicao.arithmetic.changes.measures import is_measured_otherwise
from qicao.arithmetic.claim import Claim
from qicao.arithmetic.frames import is_money
from qicao.arithmetic.rates.nearby import points_back
from qicao.arithmetic.rates.shapes import SHAPES, Shape, monthly, totals
from qicao.arithmetic.shares.together import JOINED, TOGETHER, UNREAD
from qicao.arithmetic.slips import is_mended
from qicao.arithmetic.sources import Sources
from qicao.arithmetic.sums.summands import are_of_kinds
from qicao.arithmetic.words import pairs
from qicao.statements import Role, Statement
from qicao.verdict import Outcome

_STOPS = re.compile("[；;]")
_MOST = 16
"""Numbers between two stops; more of them say more than one thing."""
_NEAR = 1.5
"""Times one number that another is at most, to be meant for it."""
_ALL = re.compile("共|总|合计|累计|全年|全部")
_OF_SOME = re.compile("其中|包括|另|还有|超过|其余|比|较")
_MONTHS, _FAR = re.compile("[0-9一二三四五六七八九十]个?月|季度|半年|以来"), 30
"""Of another time than the year, and how far before the first number it is said."""
_ITEMS, _COUNTED = ("项", "条", "个"), "指标目标任务项目总体"
"""Units of tasks and aims, and what they are called."""
_FAILS = (Outcome.DIFFERS, Outcome.TRUNCATED)


class Closed:
    """What the sentences of a text say that have nothing else to say."""

    def __init__(self, sources: Sources, explained: Set[int]) -> None:
        self.sources, self.explained = sources, explained

    def claims(self) -> Iterator[tuple[Claim, Outcome]]:
        """What does not hold, whichever way it is read, and comes near in one."""
        for stretch in self._stretches():
            for given in stretch if len(stretch) <= _MOST else ():
                if given.start in self.explained or given.hedged or given.amount is None:
                    continue
                if given.mention.unit == "%" and TOGETHER.search(given.label):
                    continue
                if given.role is Role.DIFFERENCE and given.under >= 0:
                    continue  # 追加三笔：人员增支55.30万元，…: an amount of its own
                aimed = given.role is Role.DIFFERENCE and given.base is Role.TARGET
                if names_of(given)[1] or (aimed and not _has_aim(stretch)):
                    continue  # 比项目平均水平低: of a number that is said elsewhere
                if _is_of_one_item(given, stretch) or _is_of_another_measure(given, stretch):
                    continue  # 接待费2.21万元，上年2.48万元，接待批次比上年下降8.30%
                own = [s for s in stretch if not points_back(s)]
                shapes = [shape for shape in SHAPES if self._fits(shape, own)] if own else []
                yield from _told([claim for shape in shapes for claim in shape(given, own)])

    def _stretches(self) -> Iterator[list[Statement]]:
        """The numbers between two stops."""
        for said in self.sources.sentences.values():
            stretch: list[Statement] = []
            for s in said:
                if stretch and _STOPS.search(self.sources.text[stretch[-1].end : s.start]):
                    yield stretch
                    stretch = []
                stretch.append(s)
            yield stretch

    def _fits(self, shape: Shape, stretch: Sequence[Statement]) -> bool:
        """Whether the words between the numbers allow a shape."""
        text = self.sources.text
        if shape is not totals and JOINED.search(text, stretch[0].end, stretch[-1].start):
            return False
        if any(UNREAD.search(text[a.end : b.start]) for a, b in pairwise(stretch)):
            return False
        if shape is monthly:
            return not _MONTHS.search(self.sources.text[stretch[0].start - _FAR : stretch[-1].end])
        return shape is not totals or self._all(stretch)

    def _all(self, stretch: Sequence[Statement]) -> bool:
        """Whether the words say that the last number is of all those before it."""
        text, before = self.sources.text, stretch[-2:-1]
        if not before or _OF_SOME.search(text[stretch[0].end : stretch[-1].start]):
            return False
        if are_of_kinds(text, stretch[-1], stretch[:-1]):
            return False
        return bool(_ALL.search(text[before[0].end : stretch[-1].start]))


def _is_of_one_item(given: Statement, stretch: Sequence[Statement]) -> bool:
    """Whether a rate is of one of those counted: 6项中有4项完成，图书采购完成率95%."""
    own = given.role is Role.COMPLETION and not given.carried and bool(given.item)
    others = [s for s in stretch if s is not given]
    names = pairs("".join(s.item for s in others)) | pairs(_COUNTED)
    counted = bool(others) and all(s.mention.unit in _ITEMS for s in others)
    return own and counted and not pairs(given.item) & names


def _is_of_another_measure(given: Statement, stretch: Sequence[Statement]) -> bool:
    """Whether a change by its name is of none of the numbers beside it."""
    others = [s for s in stretch if s is not given and s.dimension not in ("", "比率", "百分点")]
    changed = given.role is Role.CHANGE and bool(others)
    return (
        changed
        and all(is_money(s.dimension) for s in others)
        and all(is_measured_otherwise(given.item, s) for s in others)
    )


def _has_aim(stretch: Sequence[Statement]) -> bool:
    return any(s.role is Role.TARGET for s in stretch)


def _told(offers: Sequence[Claim]) -> Iterator[tuple[Claim, Outcome]]:
    """The reading that comes nearest, if none holds."""
    outcomes = [(c, c.outcome()) for c in offers if not any(m.hedged for m in c.members)]
    told = [(claim, outcome) for claim, outcome in outcomes if outcome in _FAILS]
    if len(told) == len(outcomes):
        told = [pair for pair in told if pair[0].tells]
        near = [pair for pair in told if _is_near(pair[0])]
        near = near or [pair for pair in told if _is_slip(pair[0])]
        yield from ((claim, outcome) for claim, outcome in near[:1] if outcome)


def _is_slip(claim: Claim) -> bool:
    return is_mended(claim, lambda member: member is claim.given)


def _is_near(claim: Claim) -> bool:
    """Whether what follows is of the order of what is said."""
    reach, given = claim.reach, claim.given.amount
    if reach is None or given is None:
        return False
    due, said = abs(reach[0] + reach[1]) / 2, abs(given.value)
    return bool(due and said) and max(due, said) <= _NEAR * min(due, said)
