"""Scores: a rate times a weight, what a weight loses, weights that make a hundred."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from qicao.arithmetic import formula as f
from qicao.arithmetic.aims import misses, reaches, side
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.frames import Frame, above, dimension_of
from qicao.arithmetic.index import core
from qicao.arithmetic.scores.marks import SCORE_RATE, Mark, marks, scored
from qicao.arithmetic.scores.scorerows import ScoreRow, is_habit, rows_of
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement

HUNDRED = 100
_NEARLY_ALL = 90
"""Weights that make more are all there are, or one is wrong; fewer are some of them."""
_ENDING = 3
"""Characters at the end of a rate's name that tell it."""
_BESIDE = 24
"""Characters between a rate and the weight that it is scored by."""
_OF_ALL = ("预算", "资金", "支出", "部门", "整体")
"""What may stand before the name of a rate that is of the whole budget."""
_POINTS, _RATE = "分值", "比率"
_RATES = (Role.COMPLETION, Role.LEVEL)
_TAKEN = re.compile("扣([0-9]{1,2}(?:\\.[0-9]{1,2})?)分")


_BY_RATE = re.compile("按[一-鿿]{0,6}(?:比例|(?:比|完成|执行|到位)率)[一-鿿]{0,4}$")
"""Before a score that is so much of its weight as was reached: 按比例得6.95分."""


