"""Shares of several that were listed: 后两类合计占33.97%, 两项合计占92.08%.

So many as the count right before says, the last ones, or the first where the words say 前; their
shares are added where the list gives them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.frames import alike
from qicao.arithmetic.shares.portions import share_of
from qicao.arithmetic.sources import Sources
from qicao.quantity.numerals import parse_numeral
from qicao.statements import Role, Statement
from qicao.statements.statement import LEVELS

TOGETHER = re.compile(
    "合计|共计|一共|(?<!公)共(?=占)|之和|[前后][两二三四五]|[两三]者|[两三]项|以[上下][一-鿿]{0,6}占"
)
AND_MORE = re.compile("以[上下][一-鿿]{0,6}占")
"""The same where nothing counts them: 硕士及以上占33.02%."""
"""Words before a share that is one of several."""
JOINED = re.compile("连同|加上|计入|合并|前[两二三四五]项")
"""Between numbers that a rate takes together, so that none of them is its whole."""
UNREAD = re.compile("(?<![0-9])[0-9]{1,4}(?![0-9年月日季])")
"""A number between others that nobody could read, and that a rate may be of: 按期发放8案."""
_BOTH = re.compile("(?P<count>[二两三四])者(?:合计|合共|相加|合|共)?[一-鿿]{0,2}占")
"""The count of what was named, where no number says it: 二者占64.79%."""
_BACK, _OF = re.compile("(?:仅|只|光)?(?:此|这|上述|以上|前述)"), re.compile("[就便即已]?占")
"""What points back to numbers, and what a share begins with: 仅此两项就占."""
_KINDS, _TAKE = ("类", "项", "者"), re.compile("(?:[合共]计?)?占")
_ADDED = re.compile("合计|共计|相加")
_ROLES = (*LEVELS, Role.DIFFERENCE, Role.DEDUCTION)
_RATE, _POINTS = "比率", "百分点"
_BEFORE, _WHOLES, _MOST = 24, 3, 8
"""Statements before a share among which its parts stand; wholes that are tried; parts."""
_APART = 12
"""Characters between the count and the share."""


class Together:
    """What a text claims of several parts at once."""

    def __init__(self, sources: Sources) -> None:
        self.statements = sources.statements

    def claims(self) -> Iterator[Alternatives]:
        """Every share of as many parts as a count right before it says."""
        for place, given in enumerate(self.statements):
            count = self.statements[place - 1] if place else given
            number = 0 if given.table else _number(given, count)
            if not number:
                continue
            counted = is_together(given, count)
            before = self.statements[max(0, place - _BEFORE) : place - counted]
            line = [s for s in before if s.line == given.line and not s.table]
            first = counted and count.label.endswith("前")
            if offers := tuple(_offers(given, number, line, first=first)):
                yield offers


def is_together(given: Statement, count: Statement) -> bool:
    """Whether a share is one of so many parts as the number before it counts."""
    number = count.mention.value
    beside = count.sentence == given.sentence and 0 <= given.start - count.end <= _APART
    share = given.role is Role.SHARE and given.dimension == _RATE
    counts = number is not None and count.dimension not in (_RATE, _POINTS, "", "金额")
    back = count.carried or bool(_BACK.fullmatch(count.label))
    at_once = back and count.clause == given.clause and bool(_OF.match(given.label))
    said = at_once or TOGETHER.search(given.label)
    return bool(share and beside and counts and number and 1 < number <= _MOST and said)


def counts_names(count: Statement, text: str) -> bool:
    """Whether it is how many names stand before it that have a share: 甲和乙两类占支出的六成."""
    few = count.mention.in_words and count.mention.unit in _KINDS and not count.carried
    return few and bool(_TAKE.match(text, count.end))


def _number(given: Statement, count: Statement) -> int:
    """How many parts a share is of, by the number right before it or its own words; 0 if one."""
    if is_together(given, count):
        return int(count.mention.value or 0)
    both = _BOTH.match(given.label) if given.role is Role.SHARE else None
    return int(parse_numeral(both["count"]) or 0) if both else 0


def _offers(
    given: Statement, number: int, line: Sequence[Statement], *, first: bool
) -> Iterator[Claim]:
    shares = [s for s in line if s.role is Role.SHARE]
    if run := _run(shares, number, first=first):
        yield Claim(given, f.SUM, run, sure=False, likely=True)
    levels = [s for s in line if s.role in _ROLES and s.dimension not in (_RATE, _POINTS, "")]
    parts = _run(_of_one_role(levels), number, first=first)
    if levels and _ADDED.search(levels[-1].label):
        parts, number = (levels[-1],), 1  # 两处合计2211.24万元，两项占62.31%
    if not parts or not all(alike(s, parts[0]) for s in parts):
        return
    for whole in islice(_wholes(parts, levels), _WHOLES):
        listed = not given.whole and all(s.under == whole.start for s in parts)
        yield Claim(given, share_of(number), (*parts, whole), sure=listed, alone=True)


def _of_one_role(levels: Sequence[Statement]) -> Sequence[Statement]:
    return [s for s in levels if s.role is levels[-1].role]


def _run(found: Sequence[Statement], number: int, *, first: bool) -> tuple[Statement, ...]:
    """The last so many, or the first of the last list; none if there are fewer."""
    if len(found) < number:
        return ()
    if not first:
        return tuple(found[-number:])
    listed = [s for s in found if s.under == found[-1].under and s.sentence == found[-1].sentence]
    return tuple(listed[:number]) if len(listed) > number else ()


def _wholes(parts: Sequence[Statement], levels: Sequence[Statement]) -> Iterator[Statement]:
    """What the parts are listed under, and what is more than all of them, the nearest first."""
    total = sum(s.amount.value for s in parts if s.amount)
    for s in reversed(levels):
        more = s.amount is not None and s.amount.value >= total
        beside = s.under == parts[-1].under >= 0
        if s not in parts and not beside and alike(s, parts[0]) and more:
            yield s
