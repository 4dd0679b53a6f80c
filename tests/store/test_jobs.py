"""A job is done once: by the worker that holds it, or by the next one if that died."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from keptreports import CONTENTS, a_job, a_part, a_save
from keptruns import BEGAN

from qicao.errors import JobTaken, NotKept
from qicao.store import Store, open_desk
from qicao.values import Coming, Job, JobState


class Watch:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.time = BEGAN

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def job(desk: Store) -> Job:
    """A job that waits, of a report that is kept."""
    save = a_save()
    desk.reports.save(save, CONTENTS)
    return desk.jobs.add(a_job(save.report))


def test_a_job_goes_from_waiting_to_done(desk: Store, job: Job) -> None:
    assert desk.jobs.latest(job.report) == desk.jobs.job(job.id) == job
    taken = desk.jobs.claim("甲")
    assert taken is not None
    assert (taken.id, taken.state, taken.worker) == (job.id, JobState.RUNNING, "甲")
    desk.jobs.expect(job.id, "甲", 3)
    part = a_part(job)
    desk.jobs.keep(part, "甲")
    desk.jobs.keep(part, "甲")
    desk.jobs.settle(part.id, 2)
    desk.jobs.end(job.id, "甲", JobState.DONE, "写完 1 节")
    ended = desk.jobs.job(job.id)
    assert (ended.state, ended.total, ended.note) == (JobState.DONE, 3, "写完 1 节")
    assert desk.jobs.parts(job.id) == (part.model_copy(update={"revision": 2}),)
    assert desk.jobs.claim("乙") is None
    deeds = [(link.deed, link.detail.get("state")) for link in desk.reports.audit(job.report)]
    assert deeds == [("draft", None), ("job", None), ("job", "done")]
    assert desk.reports.broken(job.report) == ()


def test_one_job_at_a_time_for_a_report(desk: Store, job: Job) -> None:
    assert desk.jobs.add(a_job(job.report)) == job
    desk.jobs.stop(job.id)
    later = a_job(job.report)
    assert desk.jobs.add(later) == later


def test_a_job_of_no_report_is_refused(desk: Store) -> None:
    with pytest.raises(NotKept):
        desk.jobs.add(a_job(uuid4().hex))
    with pytest.raises(NotKept):
        desk.jobs.job(uuid4().hex)


def test_of_many_workers_one_takes_it(desk: Store, job: Job) -> None:
    with ThreadPoolExecutor(8) as pool:
        taken = [got for got in pool.map(desk.jobs.claim, "甲乙丙丁戊己庚辛") if got]
    assert [each.id for each in taken] == [job.id]


def test_a_job_of_a_dead_worker_is_taken_by_the_next_who_sees_what_is_written(url: str) -> None:
    watch = Watch()
    with open_desk(url, clock=watch) as desk:
        save = a_save()
        desk.reports.save(save, CONTENTS)
        job = desk.jobs.add(a_job(save.report))
        assert desk.jobs.claim("甲")
        part = a_part(job)
        desk.jobs.keep(part, "甲")
        watch.time += timedelta(seconds=15)
        desk.jobs.beat(job.id, "甲")
        watch.time += timedelta(seconds=15)
        assert desk.jobs.claim("乙") is None
        watch.time += timedelta(seconds=15)
        again = desk.jobs.claim("乙")
        assert again is not None
        assert (again.worker, again.began) == ("乙", BEGAN)
        assert desk.jobs.parts(job.id) == (part,)
        for late in (
            lambda: desk.jobs.beat(job.id, "甲"),
            lambda: desk.jobs.keep(a_part(job), "甲"),
            lambda: desk.jobs.end(job.id, "甲", JobState.DONE),
        ):
            with pytest.raises(JobTaken):
                late()
        desk.jobs.end(job.id, "乙", JobState.FAILED, "连不上")
        assert desk.jobs.job(job.id).state is JobState.FAILED


def test_a_job_that_workers_die_over_ends_in_words_and_the_next_is_done(url: str) -> None:
    watch = Watch()
    with open_desk(url, clock=watch) as desk:
        first, second = a_save(), a_save()
        for save in (first, second):
            desk.reports.save(save, CONTENTS)
        deadly = desk.jobs.add(a_job(first.report))
        for number in range(1, 4):
            taken = desk.jobs.claim(f"第{number}个")
            assert taken is not None
            assert (taken.id, taken.attempts) == (deadly.id, number)
            watch.time += timedelta(seconds=30)
        other = desk.jobs.add(a_job(second.report))
        taken = desk.jobs.claim("第4个")
        assert taken is not None
        assert taken.id == other.id
        ended = desk.jobs.job(deadly.id)
        assert (ended.state, ended.ended) == (JobState.FAILED, watch.time)
        assert "接连 3 次中途停止" in ended.note
        assert "请" in ended.note
        assert desk.reports.audit(first.report)[-1].detail["state"] == "failed"
        assert desk.reports.broken(first.report) == ()
        with pytest.raises(JobTaken):
            desk.jobs.beat(deadly.id, "第3个")


def test_a_job_of_which_more_is_written_each_time_goes_on(url: str) -> None:
    watch = Watch()
    with open_desk(url, clock=watch) as desk:
        save = a_save()
        desk.reports.save(save, CONTENTS)
        job = desk.jobs.add(a_job(save.report))
        for number in range(6):
            assert desk.jobs.claim(f"第{number}个")
            desk.jobs.keep(a_part(job), f"第{number}个")
            watch.time += timedelta(seconds=30)
        assert desk.jobs.claim("最后一个")


def test_stopping_reaches_the_worker_at_its_next_beat(desk: Store, job: Job) -> None:
    desk.jobs.claim("甲")
    assert not desk.jobs.beat(job.id, "甲")
    desk.jobs.stop(job.id)
    assert desk.jobs.beat(job.id, "甲")
    desk.jobs.end(job.id, "甲", JobState.STOPPED)
    desk.jobs.stop(job.id)
    assert desk.jobs.job(job.id).state is JobState.STOPPED


def test_what_is_coming_is_told_with_each_beat_and_gone_at_the_end(desk: Store, job: Job) -> None:
    first = Coming(section="概况", text="半个\ud83d和\x00“引号")
    desk.jobs.claim("甲")
    desk.jobs.beat(job.id, "甲", [first, Coming(section="问题", turn=1)])
    assert desk.jobs.job(job.id).coming == (first, Coming(section="问题", turn=1))
    desk.jobs.beat(job.id, "甲", [first])
    assert desk.jobs.job(job.id).coming == (first,)
    desk.jobs.end(job.id, "甲", JobState.DONE)
    assert desk.jobs.job(job.id).coming == ()


def test_what_a_dead_worker_was_writing_is_gone_with_the_next(url: str) -> None:
    watch = Watch()
    with open_desk(url, clock=watch) as desk:
        save = a_save()
        desk.reports.save(save, CONTENTS)
        job = desk.jobs.add(a_job(save.report))
        desk.jobs.claim("甲")
        desk.jobs.beat(job.id, "甲", [Coming(section="概况", text="半句")])
        watch.time += timedelta(seconds=30)
        again = desk.jobs.claim("乙")
        assert again is not None
        assert again.coming == ()


def test_a_job_that_nobody_began_stops_at_once(desk: Store, job: Job) -> None:
    desk.jobs.stop(job.id)
    stopped = desk.jobs.job(job.id)
    assert (stopped.state, stopped.ended is not None) == (JobState.STOPPED, True)
    assert desk.jobs.claim("甲") is None
