"""A writer that is to be killed: saves revisions without end, and tells each that was answered.

It is given the address of the database, a file and the reports. Before a save its id goes into the
file as begun, after the answer as kept, with the revision; both are on the disk at once.
"""

from __future__ import annotations

import os
import random
from pathlib import Path
from uuid import uuid4

from keptreports import a_job, a_save, after, with_text

from qicao.errors import SaveConflict
from qicao.store import Store, open_desk
from qicao.values import JobState, Save


def main(url: str, told: str, *reports: str) -> None:
    """Saves and jobs, until the process is killed."""
    with open_desk(url, wait=30) as desk, Path(told).open("a", encoding="utf-8") as file:
        retry(desk, file, told)
        while True:
            report = random.choice(reports)  # noqa: S311 - chance, no secret
            save_once(desk, file, report)
            job_once(desk, report)


def save_once(desk: Store, file, report: str) -> None:
    """One save on top of the latest revision, told before and after."""
    latest = desk.reports.revision(report)
    first = a_save(report=report)
    save = after(first, base=latest.number, state=with_text(first, uuid4().hex * 20))
    tell(file, f"begun {save.id} {save.base} {report}")
    answer(desk, file, save)


def retry(desk: Store, file, told: str) -> None:
    """The last save that was begun and not answered, once more: it may have been kept or not."""
    lines = [line.split() for line in Path(told).read_text(encoding="utf-8").splitlines()]
    if lines and lines[-1][0] == "begun" and len(lines[-1]) == 4:
        _, id, base, report = lines[-1]
        first = a_save(report=report)
        save = after(first, id=id, base=int(base), state=with_text(first, "再存一次。"))
        answer(desk, file, save)


def answer(desk: Store, file, save: Save) -> None:
    """Saves, and tells what came of it."""
    try:
        number = desk.reports.save(save).number
    except SaveConflict:
        tell(file, f"refused {save.id}")
    else:
        tell(file, f"kept {save.id} {number} {save.report}")


def job_once(desk: Store, report: str) -> None:
    """A job from beginning to end, so that the chain has other links too."""
    desk.jobs.add(a_job(report))
    worker = uuid4().hex
    if (mine := desk.jobs.claim(worker)) is not None:
        desk.jobs.end(mine.id, worker, JobState.DONE)


def tell(file, line: str) -> None:
    """A line that is on the disk when this returns."""
    file.write(line + "\n")
    file.flush()
    os.fsync(file.fileno())
