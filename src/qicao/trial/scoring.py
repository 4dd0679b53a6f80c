"""What became of each section of a trial, with the reasons: replies as judged, findings as found.

The checks are those of every draft. Nothing is summed up here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import partial

from qicao.check import Piece
from qicao.check.completeness import REQUIRED
from qicao.engines.attempts import CUT, TOO_LONG, Attempt
from qicao.engines.drafting import has_matter
from qicao.outline import split_sentences
from qicao.prompt.library import Library
from qicao.values import Finding, Section, SectionPlan, Severity, Value
from qicao.workflow import Drafted

COUNTED = (Severity.ERROR, Severity.WARNING)


class State(StrEnum):
    """How a section came to its text, best first."""

    FIRST = "first"
    """The first reply had no fault."""
    REPAIRED = "repaired"
    """A later one had none."""
    TAKEN = "taken"
    """No reply was without fault; one had none that keeps its text from being taken."""
    SALVAGED = "salvaged"
    """What was right of the last reply was taken."""
    BUILTIN = "builtin"
    """No reply would do, or none was finished: the text is the builtin engine's."""
    FAILED = "failed"
    """The server failed: the text is the builtin engine's, and says nothing about the prompt."""
    WRITTEN = "written"
    """By an engine that has no replies to judge."""


class SectionScore(Value):
    """One section of one draft, as it was written and found."""

    section: str
    heading: str
    writes: str
    state: State
    prompt: str = ""
    """Id and version of the prompt; '' for an engine without."""
    rules: str = ""
    """Version of the rules that stand before it; '' for none."""
    digest: str = ""
    """sha256 of the prompt's file and of the rules' file: equal only where all words are."""
    attempts: tuple[Attempt, ...] = ()
    required: int = 0
    """Claims and figures that the plan wants said."""
    unsaid: int = 0
    findings: tuple[Finding, ...] = ()
    """Errors and warnings of the finished draft in this section and those below it."""
    characters: int = 0
    sentences: int = 0
    bound: int = 0
    """Sentences that carry a slot."""
    note: str = ""

    @property
    def is_own(self) -> bool:
        """Whether the text is by the engine that was asked."""
        return self.state not in (State.BUILTIN, State.FAILED)


def score_draft(
    drafted: Drafted, attempts: Iterable[Attempt] | None, library: Library
) -> tuple[SectionScore, ...]:
    """A score for each section that has something to write from, in the order of the plans.

    `attempts` are all replies for the draft; None for an engine that asks nobody.
    """
    replies = None if attempts is None else tuple(attempts)
    one = partial(_score, drafted, replies, library)
    return tuple(one(plan) for plan in drafted.plans if has_matter(plan))


def _score(
    drafted: Drafted, replies: tuple[Attempt, ...] | None, library: Library, plan: SectionPlan
) -> SectionScore:
    own = tuple(reply for reply in replies or () if reply.section == plan.id)
    section = next(part for part in drafted.report.sections if part.id == plan.id)
    prompt = None if replies is None else library.writer(plan.id, plan.writes)
    found = counted(drafted.findings, plan.id)
    failed = any(line.startswith(f"{plan.heading}：") for line in drafted.failures)
    pieces = [p for p in drafted.script.prose() if _top(p.section.id) == plan.id]
    sentences = [said for piece in pieces for said in _sentences(piece)]
    return SectionScore(
        section=plan.id,
        heading=plan.heading,
        writes=plan.writes,
        state=State.WRITTEN if replies is None else state_of(own, section, failed=failed),
        prompt=f"{prompt.id} {prompt.version}" if prompt else "",
        rules=prompt.rules.version if prompt and prompt.rules else "",
        digest=prompt.digest if prompt else "",
        attempts=own,
        required=len(plan.must),
        unsaid=sum(f.code == REQUIRED for f in found),
        findings=found,
        characters=sum(len(piece.text) for piece in pieces),
        sentences=len(sentences),
        bound=sum(sentences),
        note=section.note,
    )


def state_of(attempts: Sequence[Attempt], section: Section, *, failed: bool) -> State:
    """How a section came to its text, told by the replies and by who wrote it in the end.

    `failed` is whether the server failed it.
    """
    clean = [not attempt.faults for attempt in attempts]
    if any(clean):
        return State.FIRST if clean[0] else State.REPAIRED
    if any(not any(f.blocking for f in attempt.faults) for attempt in attempts):
        return State.TAKEN
    if section.engine != "builtin":
        return State.SALVAGED
    own = {fault.code for attempt in attempts[-1:] for fault in attempt.faults} & {CUT, TOO_LONG}
    return State.FAILED if failed and not own else State.BUILTIN


def counted(findings: Iterable[Finding], section: str) -> tuple[Finding, ...]:
    """The errors and warnings in a section and those below it; '' for those in none."""
    return tuple(f for f in findings if f.severity in COUNTED and _section_of(f) == section)


def _section_of(finding: Finding) -> str:
    return _top(finding.place.section or "") if finding.place else ""


def _top(section: str) -> str:
    """The section of the plan that one below it belongs to: 问题 of 问题.超支."""
    return section.partition(".")[0]


def _sentences(piece: Piece) -> list[bool]:
    """For each sentence whether it carries a slot."""
    spans = split_sentences(piece.text)
    return [piece.run_at(start, end) is not None for start, end, _ in spans]
