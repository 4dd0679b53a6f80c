"""Numbers that hold as something else: 个百分点 for a per cent, 增加到 for 增加."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal

from qicao.arithmetic.changes.compared import Compared
from qicao.arithmetic.changes.levelbases import POINTS, RATE
from qicao.arithmetic.changes.levels import Levels
from qicao.arithmetic.claim import Claim
from qicao.arithmetic.court import Judged
from qicao.arithmetic.doubts.misread import printed_digits
from qicao.arithmetic.formula import COMPLEMENT, DIFFERENCE, SAME
from qicao.arithmetic.frames import Frame, Slot
from qicao.arithmetic.sources import Sources
from qicao.arithmetic.tables.rowgaps import RowGaps
from qicao.mentions import Mention, MentionKind
from qicao.statements import Role, Statement
from qicao.verdict import HOLDS

_OTHER = {
    POINTS: (Role.CHANGE, RATE, "%", MentionKind.RATE),
    RATE: (Role.DIFFERENCE, POINTS, "个百分点", MentionKind.POINTS),
}
"""Dimension → role, dimension, unit and kind of the same number in the other unit."""
_MAY = ((Role.DIFFERENCE, POINTS), (Role.CHANGE, RATE))

_RATE = re.compile("率|度(?!假)|占比|比重|相差?|比例")
_DIGITS, _OF_TARGET = 3, 2
"""Digits of a per cent that hardly is the gap of two rates by chance; of one and its target."""
_RATES = (Role.LEVEL, Role.SHARE, Role.COMPLETION)
_AGAINST = re.compile(
    "(?P<of>[^，。；：\\n]*(?:高于|高出|超过|超出|快于|低于|慢于|[比较][^，。；：\\n]{2,12}[高低])[^，。；：\\n0-9]{0,14})$"
)
_CLAUSE, _NAMED, _LAST = 40, 3, 3
"""Characters of a clause before a number, and of a name that tells which
rate is meant; rates before it that it may be said of."""


@dataclass(frozen=True, slots=True)
class Mistaken:
    """A number that holds in `unit`, by `claim`, and not in its own.

    '' for what is said to be reached (增加到) and is the difference.
    """

    given: Statement
    unit: str
    claim: Claim


def find_mistaken(sources: Sources, judged: Judged) -> Iterator[Mistaken]:
    """The numbers of a text that hold only as the other, each once."""
    held = {c.given.start for c in judged.held if c.sure or c.formula is not COMPLEMENT}
    makers = (_in_frames, _between_rates, _of_two_rates)
    found = [one for maker in makers for one in maker(sources, held)]
    yield from {one.given.start: one for one in reversed(found)}.values()


def _between_rates(sources: Sources, held: Set[int]) -> Iterator[Mistaken]:
    """What is so many per cent more of a rate, and is the gap between two rates that are named."""
    rates = {s.start: s for s in sources.statements if s.start not in held and _is_of_rate(s)}
    if not rates:
        return
    read = [_as_points(s) if s.start in rates else s for s in sources.statements]
    other = Sources(read, sources.index.canon, levels=sources.levels, text=sources.text)
    for maker in (Levels, Compared, RowGaps):
        for offers in maker(other).claims():
            good = next((claim for claim in offers if _holds(claim)), None)
            if good and good.given.start in rates and good.formula is DIFFERENCE:
                yield Mistaken(rates[good.given.start], "个百分点", good)


def _of_two_rates(sources: Sources, held: Set[int]) -> Iterator[Mistaken]:
    """What a rate is above or below an aim, or a rate that its sentence names or its line has."""
    rates = [s for s in sources.statements if s.dimension == RATE]
    aims = [s for s in rates if s.role is Role.TARGET]
    done = [s for s in rates if s.role in (*_RATES, Role.CHANGE) and s.worth is not None]
    for s in rates:
        said = _AGAINST.search(sources.text, max(0, s.start - _CLAUSE), s.start)
        exact = s.mention.decimals and len(printed_digits(s)) >= _OF_TARGET
        if not said or not exact or s.table or s.hedged or s.start in held:
            continue
        own = [r for r in done if r.sentence == s.sentence and r.start < s.start]
        named = [r for r in done if len(r.item) >= _NAMED and r.item in said["of"] and r is not s]
        others = (*aims, *named, *(r for r in done if r.line == s.line and r.role is Role.CHANGE))
        if pair := _apart_by(s, own or named, others):
            yield Mistaken(s, "个百分点", Claim(_as_points(s), DIFFERENCE, pair))


def _apart_by(
    s: Statement, own: Sequence[Statement], others: Sequence[Statement]
) -> tuple[Statement, Statement] | None:
    """The last rate before a number with another that it is just so far from."""
    for one in reversed(own[-_LAST:]):
        for other in others:
            if other.start not in (s.start, one.start) and _are_apart(one, other, s.worth):
                return one, other
    return None


def _are_apart(one: Statement, other: Statement, gap: Decimal | None) -> bool:
    """Whether two rates are so far apart, which is less than they are, or than a change is."""
    if one.worth is None or other.worth is None or gap is None:
        return False
    least = min(one.worth, other.worth) if one.role is not Role.CHANGE else one.worth
    return gap < least and abs(one.worth - other.worth) == gap


def _is_of_rate(s: Statement) -> bool:
    """Whether a per cent says by how much a rate is more: 满意度高出目标值5.09%."""
    if s.dimension != RATE or s.table or s.hedged:
        return False
    if s.role is Role.TARGET:
        return bool(s.sign) and len(printed_digits(s)) >= _OF_TARGET
    named = bool(_RATE.search(f"{s.label}，{s.item}"))
    return s.role is Role.CHANGE and named and len(printed_digits(s)) >= _DIGITS


def _as_points(s: Statement) -> Statement:
    mention = s.mention._replace(unit="个百分点", kind=MentionKind.POINTS)
    return replace(s, role=Role.DIFFERENCE, mention=mention)


def _in_frames(sources: Sources, held: Set[int]) -> Iterator[Mistaken]:
    """Those whose own words say what they are of."""
    levels = Levels(sources)
    for frame in sources.frames:
        for slot, given in frame.slots.items():
            if given.start in held or given.table:
                continue
            if (slot[0], slot[2]) in _MAY:
                role, dimension, unit, kind = _OTHER[slot[2]]
                other = given.mention._replace(unit=unit, kind=kind)
                yield from _mistaken(levels, frame, given, unit, (role, slot[1], dimension), other)
            elif slot[0] is Role.LEVEL and given.sign and slot[2] != RATE:
                gap = (Role.DIFFERENCE, None, slot[2])
                yield from _mistaken(levels, frame, given, "", gap, given.mention)


def _mistaken(
    levels: Levels, frame: Frame, given: Statement, unit: str, slot: Slot, mention: Mention
) -> Iterator[Mistaken]:
    """The number read as what stands in another slot, if it surely holds there."""
    other = replace(given, role=slot[0], mention=mention)
    slots = {key: found for key, found in frame.slots.items() if found is not given}
    for offers in levels.of(Frame(frame.item, slots), slot, other):
        for claim in offers:
            inputs = {member.start for member in claim.inputs}
            if given.start in inputs or (not unit and _is_level(given, claim)):
                continue
            if claim.sure and _holds(claim):
                yield Mistaken(given, unit, claim)
                return


def _is_level(given: Statement, claim: Claim) -> bool:
    """Whether the number is the level as well: 由0增至38.20万元, 由8.6万亩减到4.3万亩."""
    level = Claim(given, SAME, claim.inputs[:1])
    return level.outcome() in HOLDS


def _holds(claim: Claim) -> bool:
    return claim.outcome() in HOLDS and bool(claim.given.mention.value)
