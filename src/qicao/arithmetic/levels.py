"""Differences, changes and rates of completion that a frame claims between its own numbers."""

from __future__ import annotations

from collections.abc import Iterator

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Claim
from qicao.arithmetic.frames import Frame, dimension_of
from qicao.arithmetic.formula import Formula
from qicao.statements import Role, Statement
from qicao.statements.statement import BASES

RATE, POINTS = "比率", "百分点"
Alternatives = tuple[Claim, ...]
"""Claims of which one has to hold: the words leave open which is meant."""


def claims_of(frame: Frame) -> Iterator[Alternatives]:
    """What the frame claims; each is an offer of one claim or of several."""
    for (role, base, dimension), given in frame.slots.items():
        if role is Role.DIFFERENCE:
            yield from _difference(frame, given, base, RATE if dimension == POINTS else dimension)
        elif role in (Role.CHANGE, Role.COMPLETION, Role.SAVING) and dimension == RATE:
            yield from _rate(frame, given, role, base)


def _bases(frame: Frame, base: Role | None) -> tuple[Role, ...]:
    return (base,) if base else BASES


def _difference(
    frame: Frame, given: Statement, base: Role | None, dimension: str
) -> Iterator[Alternatives]:
    level = frame.level(dimension)
    found = [frame.base(role, dimension) for role in _bases(frame, base)]
    offers = tuple(Claim(given, f.DIFFERENCE, (level, b)) for b in found if level and b)
    if offers:
        yield offers


def _rate(frame: Frame, given: Statement, role: Role, base: Role | None) -> Iterator[Alternatives]:
    for way in (_by_base, _by_difference, _of_base):
        offers = tuple(
            claim
            for dimension in _dimensions(frame)
            for one in _bases(frame, base)
            for claim in way(frame, given, role, one, dimension)
        )
        if offers:
            yield offers
    other = Role.SAVING if role is Role.COMPLETION else Role.COMPLETION
    twin = next((s for s in frame.slots.values() if s.role is other and s.base is base), None)
    if twin and role is not Role.CHANGE and given.start > twin.start:
        yield (Claim(given, f.COMPLEMENT, (twin,)),)


def _dimensions(frame: Frame) -> tuple[str, ...]:
    seen = dict.fromkeys(dimension for _, _, dimension in frame.slots)
    return tuple(d for d in seen if d and d not in (RATE, POINTS))


_BY_BASE = {Role.CHANGE: f.CHANGE, Role.COMPLETION: f.RATIO, Role.SAVING: f.SAVED}
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


def _by_base(frame: Frame, given: Statement, role: Role, base: Role, dim: str) -> Iterator[Claim]:
    level, whole = frame.level(dim), frame.base(base, dim)
    if level and whole:
        yield Claim(given, _BY_BASE[role], (level, whole))


def _gap(frame: Frame, base: Role, dim: str) -> Statement | None:
    return frame.slots.get((Role.DIFFERENCE, base, dim)) or frame.slots.get(
        (Role.DIFFERENCE, None, dim)
    )


def _by_difference(
    frame: Frame, given: Statement, role: Role, base: Role, dim: str
) -> Iterator[Claim]:
    level, gap = frame.level(dim), _gap(frame, base, dim)
    way = _BY_DIFFERENCE.get((role, gap.sign)) if gap else None
    if level and gap and way and not frame.base(base, dim):
        yield Claim(given, way, (level, gap))


def _of_base(frame: Frame, given: Statement, role: Role, base: Role, dim: str) -> Iterator[Claim]:
    whole, gap = frame.base(base, dim), _gap(frame, base, dim)
    way = _OF_BASE.get((role, gap.sign)) if gap else None
    if whole and gap and way and not frame.level(dim):
        yield Claim(given, way, (whole, gap))


__all__ = ["Alternatives", "claims_of", "dimension_of"]
