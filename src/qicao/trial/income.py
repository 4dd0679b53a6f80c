"""Income: what must have come in so that the spending, the carry-overs and the totals balance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from qicao.trial.accounts import GRANTS, Accounts, Carry, Outlay, Receipt
from qicao.trial.chance import Chance
from qicao.trial.money import part, share_out
from qicao.trial.stock import Kind

SPECIAL = "business"
"""The source by which charges kept in a special account are shown in the final accounts."""


@dataclass(frozen=True)
class OwnPool:
    """The unit's own money besides income and spending."""

    opening: int = 0
    closing: int = 0
    used: int = 0
    distributed: int = 0


def balance(outlays: tuple[Outlay, ...], kind: Kind, chance: Chance, grain: int) -> Accounts:
    """The books with income and carry-overs that fit the outlays."""
    main = max(kind.running, key=lambda code: kind.running[code])
    carries = [*_grant_carries(outlays)]
    receipts = [*_grants(outlays, carries)]
    pool = _draw_pool(outlays, chance.child("pool"), grain)
    if pool.opening or pool.closing:
        carries.append(Carry("own", main, pool.opening, pool.closing))
    receipts += _own_income(outlays, pool, kind, main, chance, grain)
    return Accounts(
        outlays=outlays,
        receipts=tuple(receipts),
        carries=tuple(carries),
        distributed=pool.distributed,
        surplus_used=pool.used,
    )


def _grant_carries(outlays: Iterable[Outlay]) -> Iterator[Carry]:
    """A grant leaves what its projects did not spend; what is left of basic spending goes back."""
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for o in outlays:
        if o.fund in GRANTS and o.nature == "project":
            opening, closing = found.get((o.fund, o.function), (0, 0))
            found[o.fund, o.function] = (opening + o.carried, closing + o.full - o.outturn)
    for (fund, function), (opening, closing) in found.items():
        if opening or closing:
            yield Carry(fund, function, opening, closing)


def _grants(outlays: Iterable[Outlay], carries: Iterable[Carry]) -> Iterator[Receipt]:
    need = _by(outlays, GRANTS)
    for carry in carries:
        need[carry.fund, carry.function] += carry.closing - carry.opening
    for (fund, function), amount in need.items():
        if amount:
            yield Receipt(fund, function, amount)


def _by(outlays: Iterable[Outlay], funds: tuple[str, ...]) -> dict[tuple[str, str], int]:
    need: dict[tuple[str, str], int] = {}
    for o in outlays:
        if o.fund in funds:
            need[o.fund, o.function] = need.get((o.fund, o.function), 0) + o.outturn
    return need


def _draw_pool(outlays: Iterable[Outlay], chance: Chance, grain: int) -> OwnPool:
    operating = sum(o.outturn for o in outlays if o.nature == "operating")
    own = sum(o.outturn for o in outlays if o.fund == "own") - operating
    return OwnPool(
        opening=part(own, chance.near(0.02, 0.3), grain) if chance.happens(0.7) else 0,
        closing=part(own, chance.near(0.02, 0.3), grain) if chance.happens(0.7) else 0,
        used=part(own, chance.near(0.01, 0.2), grain) if chance.happens(0.35) else 0,
        distributed=part(operating, chance.near(0.02, 0.2), grain),
    )


def _own_income(
    outlays: tuple[Outlay, ...], pool: OwnPool, kind: Kind, main: str, chance: Chance, grain: int
) -> Iterator[Receipt]:
    """Operating income covers operating spending and what is distributed; the rest is mixed."""
    operating = sum(o.outturn for o in outlays if o.nature == "operating") + pool.distributed
    if operating:
        yield Receipt("operating", main, operating)
    need = {function: amount for (_, function), amount in _by(outlays, ("own",)).items()}
    if need:
        left = pool.closing - pool.opening - pool.used + pool.distributed - operating
        need[main] = need.get(main, 0) + left
    charges = {function: amount for (_, function), amount in _by(outlays, ("special",)).items()}
    sources = _sources(kind, chance)
    for function, amount in _positive(need).items():
        yield from _mixed(function, amount, sources, grain)
    for function, amount in charges.items():
        yield Receipt(SPECIAL, function, amount)


def _sources(kind: Kind, chance: Chance) -> dict[str, float]:
    kept = {s: w for s, w in kind.own.sources.items() if chance.happens(0.8)} or kind.own.sources
    return {source: weight * chance.near(0.6, 1.6) for source, weight in kept.items()}


def _positive(need: Mapping[str, int]) -> dict[str, int]:
    """The needs, with one that came out below zero made up by the others."""
    total = sum(need.values())
    if all(amount >= 0 for amount in need.values()):
        return {function: amount for function, amount in need.items() if amount}
    largest = max(need, key=lambda function: need[function])
    return {largest: total} if total else {}


def _mixed(
    function: str, amount: int, sources: Mapping[str, float], grain: int
) -> Iterator[Receipt]:
    for source, portion in share_out(amount, sources, grain).items():
        if portion:
            yield Receipt(source, function, portion)
