"""The score of all: where a text says it, what a list beside it makes of it, and said again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.scores.marks import marks
from qicao.arithmetic.slips import mending
from qicao.statements import Role, Statement
from qicao.statements.statement import Listing

HUNDRED = 100
_TOTAL = re.compile("(?:自评|综合|评价|最终|绩效)?(?:总?得分|总分|自评得?分?|评分)$")
_OWN = re.compile(
    "(?:.*整体.*|本[次项年单部我].{0,4}|我[局委办厅院校馆中]|最终)?"
    "(?:自评|综合|评价|绩效){0,2}(?:总得?分|(?<=[评合价效])得分|(?<=自评)得?)(?:值|为)?"
)
"""The words of a score that is of everything and of no item."""
_OF_REPORT = re.compile("整体|我[局委办厅院校馆中]|本[单部]")
"""What no project of a report is called, that has its own score."""
_MADE_OF = re.compile("构成|组成|得分由")
ADDED = re.compile("(?:加上?|再加|另加)")
_FEW, _PARTS = 2, 4
"""Parts of a list that says it is all, and of one that only begins with 其中."""
_LOST = re.compile("(?:一?共|合计|总计?|累计)?(?:扣|失|丢)分?")
_SEVERAL, _SHORT = 3, 1
"""Scores that make up a total, and points that they may be off for it."""
_POINTS = "分值"
_CHANGED = (Role.SCORE, Role.PRIOR, Role.DIFFERENCE)
Sentences = Mapping[int, Sequence[Statement]]


def totals_of(statements: Sequence[Statement]) -> list[Statement]:
    """Where a text says the score of all; nothing if it says several."""
    totals = [s for s in statements if _is_total(s)]
    sure = [s for s in totals if "总" in s.label] or totals
    return sure if len({s.mention.value for s in sure}) == 1 else []


def stated_totals(statements: Sequence[Statement]) -> list[Statement]:
    """The same by words that name no item, whatever values they give."""
    return [s for s in statements if _is_total(s) and _OWN.fullmatch(s.label) and not s.hedged]


def _is_total(statement: Statement) -> bool:
    words = statement.label or statement.item
    own = statement.under < 0 or "总分" in words
    scored = statement.role is Role.SCORE and not statement.table and own and "平均" not in words
    return scored and bool(_TOTAL.search(words)) and (statement.mention.value or 0) > HUNDRED // 2


def said_again(statements: Sequence[Statement]) -> Iterator[Alternatives]:
    """Of two values of the score of all the one that stands once, else the later."""
    totals = stated_totals(statements)
    votes = Counter(s.mention.value for s in totals)
    if len(votes) != 2:
        return
    (most, many), (_, few) = votes.most_common()
    first = next(s for s in totals if s.mention.value == most)
    for other in totals:
        if other.mention.value != most and few == 1:
            claim = Claim(other, f.SAME, (first,), sure=False)
            meant = bool(_OF_REPORT.search(other.label)) or any(mending(claim))
            yield (replace(claim, sure=many > 1 and meant),)


def in_tables(statements: Sequence[Statement]) -> Iterator[Alternatives]:
    """The score of all as the total of a table of a hundred points has it."""
    cells = [s for s in statements if s.table and s.total]
    whole = {(s.table, s.line) for s in cells if s.role is Role.WEIGHT and s.worth == HUNDRED}
    scores = [s for s in cells if s.role is Role.SCORE and (s.table, s.line) in whole]
    if len({s.worth for s in scores}) == 1:
        for said in stated_totals(statements):
            sure = bool(_OF_REPORT.search(said.label))
            yield (Claim(said, f.SAME, (scores[0],), sure=sure),)


def listed_totals(sentences: Sentences) -> Iterator[Alternatives]:
    """得分构成为预算执行9.29分、产出50分…，共扣0.71分: all that a score before is made of."""
    before: Statement | None = None
    for sentence in sentences.values():
        parts = _all_parts(sentence)
        total = _whole(parts, sentence, before) if parts else None
        if total:
            yield (Claim(total, f.SUM, parts),)
        before = next((s for s in reversed(sentence) if _is_total(s)), None)


def _whole(
    parts: Sequence[Statement], sentence: Sequence[Statement], before: Statement | None
) -> Statement | None:
    """The score that a list is of: what it stands under, or what was said right before."""
    own = [s for s in sentence if _is_total(s) and s.start < parts[0].start]
    found = own[-1] if own else before
    return found if found and found.line == parts[0].line else None


def _all_parts(sentence: Sequence[Statement]) -> tuple[Statement, ...]:
    """The list of a sentence that is said to be all; it ends with the sentence, or what is lost."""
    first = next((n for n, s in enumerate(sentence) if _opens(s)), None)
    if first is None:
        return ()
    listed = [s for s in sentence[first:] if s.role is not Role.WEIGHT]
    length = next((n for n, s in enumerate(listed) if s.role is not Role.SCORE), len(listed))
    closed = length == len(listed) or listed[length].role is Role.DEDUCTION
    least = _PARTS if listed[0].listing is Listing.AMONG else _FEW
    parts = tuple(listed[:length])
    return parts if closed and length >= least and not any(s.hedged for s in parts) else ()


def _opens(part: Statement) -> bool:
    scored = part.role is Role.SCORE and not part.table
    return scored and (part.listing is Listing.AMONG or bool(_MADE_OF.search(part.label)))


def parted_totals(sentences: Sentences) -> Iterator[Alternatives]:
    """自评得分95.19分。其中投入27.99分，产出33.20分，…: what is all, by its weights or its size."""
    starts = {s.start: s for sentence in sentences.values() for s in sentence if _is_total(s)}
    for sentence in sentences.values():
        listed = [s for s in sentence if s.under in starts and s.listing in _LISTED]
        parts = [s for s in listed if s.role is Role.SCORE]
        total = starts[parts[0].under] if len(parts) >= _FEW else None
        if total and (_are_all(parts, [*sentence]) or _make_up(parts, total)):
            yield (Claim(total, f.SUM, tuple(parts), likely=True),)
        elif total and _lacks_one(parts, listed, total):
            yield (Claim(total, f.SUM, tuple(parts), sure=True, likely=True),)


_LISTED = (Listing.AMONG, Listing.COLON)
_UNSAID = re.compile("[，；、,;][一-鿿]{2,8}?(?:得|均|都|为)?满分(?![0-9])")
"""A score that is all there is to be had, and not said: 满意度满分."""


def added_totals(sentences: Sentences, text: str) -> Iterator[Alternatives]:
    """产出50分，得48.76分；…，加上预算执行9.59分，总分97.26分: the scores before the total."""
    for sentence in sentences.values():
        for place, total in enumerate(sentence):
            if not _is_total(total):
                continue
            parts = [s for s in sentence[:place] if s.role is Role.SCORE]
            if len(parts) < _FEW:
                continue
            if _UNSAID.search(text[parts[0].end : total.start]):
                continue
            if _are_all(parts, sentence[:place]) or _make_up(parts, total):
                yield (Claim(total, f.SUM, tuple(parts), sure=False, likely=True),)


def _are_all(parts: Sequence[Statement], before: Sequence[Statement]) -> bool:
    """Whether scores are all there are: the last is said to be added, or they weigh a hundred."""
    found = marks(before)
    weights = sum(mark.weight.mention.value or 0 for mark in found if mark.weight)
    weighed = weights == HUNDRED and all(mark.weight for mark in found)
    return weighed or bool(ADDED.match(parts[-1].label))


def _make_up(parts: Sequence[Statement], total: Statement) -> bool:
    """Whether several scores come so near to a total that no part can be left out."""
    made = sum((s.mention.value or Decimal(0) for s in parts), Decimal(0))
    near = abs(made - (total.mention.value or Decimal(0))) <= _SHORT
    return len(parts) >= _SEVERAL and near and not any(s.hedged for s in parts)


def _lacks_one(parts: Sequence[Statement], listed: Sequence[Statement], total: Statement) -> bool:
    """Whether a list gives each weight and score, and one more makes up both the hundred and the
    total: 投入15分，得14分；产出35分，得33分；效果25分，得23分, of 94 points."""
    found = marks(listed)
    whole = all(mark.weight and mark.score for mark in found) and len(found) == len(parts)
    if not whole or len(parts) < _SEVERAL:
        return False
    weighed = sum(mark.weight.mention.value or 0 for mark in found if mark.weight)
    made = sum((s.mention.value or Decimal(0) for s in parts), Decimal(0))
    rest = (total.mention.value or Decimal(0)) - made
    return _SHORT < rest <= HUNDRED - weighed


_IN_ALL = re.compile("共|合计|总|累计")


def _is_one_of(s: Statement) -> bool:
    """Whether a number is listed under another one, and not said of all: 共失3.13分."""
    return s.under >= 0 and not _IN_ALL.match(s.label)


def lost_points(statements: Sequence[Statement]) -> Iterator[Alternatives]:
    """自评总分96.87分，共失3.13分: a hundred less the score of all, said right before."""
    total: Statement | None = None
    last = 0
    for s in statements:
        if _is_total(s) and not s.hedged:
            total, last = s, s.sentence
        elif s.role is Role.DEDUCTION and total and _LOST.fullmatch(s.label) and not s.hedged:
            if s.line == total.line and s.sentence - last <= 1 and not _is_one_of(s):
                sure = bool(_IN_ALL.match(s.label))
                yield (Claim(s, f.REST_OF_HUNDRED, (total,), sure=sure, likely=True),)
            total = None
        elif total and s.under == total.start and s.role is Role.SCORE:
            last = s.sentence  # 其中…: the scores that make it up


def changed_totals(statements: Sequence[Statement]) -> Iterator[Alternatives]:
    """合计92.8分，等级优；上年88.6分，等级良，提高4.2分: of all, though 合计 names nothing."""
    for total, prior, given in zip(statements, statements[1:], statements[2:], strict=False):
        roles = total.role, prior.role, given.role
        if roles == _CHANGED and total.total and _is_of_all(total, prior, given):
            yield (Claim(given, f.DIFFERENCE, (total, prior)),)


def _is_of_all(total: Statement, prior: Statement, given: Statement) -> bool:
    """Whether three scores of a sentence are of all, and nothing is said of last year but this."""
    said = total, prior, given
    plain = all(s.dimension == _POINTS and not s.hedged and not s.table for s in said)
    level = min(total.worth or 0, prior.worth or 0) > HUNDRED // 2
    one = prior.carried and given.carried and given.base is Role.PRIOR
    return plain and level and one and total.sentence == given.sentence
