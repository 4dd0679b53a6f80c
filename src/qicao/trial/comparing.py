"""Two sets of prompts, or two engines, on the same sections: which is better, and is it chance.

A section of a case is one pair, however many seeds it was tried with: it counts for the side that
was better with more of them. Sections that the server failed, or that one side has not got, are no
pair. The chance is that of a two-sided sign test over the pairs that differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from math import comb

from pydantic import computed_field

from qicao.trial.cells import CellScore, Trial
from qicao.trial.measures import MEASURES, Measure, Pair, gain
from qicao.trial.scoring import SectionScore, State
from qicao.trial.tallying import ALL, KINDS
from qicao.values import Value

WHOLE = "合起来"
Place = tuple[str, str]
"""Case and section."""
Pairs = Mapping[Place, Sequence[Pair]]
"""For each place one pair a seed."""


class Difference(Value):
    """What differs in one measure over the same sections."""

    measure: str
    kind: str = ALL
    more_is_better: bool | None = None
    """None for all measures together, which have no sums."""
    old: int = 0
    new: int = 0
    drafts: int
    """Pairs that the sums are of: a section once for each seed."""
    sections: int
    """Sections of cases, whatever the seed."""
    better: int
    """Of these, on which the new side is the better one."""
    worse: int

    @computed_field  # type: ignore[prop-decorator]  # mypy knows no decorated property
    @property
    def chance(self) -> Decimal:
        """That a split as uneven comes about where neither side is better; 0 to 1."""
        return sign_test(self.better, self.worse)


class Comparison(Value):
    """Two sides and all that differs; `old` is the one that was named first."""

    of: str
    """What differs: prompts or engine."""
    within: str
    """What both sides have in common."""
    old: str
    new: str
    unpaired: int
    """Drafts of a section that the other side has not got, or that a server failed."""
    differences: tuple[Difference, ...]


def compare(trial: Trial) -> tuple[Comparison, ...]:
    """Two sets of prompts for each engine, two engines for each set; () where there are not two."""
    prompts = list(dict.fromkeys(cell.prompts for cell in trial.planned))
    engines = list(dict.fromkeys(cell.engine for cell in trial.planned))
    found = []
    if len(prompts) == 2:
        found += [_compared(trial, "prompts", prompts, engine) for engine in engines]
    if len(engines) == 2:
        found += [_compared(trial, "engine", engines, one) for one in prompts]
    return tuple(comparison for comparison in found if comparison.differences)


def _compared(trial: Trial, of: str, sides: Sequence[str], within: str) -> Comparison:
    other = "engine" if of == "prompts" else "prompts"
    old, new = (
        [s for s in trial.done if (getattr(s.cell, of), getattr(s.cell, other)) == (side, within)]
        for side in sides
    )
    pairs, unpaired = pair_up(old, new)
    differences = tuple(_differences(pairs))
    return Comparison(
        of=of, within=within, old=sides[0], new=sides[1], unpaired=unpaired, differences=differences
    )


def pair_up(old: Sequence[CellScore], new: Sequence[CellScore]) -> tuple[Pairs, int]:
    """The pairs of all seeds by case and section; and how many drafts of sections are in none."""
    one, two = _by_place(old), _by_place(new)
    pairs: dict[Place, list[Pair]] = {}
    lost = 0
    for place in dict.fromkeys((*one, *two)):
        sides = one.get(place, {}), two.get(place, {})
        for seed in _seeds(*sides):
            # An engine that has no seeds stands beside every one.
            both = [part for side in sides if (part := side.get(seed, side.get(None)))]
            if len(both) == 2 and all(part.state is not State.FAILED for part in both):
                pairs.setdefault(place, []).append((both[0], both[1]))
            else:
                lost += 1
    return pairs, lost


def _by_place(scores: Sequence[CellScore]) -> dict[Place, dict[int | None, SectionScore]]:
    found: dict[Place, dict[int | None, SectionScore]] = {}
    for score in scores:
        for part in score.sections:
            found.setdefault((score.cell.case, part.section), {})[score.cell.seed] = part
    return found


def _seeds(*sides: Mapping[int | None, SectionScore]) -> list[int | None]:
    named = dict.fromkeys(seed for side in sides for seed in side)
    return [seed for seed in named if seed is not None] or list(named)


def _differences(pairs: Pairs) -> Iterator[Difference]:
    """All together, then by kind, then measure by measure."""
    kinds = [kind for kind in KINDS if any(of[0][0].writes == kind for of in pairs.values())]
    for kind in (ALL, *(kinds if len(kinds) > 1 else ())):
        if mine := [of for of in pairs.values() if kind in (ALL, of[0][0].writes)]:
            yield _whole(kind, mine)
    for measure in MEASURES:
        known = [of for seeds in pairs.values() if (of := [p for p in seeds if measure.of(p)])]
        if known:
            yield _measured(measure, known)


def _whole(kind: str, mine: Sequence[Sequence[Pair]]) -> Difference:
    better, worse = _votes(mine, gain)
    return Difference(
        measure=WHOLE,
        kind=kind,
        drafts=sum(map(len, mine)),
        sections=len(mine),
        better=better,
        worse=worse,
    )


def _measured(measure: Measure, known: Sequence[Sequence[Pair]]) -> Difference:
    values = [v for of in known for pair in of if (v := measure.of(pair)) is not None]
    better, worse = _votes(known, measure.gain)
    return Difference(
        measure=measure.name,
        more_is_better=measure.more_is_better,
        old=sum(old for old, _ in values),
        new=sum(new for _, new in values),
        drafts=len(values),
        sections=len(known),
        better=better,
        worse=worse,
    )


def _votes(known: Sequence[Sequence[Pair]], gained: Callable[[Pair], int]) -> tuple[int, int]:
    """On how many sections the new side is the better one, and the old."""
    gains = [sum(map(gained, of)) for of in known]
    return sum(g > 0 for g in gains), sum(g < 0 for g in gains)


def sign_test(better: int, worse: int) -> Decimal:
    """The chance that a fair coin falls as unevenly as this, or more, either way; 1 for no throw.

    Exact but for the last digit of the division.
    """
    throws, fewer = better + worse, min(better, worse)
    tail = sum(comb(throws, n) for n in range(fewer + 1))
    return min(Decimal(1), Decimal(2 * tail) / Decimal(2**throws))
