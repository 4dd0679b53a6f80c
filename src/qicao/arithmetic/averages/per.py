"""Amounts by head or by piece: an amount over a count, both said nearby."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.frames import dimension_of
from qicao.arithmetic.sources import Sources
from qicao.arithmetic.words import pairs
from qicao.quantity import find_unit
from qicao.statements import Role, Statement
from qicao.statements.statement import Listing
from qicao.verdict import SLIP

_BETWEEN = 2
"""Characters of 每人, behind a count; in a bracket one more."""
_NEAR = 8
"""Statements before and after among which the two numbers stand."""
_MONEY = "金额"
_NO_COUNT = ("比率", "百分点", "分值")
_VEHICLES = ("辆", "台")
_BY_HEAD = re.compile("人均|人$")
_BY_PERSON = re.compile("[人生职]|(?<![亩户村镇站校院馆案车床班家项])均")
"""Of people, and not of the other things that so much is for each of: 亩均."""
_BY_THE_THOUSAND = re.compile("每[十百千万]")
"""So much for so many: 每万人口2.90人."""
_EACH = re.compile("(?:平均)?每(?:个|名|位|一)?|[一-鿿]均|平均")
_OF_TIME = re.compile("[月日天年季周]")
"""What so much each may be of besides: （6400户，每户每月200元）."""
_MORE = re.compile("[增减多少节]")
_ANY = frozenset({"支出", "经费", "费用", "资金", "金额"})
"""What any amount may be called."""
_PEOPLE = ("人", "名", "位")
PEOPLE = frozenset({"人", "人次"})
"""Units of people, by head or as often as they come."""


_WHOLES = (Role.LEVEL, Role.DIFFERENCE, Role.BUDGET, Role.FULL)
_DIGITS = "0123456789,.，．"
_LEAST = Decimal("0.05")
"""What so many of a thing make at least of the whole that they are said to be."""


class PerHead:
    """What a text claims to be so much each."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources

    def claims(self) -> Iterator[Alternatives]:
        """Every number by head with the pairs that may give it."""
        for place, given in enumerate(self.sources.statements):
            if given.role is Role.PER and dimension_of(given) not in ("", *_NO_COUNT):
                near = self.sources.statements[max(0, place - _NEAR) : place + _NEAR]
                if offers := tuple(_pairs(given, near)):
                    yield offers


def _pairs(given: Statement, near: Sequence[Statement]) -> Iterator[Claim]:
    """The pairs nearby; they tell only if there is no choice between amounts."""
    beside = [
        s
        for s in near
        if s.line == given.line
        and given.sentence - 2 <= s.sentence <= given.sentence + 1
        and (s.role is not Role.DIFFERENCE or s.sentence == given.sentence)
        and s is not given
    ]
    if bracketed := _in_bracket(given, beside):
        yield Claim(given, f.PER, bracketed, sure=True, likely=True)
        return
    wholes = [s for s in beside if _alike(s, given) and s.role in _WHOLES]
    wholes = named_by(given, _done(given, wholes))
    yield from _of_last_year(given, beside, wholes)
    counted = exactly([s for s in beside if counts_each(given, s)], given)
    counts, meant = [pieces(s) for s in counted], {s.start for s in of_all(counted)}
    only = len(wholes) == len(meant) == 1
    for whole in wholes:
        for count in counts:
            if count.start != whole.start:
                slip = _slipped(given, whole, count)
                plain = only and _is_plain(given, whole, count)
                only = only and not is_laid_down(given, beside) and count.sentence <= given.sentence
                tells = slip or (only and count.start in meant and _likely(given, whole, count))
                plain = plain and tells
                yield Claim(given, f.PER, (whole, count), sure=plain, tells=tells, likely=slip)


def _in_bracket(given: Statement, beside: Sequence[Statement]) -> tuple[Statement, ...]:
    """An amount and the only count of the bracket behind it: 费用8.64万元（3辆，每辆2.88万元）."""
    if given.listing is not Listing.BRACKET or _OF_TIME.search(given.label):
        return ()
    whole = [s for s in beside if s.start == given.under and _alike(s, given)]
    inside = [s for s in beside if s.under == given.under]
    counts = [s for s in inside if s.start < given.start and counts_each(given, s)]
    one = len(whole) == len(counts) == len(inside) == 1
    exact = one and not (given.hedged or whole[0].hedged or counts[0].hedged)
    return (whole[0], pieces(counts[0])) if exact else ()


def _done(given: Statement, wholes: list[Statement]) -> list[Statement]:
    """Without a budget or a change of what the sentence has said itself, unless so much more each.

    接待费2.21万元，比预算3.50万元少支1.29万元，接待184人次，每人次120.11元.
    """
    said = {s.item for s in wholes if s.role is Role.LEVEL and s.sentence == given.sentence}
    if _MORE.search(given.label):
        return wholes
    return [s for s in wholes if s.role is Role.LEVEL or s.item not in said]


def exactly(counts: list[Statement], given: Statement) -> list[Statement]:
    """Those whose very unit is what it is for each of, if there are: 每辆次 is of 辆次."""
    units = [(s, "人" if s.mention.unit in _PEOPLE else s.mention.unit) for s in counts]
    exact = [s for s, unit in units if f"每{unit}" in given.label]
    return exact or counts


