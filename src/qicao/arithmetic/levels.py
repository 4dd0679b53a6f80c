"""Differences, changes and rates of completion that a frame claims between numbers of its item."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.compared import names_of
from qicao.arithmetic.formula import Formula
from qicao.arithmetic.frames import Frame, Slot, above
from qicao.arithmetic.leftout import is_left_out
from qicao.arithmetic.misread import digits_told
from qicao.arithmetic.sources import Sources, counted, level_slots
from qicao.statements import Role, Statement
from qicao.statements.signwords import named_base, words_of
from qicao.statements.statement import BASES
from qicao.verdict import HOLDS

SPENT = "支出"
"""What a budget is spent on in all, where a sentence on carrying it out names nothing."""
RATE, POINTS = "比率", "百分点"
_FLOWS = ("调减", "核减", "追减", "收回")
"""What was taken away in the course of the year, and is no difference of two other numbers."""
_ADDED = ("追加", "调增")
"""What was added to a budget is held against all of it, and has none of its own."""
_BUDGETS = (Role.FULL, Role.BUDGET)
_ORDER, _HUNDRED = 1000, 100
_TIMES = 10
_LONG, _CLAUSE = 3, 12
"""Digits of a number that a rate said elsewhere may well be of; characters of a list before one."""
_SAVED = ("节约", "节余", "结余", "超支")
"""Of a budget, and not from the year before."""
_LACKING = ("差", "欠", "缺额", "缺口")
_PLANNED = (Role.FULL, Role.BUDGET, Role.TARGET)
_BY_BASE = {Role.CHANGE: f.CHANGE, Role.COMPLETION: f.RATIO, Role.SAVING: f.SAVED}
_OF_GAPS = (f.OVER, f.UNDER)
_SIGNED = {f.CHANGE: f.GROWTH, f.SAVED: f.LEFT}
_BY_DIFFERENCE: dict[tuple[Role, int], Formula] = {
    (Role.CHANGE, 1): f.UP,
    (Role.CHANGE, -1): f.DOWN,
    (Role.SAVING, -1): f.DOWN,
    (Role.COMPLETION, 1): f.OVER,
    (Role.COMPLETION, -1): f.UNDER,
}
_OF_BASE: dict[tuple[Role, int], Formula] = {
    (Role.CHANGE, 1): f.PART,
    (Role.CHANGE, -1): f.PART,
    (Role.SAVING, -1): f.PART,
    (Role.COMPLETION, 1): f.MORE_THAN_BASE,
    (Role.COMPLETION, -1): f.LEFT_OF_BASE,
}

_HEAD = re.compile("[人户亩车件床生]均|平均|单位[^，]{0,6}(?:成本|能耗|造价)")
"""Words of a number that is of so much each, and of no total."""


class Levels:
    """What the frames of a text claim of levels and bases."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources

    def claims(self) -> Iterator[Alternatives]:
        """Every claim, with the readings that its words leave open."""
        for frame in self.sources.frames:
            for slot, given in frame.slots.items():
                yield from self.of(frame, slot, given)

    def of(self, frame: Frame, slot: Slot, given: Statement) -> Iterator[Alternatives]:
        """What is claimed of the number in a slot of a frame."""
        role, base, dimension = slot
        if role is Role.DIFFERENCE:
            measured = RATE if dimension == POINTS else dimension
            if offers := tuple(self._difference(frame, given, base, measured)):
                yield offers
        elif role in _BY_BASE and dimension == RATE:
            held = False
            for way in (self._by_base, self._by_difference, self._of_base):
                if offers := tuple(way(frame, given, role, base)):
                    holds = any(claim.outcome() in HOLDS for claim in offers)
                    if holds or not held:
                        yield offers
                    held |= holds
            yield from _complement(frame, given, role, base)

    def _difference(
        self, frame: Frame, given: Statement, base: Role | None, dimension: str
    ) -> Iterator[Claim]:
        if given.label.endswith(_FLOWS) or (names_of(given)[1] and not given.table):
            return
        for level in self._budget(frame, given, base, dimension) or self._levels(
            frame, given, dimension
        ):
            for whole in self._wholes(frame, given, base, dimension):
                if of_other_order(level, whole) or _beyond(given, level, whole):
                    continue
                if given.mention.decimals and whole.hedged and whole.mention.in_words:
                    continue  # 占比超过五成；…，低7.91个百分点
                if is_signed(given):
                    yield self._claim(frame, given, f.LESS, level, whole)
                    yield self._claim(frame, given, f.LESS, whole, level)
                elif not _equal(level, whole) or not given.mention.value or _apart(level, whole):
                    yield self._claim(frame, given, f.DIFFERENCE, level, whole)

    def _budget(
        self, frame: Frame, given: Statement, base: Role | None, dimension: str
    ) -> tuple[Statement, ...]:
        """The budget of the whole year, where a number says by how much the budget grew."""
        if base is not Role.BUDGET or "预算" not in given.label:
            return ()
        full = frame.base(Role.FULL, dimension)
        named = self.sources.named(given.item, (Role.FULL, None, dimension), given)
        return (full,) if full else tuple(named)

    def _by_base(
        self, frame: Frame, given: Statement, role: Role, base: Role | None
    ) -> Iterator[Claim]:
        formula = _BY_BASE[role]
        if is_signed(given):
            formula = _SIGNED.get(formula, formula)
        for dimension in _measured(frame, given) or self._dimensions(frame):
            for level in self._levels(frame, given, dimension):
                for whole in self._wholes(frame, given, base, dimension):
                    each = _each(frame, whole) or level
                    if formula is f.CHANGE and _is_added(level, whole):
                        continue
                    if _HEAD.match(given.label) and not _HEAD.match(level.label):
                        continue  # 用水量214860立方米，…；人均综合能耗下降2.36%
                    same = _equal(each, whole) and not _apart(each, whole)
                    if same and given.worth not in (0, _HUNDRED):
                        continue
                    yield self._claim(frame, given, formula, each, whole)

    def _by_difference(
        self, frame: Frame, given: Statement, role: Role, base: Role | None
    ) -> Iterator[Claim]:
        for dimension in () if is_signed(given) else self._dimensions(frame):
            gap = _gap(frame, given, base, dimension)
            way = _BY_DIFFERENCE.get((role, gap.sign)) if gap else None
            own = frame.base(base, dimension) if base else None
            if gap and given.label.startswith("占") and base is not Role.TARGET:
                own = gap  # 年末结余405.47万元，占可用资金的3.68%: of what is left
            if gap and way and not own and not _is_each(frame, gap):
                for level in self._levels(frame, given, dimension):
                    if way is f.UP and not above(level, gap):
                        continue
                    if way in _OF_GAPS and self._is_one_of_many(level):
                        continue  # 学位2160个，小学1080个、…、幼儿园280个，达到目标的九成，差240个
                    yield self._claim(frame, given, way, level, gap)

    def _is_one_of_many(self, level: Statement) -> bool:
        """Whether a number stands in a list behind another one of it."""
        clause = self.sources.text[max(0, level.start - _CLAUSE) : level.start]
        return "、" in re.split("[，。；\n]", clause)[-1]

    def _of_base(
        self, frame: Frame, given: Statement, role: Role, base: Role | None
    ) -> Iterator[Claim]:
        for dimension in self._dimensions(frame):
            gap = _gap(frame, given, base, dimension)
            way = _OF_BASE.get((role, gap.sign)) if gap else None
            if gap and way and not self._levels(frame, given, dimension):
                for whole in self._wholes(frame, given, base, dimension):
                    if role is not Role.CHANGE or whole.role is not Role.FULL:
                        yield self._claim(frame, given, way, whole, gap)

    def _claim(self, frame: Frame, given: Statement, formula: Formula, *inputs: Statement) -> Claim:
        together = len({bool(s.table) for s in inputs if not s.figure}) < 2
        if given.total and given.table:
            together &= all(s.table == given.table for s in inputs if not s.figure)
        based = given.role is not Role.DIFFERENCE or given.base or _in(frame, *inputs)
        sure = together and bool(based) and self.sources.sure(frame, *inputs)
        tells = formula is not f.RATIO or not self._is_apart(given, *inputs)
        tells = tells and not self._is_replaced(given, inputs[-1])
        tells = tells and not _is_of_all(given, inputs)
        tells = tells and not (given.carried and _are_few(given, inputs))
        tells = tells and not self._is_aside(given, *inputs)
        if formula in _OF_GAPS:
            tells = tells and (given.table > 0 or inputs[0].sentence == given.sentence)
        return Claim(given, formula, inputs, sure=sure, tells=tells)

    def _is_aside(self, given: Statement, *inputs: Statement) -> bool:
        """Whether a change leaves something out of what is named."""
        of_prose = not given.table and given.role in (Role.CHANGE, Role.DIFFERENCE)
        return of_prose and is_left_out(self.sources.text, given, inputs)

    def _is_replaced(self, given: Statement, base: Statement) -> bool:
        """Whether a first budget, said elsewhere, is taken for the one of the year.

        执行率99.30% is of the budget as it was changed, where the text knows of one.
        """
        first = given.base is None and base.role is Role.BUDGET and given.role is Role.COMPLETION
        apart = first and base.line != given.line and not given.table
        return apart and self.changed

    @cached_property
    def changed(self) -> bool:
        """Whether the text speaks of a budget that was changed in the course of the year."""
        return any(s.role is Role.FULL for s in self.sources.statements)

    def _is_apart(self, given: Statement, *inputs: Statement) -> bool:
        """Whether all that a rate would be of is said behind it and a semicolon: of another."""
        prose = not given.table and all(s.start > given.end and not s.table for s in inputs)
        first = min(s.start for s in inputs)
        return prose and "；" in self.sources.text[given.end : first]

    def _levels(self, frame: Frame, near: Statement, dimension: str) -> tuple[Statement, ...]:
        if near.level:
            return self.sources.find(frame, (near.level, None, dimension), near)
        slots = (self.sources.find(frame, slot, near) for slot in level_slots(dimension))
        options = [found for found in slots if found]
        said = (found for found in options if _is_said_before(found[0], near))
        if found := next(said, options[0] if options else ()):
            return (*found, *self._listing(found[0], near))
        if near.role is Role.COMPLETION and near.carried:
            return self.sources.named(SPENT, (Role.LEVEL, None, dimension), near)
        return ()

    def _listing(self, part: Statement, near: Statement) -> tuple[Statement, ...]:
        """What a part is listed under, which a rate behind the list may be of as well."""
        whole = self.sources.by_start.get(part.under) if part.under >= 0 else None
        alike = whole and near.carried and whole.dimension == part.dimension
        return (whole,) if whole and alike and whole.role is Role.LEVEL else ()

    def _wholes(
        self, frame: Frame, near: Statement, base: Role | None, dimension: str
    ) -> tuple[Statement, ...]:
        if near.level and base in (None, Role.PRIOR, near.level):
            base = Role.BUDGET
        if near.level and near.level is base:
            return ()
        if base in _BUDGETS and frame.item.endswith(_ADDED):
            return ()
        if base is Role.BUDGET and _is_of_both(frame, near, dimension):
            base = Role.FULL
        return self.sources.called(
            near,
            tuple(
                whole
                for role in ((base,) if base else _bases(frame, near, dimension))
                for whole in self.sources.find(frame, (role, None, dimension), near)
            ),
        )

    def _dimensions(self, frame: Frame) -> tuple[str, ...]:
        """The dimensions of the frame's own numbers but rates, else those of its name."""
        own = dict.fromkeys(d for _, _, d in frame.slots if d and d not in (RATE, POINTS))
        if own:
            return tuple(own)
        index, name = self.sources.index, self.sources.index.canon(frame.item)
        short = counted(frame.item)
        names = (name, *index.cores.alike(short)) if short else (name,)
        found = (d for n in names for _, _, d in index.found.get(n, {}))
        return tuple(dict.fromkeys(d for d in found if d and d not in (RATE, POINTS)))


