"""Which scores of a line are weights: of two of one item the first, or the one in a bracket."""

from __future__ import annotations

import re
from dataclasses import replace

from qicao.statements.statement import Listing, Role, Statement
from qicao.statements.taken import take

EARNED = ("得", "计", "得分", "自评得", "实得", "自评")
"""How the words before a score end that was given."""
_AT_MOST = 2
"""Times a number that a score is at most of which that is the weight, even where it is wrong."""
_ALL, _TOTALS = 100, ("总分", "总分值", "满分", "总计", "合计", "共计", "")
_BASIS = re.compile("^(?:按照?|对照|参照|依据|根据|经|结合|因)")
"""How a clause begins that says by what was scored, and not another item."""
_OF_ALL = re.compile("自评|综合|总")
"""Words of a score that is of everything, and so no weight."""


_SCORED = (Role.SCORE, Role.WEIGHT)
_ROW = re.compile("[、和与及]")
"""What stands between the numbers of a row."""
_WEIGHED = re.compile("(?:占|分值|权重|满分)(?:分别|依次|各)?[为是]?$")
_FULL = re.compile("[，,（(]?[一-鿿]{0,4}(?:未|没有|不|无)扣分|[，,（(]?(?:得|计|为)?满分(?![0-9])")
"""What says after a score that it is all there was to be had."""


_BOTH = re.compile("(?:分值|权重|满分)[和与及、]得分(?:均|都)?$|[得获]满分$")
"""Before a number that is a weight, and all of it was got: 分值和得分均为15分, 得满分8分."""
_GRADED = re.compile('[，,（(]?[为属评定是]{0,3}[“"]?(?:优|良|中|差|合格)')
"""What says after a score which grade it is, and so that it was given."""


def weigh(found: list[Statement], line: int, text: str, start: int) -> None:
    """Of two scores of one item the first is its weight: 产出指标50分，得47.6分.

    `text` is the line, which begins at `start`.
    """
    begin = len(found)
    while begin and found[begin - 1].line == line:
        begin -= 1
    take(found, begin, text, start)
    for place in range(begin, len(found)):
        one = found[place]
        whole = one.role in (Role.SCORE, Role.WEIGHT) and bool(_BOTH.search(one.label))
        if whole or _is_alone(one, text, start):
            found[place] = replace(one, role=Role.WEIGHT, full=whole)
    for place in range(len(found) - 2, begin - 1, -1):
        first, second = found[place : place + 2]
        both = first.role is second.role is Role.SCORE and first.sentence == second.sentence
        both = both and not (first.place and second.place)  # 分别为88.6分、89.4分
        if both and _bracketed(text, first.start - start, first.end - start, second.start - start):
            found[place] = replace(first, role=Role.WEIGHT)
            continue
        inside = second.listing is Listing.BRACKET and second.under == first.start
        if both and inside and (first.label.endswith(EARNED) or _is_whole(second, first)):
            found[place + 1] = replace(second, role=Role.WEIGHT)
            continue
        own = second.carried and (second.item or not first.item)  # of all: 满意度10分，自评得98分
        own = own and (second.label in EARNED or _is_within(second, first))
        both = both and (own or _is_all(first)) and not second.total
        both = both and not first.label.endswith("自评")
        both = both and not _GRADED.match(text, first.end - start)
        if both and (not first.carried or _is_all(first) or second.label in EARNED):
            found[place] = replace(first, role=Role.WEIGHT)
    _weigh_apart(found, begin)
    _weigh_rows(found, begin, text, start)
    for place in range(begin, len(found)):
        one = found[place]
        if one.role in (Role.SCORE, Role.WEIGHT) and _FULL.match(text, one.end - start):
            found[place] = replace(one, full=True)


def _weigh_rows(found: list[Statement], begin: int, text: str, start: int) -> None:
    """The numbers of a row are what its words call the first: 四类各占30、25、35、10分."""
    first = begin
    for place in range(begin + 1, len(found) + 1):
        last = found[place - 1]
        if place < len(found) and _ROW.fullmatch(
            text, last.end - start, found[place].start - start
        ):
            continue
        row, words = found[first:place], text[: found[first].start - start]
        if len(row) > 1 and all(one.role in _SCORED for one in row):
            role = Role.WEIGHT if _WEIGHED.search(words) else Role.SCORE
            found[first:place] = [replace(one, role=role) for one in row]
        first = place


def _is_alone(one: Statement, text: str, start: int) -> bool:
    """Whether a round score fills the bracket behind a name: 展区更新（8分）酌情扣1.67分."""
    at, end = one.start - start, one.end - start
    inside = text[at - 1 : at] in ("（", "(") and text[end : end + 1] in ("）", ")")
    named = text[max(0, at - 2) : at - 1].strip() and text[at - 2] not in "分0123456789"
    round_ = not one.mention.decimals and one.listing is not Listing.BRACKET
    return bool(one.role is Role.SCORE and inside and named and round_)


def _is_whole(weight: Statement, score: Statement) -> bool:
    """Whether of 49.56分（50分） the second is round and the first is not, and no more."""
    more = (weight.mention.value or 0) >= (score.mention.value or 0)
    return more and not weight.mention.decimals and bool(score.mention.decimals)


def _bracketed(text: str, start: int, end: int, following: int) -> bool:
    """Whether a number alone in a bracket is right before another: 预算执行（10分）9.69分."""
    return text[start - 1 : start] in ("（", "(") and text[end:following] in ("）", ")")


def _weigh_apart(found: list[Statement], begin: int) -> None:
    """The same where words stand between: （8分）按时发放82批，得7.35分; 6分，扣1分，得5分."""
    bare = -1
    for place in range(begin, len(found)):
        one = found[place]
        if one.role is Role.WEIGHT or one.place:
            bare = -1
        elif one.role is Role.SCORE and not one.label.endswith(EARNED):
            bare = -1 if _OF_ALL.search(one.label) or one.hedged else place
        elif one.role is Role.SCORE:
            if bare >= 0 and _of_it(one, found[bare], found[place - 1]):
                found[bare] = replace(found[bare], role=Role.WEIGHT)
            bare = -1


def _is_within(score: Statement, weight: Statement) -> bool:
    """Whether a score is not so far above a weight that it is of something else."""
    return (score.mention.value or 0) <= (weight.mention.value or 0) * _AT_MOST


def _of_it(score: Statement, weight: Statement, before: Statement) -> bool:
    """Whether a score that was given is of what a number before may be the weight of."""
    if score.total or (weight.item and not score.item) or not _is_within(score, weight):
        return False
    named = not score.carried and not _BASIS.match(score.label)
    next_to = before.start == weight.start and score.clause - weight.clause <= 1
    return not named or (weight.carried and next_to)


def _is_all(statement: Statement) -> bool:
    """Whether a score is all that there is to be had: 总分100分."""
    return statement.label in _TOTALS and statement.mention.value == _ALL
