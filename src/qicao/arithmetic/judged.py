"""Which claims of a text hold, and which do not: an explanation, or a fault."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.identities import Identities
from qicao.arithmetic.levels import Levels
from qicao.arithmetic.named import NamedRates
from qicao.arithmetic.per import PerHead
from qicao.arithmetic.same import Sames
from qicao.arithmetic.scores import Scores
from qicao.arithmetic.shares import Shares
from qicao.arithmetic.slips import culprits
from qicao.arithmetic.sources import Sources
from qicao.arithmetic.sums import Sums
from qicao.verdict import Outcome

HOLDS = (Outcome.AGREES, Outcome.ROUNDING)
MAKERS = (Levels, Shares, Sums, Scores, Sames, NamedRates, PerHead, Identities)


@dataclass(frozen=True, slots=True)
class Judged:
    """The claims that hold and those that do not, of these the best reading each."""

    held: tuple[Claim, ...]
    broken: tuple[tuple[Claim, Outcome], ...]
    baseless: tuple[Claim, ...] = ()
    """Rates over a base that is nought."""
    offers: tuple[Alternatives, ...] = ()
    """All that was claimed, with the readings that the words leave open."""


def judge_claims(sources: Sources) -> Judged:
    """Every claim of the text, judged."""
    held: list[Claim] = []
    broken: list[tuple[Claim, Outcome]] = []
    baseless: list[Claim] = []
    tried: list[Alternatives] = []
    for maker in MAKERS:
        for offers in maker(sources).claims():
            tried.append(offers)
            outcomes = [(claim, claim.outcome()) for claim in offers]
            good = [claim for claim, outcome in outcomes if outcome in HOLDS]
            held += good
            if not good:
                broken += _broken(outcomes)
                baseless += [c for c, outcome in outcomes if outcome is None and c.baseless()][:1]
    return Judged(tuple(held), tuple(broken), tuple(baseless), tuple(tried))


def _broken(outcomes: list[tuple[Claim, Outcome | None]]) -> Iterator[tuple[Claim, Outcome]]:
    """The reading that is told: the only sure one, else one that a slip would mend."""
    told = [(claim, outcome) for claim, outcome in outcomes if outcome is not None]
    sure = [(claim, outcome) for claim, outcome in told if claim.sure]
    if len(sure) == 1:
        yield sure[0]
        return
    mended = [pair for pair in told if pair[1] is Outcome.TRUNCATED or culprits(pair[0])]
    yield from mended[:1]