def _is_of_all(given: Statement, inputs: Sequence[Statement]) -> bool:
    """Whether a rate is a share of a budget, and not of the item's own: 补助占全年预算的56.76%."""
    share = given.role is Role.COMPLETION and "占" in given.label and not given.table
    return share and all(s.sentence != given.sentence for s in inputs)


def _is_each(frame: Frame, gap: Statement) -> bool:
    """Whether a difference is of what was so much each: 人均3.35万元，上年人均3.52万元，减少…"""
    before = [s for s in frame.slots.values() if s.start < gap.start and s.clause != gap.clause]
    last = max(before, key=lambda s: s.start, default=gap)
    each = last.role is Role.PER or (last.role is Role.OTHER and "均" in last.label)
    return each and last.sentence == gap.sentence


def _are_few(given: Statement, inputs: Sequence[Statement]) -> bool:
    """Whether a rate behind a table or a paragraph is held against a few things said above it."""
    above = all(s.line != given.line for s in inputs)
    return above and given.dimension == RATE and all(digits_told(s) < _LONG for s in inputs)


def _each(frame: Frame, whole: Statement) -> Statement | None:
    """What was so much each the year before: 生均9332.22元，比上年8737.93元."""
    others = (s for s in frame.slots.values() if s.role is Role.PER and s.end <= whole.start)
    alike = (
        s for s in others if s.sentence == whole.sentence and s.mention.unit == whole.mention.unit
    )
    each = next(alike, None) if whole.role is Role.OTHER else None
    return each if each and not _beyond(whole, each) else None


