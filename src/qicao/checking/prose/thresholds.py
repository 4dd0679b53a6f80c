"""Words that hold a number against the one before it (A31): 高于目标90%, 超过六成, 翻了一番."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from qicao.arithmetic.claim import Claim
from qicao.arithmetic.formula import SHARE
from qicao.arithmetic.frames import dimension_of
from qicao.arithmetic.known import known
from qicao.checking.prose.against import denied_by_rate
from qicao.checking.prose.allof import kept_by_all, said_of_all
from qicao.checking.prose.bounds import denied
from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.checking.prose.words import any_word, words
from qicao.mentions import MentionKind
from qicao.quantity import Interval, Quantity
from qicao.statements import Role, Statement
from qicao.values import Severity

_SAYS = {
    word: kind
    for kind in ("above", "below", "at_least", "at_most", "nearly")
    for word in words(kind)
}
_GAPS, _OF = any_word("gaps"), any_word("threshold")
_SAID = any_word(*dict.fromkeys(_SAYS.values()))
_BETWEEN = re.compile(
    rf"(?:（[^（）0-9]{{2,16}}）)?[\s，,、（(；;]*(?:指标)?均?(?:{_GAPS}|[，,])*?(?P<word>{_SAID})"
    rf"了?(?:每[一-鿿]{{1,2}}|(?:{_OF})*|[一-鿿（）]{{2,12}}的)[（(]?"
)
_KEPT = re.compile(
    rf"(?:（[^（）0-9]{{2,16}}）)?[，,、（(]?(?:均|都)?(?P<word>控制在)(?:每[一-鿿]{{1,2}}|(?:{_OF})*)"
)
_WITHIN = re.compile("[^，。；、0-9]{0,6}(?:以内|之内|范围内|以下)")
_ONLY_GAPS = re.compile(rf"[\s，,、（(；;]*(?:{_GAPS}|[，,])*")
_OF_BASE = re.compile(f"，(?P<word>{_SAID})[^，。；、0-9]{{2,12}}的")
_BARE = re.compile(
    "(?<![0-9.])(?P<one>[0-9]+\\.[0-9]+)，(?P<word>(?P<up>[高大优]于|超过)|[低小]于|不足|未达到?)"
    "(?:年度|年初|考核|控制)*(?:目标|指标|标准|计划|要求)?(?:值|要求)?的?(?P<other>[0-9]+\\.[0-9]+)(?=[，。；、）])"
)
_RULED = "[一-鿿]{2}(?:要求|标准|规定|目标|时限|限额)"
"""What follows a threshold that somebody set: 低于每年4次的规范要求."""
_ATTRIBUTE = re.compile(rf"(?:以[上下])?的(?:(?!{_OF}|{_RULED})[一-鿿]|[县省市][县区市份])")
"""After a threshold: it only says which ones are meant, as in 执行率低于85%的项目."""
_OWN_HEDGE = {"过半": "above", "近半": "nearly", "大半": "above"}
_RATE = "比率"
_ALL_OF = "均"
"""What says that a count of them is of those before it: 两项指标均高于98%."""
_BACK = 6
"""Statements before a threshold among which the number stands that is held against it."""
_GAPS_OF = (Role.DIFFERENCE, Role.CHANGE)
_TWICE = re.compile("翻了?([一两])番")
_MARGIN = Decimal("0.1")
"""What 翻一番 leaves open, in multiples."""


def _look(subject: Subject) -> Iterator[Spot | None]:
    statements = subject.prose
    yield from _of_base(subject)
    yield from denied(subject)
    yield from denied_by_rate(subject)
    yield from kept_by_all(subject)
    yield from said_of_all(subject)
    yield from _bare(subject)
    for place, (beside, second) in enumerate(pairwise(statements)):
        all_ = _ALL_OF in subject.between(beside, second)
        first = _compared(statements[max(0, place - _BACK) : place + 1], second, all_=all_)
        if first.sentence != second.sentence:
            continue
        if _TWICE.fullmatch(second.mention.text):
            yield _doubled(subject, statements[max(0, place - 2) : place + 1], second)
        elif dimension_of(first) == dimension_of(second) != "":
            kind, start = kind_between(subject, first, second, beside)
            if kind:
                yield _held(subject, first, second, kind, start)


def _bare(subject: Subject) -> Iterator[Spot | None]:
    """水有效利用系数0.562，高于目标值0.558: two numbers that have no unit."""
    for line in subject.lines:
        for match in _BARE.finditer(line.text):
            one, other = Decimal(match["one"]), Decimal(match["other"])
            wrong = one < other if match["up"] else one > other
            start, end = line.start + match.start("word"), line.start + match.end()
            yield _denied(subject, start, end, match["one"]) if wrong else None


def _of_base(subject: Subject) -> Iterator[Spot | None]:
    """追加8482.12万元，超过年初预算的四分之一, by what the text says that budget is."""
    for part, given in pairwise(subject.prose):
        words = subject.between(part, given)
        match = _OF_BASE.fullmatch(words) if given.base and given.hedged else None
        if not match or given.quantity is None or part.sentence != given.sentence:
            continue
        wholes = [s for s in subject.examined.statements if _is_base(s, given, part)]
        shares = [Claim(given, SHARE, (part, whole)).derived() for whole in wholes]
        limit = exact(given.quantity.base)
        fitting = [fits(share, limit, _SAYS[match["word"]], given) for share in shares if share]
        if fitting:
            yield None if any(fitting) else unlike(subject, given, wholes[0], len(words))


def _is_base(s: Statement, given: Statement, part: Statement) -> bool:
    """Whether a number is all of the base that a part is said to be so much of."""
    return s.role is given.base and s.dimension == part.dimension and not s.item and not s.hedged


def unlike(subject: Subject, given: Statement, rate: Statement, words: int = 2) -> Spot:
    shown = subject.text[given.start - words : given.end].lstrip("，")
    return Spot(
        Severity.WARNING,
        f"“{shown}”与前后的“{rate.label}{subject.text[rate.start : rate.end]}”不符",
        given.end - len(shown),
        given.end,
        todo="请核对这个率，改正比大小的词或数",
    )


def _compared(before: Sequence[Statement], second: Statement, *, all_: bool) -> Statement:
    """The number that is held against another: not by how much it changed since, 增加1个."""
    beside = before[-1]
    counted = all_ and beside.mention.kind is MentionKind.COUNT
    if (beside.role not in _GAPS_OF and not counted) or beside.dimension == second.dimension:
        return beside
    own = (s for s in reversed(before) if s.role not in (*_GAPS_OF, Role.PRIOR))
    return next(own, beside)


def kind_between(
    subject: Subject, first: Statement, second: Statement, beside: Statement | None = None
) -> tuple[str, int]:
    """How the words between hold the first number against the second, '' if they do not.

    `beside` is the number right before the second, where that is not the first.
    """
    loose = first.dimension == _RATE and second.mention.unit == "成"
    own = first.label and subject.text.startswith(f"的{first.label}", second.end)  # 近三成的增幅
    attribute = _ATTRIBUTE.match(subject.text, second.end) and not own
    if attribute or (first.role is Role.OTHER and not loose):
        return "", 0
    first = beside or first
    between = subject.between(first, second)
    if len(between) > _FAR:
        return "", 0
    if second.mention.kind is MentionKind.EXTENT and second.mention.text[:2] in _OWN_HEDGE:
        only = _ONLY_GAPS.fullmatch(between)
        return (_OWN_HEDGE[second.mention.text[:2]], second.start) if only else ("", 0)
    if (kept := _KEPT.fullmatch(between)) and _WITHIN.match(subject.text, second.end):
        return "at_most", first.end + kept.start("word")
    match = _BETWEEN.fullmatch(between)
    return (_SAYS[match["word"]], first.end + match.start("word")) if match else ("", 0)


_EACH_TIME = re.compile("每个?(?:季度|月|周|天|日|半?年)")
_GROWN = re.compile("(?:增|扩|加)[一-鿿]{0,2}$")
_FAR = 30
"""Characters between two numbers of which one is held against the other, at most."""


def _held(
    subject: Subject, first: Statement, second: Statement, kind: str, start: int
) -> Spot | None:
    value, limit = known(first.mention), second.quantity
    if value is None or limit is None or first.mention.approximate:
        return None
    if _EACH_TIME.search(first.label) and not _EACH_TIME.search(second.label):
        return None  # 每季度抽查不少于160户，全年不少于640户
    if _GROWN.search(first.label) and subject.text.startswith("达到", start):
        return None  # 拟增班12个，达到160个
    if _says_by_how_much(value, limit, second):
        return None
    gaps = first.dimension == second.dimension == "百分点"
    gaps |= first.role in (Role.DIFFERENCE, Role.PER)  # 每期平均144.4人次，超目标154人次
    if gaps and "目标" in subject.text[start : second.end]:
        return None  # 比上年提高0.54个百分点，高于目标0.86个百分点; 比上年增加7枚，超出年度目标14枚
    if fits(value, limit.interval if _counted(second) else exact(limit.base), kind, second):
        return None
    return _denied(subject, start, second.end, subject.text[first.start : first.end])


def _denied(subject: Subject, start: int, end: int, first: str) -> Spot:
    return Spot(
        Severity.ERROR,
        f"“{subject.text[start:end]}”与前面的{first}不符",
        start,
        end,
        todo="请核对前后两个数，改正比大小的词或数",
    )


def _says_by_how_much(value: Interval, limit: Quantity, second: Statement) -> bool:
    """Whether 低于控制数1.75万元, 增加近1.5倍 say how far two numbers are apart."""
    if limit.unit == "倍":
        return second.role in (Role.CHANGE, Role.DIFFERENCE)
    far = limit.base * 2 < value.lo or limit.base > value.hi * 2
    return second.role is Role.OTHER and dimension_of(second) != _RATE and far


def _counted(second: Statement) -> bool:
    """Whether a limit has decimals of its own that may hide something."""
    return bool(second.mention.decimals)


def exact(base: Decimal) -> Interval:
    return Interval(base, base)


def fits(value: Interval, limit: Interval, kind: str, second: Statement) -> bool:
    """Whether some value that is printed so is as the word says."""
    if kind == "above":
        return value.hi > limit.lo
    if kind == "below":
        return value.lo < limit.hi
    if kind == "at_least":
        return value.hi >= limit.lo
    if kind == "at_most":
        return value.lo <= limit.hi
    return limit.lo - _nearness(second) <= value.hi and value.lo <= limit.hi


def _nearness(second: Statement) -> Decimal:
    """How far below a number what is near it may be: half a 成, a tenth of anything else."""
    quantity = second.quantity
    if quantity is None:
        return Decimal(0)
    return Decimal(5) if quantity.unit in ("成", "%") else quantity.base / 10


def _doubled(subject: Subject, before: tuple[Statement, ...], given: Statement) -> Spot | None:
    """翻一番 is twice, or a growth of a hundred per cent."""
    times = Decimal(2 if "一" in given.mention.text else 4)
    ratio = _ratio(before)
    if ratio is None or abs(ratio - times) <= _MARGIN * times:
        return None
    return Spot(
        Severity.ERROR,
        f"“{subject.text[given.start : given.end]}”是原来的{times}倍，按前面的数是{ratio:.2f}倍",
        given.start,
        given.end,
        todo="请核对前面的数，改写成增长百分之几",
    )


def _ratio(before: tuple[Statement, ...]) -> Decimal | None:
    """How many times the base a level is, by the numbers right before."""
    last = before[-1] if before else None
    if last and last.mention.kind is MentionKind.MULTIPLE and not last.sign:
        return last.mention.value
    changes = [s for s in before if s.role is Role.CHANGE and s.sign and s.quantity]
    if len(before) > 1 and before[-2].role is Role.PRIOR and last not in changes:
        base, level = (s.quantity for s in before[-2:])
        if not base or not level or not base.base or base.of.dimension != level.of.dimension:
            return None
        return level.base / base.base
    change = changes[-1].quantity if changes else None
    return 1 + changes[-1].sign * change.base / 100 if change else None


THRESHOLDS = TextCheck("A31", "高于、低于、近几成与数一致", _look, aim="与另一个数比大小的词")
