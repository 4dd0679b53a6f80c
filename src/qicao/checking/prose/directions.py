"""Direction words against the numbers that they stand with (A31): 增加, 降至."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from qicao.arithmetic.changes.directions import Misdirected, compared, find_misdirected
from qicao.arithmetic.claim import Claim
from qicao.arithmetic.frames import dimension_of
from qicao.checking.prose.aimgaps import beyond_aims
from qicao.checking.prose.apartby import against_both
from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.checking.prose.words import any_word, words
from qicao.checking.reckoning import due, reckoned
from qicao.checking.reckoning import words as called
from qicao.statements import Role, Statement
from qicao.statements.lexicon import DIRECTIONS as SIGNS_OF
from qicao.statements.lexicon import SIGNS, WORD
from qicao.values import Severity
from qicao.verdict import shown_like

HUNDRED = 100
_PAIR, _ROUNDED = 2, 20
"""The part of a gap that it may be off by what its two numbers hide: 1.38 is 1.37 rounded."""
_BEFORE = 16
"""Characters before a number among which its direction word stands."""
_WAYS = dict.fromkeys(words("rising"), 1) | dict.fromkeys(words("falling"), -1)
_ARRIVING = re.compile(
    f"(?P<way>{any_word('rising', 'falling')})[至到]了?(?:[今本当]年|20[0-9]{{2}}年)?的?[约近]?$"
)
_RATE, _POINTS = "比率", "百分点"
_NO_AMOUNT = ("", _RATE, _POINTS)
_TURNS = re.compile("[，,（(：:](?:即|具体)?[由从][^，。；、0-9\n]{0,8}")
"""Between a change and the number that it started from."""
_STOCK = re.compile(f"[一-鿿]{{2,6}}?(?P<way>{any_word('rising', 'falling')})")
"""Between the amount and the rate of a change: what changed, and its word."""
_OF_LEVELS = (Role.LEVEL, Role.SHARE, Role.COMPLETION)
_FROM = re.compile("[由从][^，。；、0-9\n]{0,16}$")
_OF_AIM = re.compile("目标|计划|任务")
_GAPS = (Role.DIFFERENCE, Role.TARGET, Role.OTHER)
_RISE = {1: "增加", -1: "减少"}


def _look(subject: Subject) -> Iterator[Spot | None]:
    wrong = {one.given.start: one for one in find_misdirected(subject.examined.judged)}
    for statement in subject.prose:
        if statement.start in wrong:
            yield _against_numbers(subject, wrong[statement.start])
        elif statement.sign and statement.role is not Role.TARGET:
            yield None
    yield from _arriving(subject)
    yield from _before_arriving(subject, set(wrong))
    yield from _side_by_side(subject, set(wrong))
    yield from _against_done(subject)
    yield from against_both(subject, set(wrong))
    yield from beyond_aims(subject, set(wrong))


def _against_done(subject: Subject) -> Iterator[Spot | None]:
    """完成目标的86.67%，比目标多2.4公里: who did less than all has not done more than planned."""
    for pair in pairwise(subject.prose):
        for gap, rate in (pair, pair[::-1]):
            side = _due_of(gap, rate)
            if side and gap.sign != side:
                start, end = _word(subject, gap)
                way = "超过目标" if side > 0 else "没有达到目标"
                shown, done = _said(subject, gap), _text(subject, rate)
                yield Spot(
                    Severity.ERROR,
                    f"“{shown}”的方向不对：完成{done}是{way}",
                    start,
                    end,
                    todo="请核对方向词和完成的比率，改正其中一个",
                )
            elif side:
                yield None


def _due_of(gap: Statement, rate: Statement) -> int:
    """1 or -1 where a rate says that more or less was done than what a number is held against."""
    one = gap.sentence == rate.sentence and gap.item == rate.item and bool(gap.sign)
    done = rate.role is Role.COMPLETION and rate.dimension == "比率" and not rate.hedged
    if not (one and done and _OF_AIM.search(gap.label)) or rate.worth is None:
        return 0
    if gap.dimension in ("金额", "比率", "百分点", "") or gap.role not in _GAPS:
        return 0
    return int(rate.worth > HUNDRED) - int(rate.worth < HUNDRED)


def _against_numbers(subject: Subject, one: Misdirected) -> Spot:
    if one.both:
        return _both_words(subject, one, one.both)
    if apart := _apart(subject, one):
        return apart
    start, end = _word(subject, one.given)
    numbers = "与".join(_text(subject, s) for s in one.by)
    level = len(one.by) == 2
    why = f"{numbers}相比是{_RISE[one.due]}" if level else f"与“{_said(subject, one.by[0])}”相反"
    return Spot(
        Severity.ERROR,
        f"“{_said(subject, one.given)}”的方向不对：{why}",
        start,
        end,
        todo="请核对方向词和数，改用相反的词或改正数",
    )


def _apart(subject: Subject, one: Misdirected) -> Spot | None:
    """缩短0.3天 of 7.9天 and 7.7天, which are 0.2天 apart: a number is wrong, and not the word."""
    gap, made = one.given.quantity, _made(one)
    if gap is None or made is None or abs(made - gap.base) * _ROUNDED <= gap.base:
        return None
    shown, both = _said(subject, one.given), "与".join(_text(subject, s) for s in one.by)
    return Spot(
        Severity.ERROR,
        f"“{shown}”与前后的数对不上：{both}相比是{_RISE[one.due]}{shown_like(gap, made)}",
        *_word(subject, one.given),
        todo="请核对这三个数和方向词",
    )


def _made(one: Misdirected) -> Decimal | None:
    """What the level and the base of a difference are apart, printed in one unit; else None."""
    worths = [s.worth for s in one.by if s.worth is not None]
    units = {s.mention.unit for s in one.by}
    if one.given.role is not Role.DIFFERENCE or len(worths) != len(one.by) or len(units) != 1:
        return None
    return abs(worths[0] - worths[1]) if len(worths) == _PAIR else None


def _both_words(subject: Subject, one: Misdirected, claim: Claim) -> Spot:
    """下降5.53%，减支127.35万元, where only the reverse fits: both words are wrong, or the rate."""
    start, end = _word(subject, one.given)
    said, rate = _said(subject, one.given), _said(subject, claim.given)
    text = subject.examined.text
    return Spot(
        Severity.ERROR,
        f"“{said}”与“{rate}”对不上：{reckoned(text, claim)}；两处都是{_RISE[one.due]}的，才相符",
        start,
        end,
        todo=f"请核对这两处的方向词；方向词没有写错的，比率约为{due(claim)}",
    )


def _word(subject: Subject, statement: Statement) -> tuple[int, int]:
    """Where the direction word of a number stands; the number itself if none does."""
    begin = max(0, statement.start - _BEFORE)
    before = subject.text[begin : statement.start]
    found = [m for m in WORD.finditer(before) if SIGNS[m[0]] in SIGNS_OF]
    if not found:
        return statement.start, statement.end
    return begin + found[-1].start(), begin + found[-1].end()


def _said(subject: Subject, statement: Statement) -> str:
    """The direction word with its number."""
    return subject.text[_word(subject, statement)[0] : statement.end]


def _text(subject: Subject, statement: Statement) -> str:
    return called(subject.examined.text, statement)


def _arriving(subject: Subject) -> Iterator[Spot | None]:
    """由83%降至90%: from one number to another against the word."""
    for base, level in pairwise(subject.prose):
        from_ = base.role is Role.PRIOR or _FROM.search(
            subject.text, max(0, base.start - _BEFORE), base.start
        )
        if not from_ or base.sentence != level.sentence:
            continue
        between = subject.between(base, level)
        match = _ARRIVING.search(between)
        if not match or dimension_of(base) != dimension_of(level):
            continue
        word, spot = _WAYS[match["way"]], None
        if level.worth and level.worth == base.worth:
            spot = Spot(
                Severity.WARNING,
                f"写的是“{match[0]}”，前后两个数都是{_text(subject, level)}",
                level.start,
                level.end,
                todo="请核对这两个数",
            )
        elif compared(level, base) == -word:
            spot = Spot(
                Severity.ERROR,
                f"从{_text(subject, base)}到{_text(subject, level)}是{_RISE[-word]}，"
                f"写的是“{match[0]}”",
                base.end + match.start(),
                base.end + match.end(),
                todo="请核对方向词和两个数",
            )
        yield spot


def _before_arriving(subject: Subject, told: set[int]) -> Iterator[Spot | None]:
    """较上年提高4.5个百分点，由65.8%降至61.3%: a change said before the two numbers it is of."""
    for gap, base, level in zip(subject.prose, subject.prose[1:], subject.prose[2:], strict=False):
        one = gap.sentence == base.sentence == level.sentence and gap.role is Role.DIFFERENCE
        moved = (
            one
            and gap.sign
            and gap.start not in told
            and _ARRIVING.search(subject.between(base, level))
        )
        due = compared(level, base) if moved and _TURNS.fullmatch(subject.between(gap, base)) else 0
        if due and _is_gap(gap, base, level):
            yield (
                None
                if due == gap.sign
                else _against_numbers(subject, Misdirected(gap, due, (level, base)))
            )


def _is_gap(gap: Statement, base: Statement, level: Statement) -> bool:
    """Whether a number is what two others are apart, in points or in their own unit."""
    same = base.dimension == level.dimension
    kind = gap.dimension == (_POINTS if level.dimension == _RATE else level.dimension)
    worths = gap.worth, base.worth, level.worth
    if not (same and kind) or None in worths:
        return False
    return abs((level.worth or 0) - (base.worth or 0)) == gap.worth


def _side_by_side(subject: Subject, told: set[int]) -> Iterator[Spot]:
    """增加5万元，下降3%: the amount and the rate of one change say two directions."""
    for first, second in pairwise(subject.prose):
        if not _one_change(first, second) or told & {first.start, second.start}:
            continue
        between = subject.between(first, second).strip("，,、（( ")
        if SIGNS.get(between) not in SIGNS_OF:
            between = _way_of_stock(subject, first, second, between)
        if SIGNS.get(between) in SIGNS_OF and first.sign * second.sign < 0:
            start = second.start - len(between)
            yield Spot(
                Severity.ERROR,
                f"“{_said(subject, first)}”与“{between}{_text(subject, second)}”说的是一件事，"
                "方向相反",
                start,
                second.start,
                todo="请核对哪一个方向词对，改正另一个",
            )


def _way_of_stock(subject: Subject, gap: Statement, rate: Statement, words: str) -> str:
    """The direction word behind the name of what changed, where the rate is the change of it:
    结转下年51.65万元，减少21.64万元，结转规模下降29.5%; '' if it is not."""
    match = _STOCK.fullmatch(words)
    change, given = gap.amount, rate.quantity
    if not match or change is None or given is None:
        return ""
    said = [s.amount for s in subject.prose if s.sentence == gap.sentence and s.start < gap.start]
    levels = [a.value for a in said if a and a.value]
    off = 10.0 ** -(given.decimals or 0)
    fits = any(abs(HUNDRED * change.value / level - float(given.base)) < off for level in levels)
    return match["way"] if fits else ""


def _one_change(first: Statement, second: Statement) -> bool:
    """Whether a rate right behind an amount is of the same change."""
    amount = first.role in (Role.DIFFERENCE, Role.OTHER) and first.dimension not in _NO_AMOUNT
    rate = second.mention.unit == "%" and second.role not in _OF_LEVELS
    return amount and rate and first.sentence == second.sentence


DIRECTIONS = TextCheck("A31", "方向词与数一致", _look, aim="带方向词的数")
