"""Basic spending: wages, running costs, pensions, by subject, function and fund."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qicao.trial.accounts import Outlay
from qicao.trial.chance import Chance
from qicao.trial.money import money, part, share_out
from qicao.trial.official import Cost
from qicao.trial.people import People
from qicao.trial.stock import Kind, Subjects

BUDGET_GRAIN = 100_000
"""Budgets are set to the 千元."""
ROUND_FROM = 20_000_000
"""From 20万元 on; smaller ones to the grain of the accounts."""


@dataclass(frozen=True)
class Basis:
    """What the basic spending of a unit follows from."""

    kind: Kind
    subjects: Subjects
    people: People
    official: Mapping[str, Cost]
    own_rate: float
    grain: int


def draw_basic(basis: Basis, chance: Chance) -> tuple[Outlay, ...]:
    """All outlays of basic spending."""
    outlays = []
    years = {"wages": chance.near(0.9, 1.04), "goods": chance.near(0.85, 1.12)}
    for subject, amount in _by_subject(basis, chance.child("subjects")).items():
        moved = years["wages" if subject.startswith("301") else "goods"]
        stream = chance.child(subject)
        for function, fund, outturn in _placed(basis, subject, amount):
            outlays.append(_outlay(basis, (subject, function, fund), outturn, moved, stream))
    return tuple(outlays)


def _by_subject(basis: Basis, chance: Chance) -> dict[str, int]:
    found: dict[str, int] = {}
    parts = (
        *_wages(basis, chance),
        *_family(basis, chance),
        *_running_costs(basis, chance),
    )
    for subject, amount in parts:
        if amount:
            found[subject] = found.get(subject, 0) + amount
    return dict(sorted(found.items()))


def _wages(basis: Basis, chance: Chance) -> Iterator[tuple[str, int]]:
    kind, weights = basis.kind, basis.subjects.weights.wages
    total = money(basis.people.active * chance.near(*kind.pay), basis.grain)
    posts = {"administrative": kind.posts["administrative"]}
    posts["institutional"] = kind.posts["institutional"] + kind.posts["worker"]
    for group, amount in share_out(total, posts, basis.grain).items():
        yield from share_out(amount, _jittered(weights[group], chance), basis.grain).items()


def _family(basis: Basis, chance: Chance) -> Iterator[tuple[str, int]]:
    people = basis.people
    total = money(people.retired * chance.near(0.8, 2.4) + people.honoured * 9, basis.grain)
    weights = _jittered(basis.subjects.weights.family, chance)
    if not people.honoured:
        weights.pop(basis.subjects.retired[0])
    yield from share_out(total, weights, basis.grain).items()


def _running_costs(basis: Basis, chance: Chance) -> Iterator[tuple[str, int]]:
    weights, official = basis.subjects.weights, basis.official
    total = money(basis.people.active * chance.near(*basis.kind.public), basis.grain)
    yield from share_out(total, _jittered(weights.goods, chance), basis.grain).items()
    bought = part(total, chance.near(0.01, 0.07), basis.grain)
    yield from share_out(bought, _jittered(weights.capital, chance), basis.grain).items()
    for item, subject in basis.subjects.official.items():
        yield subject, official[item].basic


def _jittered(weights: Mapping[str, float], chance: Chance) -> dict[str, float]:
    """The weights moved a little; a light one may be left out."""
    kept = {k: w for k, w in weights.items() if w >= 3 or chance.happens(0.75)}
    return {key: weight * chance.near(0.75, 1.3) for key, weight in kept.items()}


def _placed(basis: Basis, subject: str, amount: int) -> Iterator[tuple[str, str, int]]:
    """The amount of a subject by function and fund."""
    for function, share in share_out(amount, _functions(basis, subject), basis.grain).items():
        special = basis.own_rate * float(basis.kind.own.special)
        funds = {
            "general": 1 - basis.own_rate,
            "special": special,
            "own": basis.own_rate - special,
        }
        if subject in basis.subjects.retired:
            funds = {"general": 1}
        for fund, portion in share_out(share, funds, basis.grain).items():
            if portion:
                yield function, fund, portion


def _functions(basis: Basis, subject: str) -> dict[str, float]:
    subjects, kind = basis.subjects, basis.kind
    if subject in subjects.placed:
        return {subjects.placed[subject]: 1}
    if subject == subjects.medical:
        return {kind.medical: 1}
    return {kind.retired: 1} if subject in subjects.retired else dict(kind.running)


def _outlay(
    basis: Basis, place: tuple[str, str, str], outturn: int, moved: float, chance: Chance
) -> Outlay:
    subject, function, fund = place
    spare = part(outturn, chance.near(0, 0.02), basis.grain) if chance.happens(0.3) else 0
    full = outturn + spare
    return Outlay(
        nature="basic",
        fund=fund,
        function=function,
        subject=subject,
        outturn=outturn,
        full=full,
        initial=_budget(full, _planned(subject, chance), basis.grain),
        last=part(outturn, moved * chance.near(0.95, 1.05), basis.grain),
    )


def _planned(subject: str, chance: Chance) -> float:
    """Wages are budgeted below what they become; running costs about at it."""
    return chance.near(0.93, 1) if subject.startswith("301") else chance.near(0.94, 1.06)


def _budget(full: int, ratio: float, grain: int) -> int:
    return part(full, ratio, max(grain, BUDGET_GRAIN) if full >= ROUND_FROM else grain)