def _is_said_before(level: Statement, near: Statement) -> bool:
    return level.sentence == near.sentence and level.start < near.start


def _in(frame: Frame, *inputs: Statement) -> bool:
    """Whether the frame itself says one of two numbers that is a base."""
    return any(s.role in BASES and s in frame.slots.values() for s in inputs)


def _measured(frame: Frame, given: Statement) -> tuple[str, ...]:
    """The dimension of what stands before a rate in its sentence: it is the rate of that."""
    before = [
        (s.start, slot[2])
        for slot, s in frame.slots.items()
        if s.sentence == given.sentence and s.start < given.start and slot[2]
    ]
    amounts = [found for found in before if found[1] not in (RATE, POINTS)]
    return (max(amounts)[1],) if given.carried and amounts else ()


def _bases(frame: Frame, near: Statement, dimension: str) -> tuple[Role, ...]:
    """What a number may be held against that names no base: what the frame has, else by its role.

    A change is one from the year before; what was done is measured by what was planned.
    """
    if near.role not in (Role.DIFFERENCE, Role.CHANGE):
        return _PLANNED
    if not near.table and near.label.endswith((*_LACKING, *_SAVED)):
        return _PLANNED
    own = tuple(role for role in BASES if (role, None, dimension) in frame.slots)
    if own or near.role is not Role.DIFFERENCE:
        return own or (Role.PRIOR,)
    return BASES if near.sign and not near.table and not near.base else ()


