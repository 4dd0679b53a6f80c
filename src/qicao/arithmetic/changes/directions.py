"""Direction words that the numbers of the text contradict: 增加 where the level is below its base.

Only what the amounts prove counts: a claim that holds gives the level and the base, or a rate that
fits the other way round gives the sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from qicao.arithmetic import formula as f
from qicao.arithmetic.averages.beside import FORMER
from qicao.arithmetic.changes.compared import names_of
from qicao.arithmetic.claim import Claim
from qicao.arithmetic.court import Judged
from qicao.arithmetic.doubts.misread import is_narrow, is_telling
from qicao.arithmetic.known import known
from qicao.statements import Role, Statement
from qicao.statements.statement import BASES
from qicao.verdict import HOLDS

_OVER_BASE = (f.DIFFERENCE, f.CHANGE, f.SAVED)
"""Formulas of a level and its base, in this order."""
_TURNED = {f.UP: f.DOWN, f.DOWN: f.UP}
_NAMES = ("增幅", "降幅", "涨幅", "增速")
"""Words before a number that name what is compared, and say no direction of it: 低于…的增幅."""
_MORE, _LESS = (
    re.compile("新增|新纳入?|增加|调入|转入"),
    re.compile("退出|注销|核减|减少|调出|迁出|清退"),
)
"""What 净增 and 净减 are of."""
_OPENING = re.compile("年初(?!预算|批复|计划|目标)|期初|上年末|去年末|上年年末")
_CARRIED = re.compile(f"{_OPENING.pattern}|上年结[转余]")
"""The same, or what it was called when it was carried over."""
_AGAINST = ("比", "较", "与")
"""How the words begin before what a number is held against: 比全县7.60%的增速高3.18个百分点."""
_SIGNED = (Role.DIFFERENCE, Role.CHANGE, Role.SAVING, Role.OTHER)


@dataclass(frozen=True, slots=True)
class Misdirected:
    """A number whose word says `given.sign` where `by` prove `due`, 1 or -1.

    `by` are the level and its base, or one number whose word says the other way; `broken` is the
    claim that fails for no other reason, where there is one. `both` is a claim whose words say the
    same way and do not fit: both are wrong, or its rate is.
    """

    given: Statement
    due: int
    by: tuple[Statement, ...]
    broken: Claim | None = None
    both: Claim | None = None


def find_misdirected(judged: Judged) -> Iterator[Misdirected]:
    """The numbers whose direction word is wrong, each once, in the order of the text."""
    found: dict[int, Misdirected] = {}
    for claims in _by_given(judged).values():
        for one in (_against_level(claims), _against_gap(claims)):
            if one is not None:
                found.setdefault(one.given.start, one)
    held = {claim.given.start for claim in judged.held}
    told = {id(claim) for claim, _ in judged.broken}
    for claim in (claim for offers in judged.offers for claim in offers):
        fails = id(claim) in told or claim.given.start not in held
        if fails and (turned := _turned(claim, told)) is not None:
            found.setdefault(turned.given.start, turned)
    yield from (found[start] for start in sorted(found))


def compared(level: Statement, base: Statement) -> int:
    """1 or -1 where the level is above or below the base whatever they hide, else 0."""
    one, other = known(level.mention), known(base.mention)
    if one is None or other is None:
        return 0
    return int(one.lo > other.hi) - int(one.hi < other.lo)


def _by_given(judged: Judged) -> dict[int, list[Claim]]:
    """The claims that hold of each number that has a direction."""
    found: dict[int, list[Claim]] = {}
    for claim in judged.held:
        label = claim.given.label
        own = label in _NAMES and claim.given.role is Role.CHANGE  # 由1146起降至892起，降幅22.16%
        named = label.endswith(_NAMES) and not own
        signed = claim.given.sign and claim.given.role in _SIGNED
        if signed and not (claim.given.table or named):
            found.setdefault(claim.given.start, []).append(claim)
    return found


def _against_level(claims: Sequence[Claim]) -> Misdirected | None:
    """Where every level and base that the number fits lie the other way."""
    over = [pair for c in claims if c.formula in _OVER_BASE and (pair := _in_order(c))]
    over = [pair for pair in over if _counter(pair[0]) == _counter(pair[1])]
    over = [pair for pair in over if _is_meant(claims[0].given, *pair)]
    signs = {compared(*pair) for pair in over}
    given = claims[0].given
    if signs == {-given.sign}:
        return Misdirected(given, -given.sign, over[0])
    return None


def _is_meant(given: Statement, level: Statement, base: Statement) -> bool:
    """Whether a base is no other than the one that the words name: 离目标仍差, and 上年84.9%."""
    named = given.base in (None, base.role)
    named |= given.role is Role.CHANGE and level.role is given.base
    return named or base.role not in BASES


def _counter(s: Statement) -> str:
    """The word that people are counted with: 名 of 312名, 人 of 298人."""
    return "" if s.dimension != "人" else s.mention.text.lstrip("0123456789,.，．")


def _in_order(claim: Claim) -> tuple[Statement, Statement] | None:
    """The level and its base, where the words tell which of the inputs is which."""
    first, second = claim.inputs
    if _is_level_and_base(first, second) or _is_named(claim.given, first, second):
        return first, second
    changed = (first.role, second.role) == (Role.FULL, Role.BUDGET)
    if changed and claim.given.role is Role.CHANGE:
        return first, second
    if second.role is Role.OTHER and claim.given.base is Role.OTHER:
        return first, second  # 预算数3864万元，比2023年预算数3512万元增加
    if first.role in (Role.BUDGET, Role.FULL) and _is_level_and_base(second, first):
        return second, first
    if _is_named(claim.given, second, first) or _is_opening(claim.given, second, first):
        return second, first
    if _is_opening(claim.given, first, second):
        return first, second
    earlier, later = sorted(claim.inputs, key=lambda s: s.start)
    if "净" in claim.given.label:
        ordered = (second, first) if _LESS.search(first.label) else (first, second)
        return (
            ordered if _MORE.search(ordered[0].label) and _LESS.search(ordered[1].label) else None
        )
    if later.sign and later.role is Role.LEVEL and later.sentence == claim.given.sentence:
        return later, earlier  # 由428公斤提高到507公斤
    return None


def _is_named(given: Statement, level: Statement, other: Statement) -> bool:
    """Whether the second number only is what the words hold the first against: 比全县低."""
    if former := FORMER.match(given.label):
        ordered = (level.start > other.start) == (former[0] == "后者")
        return ordered and former[0] in ("前者", "后者") and not given.label.endswith("差")
    _, name = names_of(given)
    said = [name in f"{s.item}，{s.label}" for s in (level, other)]
    beside = [s.sentence == given.sentence for s in (level, other)]
    return bool(name) and (said == [False, True] or beside == [True, False])


def _is_opening(given: Statement, level: Statement, other: Statement) -> bool:
    """Whether the second number only is what there was before the year: 比年初, 年初结转."""
    said = [bool(_OPENING.search(f"{s.item}，{s.label}")) for s in (given, level)]
    before = _CARRIED.search(f"{other.item}，{other.label}")
    return said == [True, False] and bool(before) and level.role is other.role is Role.LEVEL


def _is_level_and_base(level: Statement, base: Statement) -> bool:
    budgets = level.role is Role.FULL and base.role is Role.BUDGET
    budgets |= level.role is Role.TARGET and base.role is Role.LEVEL and level.start > base.start
    each = level.role is Role.PER and base.role is Role.OTHER
    if base.role is Role.LEVEL and base.label.startswith(_AGAINST) and not level.table:
        return level.role not in BASES and level.sign >= 0 and level.start < base.start
    gap = level.role is Role.DIFFERENCE
    return budgets or each or (base.role in BASES and level.role not in BASES and not gap)


def _against_gap(claims: Sequence[Claim]) -> Misdirected | None:
    """Where a rate fits a difference whose word says the other way: 增加5万元，下降3%."""
    given = claims[0].given
    gaps = [c.inputs[1] for c in claims if c.formula in (f.UP, f.DOWN, f.PART)]
    gaps = [gap for gap in gaps if gap.item == given.item]
    if given.role is Role.SAVING and claims[0].formula is f.RATIO:
        gap = claims[0].inputs[0]  # 超支2.3万元，节约率19%
        turned = gap.role is Role.DIFFERENCE and gap.sign == -given.sign
        return Misdirected(gap, given.sign, (given,)) if turned else None
    if gaps and all(gap.sign == -given.sign for gap in gaps):
        return Misdirected(given, -given.sign, (gaps[0],))
    return None


def _turned(claim: Claim, told: set[int]) -> Misdirected | None:
    """The difference whose word is wrong, if the rate fits with the word turned round.

    `told` are the claims that fail and are told, by their identity.
    """
    other = _TURNED.get(claim.formula)
    if other is None:
        return None
    if claim.given.sign == claim.inputs[1].sign and not (is_narrow(claim) and is_telling(claim)):
        return None
    if replace(claim, formula=other).outcome() not in HOLDS:
        return None
    gap = claim.inputs[1]
    if gap.item != claim.given.item:
        return None
    broken = claim if id(claim) in told else None
    both = claim if claim.given.sign == gap.sign else None
    return Misdirected(gap, -gap.sign, (claim.given,), broken, both)
