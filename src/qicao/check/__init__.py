"""The checks on a draft: one registry, used by the editor, at export and for scores."""

from qicao.check.bare import BARE_QUANTITIES, bare_mentions
from qicao.check.completeness import (
    EMPTY_SECTIONS,
    PROBLEM_MEASURE,
    REQUIRED_CLAIMS,
    UNMET_TARGETS,
    is_said,
    printed_ids,
)
from qicao.check.direction import DIRECTIONS
from qicao.check.draft import Check, Draft
from qicao.check.script import Piece, Script, read_script
from qicao.check.slots import BROKEN_SLOTS, JOINED_DIGITS, MISSING_DATA
from qicao.check.sources import NAMES
from qicao.check.wording import LEFTOVERS, REPEATED_PARAGRAPHS, WORDS
from qicao.profile import Profile
from qicao.values import Coverage, CoverageStatus, Finding, Ledger, Report, SectionPlan

CHECKS: tuple[Check, ...] = (
    BROKEN_SLOTS,
    JOINED_DIGITS,
    BARE_QUANTITIES,
    DIRECTIONS,
    EMPTY_SECTIONS,
    LEFTOVERS,
    PROBLEM_MEASURE,
    UNMET_TARGETS,
    REQUIRED_CLAIMS,
    MISSING_DATA,
    NAMES,
    REPEATED_PARAGRAPHS,
    WORDS,
)
"""Every check on a draft, in the order in which findings are shown."""


def check_draft(
    report: Report, ledger: Ledger, profile: Profile, plans: tuple[SectionPlan, ...]
) -> tuple[tuple[Finding, ...], tuple[Coverage, ...], Script]:
    """Findings of every check on a drafted report, their coverage, and the text they point into."""
    script = read_script(report, ledger)
    draft = Draft(report, script, plans, ledger, profile)
    findings: list[Finding] = []
    coverage = []
    for check in CHECKS:
        found = tuple(check.look(draft))
        findings.extend(found)
        reason = f"检查{len(script.pieces)}处，发现{len(found)}处"
        coverage.append(
            Coverage(code=check.code, status=CoverageStatus.DONE, reason=reason, label=check.label)
        )
    return tuple(findings), tuple(coverage), script


__all__ = [
    "CHECKS",
    "Check",
    "Draft",
    "Piece",
    "Script",
    "bare_mentions",
    "check_draft",
    "is_said",
    "printed_ids",
    "read_script",
]
