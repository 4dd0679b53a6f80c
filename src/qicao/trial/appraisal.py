"""The self-appraisal: indicators of the unit and of its projects, scores, grades and counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from qicao.quantity import Quantity
from qicao.quantity.rounding import WIDE, half_up
from qicao.trial.accounts import GRANTS, Accounts, Outlay
from qicao.trial.book import Book
from qicao.trial.chance import Chance
from qicao.trial.indicators import (
    Cost,
    Result,
    as_written,
    draw_results,
    weigh,
    write_results,
)
from qicao.trial.money import HUNDRED_YUAN, in_wan, rate
from qicao.trial.stock import IndicatorSeed, Kind, Stock

RATE_WEIGHT = 10
POINT = "分"
GRADES = ((90, "best"), (80, "good"), (60, "fair"), (0, "poor"))
COLUMNS = ("initial", "full", "outturn")


@dataclass(frozen=True)
class ProjectAppraisal:
    """How a project was appraised."""

    name: str
    results: tuple[Result, ...]
    rate_points: Decimal

    @property
    def points(self) -> Decimal:
        """Points in all."""
        return self.rate_points + sum((r.score for r in self.results), Decimal(0))


def rate_points(outturn: int, full: int, weight: int = RATE_WEIGHT) -> Decimal:
    """The points for spending the budget: weight times the rate, no more than the weight."""
    degree = min(Decimal(1), WIDE.divide(Decimal(outturn), Decimal(full)))
    return half_up(degree * weight, 2)


def grade(points: Decimal) -> str:
    """The name of the grade of a score."""
    return next(name for floor, name in GRADES if points >= floor)


def write_unit(book: Book, stock: Stock, kind: Kind, accounts: Accounts, chance: Chance) -> Decimal:
    """The unit's own indicators and score; the score."""
    wording = stock.wording
    seeds = _known(kind.indicators, accounts)
    weights = weigh(seeds, wording, wording.weights)
    costs = [_cost(accounts, seed.project) if seed.project else None for seed in seeds]
    results = draw_results(zip(seeds, weights, costs, strict=True), wording, chance)
    write_results(book, "indicator", results)
    points = rate_points(accounts.spent("outturn"), accounts.spent("full"))
    total = points + sum((r.score for r in results), Decimal(0))
    book.quantity("score", "rate_weight", Decimal(RATE_WEIGHT), POINT, 0)
    _write_points(book, "score", "rate_points", points)
    _write_points(book, "score", "points", total)
    book.quantity("score", "full_score", Decimal(100), POINT, 0)
    return total


def _write_points(book: Book, item: str, measure: str, points: Decimal) -> None:
    written = as_written(points, POINT)
    book.quantity(item, measure, written.value, POINT, written.decimals or 0)


def _known(seeds: Sequence[IndicatorSeed], accounts: Accounts) -> list[IndicatorSeed]:
    """The indicators but those of a project that the unit has not."""
    return [seed for seed in seeds if not seed.project or seed.project in accounts.projects]


def _cost(accounts: Accounts, project: str) -> Cost:
    def of_project(o: Outlay) -> bool:
        return o.project == project

    full, outturn = (accounts.spent(column, of_project) for column in ("full", "outturn"))
    return Cost(in_wan(max(full, outturn), HUNDRED_YUAN), in_wan(outturn, HUNDRED_YUAN))


def write_projects(
    book: Book, stock: Stock, kind: Kind, accounts: Accounts, chance: Chance
) -> tuple[ProjectAppraisal, ...]:
    """The projects with their money, texts and appraisals; the appraisals."""
    found = []
    for name in accounts.projects:
        stream = chance.child(name)
        _write_money(book, accounts, name)
        _write_texts(book, stock, kind, accounts, name, stream)
        found.append(_appraise(book, stock, accounts, name, stream))
    return tuple(found)


