"""Shares of one list that are more than all (A30): 中央占67.46%，省级占8.73%，县级占23.97%.

Rounded, the shares of a whole are off a hundred by no more than half a last digit each. So little
above it they are all there are, and one of them is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.statements import Role, Statement
from qicao.values import Severity

_RATE, _HUNDRED = "比率", Decimal(100)
_LEAST, _MOST, _DECIMALS = 3, 12, 2
_ABOVE = Decimal("0.5")
"""Points above a hundred that the shares of one whole are at most, one of which is wrong."""


def _look(subject: Subject) -> Iterator[Spot | None]:
    told = {m.start for c in subject.examined.conflicts for one in c.claims for m in one.members}
    for said in _sentences(subject):
        shares = [s for s in said if _is_share(s)]
        one = len({(s.under, s.whole) for s in shares}) == 1
        if not (one and _LEAST <= len(shares) <= _MOST) or told & {s.start for s in shares}:
            continue
        made = sum((s.worth or Decimal(0) for s in shares), Decimal(0))
        room = Decimal(len(shares)) / 2 * Decimal(10) ** -_DECIMALS
        over = made - _HUNDRED
        if abs(over) <= _ABOVE:
            yield _spot(shares, made) if over > room else None


def _sentences(subject: Subject) -> Iterator[Sequence[Statement]]:
    found: dict[int, list[Statement]] = {}
    for s in subject.prose:
        found.setdefault(s.sentence, []).append(s)
    yield from found.values()


def _is_share(s: Statement) -> bool:
    plain = s.role is Role.SHARE and s.dimension == _RATE and not s.hedged
    return plain and s.worth is not None and s.mention.decimals == _DECIMALS


def _spot(shares: Sequence[Statement], made: Decimal) -> Spot:
    said = "、".join(s.mention.text for s in shares)
    return Spot(
        Severity.WARNING,
        f"占比{said}之和是{made}%，超过100%",
        shares[0].start,
        shares[-1].end,
        todo="请核对这几个占比的分子、分母，改正其中写错的一个",
    )


FULL_SHARES = TextCheck("A30", "各项占比之和", _look, aim="同一总数的几个占比")
