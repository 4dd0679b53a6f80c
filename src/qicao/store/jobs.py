"""Jobs: who waits, who works, and what was written so far.

A worker holds a job as long as it is heard of; one that is not, for the patience that the claimer
has, has died, and the next worker goes on with what is not written yet. A job over which some have
died one after another, and have written nothing, ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, RowMapping, insert, or_, update

from qicao.errors import JobTaken, NotKept
from qicao.store.chain import add_link
from qicao.store.clock import Clock, now
from qicao.store.database import Database
from qicao.store.job_rows import coming_row, job_of, job_row, part_of, part_row
from qicao.store.report_tables import jobs, parts
from qicao.store.reports import lock_report
from qicao.store.rows import columns
from qicao.store.tables import add_once
from qicao.values import Coming, Job, JobState, Part

LOST = timedelta(seconds=20)
"""After how long without a word a worker has died."""
MOST = 3
"""So many workers may take a job before anything of it is written."""
_DIED = (
    f"起草它的进程接连 {MOST} 次中途停止，可能是内存不够：写完的各节都在，"
    "请少选几节或换一种引擎再起草；仍不行请把工作进程的日志交给管理员"
)
_OPEN = (JobState.WAITING.value, JobState.RUNNING.value)


class JobStore:
    """The jobs of all reports; may be shared by threads and processes."""

    def __init__(self, database: Database, clock: Clock = now) -> None:
        self._database, self._clock = database, clock

    def add(self, job: Job) -> Job:
        """Keeps a job that waits for a worker; the one that is open for its report, if any."""
        with self._database.writing() as connection:
            lock_report(connection, job.report)
            ours = (jobs.c.report == job.report) & jobs.c.state.in_(_OPEN)
            query = columns(jobs).where(or_(ours, jobs.c.id == job.id))
            if (row := connection.execute(query).mappings().first()) is not None:
                return job_of(row)
            connection.execute(insert(jobs).values(**job_row(job)))
            detail = {"job": job.id, "asked": job.asked}
            add_link(connection, job.report, self._clock(), job.who, "job", detail)
        return job

    def claim(self, worker: str, lost: timedelta = LOST) -> Job | None:
        """The oldest job that nobody works on, now this worker's; None if there is none.

        One that workers have died over too often is ended as failed, and the next is looked at.
        """
        at = self._clock()
        with self._database.writing() as connection:
            while (row := self._free(connection, at - lost)) is not None:
                if row["attempts"] < MOST:
                    return self._taken(connection, row, worker, at)
                self._end(connection, row, JobState.FAILED, _DIED, at)
        return None

    def beat(self, job: str, worker: str, coming: Sequence[Coming] = ()) -> bool:
        """Tells that the worker lives and what is coming; whether it is to stop.

        JobTaken if the job is not its.
        """
        with self._database.writing() as connection:
            row = self._held(connection, job, worker)
            told = {"alive": self._clock(), "coming": coming_row(coming)}
            connection.execute(update(jobs).where(jobs.c.id == job).values(**told))
        return bool(row["stopping"])

    def expect(self, job: str, worker: str, total: int) -> None:
        """Tells how many sections there are to write."""
        with self._database.writing() as connection:
            self._held(connection, job, worker)
            connection.execute(update(jobs).where(jobs.c.id == job).values(total=total))

    def keep(self, part: Part, worker: str) -> None:
        """Keeps what was written; the same part twice is one. JobTaken if the job is not its."""
        with self._database.writing() as connection:
            self._held(connection, part.job, worker)
            connection.execute(update(jobs).where(jobs.c.id == part.job).values(attempts=1))
            connection.execute(add_once(connection.dialect.name, parts, part_row(part)))

    def settle(self, part: str, revision: int) -> None:
        """Tells which revision took a part in."""
        with self._database.writing() as connection:
            change = update(parts).where(parts.c.id == part, parts.c.revision.is_(None))
            connection.execute(change.values(revision=revision))

    def end(self, job: str, worker: str, state: JobState, note: str = "") -> None:
        """Ends a job. JobTaken if it is not this worker's any more."""
        with self._database.writing() as connection:
            row = self._held(connection, job, worker)
            self._end(connection, row, state, note, self._clock())

    def stop(self, job: str) -> None:
        """Asks for a job to stop; one that nobody has begun ends at once."""
        with self._database.writing() as connection:
            query = columns(jobs).where(jobs.c.id == job).with_for_update()
            row = connection.execute(query).mappings().first()
            if row is None or row["state"] not in _OPEN:
                return
            connection.execute(update(jobs).where(jobs.c.id == job).values(stopping=1))
            if row["state"] == JobState.WAITING.value:
                self._end(connection, row, JobState.STOPPED, "还没有开始就停止了", self._clock())

    def job(self, job: str) -> Job:
        """One job. NotKept if there is none."""
        with self._database.reading() as connection:
            row = connection.execute(columns(jobs).where(jobs.c.id == job)).mappings().first()
        if row is None:
            raise NotKept("找不到这次起草：请回到报告重新开始")
        return job_of(row)

    def latest(self, report: str) -> Job | None:
        """The last job of a report, however it stands."""
        query = columns(jobs).where(jobs.c.report == report).order_by(jobs.c.number.desc())
        with self._database.reading() as connection:
            row = connection.execute(query.limit(1)).mappings().first()
        return None if row is None else job_of(row)

    def parts(self, job: str) -> tuple[Part, ...]:
        """What a job has written, in the order in which it came."""
        query = columns(parts).where(parts.c.job == job).order_by(parts.c.number)
        with self._database.reading() as connection:
            return tuple(map(part_of, connection.execute(query).mappings()))

    def _free(self, connection: Connection, heard: datetime) -> RowMapping | None:
        """The oldest job that waits, or whose worker was not heard of since then; it is locked."""
        dead = (jobs.c.state == JobState.RUNNING.value) & (jobs.c.alive < heard)
        free = or_(jobs.c.state == JobState.WAITING.value, dead)
        query = columns(jobs).where(free).order_by(jobs.c.number).limit(1)
        return connection.execute(query.with_for_update(skip_locked=True)).mappings().first()

    def _taken(self, connection: Connection, row: RowMapping, worker: str, at: datetime) -> Job:
        """The job of the row, which is this worker's from now on."""
        taken: dict[str, Any] = {"state": JobState.RUNNING.value, "worker": worker, "alive": at}
        taken |= {"attempts": row["attempts"] + 1, "began": row["began"] or at}
        mine = jobs.c.id == row["id"]
        connection.execute(update(jobs).where(mine).values(**taken, coming=coming_row(())))
        return job_of(connection.execute(columns(jobs).where(mine)).mappings().one())

    def _held(self, connection: Connection, job: str, worker: str) -> RowMapping:
        query = columns(jobs).where(jobs.c.id == job).with_for_update()
        row = connection.execute(query).mappings().first()
        if row is None or row["worker"] != worker or row["state"] != JobState.RUNNING.value:
            raise JobTaken("这次起草已经结束，或由别的进程接着做了")
        return row

    def _end(
        self, connection: Connection, row: RowMapping, state: JobState, note: str, at: datetime
    ) -> None:
        ended: dict[str, Any] = {"state": state.value, "ended": at, "note": note}
        change = update(jobs).where(jobs.c.id == row["id"])
        connection.execute(change.values(**ended, coming=coming_row(())))
        lock_report(connection, row["report"])
        detail = {"job": row["id"], "state": state.value, "note": note}
        add_link(connection, row["report"], at, row["who"], "job", detail)
