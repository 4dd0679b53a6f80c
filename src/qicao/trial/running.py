"""Drafts the cells of a trial one after another, each like any other draft, and scores it.

Replies that were paid for are in the store: a second run asks only for what is missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import count

from qicao.engines.choose import terms_of
from qicao.engines.drafting import ModelEngine
from qicao.engines.endpoint import Usage
from qicao.prompt import Library
from qicao.trial.cells import CellScore, Trial
from qicao.trial.jobs import Job, plans_of
from qicao.trial.scoring import COUNTED, SectionScore, score_draft
from qicao.values import Finding
from qicao.workflow import Progress, draft
from qicao.writers import open_engine


def count_sections(jobs: Sequence[Job], sections: Sequence[str]) -> int:
    """How many sections all drafts have together."""
    return sum(len(plans_of(job, sections)) for job in jobs)


def run(
    jobs: Sequence[Job], sections: Sequence[str] = (), progress: Progress | None = None
) -> Iterator[Trial]:
    """The trial after each draft. StoreError or DraftCancelled ends it; what was given stands.

    `progress` is told of sections, over all drafts. All of them together stay below the ceiling.
    """
    trial = Trial(planned=tuple(job.cell for job in jobs))
    step = _counting(progress, count_sections(jobs, sections))
    spent = Decimal(0)
    for job in jobs:
        score = run_job(job, sections, step, spent)
        spent += score.usage.cost
        trial = trial.model_copy(update={"done": (*trial.done, score)})
        yield trial


def _counting(progress: Progress | None, total: int) -> Progress:
    """Tells `progress` of each section that any of the drafts is done with."""
    done = count(1)

    def step(place: int, _: int, heading: str) -> None:
        if progress and place:
            progress(next(done), total, heading)

    return step


def run_job(
    job: Job, sections: Sequence[str], progress: Progress, spent: Decimal = Decimal(0)
) -> CellScore:
    """One draft, scored; `spent` is what the trial has spent before it."""
    opened = open_engine(
        job.settings,
        job.prepared,
        lambda _: None,
        record=job.record,
        mask=job.mask,
        spent=spent,
    )
    with opened as engine:
        drafted = draft(job.prepared, engine, sections=sections, progress=progress)
    model = engine if isinstance(engine, ModelEngine) else None
    library = model.writer.library if model else Library(())
    scores = score_draft(drafted, model.attempts if model else None, library)
    ref = job.prepared.profile.ref
    return CellScore(
        cell=job.cell,
        profile=f"{ref.id} {ref.version}",
        sections=scores,
        elsewhere=_elsewhere(drafted.findings, scores),
        failures=drafted.failures,
        usage=model.usage if model else Usage(),
        terms=terms_of(job.settings),
    )


def _elsewhere(findings: Sequence[Finding], scores: Sequence[SectionScore]) -> tuple[Finding, ...]:
    """The errors and warnings that no score has."""
    mine = {id(finding) for score in scores for finding in score.findings}
    return tuple(f for f in findings if f.severity in COUNTED and id(f) not in mine)
