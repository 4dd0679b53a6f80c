"""Rates that are cut off at their last digit in a text that reckons from its numbers as printed.

What 26.60万元 of 31.00万元 make may be 85.80% or 85.81%, for each number may be rounded. But a text
in which all such rates are what the printed numbers make has not reckoned from anything else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from math import erf, log2, sqrt

from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.formula import (
    CHANGE,
    DIFFERENCE,
    DOWN,
    OVER,
    PER,
    RATIO,
    SAVED,
    SHARE,
    SUM,
    UNDER,
    UP,
)
from qicao.quantity import from_base, half_up, truncated
from qicao.statements import Statement
from qicao.statements.statement import Role
from qicao.verdict import Outcome

_QUOTIENTS = (RATIO, SHARE, CHANGE, SAVED, UP, DOWN, OVER, UNDER, PER)
_POINTS = "百分点"
_ERRS = 0.02
"""How often a writer errs by a last digit."""
_LEAST, _OTHERS = 4.0, 4.0
"""Bits in favour that are left where one is told; that numbers of other kinds may add."""
_FAR, _NEAR = 12.0, 2.0
"""Last places that the printed inputs may leave open, for a rate to be theirs and no other's; the
same where the words leave a doubt."""
Kind = tuple[str | None, int | None]
"""The unit and the decimals of an input."""


class AsPrinted:
    """The rates of a text that hold, by whether the printed inputs make them to the last digit."""

    def __init__(self, held: Iterable[Claim], tried: Iterable[Alternatives]) -> None:
        known = [claim for claim in held if _is_plain(claim)]
        self.held: dict[int, list[Claim]] = {}
        """Where a number stands → the claims that hold of it."""
        self.sums = sum(_added(claim) for claim in known if _is_total(claim))
        """The bits that the sums of the text tell."""
        for claim in filter(_is_judged, known):
            self.held.setdefault(claim.given.start, []).append(claim)
        self.tried: dict[int, list[Claim]] = {}
        for claim in (claim for offers in tried for claim in offers):
            if claim.given.start in self.held:
                self.tried.setdefault(claim.given.start, []).append(claim)

    def claims(self) -> Iterator[tuple[Claim, Outcome]]:
        """The rates that are cut off, where all the others are not."""
        off = [claims for claims in self.held.values() if self._is_off(claims)]
        bits = self._bits(off)
        for claims in off:
            claim = next((c for c in claims if c.sure), claims[0])
            cut = _is_cut(claim) and _is_one(claims)
            if cut and all(self._all(bits, kind) >= _LEAST for kind in _kinds(claim)):
                yield replace(claim, sure=True, tells=True), Outcome.TRUNCATED

    def _is_off(self, claims: Sequence[Claim]) -> bool:
        """Whether the printed inputs make a number by none of its readings."""
        tried = self.tried.get(claims[0].given.start, ())
        return not any(_is_exact(claim) for claim in (*claims, *tried))

    def _all(self, bits: Counter[Kind], kind: Kind) -> float:
        """What tells of one kind, and half of what the others and the sums tell, up to a bound."""
        others = sum(bits.values()) - bits[kind] + self.sums
        return bits[kind] + min(others / 2, _OTHERS)

    def _bits(self, off: Sequence[Sequence[Claim]]) -> Counter[Kind]:
        """How much tells, for each kind of input, that it is reckoned from as printed."""
        bits: Counter[Kind] = Counter()
        known: set[object] = set()
        for claim in (min(claims, key=_open) for claims in self.held.values()):
            said = claim.given.worth, *(m.worth for m in claim.inputs)
            if said not in known and _is_exact(claim):
                known.add(said)
                bits.update(dict.fromkeys(_kinds(claim), _told(_open(claim))))
        for claim in (claims[0] for claims in off):
            bits.subtract(dict.fromkeys(_kinds(claim), _against(_open(claim))))
        return bits


def _is_plain(claim: Claim) -> bool:
    """Whether all numbers of a claim are the text's own, and nothing hedges them."""
    return all(m.amount and m.amount.plain and not (m.hedged or m.figure) for m in claim.members)


def _is_judged(claim: Claim) -> bool:
    """Whether a claim is of a rate or an average over numbers that may be rounded."""
    points = claim.formula is DIFFERENCE and claim.given.dimension == _POINTS
    return (points or claim.formula in _QUOTIENTS) and bool(claim.reach)


def _is_total(claim: Claim) -> bool:
    """Whether a claim is of a sum of amounts that may be rounded."""
    hides = any(
        s.amount and s.amount.low < s.amount.high and not s.amount.rate for s in claim.inputs
    )
    return claim.formula is SUM and hides


def _added(claim: Claim) -> float:
    """The bits that a sum tells: were its terms rounded, the total could be another."""
    if claim.excess():
        return -_against(len(claim.inputs) / 2)
    return -log2(erf(0.5 / sqrt(len(claim.inputs) / 6)))


def _is_one(claims: Sequence[Claim]) -> bool:
    """Whether all readings make one number."""
    far = _FAR if any(claim.sure for claim in claims) else _NEAR
    return len({_due(claim) for claim in claims}) == 1 and all(_open(c) <= far for c in claims)


def _is_exact(claim: Claim) -> bool:
    due = _due(claim)
    return due is not None and due == claim.given.mention.value


def _due(claim: Claim) -> Decimal | None:
    """What the inputs as printed make, rounded as the given number is."""
    value, places = _value(claim), claim.given.mention.decimals
    return None if value is None or places is None else half_up(value, places)


def _value(claim: Claim) -> Decimal | None:
    """The same in full, in the unit of the given number."""
    values, given = claim.values(), claim.given.quantity
    if given is None or len(values) < len(claim.inputs):
        return None
    if claim.formula.base and not claim.formula.base(values):
        return None
    return from_base(Decimal(claim.formula.compute(values)), given.unit)


def _is_cut(claim: Claim) -> bool:
    """Whether a number is cut off: what else is off by a digit may be of more digits."""
    value, places = _value(claim) or Decimal(0), claim.given.mention.decimals or 0
    return claim.given.mention.value == truncated(value, places)


def _open(claim: Claim) -> float:
    """How many last places on either side the inputs leave open."""
    reach, given = claim.reach, claim.given.amount
    if reach is None or given is None or not given.half:
        return 0.0
    return (reach[1] - reach[0]) / (given.half * 4)


def _told(far: float) -> float:
    """The bits that a rate tells which the printed inputs make: by chance it would be another."""
    return -log2(_chance(far))


def _against(far: float) -> float:
    """The bits that a rate tells which is off: a writer may have erred."""
    return max(0.0, log2((1 - _chance(far)) / _ERRS))


def _chance(far: float) -> float:
    """How likely numbers that are rounded twice are the same."""
    return 1 - far / 3 if far <= 1 else (far - 1 / 3) / far**2


def _kinds(claim: Claim) -> frozenset[Kind]:
    """What the inputs are that hide anything."""
    return frozenset(_kind(s) for s in claim.inputs if s.amount and s.amount.low < s.amount.high)


def _kind(s: Statement) -> Kind:
    rate = s.role is Role.PER
    return ("均" if rate else "") + (s.mention.unit or ""), s.mention.decimals
