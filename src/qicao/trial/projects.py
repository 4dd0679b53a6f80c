"""Projects and the other spending that is not basic: what was planned, adjusted and spent."""

from __future__ import annotations

from collections.abc import Iterator

from qicao.trial.accounts import GRANTS, Outlay
from qicao.trial.chance import Chance
from qicao.trial.money import money, part
from qicao.trial.stock import Kind, ProjectSeed

MILLE = 100_000
"""千元, to which budgets of projects are set; to the 万元 from 500万元 on."""
LARGE = 500_000_000
SMALLEST = 1_000_000


def draw_projects(kind: Kind, basic: int, chance: Chance, grain: int) -> tuple[Outlay, ...]:
    """The outlays of all projects; `basic` is what the unit spends besides."""
    count = chance.whole(max(2, len(kind.projects) * 2 // 3), len(kind.projects))
    seeds = chance.some(kind.projects, count)
    total = basic * chance.near(*kind.project_scale)
    whole = sum(seed.share for seed in seeds)
    return tuple(
        outlay
        for seed in seeds
        for outlay in _project(seed, total * seed.share / whole, chance.child(seed.name), grain)
    )


def _project(seed: ProjectSeed, amount: float, chance: Chance, grain: int) -> Iterator[Outlay]:
    full = _set(int(amount * chance.near(0.7, 1.4)), grain)
    degree = _degree(chance)
    other = part(full, float(seed.other), max(grain, MILLE)) if seed.other else 0
    yield _outlay(seed, seed.fund, full - other, min(degree, 1.0), chance, grain)
    if other:
        yield _outlay(seed, "own", other, degree, chance.child("own"), grain)


def _set(amount: int, grain: int) -> int:
    step = max(grain, MILLE * 10 if amount >= LARGE else MILLE)
    return max(SMALLEST, part(amount, 1, step))


def _degree(chance: Chance) -> float:
    """How much of the adjusted budget was spent."""
    kinds = {
        1.0: 40,
        chance.near(0.93, 0.999): 36,
        chance.near(0.58, 0.9): 19,
        chance.near(1.01, 1.06): 5,
    }
    return chance.weighted(kinds)


def _outlay(
    seed: ProjectSeed, fund: str, full: int, degree: float, chance: Chance, grain: int
) -> Outlay:
    outturn = part(full, degree, grain)
    carried = _set(part(full, chance.near(0.03, 0.2), 1), grain) if fund in GRANTS else 0
    carried = carried if chance.happens(0.25) and carried < full else 0
    return Outlay(
        nature="project",
        fund=fund,
        function=seed.function,
        project=seed.name,
        outturn=outturn,
        full=full,
        initial=_initial(full, carried, chance, grain),
        last=0 if chance.happens(0.08) else part(outturn, chance.near(0.78, 1.12), grain),
        carried=carried,
    )


def _initial(full: int, carried: int, chance: Chance, grain: int) -> int:
    """What was approved at first: less where money was added, more where it was cut."""
    planned = full - carried
    moved = chance.weighted(
        {0.0: 6, chance.near(-0.16, -0.02): 4, chance.near(0.02, 0.12): 2, -1.0: 0.4}
    )
    step = MILLE if planned > 20 * MILLE else grain
    return max(0, planned + part(planned, moved, max(grain, step)))


def draw_others(kind: Kind, basic: int, chance: Chance, grain: int) -> tuple[Outlay, ...]:
    """Operating spending, payments upwards and subsidies downwards, all from own money."""
    main = max(kind.running, key=lambda code: kind.running[code])
    rates = {"operating": kind.own.operating, "up": kind.own.up, "subsidy": kind.own.subsidy}
    found = []
    for nature, rate in rates.items():
        stream = chance.child(nature)
        if not rate or stream.happens(0.25):
            continue
        outturn = money(basic / 1e6 * float(rate) * stream.near(0.5, 1.6), grain)
        if outturn:
            full = part(outturn, stream.near(1, 1.08), max(grain, MILLE)) + max(grain, MILLE)
            last = part(outturn, stream.near(0.8, 1.1), grain)
            found.append(Outlay(nature, "own", main, outturn, full, full, last))
    return tuple(found)