def _is_of_both(frame: Frame, near: Statement, dimension: str) -> bool:
    """Whether a number names no budget, and its sentence has one for both: 年初、全年预算均为…"""
    full = frame.base(Role.FULL, dimension)
    own = frame.base(Role.BUDGET, dimension) or named_base(words_of(near.label, 0))
    return full is not None and full.sentence == near.sentence and not own


def _is_added(level: Statement, whole: Statement) -> bool:
    """Whether a number is what was added to a budget, which is a part of it: 追加267.27万元."""
    added = level.item.endswith(_ADDED) or level.label.endswith(_ADDED)
    return added and whole.role in _BUDGETS and above(whole, level)


def _equal(one: Statement, other: Statement) -> bool:
    first, second = one.mention.quantity, other.mention.quantity
    return bool(first and second and first.base == second.base)


def of_other_order(level: Statement, base: Statement) -> bool:
    """Whether one of two numbers is a thousand times the other, as no year makes of anything."""
    sizes = sorted(abs(s.amount.value) for s in (level, base) if s.amount)
    return len(sizes) > 1 and sizes[0] > 0 and sizes[1] > sizes[0] * _ORDER


def _beyond(given: Statement, *members: Statement) -> bool:
    """Whether a number is ten times all that it could be the difference of."""
    sizes = [abs(s.amount.value) for s in members if s.amount]
    own = abs(given.amount.value) if given.amount else 0.0
    return bool(sizes) and own > max(sizes) * _TIMES


def _apart(level: Statement, base: Statement) -> bool:
    """Whether two equal numbers are said to be two: 由86.4%升至86.4%，上升4.8个百分点."""
    one = level.sentence == base.sentence and not level.table
    return one and level.role in (Role.LEVEL, Role.SCORE) and base.role in BASES


def is_signed(given: Statement) -> bool:
    """Whether a number is printed with a sign, which says what words do elsewhere."""
    return (given.mention.value or 0) < 0 or given.mention.text.startswith(("+", "＋"))


def _gap(frame: Frame, given: Statement, base: Role | None, dimension: str) -> Statement | None:
    """What a level is above or below the base; it stands before the rate of it."""
    named = frame.slots.get((Role.DIFFERENCE, base, dimension))
    found = named or frame.slots.get((Role.DIFFERENCE, None, dimension))
    aimed = frame.slots.get((Role.DIFFERENCE, Role.TARGET, dimension))
    if given.role is Role.COMPLETION and base in (None, Role.TARGET) and not given.table:
        of_aim = (aimed, found if base else None)
        if near := [s for s in of_aim if s and _is_beside(given, s)]:
            return near[0]
    if found and base in _BUDGETS and found.base not in (None, *_BUDGETS):
        return None
    flows = found is not None and found.label.endswith(_FLOWS)
    return found if found and found.start < given.start and not flows else None


def _is_beside(given: Statement, gap: Statement) -> bool:
    """Whether a rate and what it is more or less than the aim by stand in clauses side by side."""
    return given.sentence == gap.sentence and abs(given.clause - gap.clause) == 1


def _complement(
    frame: Frame, given: Statement, role: Role, base: Role | None
) -> Iterator[Alternatives]:
    """What is done and what is left make a hundred."""
    other = {Role.COMPLETION: Role.SAVING, Role.SAVING: Role.COMPLETION}.get(role)
    alike = (s for s in frame.slots.values() if s.role is other)
    twins = (s for s in alike if s.base is base or not (s.base and base))
    twin = next(twins, None)
    if twin and given.start > twin.start:
        yield (Claim(given, f.COMPLEMENT, (twin,)),)
