"""Which claims of a text hold, and which do not: an explanation, or a fault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from qicao.arithmetic.averages.averages import Averages
from qicao.arithmetic.averages.beside import Beside
from qicao.arithmetic.averages.bydoers import ByDoers
from qicao.arithmetic.averages.movedpoints import moved_points
from qicao.arithmetic.averages.per import PerHead
from qicao.arithmetic.averages.products import Products
from qicao.arithmetic.averages.spans import Spans
from qicao.arithmetic.averages.spreadover import SpreadOver, unspread
from qicao.arithmetic.averages.spreads import Spreads
from qicao.arithmetic.changes.budgetsmoved import BudgetsMoved
from qicao.arithmetic.changes.byturns import ByTurns
from qicao.arithmetic.changes.compared import Compared
from qicao.arithmetic.changes.levels import Levels
from qicao.arithmetic.changes.onlypriors import OnlyPriors
from qicao.arithmetic.changes.owngaps import OwnGaps
from qicao.arithmetic.changes.remaining import Remaining
from qicao.arithmetic.changes.retold import Retold
from qicao.arithmetic.changes.same import Sames
from qicao.arithmetic.changes.turnedbases import turned_bases
from qicao.arithmetic.changes.yearly import Yearly
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.court import Court, Judged, pair
from qicao.arithmetic.doubts.misread import (
    is_likely,
)
from qicao.arithmetic.doubts.otherbases import OtherBases
from qicao.arithmetic.doubts.takenback import taken_back
from qicao.arithmetic.rates.bases import Bases
from qicao.arithmetic.rates.closed import Closed
from qicao.arithmetic.rates.countrates import CountRates, due_rates
from qicao.arithmetic.rates.cutshort import cut_short
from qicao.arithmetic.rates.execution import Execution
from qicao.arithmetic.rates.goals import Goals
from qicao.arithmetic.rates.measured import Measured
from qicao.arithmetic.rates.misnamed import Misnamed
from qicao.arithmetic.rates.mistyped import Mistyped
from qicao.arithmetic.rates.named import NamedRates
from qicao.arithmetic.rates.nearby import Nearby
from qicao.arithmetic.rates.planned import Planned
from qicao.arithmetic.rates.plannedrates import PlannedRates
from qicao.arithmetic.scores.headed import HeadedScores
from qicao.arithmetic.scores.lost import Lost
from qicao.arithmetic.scores.scorerates import ScoreRates
from qicao.arithmetic.scores.scores import Scores
from qicao.arithmetic.scores.scoretables import ScoreTables
from qicao.arithmetic.scores.scoretree import ScoreTree
from qicao.arithmetic.scores.settled import settled
from qicao.arithmetic.shares.among import Among
from qicao.arithmetic.shares.farshares import FarShares
from qicao.arithmetic.shares.initials import Initials
from qicao.arithmetic.shares.listshares import ListShares
from qicao.arithmetic.shares.proportions import Dealt, Proportions
from qicao.arithmetic.shares.realized import Realized
from qicao.arithmetic.shares.respective import Respective
from qicao.arithmetic.shares.roundedsums import RoundedSums, unheld
from qicao.arithmetic.shares.shares import Shares
from qicao.arithmetic.shares.sharesums import ShareSums
from qicao.arithmetic.shares.together import Together
from qicao.arithmetic.shares.undershares import UnderShares
from qicao.arithmetic.sources import Sources
from qicao.arithmetic.sums.adjustments import Adjustments
from qicao.arithmetic.sums.changeparts import ChangeParts
from qicao.arithmetic.sums.changesums import ChangeSums
from qicao.arithmetic.sums.countedlists import CountedLists
from qicao.arithmetic.sums.elsewhere import Elsewhere
from qicao.arithmetic.sums.ends import Ends
from qicao.arithmetic.sums.enumerated import Enumerated
from qicao.arithmetic.sums.exchanged import Exchanged
from qicao.arithmetic.sums.gathered import Gathered
from qicao.arithmetic.sums.identities import Identities
from qicao.arithmetic.sums.lacking import Lacking
from qicao.arithmetic.sums.lastfew import LastFew
from qicao.arithmetic.sums.listends import ListEnds
from qicao.arithmetic.sums.mixedcounts import MixedCounts
from qicao.arithmetic.sums.namedsums import NamedSums
from qicao.arithmetic.sums.netgains import NetGains
from qicao.arithmetic.sums.oneshort import OneShort
from qicao.arithmetic.sums.opposed import Opposed
from qicao.arithmetic.sums.quarters import Quarters
from qicao.arithmetic.sums.quartershares import QuarterShares
from qicao.arithmetic.sums.rests import Rests
from qicao.arithmetic.sums.stocks import Stocks
from qicao.arithmetic.sums.sums import Sums
from qicao.arithmetic.sums.surplus import Surplus
from qicao.arithmetic.sums.threepublic import ThreePublic
from qicao.arithmetic.sums.twofold import Twofold
from qicao.arithmetic.sums.undone import Undone
from qicao.arithmetic.sums.unlisted import Unlisted
from qicao.arithmetic.sums.yearsums import YearSums
from qicao.arithmetic.tables.likerows import like_rows
from qicao.arithmetic.tables.rowbases import RowBases
from qicao.arithmetic.tables.rowchanges import RowChanges
from qicao.arithmetic.tables.rowgaps import RowGaps
from qicao.arithmetic.tables.rownames import RowNames
from qicao.arithmetic.wanted import wanted
from qicao.verdict import HOLDS, Outcome

MAKERS = (
    Levels,
    Shares,
    ShareSums,
    Together,
    Sums,
    Enumerated,
    Scores,
    ScoreTables,
    ScoreTree,
    HeadedScores,
    Lost,
    Sames,
    Identities,
    Rests,
    Ends,
    Opposed,
    Stocks,
    ChangeSums,
    ChangeParts,
    Twofold,
    CountedLists,
    MixedCounts,
    Surplus,
    Initials,
    ByTurns,
    BudgetsMoved,
    Yearly,
    Remaining,
)
LATE = (
    Quarters,
    QuarterShares,
    Undone,
    Measured,
    RowBases,
    ScoreRates,
    Lacking,
    Execution,
    Adjustments,
    Products,
    Spans,
    NamedRates,
    SpreadOver,
    PerHead,
    Averages,
    ByDoers,
    Spreads,
    Proportions,
    Compared,
    Planned,
    Beside,
    RowNames,
    FarShares,
    NamedSums,
    RoundedSums,
    YearSums,
    RowChanges,
    RowGaps,
    Goals,
    OnlyPriors,
    OwnGaps,
    NetGains,
    LastFew,
)
"""Those that are asked only about what the others do not explain."""


def judge_claims(sources: Sources) -> Judged:
    """Every claim of the text, judged."""
    court = Court()
    for maker in MAKERS:
        for offers in maker(sources).claims():
            court.hear(offers)
    late = {maker: [*maker(sources).claims()] for maker in LATE}
    court.hear_late(chain.from_iterable(late.values()))
    court.recall()
    court.misread(Nearby(sources, frozenset()))
    court.excuse(ListEnds(sources, court.held).ends_elsewhere, Dealt(court.held).is_in_proportion)
    explained = court.explained()
    around = [*Nearby(sources, explained).claims()]
    for offers in around:
        court.hear(offers, explained)
    court.broken += cut_short(around, court.explained())
    closed = Closed(sources, court.explained()).claims()
    court.broken += [told for told in closed if pair(told[0]) not in court.pairs]
    court.overrule(Exchanged(sources).claims(court.tried))
    court.overrule(Misnamed(sources).claims(court.held))
    court.overrule(Bases(sources).claims(court.held))
    court.overrule(OtherBases(court.tried, sources.text).claims(court.held))
    court.overrule(ThreePublic(sources).claims())
    court.settle([*OneShort(court.tried, sources.text).claims(court.held)])
    odd = Proportions(sources).odd_ones()
    court.overrule(_of_others(chain(odd, late[Measured], late[RowBases], late[Lacking])))
    court.overrule(Respective(sources).claims())
    court.overrule(unheld(late[RoundedSums]))
    court.overrule(unspread(late[SpreadOver]))
    court.overrule(ListShares(sources, court.held).claims())
    court.overrule(Among(sources).claims())
    realized = Realized(sources)
    court.overrule(chain(realized.claims(), realized.surveyed(), realized.named()))
    court.overrule(turned_bases(sources, court.held))
    court.overrule(moved_points(court.tried, court.held))
    court.overrule(like_rows(court.tried, court.held))
    court.overrule(PlannedRates(sources).claims())
    court.overrule(UnderShares(sources).claims())
    court.overrule(due_rates(sources))
    court.broken += Elsewhere(sources, court.explained()).claims()
    court.broken += Gathered(sources, court.explained()).claims()
    court.broken += Mistyped(sources, court.explained()).claims()
    retold = Retold(sources, court.explained())
    court.broken += [*retold.claims(), *retold.by_name()]
    court.broken += CountRates(sources, court.explained()).claims()
    court.broken += Unlisted(sources).claims()
    court.broken += wanted(court.tried, court.held)
    court.settle([*settled(court.broken, court.tried)])
    court.excuse(*taken_back(sources, court.held))
    return court.judged()


def _of_others(offered: Iterable[Alternatives]) -> Iterator[tuple[Claim, Outcome]]:
    """Rates that have one reading by their words, which fails: they may hold of other numbers."""
    for offers in offered:
        outcome = offers[0].outcome() if len(offers) == 1 and offers[0].sure else None
        if outcome and outcome not in HOLDS and is_likely(offers[0]):
            yield offers[0], outcome
