"""Differences, changes and rates of completion that a frame claims between numbers of its item."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from qicao.arithmetic import formula as f
from qicao.arithmetic.changes.compared import names_of
from qicao.arithmetic.changes.levelbases import (
    ADDED,
    BUDGETS,
    FLOWS,
    POINTS,
    RATE,
    are_apart,
    are_equal,
    bases_of,
    complement,
    gap_of,
    is_added,
    is_beyond,
    is_of_both,
    is_signed,
    of_other_order,
)
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.doubts.leftout import is_left_out
from qicao.arithmetic.doubts.misread import digits_told
from qicao.arithmetic.formula import Formula
from qicao.arithmetic.frames import Frame, Slot, above
from qicao.arithmetic.rates.execution import IT_IS
from qicao.arithmetic.sources import Sources, counted, level_slots
from qicao.statements import Role, Statement
from qicao.statements.statement import BASES
from qicao.verdict import HOLDS

SPENT = "支出"
"""What a budget is spent on in all, where a sentence on carrying it out names nothing."""
_HUNDRED = 100
_LONG, _CLAUSE = 3, 12
"""Digits of a number that a rate said elsewhere may well be of; characters of a list before one."""
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

_OF_SEVERAL = re.compile(
    "(?:[两二三四五六七八九十]|[0-9]{1,2})(?:项|者|类|个|部分|家)[^，。；、0-9]{0,8}$"
)
"""Before a total they say that it is of more than what was named last."""
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
            yield from complement(frame, given, role, base)

    def _difference(
        self, frame: Frame, given: Statement, base: Role | None, dimension: str
    ) -> Iterator[Claim]:
        if self._is_of_another(given):
            return
        if given.label.endswith(FLOWS) or (names_of(given)[1] and not given.table):
            return
        for level in self._budget(frame, given, base, dimension) or self._levels(
            frame, given, dimension
        ):
            for whole in self._wholes(frame, given, base, dimension):
                if of_other_order(level, whole) or is_beyond(given, level, whole):
                    continue
                if given.mention.decimals and whole.hedged and whole.mention.in_words:
                    continue  # 占比超过五成；…，低7.91个百分点
                if is_signed(given):
                    yield self._claim(frame, given, f.LESS, level, whole)
                    yield self._claim(frame, given, f.LESS, whole, level)
                elif (
                    not are_equal(level, whole)
                    or not given.mention.value
                    or are_apart(level, whole)
                ):
                    yield self._claim(frame, given, f.DIFFERENCE, level, whole)

    def _is_of_another(self, given: Statement) -> bool:
        """Whether it is not of the last item, which it has its name of, but dealt to another or of
        several: 甲92.46%，乙94.38%，分别高于目标值2.46个和2.38个百分点; 两项共结余115万元."""
        words = self.sources.text[max(0, given.start - _CLAUSE) : given.start]
        if given.total and not given.table and _OF_SEVERAL.search(words):
            return True
        said = self.sources.sentences.get(given.sentence, ()) if given.place else ()
        return any(s.place > given.place and s.item == given.item for s in said)

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
                    if formula is f.CHANGE and is_added(level, whole):
                        continue
                    if _HEAD.match(given.label) and not _HEAD.match(level.label):
                        continue  # 用水量214860立方米，…；人均综合能耗下降2.36%
                    same = are_equal(each, whole) and not are_apart(each, whole)
                    if same and given.worth not in (0, _HUNDRED):
                        continue
                    yield self._claim(frame, given, formula, each, whole)

    def _by_difference(
        self, frame: Frame, given: Statement, role: Role, base: Role | None
    ) -> Iterator[Claim]:
        for dimension in () if is_signed(given) else self._dimensions(frame):
            gap = gap_of(frame, given, base, dimension)
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
            gap = gap_of(frame, given, base, dimension)
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
        own = self._is_meant(frame, given, *inputs)
        sure = together and bool(based) and own
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
        if meant := self._it_is(near):
            return (meant,)
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

    def _it_is(self, near: Statement) -> Statement | None:
        """The budget right before that a rate is of: 全年预算为9248.75万元，是年初预算的2.35倍."""
        said = self.sources.sentences.get(near.sentence, ())
        last = [s for s in said if s.start < near.start][-1:]
        own = near.role is Role.COMPLETION and near.base is Role.BUDGET and not near.table
        full = [s for s in last if own and s.role is Role.FULL]
        return next((s for s in full if IT_IS.match(self.sources.text, s.end, near.start)), None)

    def _listing(self, part: Statement, near: Statement) -> tuple[Statement, ...]:
        """What a part is listed under, which a rate behind the list may be of as well."""
        whole = self.sources.by_start.get(part.under) if part.under >= 0 else None
        alike = whole and near.carried and whole.dimension == part.dimension
        return (whole,) if whole and alike and whole.role is Role.LEVEL else ()

    def _is_meant(self, frame: Frame, given: Statement, *inputs: Statement) -> bool:
        """Whether the frame or its very name says the inputs, and no list that has ended.

        11.94万元，其中车辆9.80万元、接待2.14万元，比预算16.20万元节约…: of the whole, which is of
        the size of the base.
        """
        part, base = frame.level(inputs[0].dimension), inputs[-1]
        found = self._listing(part, given) if part and not given.table else ()
        if part and found and self._is_of_whole(part, found[0], base, given):
            return inputs[0] is found[0] and self.sources.sure(frame, base)
        return self.sources.sure(frame, *inputs)

    def _is_of_whole(
        self, part: Statement, whole: Statement, base: Statement, given: Statement
    ) -> bool:
        """Whether a base of its clause is of the size of a whole, and not of its last part."""
        own, all_of_it, held = (s.amount.value if s.amount else 0.0 for s in (part, whole, base))
        if min(own, all_of_it, held) <= 0 or base.clause != given.clause:
            return False
        nearer = max(all_of_it, held) / min(all_of_it, held) < max(own, held) / min(own, held)
        return nearer and self._ends(whole, part)

    def _ends(self, whole: Statement, part: Statement) -> bool:
        """Whether the parts of a list up to one of them make up the whole."""
        own = [s for s in self.sources.statements if s.under == whole.start and s.end <= part.end]
        parts = tuple(s for s in own if s.role is part.role and s.dimension == part.dimension)
        return Claim(whole, f.SUM, parts).outcome() in HOLDS

    def _wholes(
        self, frame: Frame, near: Statement, base: Role | None, dimension: str
    ) -> tuple[Statement, ...]:
        if near.level and base in (None, Role.PRIOR, near.level):
            base = Role.BUDGET
        if near.level and near.level is base:
            return ()
        if base in BUDGETS and any(word in frame.item for word in ADDED):
            return ()
        if base is Role.BUDGET and is_of_both(frame, near, dimension):
            base = Role.FULL
        return self.sources.called(
            near,
            tuple(
                whole
                for role in ((base,) if base else bases_of(frame, near, dimension))
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
    return each if each and not is_beyond(whole, each) else None


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
