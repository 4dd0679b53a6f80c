"""The drafts of a trial before the first call: all that can be refused is refused here.

A case, a set of prompts or an engine that cannot be used is named, with file and line; so is a
profile that has no prompt for a section. Nothing is sent.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from qicao.engines.choose import BUILTIN, choose_chat, terms_lines, terms_of
from qicao.engines.drafting import has_matter
from qicao.engines.endpoint import SectionRefused
from qicao.engines.writing import Brief
from qicao.errors import ImportRefused
from qicao.settings import Settings
from qicao.trial.cases import Case
from qicao.trial.cells import Cell
from qicao.trial.promptsets import PromptSet, blamed, prepare_with
from qicao.values import SectionPlan
from qicao.workflow import Prepared, check_sections
from qicao.writers import make_engine

REPLAY = "replay:"
_UNFIT = re.compile(r"[^\w.-]+")
Tell = Callable[[str], None]


@dataclass(frozen=True)
class Job:
    """A cell with all that it needs."""

    cell: Cell
    prompts: PromptSet
    prepared: Prepared
    settings: Settings
    record: Path | None = None
    mask: bool = False


def make_jobs(
    cases: Sequence[Case],
    sets: Sequence[PromptSet],
    engines: Sequence[Settings],
    *,
    sections: Sequence[str] = (),
    record: Path | None = None,
    mask: bool = False,
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
            made = (_job(case, one, prepared, settings, record) for settings in engines)
            jobs += [replace(job, mask=mask) for job in made]
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
        for plan in plans_of(job, sections):
            if has_matter(plan):
                _require_inputs(engine.writer.brief(plan))
            # One that is too long is the section's failure, which the trial counts.
            with suppress(SectionRefused):
                engine.requests((plan,))
    key = job.settings.openai_api_key is not None
    return terms_lines(chat, terms, key=key) if chat.place else ()


def _require_inputs(brief: Brief) -> None:
    """ImportRefused for a prompt that declares an input that no section is given."""
    for name in brief.prompt.needed:
        if name not in brief.matter:
            hint = f"没有输入“{name}”，可用：{'、'.join(brief.matter)}"
            raise ImportRefused("prompt_inputs", brief.prompt.file, hint, cell=f"inputs｜{name}")


def plans_of(job: Job, sections: Sequence[str]) -> list[SectionPlan]:
    """The sections of a draft; all if none is named."""
    return [plan for plan in job.prepared.plans if not sections or plan.id in sections]
