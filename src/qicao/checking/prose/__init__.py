"""Checks on the wording and the structure of anybody's report: one registry, one entry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qicao.checking.foreign import Examined
from qicao.checking.prose.announced import ANNOUNCED
from qicao.checking.prose.bareruns import BARE_RUNS
from qicao.checking.prose.bounded import BOUNDED
from qicao.checking.prose.brackets import BRACKETS, WIDTHS
from qicao.checking.prose.control import CONTROL_RATES
from qicao.checking.prose.countsums import COUNT_SUMS
from qicao.checking.prose.dates import DAYS, YEARS
from qicao.checking.prose.deadlines import DEADLINES
from qicao.checking.prose.dealt import DEALT
from qicao.checking.prose.decimals import DECIMALS
from qicao.checking.prose.deducted import DEDUCTED
from qicao.checking.prose.directions import DIRECTIONS
from qicao.checking.prose.doubling import DOUBLED, PHRASES, SLIPS
from qicao.checking.prose.emptiness import EMPTY
from qicao.checking.prose.evenness import EVENNESS
from qicao.checking.prose.fellto import FELL_TO
from qicao.checking.prose.fullshares import FULL_SHARES
from qicao.checking.prose.gappoints import GAP_POINTS
from qicao.checking.prose.lasting import LASTING
from qicao.checking.prose.leftcounts import LEFT_COUNTS
from qicao.checking.prose.leftovers import LEFTOVERS
from qicao.checking.prose.loose import LOOSE
from qicao.checking.prose.magnitudes import MAGNITUDES
from qicao.checking.prose.met import MET
from qicao.checking.prose.multiples import MULTIPLES
from qicao.checking.prose.naming import NAMES
from qicao.checking.prose.numbering import NUMBERING
from qicao.checking.prose.oughts import OUGHTS
from qicao.checking.prose.outgrown import OUTGROWN
from qicao.checking.prose.outline import OUTLINE
from qicao.checking.prose.overall import OVERALL
from qicao.checking.prose.ownunits import OWN_UNITS
from qicao.checking.prose.percent import PERCENT
from qicao.checking.prose.plannedgaps import PLANNED_GAPS
from qicao.checking.prose.portions import PORTIONS
from qicao.checking.prose.ranges import EXECUTION, RANGES, SATISFACTION
from qicao.checking.prose.ranks import RANKS
from qicao.checking.prose.ratios import RATIOS
from qicao.checking.prose.reached import REACHED
from qicao.checking.prose.reasons import REASONS
from qicao.checking.prose.remedies import REMEDIES
from qicao.checking.prose.repeats import REPEATS
from qicao.checking.prose.required import REQUIRED
from qicao.checking.prose.restof import REST_OF
from qicao.checking.prose.rises import RISES
from qicao.checking.prose.rowcounts import ROW_COUNTS
from qicao.checking.prose.scales import SCALES
from qicao.checking.prose.scoreheads import SCORE_HEADS
from qicao.checking.prose.scorelists import SCORE_LISTS
from qicao.checking.prose.scores import SCORES
from qicao.checking.prose.sides import SIDES
from qicao.checking.prose.spreads import SPREADS
from qicao.checking.prose.steps import STEPS
from qicao.checking.prose.subject import Need, Spot, Subject, TextCheck, missing
from qicao.checking.prose.tablescales import TABLE_SCALES
from qicao.checking.prose.tallies import TALLIES
from qicao.checking.prose.thresholds import THRESHOLDS
from qicao.checking.prose.trends import TRENDS
from qicao.checking.prose.turned import TURNED
from qicao.checking.prose.units import BARE_SCALE, INCOMPLETE
from qicao.checking.prose.unlike import TWO_BASES, TWO_YEARS
from qicao.checking.prose.unmarked import UNMARKED
from qicao.checking.prose.unmet import UNMET
from qicao.checking.prose.wholecounts import WHOLE_COUNTS
from qicao.checking.prose.yearsince import YEAR_SINCE
from qicao.checking.told import at
from qicao.profile import Profile
from qicao.values import Coverage, CoverageStatus, Finding, Ledger, Severity

TEXT_CHECKS: tuple[TextCheck, ...] = (
    DIRECTIONS,
    EVENNESS,
    THRESHOLDS,
    BOUNDED,
    SIDES,
    REST_OF,
    REASONS,
    PORTIONS,
    LOOSE,
    RANKS,
    MULTIPLES,
    RATIOS,
    RISES,
    PLANNED_GAPS,
    TRENDS,
    SPREADS,
    TALLIES,
    ROW_COUNTS,
    MET,
    REACHED,
    WHOLE_COUNTS,
    TWO_BASES,
    FULL_SHARES,
    TWO_YEARS,
    PERCENT,
    GAP_POINTS,
    FELL_TO,
    OVERALL,
    CONTROL_RATES,
    EXECUTION,
    SCORES,
    SCORE_HEADS,
    SCORE_LISTS,
    DEDUCTED,
    RANGES,
    SATISFACTION,
    NUMBERING,
    ANNOUNCED,
    UNMARKED,
    COUNT_SUMS,
    BARE_RUNS,
    LEFT_COUNTS,
    DEALT,
    INCOMPLETE,
    BARE_SCALE,
    SCALES,
    MAGNITUDES,
    TABLE_SCALES,
    OUTGROWN,
    OUGHTS,
    TURNED,
    OWN_UNITS,
    YEARS,
    DAYS,
    DEADLINES,
    LASTING,
    STEPS,
    YEAR_SINCE,
    DECIMALS,
    REMEDIES,
    EMPTY,
    LEFTOVERS,
    OUTLINE,
    REQUIRED,
    UNMET,
    REPEATS,
    DOUBLED,
    SLIPS,
    PHRASES,
    BRACKETS,
    WIDTHS,
    NAMES,
)
"""Every check on the words of a text, in the order of what their findings change."""

MOST = 30
"""Findings of one check that are told one by one; the rest are told as one."""
_GRAVE = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}


def look_over(
    examined: Examined, profile: Profile | None = None, ledger: Ledger | None = None
) -> tuple[tuple[Finding, ...], tuple[Coverage, ...]]:
    """What a person should look at in the words of a text, and what became of each check."""
    subject = Subject(examined, profile, ledger)
    findings: list[Finding] = []
    coverage = []
    for check in TEXT_CHECKS:
        lacking = next((need for need in check.needs if missing(subject, need)), None)
        if lacking:
            coverage.append(_not_done(check, lacking))
            continue
        looked = list(check.look(subject))
        spots = [spot for spot in looked if spot is not None]
        findings += _told(subject, check, spots)
        places = len(subject.lines) if check.scans else len(looked)
        coverage.append(_done(check, places, len(spots)))
    return tuple(findings), tuple(coverage)


def _told(subject: Subject, check: TextCheck, spots: Sequence[Spot]) -> Iterator[Finding]:
    """The findings; beyond a few of one check the rest are one, so that none is left out."""
    ordered = sorted(spots, key=lambda spot: _GRAVE[spot.severity])
    for spot in ordered[:MOST]:
        yield _finding(subject, check.code, spot)
    if rest := ordered[MOST:]:
        seen = "、".join(dict.fromkeys(spot.message for spot in rest[:3]))
        message = f"{check.label}：另有{len(rest)}处，如{seen}"
        folded = Spot(rest[0].severity, message, None, None, todo=rest[0].todo)
        yield _finding(subject, check.code, folded)


def _finding(subject: Subject, code: str, spot: Spot) -> Finding:
    if spot.start is None or spot.end is None:
        return Finding(
            code=code,
            severity=spot.severity,
            message=spot.message,
            todo=spot.todo,
            expected=spot.expected,
            figures=spot.figures,
        )
    return at(
        subject.examined.text,
        spot.start,
        spot.end,
        code=code,
        severity=spot.severity,
        message=spot.message,
        todo=spot.todo,
        expected=spot.expected,
        suggestion=spot.suggestion,
        figures=spot.figures,
    )


def _not_done(check: TextCheck, lacking: Need) -> Coverage:
    status = CoverageStatus.NOT_APPLICABLE
    if lacking is Need.LEDGER:
        status = CoverageStatus.NOT_ENOUGH_DATA
    return Coverage(
        code=check.code,
        status=status,
        reason=lacking.reason,
        label=check.label,
        step=lacking.step,
    )


def _done(check: TextCheck, places: int, told: int) -> Coverage:
    if not places:
        status, reason = CoverageStatus.NOT_APPLICABLE, f"文中没有{check.aim}"
        return Coverage(code=check.code, status=status, reason=reason, label=check.label)
    looked = f"看了{places}段" if check.scans else f"核对{places}处"
    reason = f"{looked}，发现{told}处" if told else f"{looked}，没有发现"
    status = CoverageStatus.DONE
    return Coverage(code=check.code, status=status, reason=reason, label=check.label)


__all__ = ["TEXT_CHECKS", "Subject", "TextCheck", "look_over"]
