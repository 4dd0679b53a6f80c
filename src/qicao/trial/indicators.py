"""Performance indicators with target, actual value, weight, score and the reason of a deviation.

Scores are what the rules of the ministry give: weight times degree, half up to two decimals.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from qicao.quantity import Quantity
from qicao.quantity.rounding import WIDE, half_up
from qicao.trial.book import Book
from qicao.trial.chance import Chance
from qicao.trial.stock import IndicatorSeed, Wording

ONE = Decimal(1)
PERCENT = "%"
FULL_RATE = Decimal(100)
OVER = Decimal("1.3")
"""Beyond this part of the target a reason is asked for."""


@dataclass(frozen=True)
class Result:
    """An indicator as it came out; numbers are None where it is stated in words."""

    name: str
    level1: str
    level2: str
    comparator: str
    weight: int
    score: Decimal
    unit: str = ""
    decimals: int = 0
    target: Decimal | None = None
    upper: Decimal | None = None
    actual: Decimal | None = None
    target_text: str = ""
    actual_text: str = ""
    reason: str = ""
    of_project: str = ""


@dataclass(frozen=True)
class Cost:
    """What a project may and did cost, in 万元, for the indicators of total cost."""

    budget: Quantity
    outturn: Quantity


def draw_results(
    seeds: Iterable[tuple[IndicatorSeed, int, Cost | None]], wording: Wording, chance: Chance
) -> tuple[Result, ...]:
    """The results of indicators, each with its weight and the costs of its project."""
    return tuple(
        _result(seed, weight, cost, wording, chance.child(seed.n)) for seed, weight, cost in seeds
    )


def _result(
    seed: IndicatorSeed, weight: int, cost: Cost | None, wording: Wording, chance: Chance
) -> Result:
    words = wording.comparators
    if seed.op == words["words"]:
        return _in_words(seed, weight, wording, chance)
    target, upper, actual = _values(seed, cost, words, chance)
    degree = _degree(seed.op, words, target, upper, actual)
    reason = ""
    if degree < 1:
        reason = chance.pick(wording.short)
    elif seed.op == words["at_least"] and actual > target * OVER:
        reason = chance.pick(wording.over)
    return _blank(
        seed,
        weight,
        wording,
        half_up(WIDE.multiply(Decimal(weight), degree), 2),
        unit=seed.u,
        decimals=cost.budget.decimals or 0 if cost else seed.d,
        target=target,
        upper=upper,
        actual=actual,
        reason=reason,
    )


def _blank(
    seed: IndicatorSeed, weight: int, wording: Wording, score: Decimal, **rest: object
) -> Result:
    level = wording.levels[seed.k]
    return Result(
        name=seed.n,
        level1=level.level1,
        level2=level.level2,
        comparator=seed.op,
        weight=weight,
        score=score,
        of_project=seed.project,
        **rest,  # type: ignore[arg-type]
    )


def _in_words(seed: IndicatorSeed, weight: int, wording: Wording, chance: Chance) -> Result:
    well = chance.happens(0.85)
    full = well and chance.happens(0.8)
    degree = ONE if full else Decimal(chance.whole(85, 95) if well else chance.whole(62, 76)) / 100
    return _blank(
        seed,
        weight,
        wording,
        half_up(WIDE.multiply(Decimal(weight), degree), 2),
        target_text=seed.target,
        actual_text=chance.pick(wording.done_well if well else wording.done_partly),
        reason="" if full else chance.pick(wording.short),
    )


def _values(
    seed: IndicatorSeed, cost: Cost | None, words: dict[str, str], chance: Chance
) -> tuple[Decimal, Decimal | None, Decimal]:
    if cost:
        return cost.budget.value, None, min(cost.outturn.value, cost.budget.value)
    target = _target(seed, chance)
    if seed.op == words["equal"]:
        missed = chance.happens(0.06)
        return (
            target,
            None,
            half_up(target * Decimal(chance.whole(96, 99)) / 100, 2) if missed else target,
        )
    if seed.op == words["between"]:
        return target, target + seed.span, target + Decimal(chance.whole(0, seed.span * 2)) / 2
    moved = Decimal(str(round(_moved(chance), 4)))
    least = seed.op == words["at_least"]
    actual = _shown(target * moved if least else target * (2 - moved), seed)
    actual = max(actual, Decimal(0))
    if least and seed.u == PERCENT and target < FULL_RATE:
        actual = min(actual, seed.top or FULL_RATE)
    return target, None, actual


def _target(seed: IndicatorSeed, chance: Chance) -> Decimal:
    value = Decimal(str(chance.near(*seed.of)))
    if seed.d == 0:
        return max(ONE, half_up(value / seed.step, 0) * seed.step)
    return half_up(value, min(seed.d, 1) if seed.u == PERCENT else seed.d)


def _shown(value: Decimal, seed: IndicatorSeed) -> Decimal:
    whole = seed.d == 0 and seed.u != PERCENT
    return half_up(value, 0 if whole else max(seed.d, 0))


def _moved(chance: Chance) -> float:
    """How the actual value lies to the target: met, a little better, far better, or short."""
    return chance.weighted(
        {
            1.0: 34,
            chance.near(1.002, 1.12): 40,
            chance.near(1.32, 1.7): 5,
            chance.near(0.72, 0.98): 14,
        }
    )


def _degree(
    comparator: str, words: dict[str, str], target: Decimal, upper: Decimal | None, actual: Decimal
) -> Decimal:
    """How far the target was met, from 0 to 1."""
    if comparator == words["at_least"]:
        return min(ONE, WIDE.divide(actual, target))
    if comparator == words["at_most"]:
        return ONE if actual <= target else WIDE.divide(target, actual)
    if comparator == words["equal"]:
        return ONE - WIDE.divide(abs(actual - target), target)
    if upper is not None and actual > upper:
        return WIDE.divide(upper, actual)
    return min(ONE, WIDE.divide(actual, target))


def weigh(seeds: Sequence[IndicatorSeed], wording: Wording, totals: dict[str, int]) -> list[int]:
    """A whole weight for each indicator, so that each first level gets its total."""
    level = [wording.levels[seed.k].level1 for seed in seeds]
    weights = [0] * len(seeds)
    for name, total in totals.items():
        places = [i for i, own in enumerate(level) if own == name]
        for order, place in enumerate(places):
            weights[place] = total // len(places) + (order < total % len(places))
    return weights


def write_results(book: Book, group: str, results: Iterable[Result], prefix: str = "") -> None:
    """The results as members of a group; `prefix` tells the indicators of projects apart."""
    for result in results:
        name = prefix + result.name
        for measure, quantity in _quantities(result):
            book.member(group, name, measure, quantity)
        texts = {
            "level1": result.level1,
            "level2": result.level2,
            "comparator": result.comparator,
            "target_text": result.target_text,
            "actual_text": result.actual_text,
            "reason": result.reason,
        }
        if not prefix:
            texts["of_project"] = result.of_project
        else:
            texts["belongs"] = prefix
        for field, text in texts.items():
            book.field(group, name, field, text)


def _quantities(result: Result) -> Iterator[tuple[str, Quantity]]:
    for measure, value in (
        ("target", result.target),
        ("upper", result.upper),
        ("actual", result.actual),
    ):
        if value is not None:
            yield measure, as_written(value, result.unit)
    yield "weight", as_written(Decimal(result.weight), "分")
    yield "points_given", as_written(result.score, "分")


def as_written(value: Decimal, unit: str) -> Quantity:
    """The quantity with the decimals that its value is written with, trailing zeros left out."""
    plain = value.quantize(ONE) if value == value.to_integral_value() else value.normalize()
    exponent = plain.as_tuple().exponent
    return Quantity(value=plain, unit=unit, decimals=max(0, -int(exponent)))
