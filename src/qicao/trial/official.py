"""Official hospitality, travel and cars: four items, budget and outturn of two years."""

from __future__ import annotations

from dataclasses import dataclass

from qicao.trial.chance import Chance
from qicao.trial.money import money, part
from qicao.trial.people import People
from qicao.trial.stock import Kind

ITEMS = ("abroad", "purchase", "running", "reception")
COLUMNS = ("budget", "outturn", "last", "last_budget")


@dataclass(frozen=True)
class Cost:
    """One item: what was approved and spent, this year and the year before; `basic` of the outturn
    is paid from basic spending, the rest by projects."""

    budget: int
    outturn: int
    last: int
    last_budget: int
    basic: int


def draw_official(kind: Kind, people: People, chance: Chance, grain: int) -> dict[str, Cost]:
    """The four items of a unit."""
    cars = round(people.active / kind.vehicles) if kind.vehicles else 0
    wan = {
        "abroad": chance.near(6, 28) if people.active > 300 and chance.happens(0.25) else 0,
        "purchase": chance.whole(1, 1 + cars // 20) * 17.6 if cars and chance.happens(0.3) else 0,
        "running": cars * chance.near(2.1, 3.9),
        "reception": people.active * chance.near(0.01, 0.09) if chance.happens(0.92) else 0,
    }
    return {item: _cost(item, wan[item], chance.child(item), grain) for item in ITEMS}


def _cost(item: str, wan: float, chance: Chance, grain: int) -> Cost:
    if not wan:
        return Cost(0, 0, *_last_only(item, chance, grain), 0)
    budget = money(wan, 10 * max(grain, 10_000))
    outturn = part(budget, _degree(chance), grain)
    last = part(budget, chance.near(0.7, 1.15), grain)
    last_budget = money(max(wan * chance.near(0.95, 1.2), last / 1e6), 10 * max(grain, 10_000))
    share = 1.0 if chance.happens(0.5) else chance.near(0.3, 0.9)
    basic = part(outturn, share if item != "purchase" else round(share), grain)
    return Cost(budget, outturn, last, last_budget, basic)


def _degree(chance: Chance) -> float:
    """How much of the budget was spent; now and then more than all of it."""
    return chance.weighted({1.0: 1, chance.near(0.55, 0.99): 8, chance.near(1.005, 1.06): 1})


def _last_only(item: str, chance: Chance, grain: int) -> tuple[int, int]:
    """The year before of an item that this year has not: a car bought then."""
    if item != "purchase" or not chance.happens(0.1):
        return 0, 0
    last = money(16.8, grain)
    return last, last