def _write_money(book: Book, accounts: Accounts, name: str) -> None:
    own = [o for o in accounts.outlays if o.project == name]
    sums = {c: sum(getattr(o, c) for o in own) for c in (*COLUMNS, "last")}
    for column, amount in sums.items():
        book.member_amount("project", name, column, amount)
    if (share := rate(sums["outturn"], sums["full"])) is not None:
        book.member("project", name, "item_rate", _per_cent(share))
    granted = [o for o in own if o.fund in GRANTS]
    carried = sum(o.carried for o in granted)
    used = min(carried, sum(o.outturn for o in granted))
    brought = {"initial": 0, "full": carried, "outturn": used}
    for column in COLUMNS:
        grants = sum(getattr(o, column) for o in granted)
        book.member_amount("project", name, f"fiscal_{column}", grants - brought[column])
        book.member_amount("project", name, f"carried_{column}", brought[column])
        book.member_amount("project", name, f"other_{column}", sums[column] - grants)


def _per_cent(value: Decimal) -> Quantity:
    return Quantity(value=value, unit="%", decimals=2)


def _write_texts(
    book: Book, stock: Stock, kind: Kind, accounts: Accounts, name: str, chance: Chance
) -> None:
    wording = stock.wording
    own = [o for o in accounts.outlays if o.project == name]
    full, outturn, initial = (
        sum(getattr(o, c) for o in own) for c in ("full", "outturn", "initial")
    )
    authority = book.facts[book.ids.fact("name")]
    book.field("project", name, "authority", str(authority))
    content = next(seed.content for seed in kind.projects if seed.name == name)
    book.field("project", name, "content", content)
    if outturn != full:
        reasons = wording.gap if outturn < full else wording.above
        book.field("project", name, "why_gap", chance.pick(reasons))
    if initial != full:
        book.field("project", name, "why_adjusted", chance.pick(wording.adjusted))
    book.field("project", name, "goal", chance.pick(wording.project_goal).format(name=name))
    done = wording.project_done[:2] if outturn * 10 >= full * 9 else wording.project_done[2:]
    book.field("project", name, "goal_done", chance.pick(done).format(name=name))


def _appraise(
    book: Book, stock: Stock, accounts: Accounts, name: str, chance: Chance
) -> ProjectAppraisal:
    wording = stock.wording
    seeds = [
        seed
        for kind, count in wording.project_mix.items()
        for seed in chance.some([s for s in wording.project_indicators if s.k == kind], count)
    ]
    weights = weigh(seeds, wording, wording.weights)
    cost = _cost(accounts, name)
    costs = [cost if seed.cost else None for seed in seeds]
    results = draw_results(zip(seeds, weights, costs, strict=True), wording, chance.child("own"))
    write_results(book, "project_indicator", results, prefix=name)
    own = [o for o in accounts.outlays if o.project == name]
    points = rate_points(sum(o.outturn for o in own), sum(o.full for o in own))
    appraisal = ProjectAppraisal(name, results, points)
    numbers = {
        "rate_weight": Decimal(RATE_WEIGHT),
        "rate_points": points,
        "full_points": Decimal(100),
        "item_points": appraisal.points,
    }
    for measure, value in numbers.items():
        book.member("project", name, measure, as_written(value, POINT))
    return appraisal


def write_counts(book: Book, appraisals: Sequence[ProjectAppraisal], chance: Chance) -> None:
    """How many projects came to what grade, how many faults were found and mended, the survey."""
    unit, sheet = "个", "份"
    book.count("score", "count", len(appraisals), unit)
    for _, name in GRADES:
        book.count("score", name, sum(grade(a.points) == name for a in appraisals), unit)
    book.count("projects", "project_count", len(appraisals), unit)
    faults = chance.whole(1, 9)
    mended = chance.whole(0, faults)
    book.count("score", "faults", faults, unit)
    book.count("score", "mended", mended, unit)
    book.count("score", "mending", faults - mended, unit)
    sample = chance.whole(24, 600)
    book.count("survey", "sample", sample, sheet)
    book.count("survey", "pleased", round(sample * chance.near(0.88, 0.99)), sheet)
