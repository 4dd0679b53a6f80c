"""Starts a worker in a process of its own, which outlives the page that asked for it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from datetime import datetime, timedelta
from pathlib import Path

from qicao.store.jobs import LOST
from qicao.values import Job, JobState

IDLE = 3
"""Seconds without work after which a worker that a page started ends."""
LOG = "worker.log"
DEAD = 3 * LOST
"""After how long without a word of any worker a person has to be told."""


def start_worker(folder: Path, environment: dict[str, str] | None = None) -> None:
    """A worker for the jobs that wait; what it has to say goes into a file in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "qicao", "worker", "--idle", str(IDLE)]
    apart = (
        {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}  # type: ignore[attr-defined]
        if os.name == "nt"
        else {"start_new_session": True}
    )
    with (folder / LOG).open("ab") as log:
        worker = subprocess.Popen(  # noqa: S603 - our own program, no word of a stranger in it
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env=environment,
            **apart,
        )
    threading.Thread(target=worker.wait, daemon=True).start()  # or it would stay a zombie


def needs_worker(job: Job, at: datetime, patience: timedelta = LOST) -> bool:
    """Whether nobody works on a job that is open: the one who did has died, or never came."""
    if job.state is JobState.WAITING:
        return at - job.made > patience
    return job.state is JobState.RUNNING and job.alive is not None and at - job.alive > patience