def _is_plain(given: Statement, whole: Statement, count: Statement) -> bool:
    """Whether one sentence says the amount and, right behind it, how much that is for each."""
    of_it = whole.item == given.item != "" or bool(pairs(whole.item) & pairs(given.item))
    beside = whole.sentence == given.sentence and of_it
    exact = f"每{count.mention.text.lstrip(_DIGITS)}" in given.label
    exact = exact and not _OF_TIME.search(given.label)
    return beside and exact and given.carried and whole.start < given.start


def is_laid_down(given: Statement, beside: Sequence[Statement]) -> bool:
    """Whether the words give so many so much each: 其中2人每人3万元、5人每人1万元."""
    reach = _BETWEEN + (given.listing is Listing.BRACKET)
    return any(0 <= given.start - s.end <= reach and counts_each(given, s) for s in beside)


def _of_last_year(
    given: Statement, beside: list[Statement], wholes: list[Statement]
) -> Iterator[Claim]:
    """上年15人、20.40万元，人均1.36万元: last year's count explains an average, and tells none."""
    for s in beside:
        if as_now(s) is not s and counts_each(given, as_now(s)):
            for whole in wholes:
                yield Claim(given, f.PER, (whole, pieces(s)), sure=False, tells=False)


def as_now(s: Statement) -> Statement:
    """Last year's number as this year's: 上年15人、20.40万元，人均1.36万元; any other as it is."""
    return replace(s, role=Role.LEVEL) if s.role in (Role.PRIOR, Role.OTHER) else s


def named_by(given: Statement, wholes: list[Statement]) -> list[Statement]:
    """Those that the words of an average name, with two characters of them; all if none is."""
    name = _EACH.sub("", given.label)
    parts = {name[n : n + 2] for n in range(len(name) - 1)} - _ANY
    shared = [sum(pair in s.label for pair in parts) for s in wholes]
    most = max(shared, default=0)
    own = [s for s in wholes if s.item == given.item and s.sentence == given.sentence]
    own = [s for s in own if s.under < 0]
    if not most and given.carried and own:
        return own
    return [s for s, n in zip(wholes, shared, strict=True) if n == most]


def of_all(counts: list[Statement]) -> list[Statement]:
    """Without the parts of one that is among them: 24场，其中学校12场."""
    starts = {s.start for s in counts}
    return [s for s in counts if s.under not in starts]


def _likely(given: Statement, whole: Statement, count: Statement) -> bool:
    """Whether a part is no more than the whole, and so many of it are about the whole."""
    times = _times(given, whole, count)
    return bool(times) and _LEAST <= times <= 1 / _LEAST


def _slipped(given: Statement, whole: Statement, count: Statement) -> bool:
    """Whether so many of it are the whole in another unit: 人均102.15万元 for 102.15元."""
    times = _times(given, whole, count)
    return any(abs(times * slip - 1) < _LEAST for slip in (SLIP, 1 / SLIP))


def _times(given: Statement, whole: Statement, count: Statement) -> Decimal:
    """How many times the whole so many of it are; nought where that cannot be said."""
    each, all_, number = (s.mention.quantity for s in (given, whole, count))
    if each is None or all_ is None or number is None or not all_.base:
        return Decimal(0)
    return each.base * number.base / all_.base


def pieces(count: Statement) -> Statement:
    """A count as so many pieces: 219.0公里 are 219 of them for what there is for each kilometre."""
    name = count.mention.unit or ""
    plain = next((f"{scale}个" for scale in ("亿", "万") if name.startswith(scale)), "个")
    if find_unit(plain) is None:
        return count
    return replace(count, mention=count.mention._replace(unit=plain))


def counts_each(each: Statement, count: Statement) -> bool:
    """Whether a count counts what an amount is for each of: 每亩 and 亩, 人均 and 人."""
    unit = count.mention.unit or ""
    if count.role is not Role.LEVEL or dimension_of(count) in ("", _MONEY, *_NO_COUNT):
        return False
    if each.item.startswith(count.mention.text) and not _BY_HEAD.search(each.label):
        return True  # 76个文化站每站5万元
    over = (each.mention.unit or "").partition("/")[2]
    words = f"{each.label}{over}"
    if _BY_THE_THOUSAND.search(each.label):
        return False
    if unit[-1:] in _VEHICLES and "车" in words:
        return True
    if unit[-1:] in _PEOPLE:
        return "户" not in words and bool(_BY_PERSON.search(words))
    thing = _EACH_THING.search(each.label)
    named = thing is not None and thing[1] in count.label
    named |= unit == "件" and "案均" in words
    return named or unit[-1:] in words or unit[:1] in words


_EACH_THING = re.compile("每([一-鿿])(?<![年月日天人])")
"""What so much is for each of, where it is no unit: 每岗, and 公益性岗位 before it."""


def _alike(one: Statement, other: Statement) -> bool:
    """Whether a number is of the kind of an average; people that come again are so on average."""
    same = dimension_of(one) == dimension_of(other)
    people = {one.mention.unit, other.mention.unit} <= PEOPLE
    return same or (people and "平" in other.label)
