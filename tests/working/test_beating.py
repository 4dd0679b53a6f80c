"""What a model is saying reaches the store with the next beat, the latest of it alone."""

from __future__ import annotations

import pytest

from qicao.keeping import Kept
from qicao.store import Store
from qicao.values import Coming, Job
from qicao.working import ask
from qicao.working.beating import SHOWN, Beat


@pytest.fixture
def job(desk: Store, kept: Kept) -> Job:
    """A job that the worker 甲 holds."""
    asked = desk.jobs.add(ask(kept, "绩效岗", "builtin"))
    desk.jobs.claim("甲")
    return asked


def test_the_latest_of_each_section_is_told(desk: Store, job: Job) -> None:
    beat = Beat(desk, job, "甲")
    for section, text in (("概况", "全年"), ("问题", "执行"), ("概况", "全年支出")):
        beat.hear(Coming(section=section, text=text))
    beat.once()
    told = {each.section: each.text for each in desk.jobs.job(job.id).coming}
    assert told == {"概况": "全年支出", "问题": "执行"}
    beat.forget("概况")
    beat.once()
    assert [each.section for each in desk.jobs.job(job.id).coming] == ["问题"]


def test_of_a_text_without_end_the_last_words_are_told(desk: Store, job: Job) -> None:
    beat = Beat(desk, job, "甲")
    beat.hear(Coming(section="概况", text="甲" * SHOWN + "乙"))
    beat.once()
    (told,) = desk.jobs.job(job.id).coming
    assert (len(told.text), told.text[-1]) == (SHOWN, "乙")


def test_a_worker_whose_job_was_taken_stops_its_engine(desk: Store, job: Job) -> None:
    stopped: list[bool] = []

    class Engine:
        def cancel(self) -> None:
            stopped.append(True)

    beat = Beat(desk, job, "乙")
    beat.engine = Engine()  # type: ignore[assignment]
    beat.once()
    assert stopped == [True]
