"""Sections of a report with how far each is, what a job has written so far and what is coming."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from qicao.boundtext import render_plain, slots
from qicao.desk.uses import section_uses
from qicao.errors import TextError
from qicao.keeping import Kept, groups
from qicao.values import (
    Job,
    Ledger,
    NumberStyle,
    Part,
    Section,
    SectionPlan,
    Severity,
    Table,
    Value,
)
from qicao.workflow import Prepared

_SLOT, _BEGUN = re.compile(r"\[\[[^\[\]\n]+\]\]"), re.compile(r"\[{1,2}[^\[\]\n]*\]?\Z")
Stage = Literal["none", "noted", "wrong", "done"]


class SectionState(Value):
    """One entry of the outline: what it may say, who wrote it, what is wrong with it."""

    id: str
    heading: str
    stage: Stage
    engine: str = ""
    note: str = ""
    errors: int = 0
    warnings: int = 0
    prompt: str = ""
    """The version of the prompt that a model wrote it by."""
    used: int = 0
    """Figures, facts and claims that the text prints."""
    said: int = 0
    """What it has to say and says."""
    required: int = 0
    """What it has to say."""
    missing: tuple[str, ...] = ()
    """What it should state and nobody provided."""


class WrittenPart(Value):
    """A section that a job wrote, as it reads; `waiting` if a person has to say what counts."""

    id: str
    section: str
    heading: str
    text: str
    waiting: bool


class ComingText(Value):
    """A section that a model is writing, as far as it has come; nothing of it is checked."""

    id: str
    heading: str
    turn: int
    text: str


def section_states(kept: Kept) -> tuple[SectionState, ...]:
    """Every entry of the outline in order; () without data."""
    if kept.prepared is None:
        return ()
    plans = kept.prepared.plans
    report = kept.drafted.report if kept.drafted else None
    found = groups(report, [plan.id for plan in plans]) if report else {}
    return tuple(_state(kept, plan, found.get(plan.id, ())) for plan in plans)


def part_rows(
    parts: Sequence[Part], ledger: Ledger, numbers: NumberStyle
) -> tuple[WrittenPart, ...]:
    """What a job wrote, the latest first, as it will read."""
    return tuple(
        WrittenPart(
            id=part.id,
            section=part.section,
            heading=part.sections[0].heading if part.sections else part.section,
            text="\n".join(_reads(section, ledger, numbers) for section in part.sections),
            waiting=part.revision is None,
        )
        for part in reversed(parts)
    )


def coming_rows(job: Job, parts: Sequence[Part], prepared: Prepared) -> tuple[ComingText, ...]:
    """What is being written now, in the order of the outline, with what its slots print."""
    done = {part.section for part in parts}
    coming = {each.section: each for each in job.coming if each.section not in done}
    return tuple(
        ComingText(
            id=plan.id,
            heading=f"{plan.number}{plan.heading}",
            turn=coming[plan.id].turn,
            text=_so_far(coming[plan.id].text, prepared),
        )
        for plan in prepared.plans
        if plan.id in coming
    )


def _so_far(text: str, prepared: Prepared) -> str:
    """A text that may end within a slot; a slot that prints nothing stays as it was written."""

    def printed(found: re.Match[str]) -> str:
        try:
            return render_plain(found[0], prepared.ledger, prepared.profile.numbers)
        except TextError:
            return found[0]

    return _SLOT.sub(printed, _BEGUN.sub("", text))


def _state(kept: Kept, plan: SectionPlan, sections: Sequence[Section]) -> SectionState:
    ids = {section.id for section in sections}
    drafted = kept.drafted
    found = [
        finding.severity
        for finding in (drafted.findings if drafted else ())
        if finding.place and finding.place.section in ids
    ]
    uses = section_uses(kept, plan.id)
    errors, note = found.count(Severity.ERROR), next((s.note for s in sections if s.note), "")
    return SectionState(
        id=plan.id,
        heading=f"{plan.number}{plan.heading}",
        stage="none" if not sections else "wrong" if errors else "noted" if note else "done",
        engine=sections[0].engine if sections else "",
        note=note,
        errors=errors,
        warnings=found.count(Severity.WARNING),
        prompt=next((section.prompt for section in sections if section.prompt), ""),
        used=len(_used(sections)),
        said=len(uses.written),
        required=len(uses.written) + len(uses.unwritten),
        missing=tuple(plan.missing.values()),
    )


def _used(sections: Sequence[Section]) -> set[str]:
    texts = (text for section in sections for block in section.blocks for text in block.texts)
    return {str(slot) for text in texts for slot in slots(text)}


def _reads(section: Section, ledger: Ledger, numbers: NumberStyle) -> str:
    prose = (block for block in section.blocks if not isinstance(block, Table))
    texts = (text for block in prose for text in block.texts)
    return "\n".join(render_plain(text, ledger, numbers) for text in texts)
