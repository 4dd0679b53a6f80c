"""Numbers that two things have, and that cannot be the same: 占预算的96.20%、占到位资金的96.20%.

A rate over two bases (A13), and this year's number beside last year's (A25): what is copied once
too often fits its other place, and no arithmetic of that place tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from qicao.arithmetic.doubts.misread import digits_told
from qicao.arithmetic.frames import alike
from qicao.arithmetic.words import pairs
from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.statements import Role, Statement
from qicao.values import Severity

_BASE = re.compile(
    "(?:占|按|以|完成|相当于|对|为|是|^%、)"
    "(?P<base>[一-鿿]{0,8}?(?:预算|资金|投资|计划|任务|目标|面积|收入|支出|到位|合同))"
    "(?:数|额|总额)?(?:的|为|计算|作|，|$)"
)
_BY = re.compile("按(?P<base>[一-鿿]{2,6}?)计(?:算|量)?[一-鿿]{0,6}$")
"""By what a rate is reckoned: 按面积计完成96.34%."""
_BUDGET, _OPENING = "预算", "年初"
_EXECUTION = re.compile("(?:预算|[，；、])(?:执行|支出)(?:率|进度)(?:为|达|是)?$")
_SAID = 24
"""Characters before a rate that may name its base."""
_FULL = 100
_SHORT, _LONG = 3, 4
"""Digits of a rate; of an amount that hardly is the same twice."""
_EVEN = re.compile("持平|相同|一致|不变|未变|没有变|没有增|未增|保持|同样|一样|仍为|仍是|均为|都是")
_MOVED = re.compile("增|升|提高|降|减|多|少")
_HELD = "略?(?:比|较|[低高少多优]于|超过|不及)"
"""Between this year's number and last year's: 低于上年的14,236元."""
_THIS_YEAR = (Role.LEVEL, Role.PER)


def _bases(subject: Subject) -> Iterator[Spot | None]:
    for one, other in pairwise(s for s in subject.prose if s.dimension == "比率"):
        first, second = _base(subject, one), _base(subject, other)
        if _are_apart(first, second) and one.sentence == other.sentence:
            yield _over_two(subject, one, other) if _are_same(one, other, _SHORT) else None


def _are_apart(first: str, second: str) -> bool:
    """Whether two names are of two bases: the budget of the year and that of its beginning are."""
    begins = [name for name in (first, second) if _OPENING in name]
    one_of_two = len(begins) == 1 and all(name.endswith(_BUDGET) for name in (first, second))
    return bool(first and second) and (one_of_two or (first not in second and second not in first))


def _base(subject: Subject, s: Statement) -> str:
    words = re.split("[；;。\n0-9]", subject.text[max(0, s.start - _SAID) : s.start])[-1]
    found = [*_BASE.finditer(words)] or [*_BY.finditer(words)]
    return found[-1]["base"] if found else _BUDGET if _EXECUTION.search(words) else ""


def _over_two(subject: Subject, one: Statement, other: Statement) -> Spot | None:
    if one.amount is None or one.amount.value == _FULL:
        return None
    return Spot(
        Severity.WARNING,
        f"对“{_base(subject, one)}”和“{_base(subject, other)}”的比率都写成{other.mention.text}",
        other.start,
        other.end,
        todo="请核对这两个比率各用了哪个基数；两个基数确实相等的，只写一个",
    )


def _years(subject: Subject) -> Iterator[Spot | None]:
    for place, level in enumerate(subject.prose):
        for prior in subject.prose[place + 1 : place + 5]:
            if _are_years(subject, level, prior):
                yield _of_last_year(subject, level, prior)
                break


def _are_years(subject: Subject, level: Statement, prior: Statement) -> bool:
    """Whether two numbers are this year's and last year's of one thing."""
    if level.role not in _THIS_YEAR or not alike(level, prior) or level.line != prior.line:
        return False
    named = prior.role is Role.PRIOR and prior.sentence - level.sentence <= 1
    own = prior.item == level.item or prior.carried or _is_changed(subject, level, prior)
    return (named and own) or _follows(subject, level, prior)


def _is_changed(subject: Subject, level: Statement, prior: Statement) -> bool:
    """Whether a part of the name is said to be more or less than last year's, by so many:
    参加体检40,215人…体检人数比上年的40,215人多1,355人."""
    behind = next((s for s in subject.prose if s.start > prior.start), prior)
    moved = behind.role is Role.DIFFERENCE and behind.sentence == prior.sentence
    return bool(moved and behind.worth and pairs(prior.item) & pairs(level.item))


def _follows(subject: Subject, level: Statement, prior: Statement) -> bool:
    between = subject.text[level.end : prior.start]
    return bool(
        re.fullmatch(
            f"[，,（(]?(?:{_HELD})?(?:上年|去年|20[0-9]{2}年)(?:同期)?(?:为|的|是)?", between
        )
    )


def _of_last_year(subject: Subject, level: Statement, prior: Statement) -> Spot | None:
    if not _are_same(level, prior, _SHORT):
        return None
    words = re.split("[。；;\n]", subject.text[level.end : prior.end + _SAID])
    said = "。".join(words[: prior.sentence - level.sentence + 1])
    long = digits_told(level) >= _LONG or _follows(subject, level, prior)
    if _EVEN.search(said) or not (long or _MOVED.search(said)):
        return None
    return Spot(
        Severity.WARNING,
        f"本年和上年都写成{level.mention.text}",
        level.start,
        level.end,
        todo="请核对是不是把上年数写成了本年数；确实没有变的，写明与上年持平",
    )


def _are_same(one: Statement, other: Statement, least: int) -> bool:
    plain = not (one.hedged or other.hedged) and one.mention.decimals == other.mention.decimals
    same = one.mention.value == other.mention.value and one.mention.unit == other.mention.unit
    return plain and same and digits_told(one) >= least


TWO_BASES = TextCheck("A13", "两个基数的比率不同", _bases, aim="写明基数的比率")
TWO_YEARS = TextCheck("A25", "本年数与上年数不同", _years, aim="本年数和上年数")
