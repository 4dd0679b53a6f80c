"""Changes of parts that are listed with their numbers, where these make up the number of all.

决算73.63万元，比上年下降3.28%：出国9.86万元，增加3.66万元；用车47.35万元，减少2.83万元；…: the
parts leave nothing out, so that their changes make that of all; so do the rates they grew by.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim, outcome_of
from qicao.arithmetic.doubts.misread import BY_PARTS, printed_digits
from qicao.arithmetic.formula import HUNDRED, Formula
from qicao.arithmetic.frames import alike
from qicao.arithmetic.grouped import grouped
from qicao.arithmetic.slips import LEAST
from qicao.arithmetic.sources import Sources
from qicao.arithmetic.sums.changesums import signed_sum
from qicao.statements import Role, Statement
from qicao.verdict import HOLDS

_RATE = "比率"
_FIRST, _LEAST, _MOST = 3, 2, 6
"""Numbers behind that of all, with one of which the list begins; parts of a list."""
_RATES = 5
"""Parts at most whose rates are tried: what each hides is tried with what the others hide."""
_CHANGES = (Role.DIFFERENCE, Role.CHANGE)


@dataclass(frozen=True, slots=True)
class _Said:
    """A number, and what is said of it before the next one of its kind."""

    level: Statement
    prior: Statement | None
    gap: Statement | None
    rate: Statement | None


class ChangeParts:
    """What a text claims of changes by those of all parts."""

    def __init__(self, sources: Sources) -> None:
        prose = (s for s in sources.statements if not s.table)
        self.lines = grouped(prose, lambda s: s.line)

    def claims(self) -> Iterator[Alternatives]:
        """The change of every number that is made up by those behind it in its line."""
        for line in self.lines.values():
            changes = sum(s.role in _CHANGES for s in line)
            for place, whole in enumerate(line if changes >= _LEAST else ()):
                if whole.role is Role.LEVEL and whole.dimension not in ("", _RATE):
                    said = _said(whole, line[place + 1 :])
                    if parts := _parts(said[0].level, said[1:]):
                        yield from _claims(said[0], parts)


def _said(whole: Statement, after: Sequence[Statement]) -> list[_Said]:
    """What a line says of a number and of those of its kind behind it, one after the other."""
    levels = (n for n, s in enumerate(after) if _is_level(s, whole))
    places = [*islice(levels, _FIRST + _MOST + 1)]
    ends = [*places[1:], len(after)]
    first = _of(whole, after[: places[0] if places else len(after)])
    return [
        first,
        *(
            _of(after[a], after[a + 1 : b])
            for a, b in zip(places[: _FIRST + _MOST], ends, strict=False)
        ),
    ]


def _is_level(s: Statement, whole: Statement) -> bool:
    return s.role is Role.LEVEL and alike(s, whole) and not s.hedged


def _of(level: Statement, after: Sequence[Statement]) -> _Said:
    prior = (s for s in after if s.role is Role.PRIOR and alike(s, level))
    found = [s for s in after if s.role in _CHANGES and s.base in (None, Role.PRIOR) and s.sign]
    gap = (s for s in found if s.role is Role.DIFFERENCE and alike(s, level))
    rate = (s for s in found if s.role is Role.CHANGE and s.dimension == _RATE)
    return _Said(level, next(prior, None), next(gap, None), next(rate, None))


def _parts(whole: Statement, said: Sequence[_Said]) -> Sequence[_Said]:
    """The numbers behind one that make it up; none if they do not, or it is 8起 by chance."""
    if len(printed_digits(whole)) < LEAST:
        return ()
    for first in range(min(_FIRST, len(said))):
        for last in range(first + _LEAST, min(len(said), first + _MOST) + 1):
            parts = said[first:last]
            if outcome_of(f.SUM, whole, [part.level for part in parts]) in HOLDS:
                return parts
    return ()


def _claims(whole: _Said, parts: Sequence[_Said]) -> Iterator[Alternatives]:
    gaps = [part.gap for part in parts if part.gap]
    rates = [part.rate for part in parts if part.rate]
    if len(gaps) == len(parts):
        yield from _by_gaps(whole, gaps)
    elif len(rates) == len(parts) <= _RATES:
        inputs = tuple(s for part in parts if part.rate for s in (part.level, part.rate))
        signs = tuple(rate.sign for rate in rates)
        if whole.prior:
            yield (Claim(whole.prior, was_of(signs), inputs),)
        elif whole.rate:
            yield (Claim(whole.rate, growth_of(signs, whole.rate.sign), inputs),)


def _by_gaps(whole: _Said, gaps: Sequence[Statement]) -> Iterator[Alternatives]:
    signs = tuple(gap.sign for gap in gaps)
    if whole.gap:
        own = tuple(sign * whole.gap.sign for sign in signs)
        yield (Claim(whole.gap, signed_sum(own), tuple(gaps)),)
    elif whole.prior:
        yield (Claim(whole.level, signed_sum((1, *signs)), (whole.prior, *gaps)),)


@cache
def was_of(signs: tuple[int, ...]) -> Formula:
    """What there was of all, by what there is of each part and the rate that it changed by."""
    says = "＋".join(
        f"{{{2 * n}}}÷（1{'＋' if sign > 0 else '－'}{{{2 * n + 1}}}）"
        for n, sign in enumerate(signs)
    )
    return Formula("sum", BY_PARTS, says, lambda x: _was(x, signs))


@cache
def growth_of(signs: tuple[int, ...], own: int) -> Formula:
    """The rate that all changed by, by the same."""
    levels = "＋".join(f"{{{2 * n}}}" for n in range(len(signs)))
    was = was_of(signs).says

    def compute(x: Sequence[Any]) -> Any:
        before = _was(x, signs)
        return own * (sum(x[::2]) - before) / before * HUNDRED

    return Formula("change", BY_PARTS, f"（{levels}）÷（{was}）－1", compute)


def _was(x: Sequence[Any], signs: Sequence[int]) -> Any:
    pairs = zip(x[::2], x[1::2], signs, strict=True)
    return sum(level / (1 + sign * rate / HUNDRED) for level, rate, sign in pairs)