class Scores:
    """What a text claims of scores."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.rates: dict[str, list[Statement]] = {}
        """Rates by the end of their name."""
        self.lines: dict[int, list[Statement]] = {}
        self.taken = {s.worth for s in sources.statements if s.role is Role.DEDUCTION}
        self.taken |= {Decimal(points) for points in _TAKEN.findall(sources.text)}
        """The points that the text says were taken off, in the cells of tables too."""
        for s in sources.statements:
            if dimension_of(s) == _RATE and s.role in _RATES and s.label and not s.hedged:
                self.rates.setdefault(s.label[-_ENDING:], []).append(s)
                self.lines.setdefault(s.line, []).append(s)

    def claims(self) -> Iterator[Alternatives]:
        """Deductions, scores of items that are rates, and weights that make a hundred."""
        yield from self._weights()
        yield from self._marked()
        rows = rows_of(self.sources.statements)
        habit, read = is_habit(rows), {row.score.start for row in rows}
        yield from (tuple(self._of_row(row, habit)) for row in rows)
        for frame in self.sources.frames:
            for (role, _, _), given in frame.slots.items():
                if role is not Role.SCORE or given.start in read:
                    continue
                if offers := tuple(self._rated(frame, given)):
                    yield offers

    def _weights(self) -> Iterator[Alternatives]:
        """The weights of a sentence: four or more, or three by turns, are all there are."""
        for said in self.sources.sentences.values():
            found = [s for s in said if s.role is Role.WEIGHT]
            parts = [s for s in found if s.mention.value != HUNDRED]
            own = [s for s in parts if not s.carried]
            lists = [parts] if own in (parts, []) else [parts, own]
            if offers := tuple(_hundred(one) for one in lists if len(one) > _some(one)):
                yield offers

    def _marked(self) -> Iterator[Alternatives]:
        """Of weight and score side by side: what was taken off, no more than there is, or all."""
        found = marks(self.sources.statements)
        yield from self._deducted(found)
        for _, weight, score in scored(found):
            if score.full or (above(score, weight) and "总" not in score.label):
                yield (Claim(score, f.SAME, (weight,)),)
        for mark, weight, score in scored(found):
            if len(mark.taken) == 1:
                taken = mark.taken[0]
                inputs = weight, score
                yield (Claim(taken, f.DIFFERENCE, inputs, sure=taken.carried, likely=True),)
            elif mark.taken:
                whole = Claim(weight, f.SUM, (score, *mark.taken), sure=False, likely=True)
                first = Claim(mark.taken[0], f.DIFFERENCE, (weight, score), sure=False)
                yield whole, first  # what follows may be of another item

    def _deducted(self, found: Sequence[Mark]) -> Iterator[Alternatives]:
        """What an item lost that is scored elsewhere: 效益扣1.8分."""
        taken = {one.start for mark, _, _ in scored(found) for one in mark.taken}
        named: dict[str, list[tuple[Statement, Statement]]] = {}
        for _, weight, score in scored(found):
            if weight.carried and score.carried:
                continue  # named by a clause before, which may speak of something else
            named.setdefault(core(weight.item or score.item), []).append((weight, score))
        for given in self.sources.statements:
            name = "" if given.place and given.carried else core(given.item)
            pairs = named.get(name, []) if len(name) > 1 else []
            fits = given.role is Role.DEDUCTION and given.start not in taken and len(pairs) == 1
            if fits and not _is_finer(given, pairs[0][0]):
                yield (Claim(given, f.DIFFERENCE, pairs[0]),)

    def _of_row(self, row: ScoreRow, habit: bool) -> Iterator[Claim]:
        """By how much of the target was reached, in full, or by a rate."""
        weight, score = row.weight, row.score
        missed = misses(row.actual, row.target)
        ruled = habit and row.is_ruled
        met = reaches(row.actual, row.target)
        full = score.mention.value == weight.mention.value
        said = bool(_BY_RATE.search(score.label))
        sure = ((ruled or said) and not self._is_taken(row)) or (missed and full)
        yield replace(row.due, sure=sure, tells=sure or side(row.target) >= 0)
        if not ruled and not missed:
            yield Claim(score, f.SAME, (weight,), sure=met)
        if not side(row.target):
            other = row.pair[::-1]
            yield Claim(score, f.REACHED, (weight, *other), sure=False)
        rated = self._by_rates(weight.item or score.item, weight, score)
        # by habit what was reached counts over its target, and not by itself or about
        own = missed and full and row.actual.dimension == _RATE
        yield from (c for c in rated if not (own or (sure and _is_same(c.inputs[0], row.actual))))

    def _rated(self, frame: Frame, given: Statement) -> Iterator[Claim]:
        """The same, where weight and target stand elsewhere."""
        for weight in self.sources.find(frame, (Role.WEIGHT, None, _POINTS), given):
            yield Claim(given, f.SAME, (weight,), sure=False, tells=above(given, weight))
            for actual, target in _reached(frame):
                yield Claim(given, f.REACHED, (weight, actual, target), sure=False)
                yield Claim(given, f.REACHED, (weight, target, actual), sure=False)
            yield from self._by_aim(frame, weight, given)
            yield from self._by_rates(frame.item, weight, given)

    def _by_aim(self, frame: Frame, weight: Statement, given: Statement) -> Iterator[Claim]:
        """By the rates of a row that gives its target only: what was reached is said elsewhere."""
        aim = frame.slots.get((Role.TARGET, None, _RATE))
        if aim and given.table and side(aim) >= 0:
            for rate in self._by_rate(frame.item, weight):
                inputs = weight, rate, aim
                yield Claim(given, f.REACHED, inputs, sure=False, tells=False)

    def _is_taken(self, row: ScoreRow) -> bool:
        """Whether the text says that just what a row lacks was taken off, by a rule of its own."""
        return (row.weight.worth or 0) - (row.score.worth or 0) in self.taken

    def _by_rates(self, item: str, weight: Statement, given: Statement) -> Iterator[Claim]:
        """By the rates that the item may be scored by."""
        for rate in self._by_rate(item, weight):
            if _is_full_anyway(rate, weight, given):
                continue
            said = _just_said(rate, weight) and given.line == weight.line
            tells_rate = rate.role is Role.COMPLETION and _is_of(rate, item)
            tells, likely = tells_rate or said, said and tells_rate
            yield Claim(given, f.SCORE, (rate, weight), sure=False, tells=tells, likely=likely)

    def _scored_between(self, rate: Statement, weight: Statement) -> bool:
        """Whether a rate has its score before a weight already: 按94.40%计9.44分；产出50分."""
        sentence = self.sources.sentences.get(rate.sentence, [])
        return any(s.role is Role.SCORE and rate.end <= s.start < weight.start for s in sentence)

    def _by_rate(self, item: str, weight: Statement) -> list[Statement]:
        """The rates that an item may be scored by, in the order of the text: 预算执行率, 执行率."""
        named = self.rates.get(item[-_ENDING:], []) if len(item) >= _ENDING else []
        said = [r for r in self.lines.get(weight.line, []) if _just_said(r, weight)]
        said = [
            r
            for r in said
            if r.mention.text[-1:] in "%％"
            and not (SCORE_RATE.search(r.label) or self._scored_between(r, weight))
        ]
        return sorted({s.start: s for s in (*named, *said)}.values(), key=lambda s: s.start)


def _is_full_anyway(rate: Statement, weight: Statement, given: Statement) -> bool:
    """Whether full marks in whole points would be so much of them only rounded: 8 of 95.35%×8."""
    full = given.worth == weight.worth and not given.mention.decimals
    return full and rate.worth is not None and rate.worth < HUNDRED


def _is_finer(given: Statement, weight: Statement) -> bool:
    """Whether points were lost of one sort of indicators, and a weight is of all of them."""
    return given.item.endswith(_SORTS) and not weight.item.endswith(_SORTS)


_SORTS = ("数量", "质量", "时效", "成本")


def _hundred(parts: Sequence[Statement]) -> Claim:
    """That some weights make a hundred: what stands in brackets between them are parts of them."""
    made = sum(s.mention.value or 0 for s in parts)
    sure = made > _NEARLY_ALL and (made < 2 * HUNDRED or _are_by_turns(parts))
    return Claim(parts[-1], f.REST_OF_HUNDRED, tuple(parts[:-1]), sure=sure)


def _some(parts: Sequence[Statement]) -> int:
    """Weights that may be some of many: fewer of those that 分别 tells apart."""
    return 2 if _are_by_turns(parts) else 3


def _are_by_turns(parts: Sequence[Statement]) -> bool:
    return [s.place for s in parts] == [*range(1, len(parts) + 1)]


def _reached(frame: Frame) -> Iterator[tuple[Statement, Statement]]:
    """What was done and what was aimed at."""
    for (role, _, dimension), target in frame.slots.items():
        actual = frame.slots.get((Role.LEVEL, None, dimension))
        if role is Role.TARGET and actual:
            yield actual, target


def _is_same(rate: Statement, actual: Statement) -> bool:
    return rate.worth == actual.worth or rate.mention.in_words


def _is_of(rate: Statement, item: str) -> bool:
    """Whether a rate is that of an item by its name: 预算执行率 of 执行率, no 服务完成率."""
    return rate.label.endswith(item) or item.removesuffix(rate.label) in _OF_ALL


def _just_said(rate: Statement, weight: Statement) -> bool:
    """Whether a rate stands right before the weight that it is scored by: 该指标8分得7.60分."""
    near = 0 < weight.start - rate.end < _BESIDE
    return rate.line == weight.line and not weight.table and near
