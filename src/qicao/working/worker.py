"""A worker: takes drafting jobs out of the store and writes them, in a process of its own.

What is written is kept section by section, so that a worker that dies loses nothing that was done:
the next one goes on with the rest. A section that a person has changed since the job was asked for
is not overwritten; what was written for it waits in the job until somebody says what counts.
"""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

from pydantic import ValidationError

from qicao.errors import DraftCancelled, DraftRefused, JobTaken, QicaoError, StoreError
from qicao.keeping import Kept, count_again, open_kept
from qicao.promptsets import Kind, PromptVersion, chosen_prompts
from qicao.settings import Settings
from qicao.store import Store
from qicao.values import Job, JobState, Section, SectionPlan, Value
from qicao.workflow import Prepared
from qicao.working.beating import beating
from qicao.working.taking import Taker
from qicao.writers import open_engine

NAP = 0.5
"""Seconds between two looks for a job."""
Tell = Callable[[str], None]


class Asked(Value):
    """What a drafting job is asked to do."""

    engine: str = "builtin"
    sections: tuple[str, ...] = ()
    """Entries of the outline; () for all."""
    revision: int
    """The revision that was seen: what has changed since is not overwritten."""
    mask: bool = False
    prompts: Kind = "pinned"
    """Which prompts a model is asked by."""
    prompts_digest: str = ""
    """What they were when they were chosen: others are refused. '' for a job that needs none."""


def ask(
    kept: Kept,
    who: str,
    engine: str,
    sections: Sequence[str] = (),
    mask: bool = False,
    prompts: PromptVersion | None = None,
) -> Job:
    """A job that drafts sections of a report anew. DraftRefused while conflicts are open."""
    if kept.prepared is None:
        raise DraftRefused("这份报告没有带数据文件，不能重新起草：请先在“数据”一步读入文件")
    if kept.prepared.unresolved:
        raise DraftRefused("数据之间有冲突，选定之前不起草", kept.prepared.unresolved)
    asked = Asked(
        engine=engine,
        sections=tuple(sections),
        revision=kept.number,
        mask=mask,
        prompts=prompts.kind if prompts else "pinned",
        prompts_digest=prompts.digest if prompts else "",
    )
    return Job(
        id=uuid4().hex,
        report=kept.id,
        who=who,
        made=datetime.now(UTC),
        asked=asked.model_dump(mode="json"),
    )


def work(
    store: Store, settings: Settings, tell: Tell = print, *, idle: float | None = None
) -> None:
    """Does jobs until there has been none for `idle` seconds; for ever if that is None.

    A database that is away or locked for a while is told of once and waited for.
    """
    worker, since, told = uuid4().hex, time.monotonic(), ""
    while idle is None or time.monotonic() - since < idle:
        did, trouble = _next_job(store, settings, worker, tell)
        if trouble and trouble != told:
            tell(f"{trouble}（工作进程没有退出，数据库能用了会接着做）")
        told = trouble
        if did:
            since = time.monotonic()
        else:
            time.sleep(NAP)


def _next_job(store: Store, settings: Settings, worker: str, tell: Tell) -> tuple[bool, str]:
    """Whether there was a job, which is done then; what is wrong with the database, or ''.

    A job whose end could not be told is lost to this worker, and taken again like a dead one's.
    """
    try:
        if job := store.jobs.claim(worker):
            do_job(store, settings, job, worker, tell)
    except StoreError as error:
        return False, str(error)
    return job is not None, ""


def do_job(store: Store, settings: Settings, job: Job, worker: str, tell: Tell) -> None:
    """Does one job to its end, whatever that is; a job that another worker took is left."""
    try:
        state, note = _outcome(store, settings, job, worker, tell)
        store.jobs.end(job.id, worker, state, note)
    except JobTaken as taken:
        tell(str(taken))


def _outcome(
    store: Store, settings: Settings, job: Job, worker: str, tell: Tell
) -> tuple[JobState, str]:
    try:
        return JobState.DONE, _draft(store, settings, job, worker, tell)
    except DraftCancelled:
        return JobState.STOPPED, "已停止，写完的各节都在"
    except JobTaken:
        raise
    except QicaoError as error:
        return JobState.FAILED, str(error)
    except ValidationError:
        return JobState.FAILED, "这次起草的要求读不懂，可能来自别的版本：请重新开始"
    except Exception:  # noqa: BLE001 - the edge of the process: whatever it is, the job ends in words
        tell(traceback.format_exc())
        return JobState.FAILED, "程序出错，写完的各节都在：请再试一次，仍不行请把日志交给管理员"


def _draft(store: Store, settings: Settings, job: Job, worker: str, tell: Tell) -> str:
    """Writes what is not written yet; what is to be told of it in the end."""
    asked = Asked.model_validate(job.asked)
    base = open_kept(store.reports, job.report, asked.revision)
    prepared = open_kept(store.reports, job.report).prepared
    if prepared is None:
        raise DraftRefused("这份报告没有带数据文件，不能重新起草")
    taker = Taker(store, job, worker, base.state.report, prepared)
    for part in store.jobs.parts(job.id):
        taker.take_in(part)
    done = {part.section for part in store.jobs.parts(job.id)}
    plans = [p for p in prepared.plans if not asked.sections or p.id in asked.sections]
    store.jobs.expect(job.id, worker, len(plans))
    chosen = settings.model_copy(update={"engine": asked.engine})
    prompted = _with_prompts(prepared, asked, settings)
    with (
        beating(store, job, worker) as beat,
        open_engine(chosen, prompted, tell, mask=asked.mask) as engine,
    ):
        beat.engine = taker.engine = engine

        def keep(plan: SectionPlan, sections: tuple[Section, ...]) -> None:
            beat.forget(plan.id)
            taker.keep(plan, sections)

        engine.write_all([plan for plan in plans if plan.id not in done], keep, beat.hear)
        count_again(store.reports, job.report)
        return "；".join(engine.failures)


def _with_prompts(prepared: Prepared, asked: Asked, settings: Settings) -> Prepared:
    """The data with the prompts that were chosen. DraftRefused if they have changed since."""
    if not asked.prompts_digest:
        return prepared
    own, digest = prepared.profile, asked.prompts_digest
    chosen = chosen_prompts(own, settings.data_dir, asked.prompts, digest)
    return replace(prepared, profile=chosen.profile)
