"""A trial: every case by every set of prompts, engine and seed, each one draft like any other.

All that can be refused is refused before the first call. What is done is handed on cell by cell;
replies that were paid for are in the store, so that a second run asks only for what is missing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from qicao.engines.choose import BUILTIN, choose_chat, terms_lines, terms_of
from qicao.engines.drafting import ModelEngine
from qicao.engines.endpoint import SectionRefused, Terms, Usage
from qicao.prompt import Library
from qicao.settings import Settings
from qicao.trial.cases import Case
from qicao.trial.promptsets import PromptSet, blamed, prepare_with
from qicao.trial.scoring import COUNTED, SectionScore, score_draft
from qicao.values import Finding, SectionPlan, Value
from qicao.workflow import Prepared, Progress, check_sections, draft
from qicao.writers import make_engine, open_engine

REPLAY = "replay:"
_UNFIT = re.compile(r"[^\w.-]+")
Tell = Callable[[str], None]


class Cell(Value):
    """One draft of a trial."""

    case: str
    prompts: str
    engine: str
    seed: int | None = None


class CellScore(Value):
    """What became of one draft."""

    cell: Cell
    profile: str
    sections: tuple[SectionScore, ...]
    elsewhere: tuple[Finding, ...] = ()
    """Errors and warnings outside the sections that were to be written."""
    failures: tuple[str, ...] = ()
    usage: Usage = Usage()
    """What was used now: a reply that was kept from an earlier run is not in it."""
    terms: Terms = Terms()


class Trial(Value):
    """What was to be tried, and what is done so far."""

    planned: tuple[Cell, ...]
    done: tuple[CellScore, ...] = ()


@dataclass(frozen=True)
class Job:
    """A cell with all that it needs."""

    cell: Cell
    prompts: PromptSet
    prepared: Prepared
    settings: Settings
    record: Path | None = None


def make_jobs(
    cases: Sequence[Case],
    sets: Sequence[PromptSet],
    engines: Sequence[Settings],
    *,
    sections: Sequence[str] = (),
    record: Path | None = None,
    tell: Tell = lambda _: None,
) -> tuple[Job, ...]:
    """The drafts to make; `engines` are settings with an engine and a seed each.

    Raises what stands against any of them (UsageError, ImportRefused, ProfileError, DraftRefused,
    MissingDependency). `tell` gets where everything goes, once for each engine.
    """
    jobs = []
    for case in cases:
        for one, prepared in zip(sets, prepare_with(case, sets, engines[0]), strict=True):
            check_sections(prepared, sections)
            jobs += [_job(case, one, prepared, settings, record) for settings in engines]
    told: dict[str, None] = {}
    for job in jobs:
        told |= dict.fromkeys(_require_ready(job, sections))
    for line in told:
        tell(line)
    return tuple(jobs)


def _job(
    case: Case, one: PromptSet, prepared: Prepared, settings: Settings, record: Path | None
) -> Job:
    cell = Cell(case=case.name, prompts=one.name, engine=settings.engine, seed=settings.seed)
    if settings.engine.startswith(REPLAY):
        below = Path(settings.engine.removeprefix(REPLAY)) / _below(cell)
        engine = f"{REPLAY}{below}" if below.is_dir() else settings.engine
        return Job(cell, one, prepared, settings.model_copy(update={"engine": engine}))
    folder = record / _name(cell.engine) / _below(cell) if record else None
    return Job(cell, one, prepared, settings, folder)


def _below(cell: Cell) -> Path:
    """Where the replies of a cell are, below the folder of its engine."""
    seed = [] if cell.seed is None else [f"seed-{cell.seed}"]
    return Path(_name(cell.case), _name(cell.prompts), *seed)


def _name(text: str) -> str:
    return _UNFIT.sub("_", text).strip("._") or "_"


def _require_ready(job: Job, sections: Sequence[str]) -> tuple[str, ...]:
    """Where the requests of a job go and on what terms; raises what a draft would refuse."""
    if job.settings.engine == BUILTIN:
        return ()
    chat, terms = choose_chat(job.settings, lambda _: None), terms_of(job.settings)
    engine = make_engine(chat, job.prepared, terms, lambda _: None)
    with blamed(job.prompts, job.prepared.profile):
        for plan in _plans(job, sections):
            # One that is too long is the section's failure, which the trial counts.
            with suppress(SectionRefused):
                engine.requests((plan,))
    key = job.settings.openai_api_key is not None
    return terms_lines(chat, terms, key=key) if chat.place else ()


def _plans(job: Job, sections: Sequence[str]) -> list[SectionPlan]:
    return [plan for plan in job.prepared.plans if not sections or plan.id in sections]


def count_sections(jobs: Sequence[Job], sections: Sequence[str]) -> int:
    """How many sections all drafts have together."""
    return sum(len(_plans(job, sections)) for job in jobs)


def run(
    jobs: Sequence[Job], sections: Sequence[str] = (), progress: Progress | None = None
) -> Iterator[Trial]:
    """The trial after each draft. StoreError or DraftCancelled ends it; what was given stands.

    `progress` is told of sections, over all drafts.
    """
    trial = Trial(planned=tuple(job.cell for job in jobs))
    step = _counting(progress, count_sections(jobs, sections))
    for job in jobs:
        trial = trial.model_copy(update={"done": (*trial.done, run_job(job, sections, step))})
        yield trial


def _counting(progress: Progress | None, total: int) -> Progress:
    """Tells `progress` of each section that any of the drafts is done with."""
    done = count(1)

    def step(place: int, _: int, heading: str) -> None:
        if progress and place:
            progress(next(done), total, heading)

    return step


def run_job(job: Job, sections: Sequence[str], progress: Progress) -> CellScore:
    """One draft, scored."""
    with open_engine(job.settings, job.prepared, lambda _: None, record=job.record) as engine:
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
