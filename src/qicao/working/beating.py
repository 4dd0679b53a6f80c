"""The heartbeat of a worker: the store hears that it lives and what is being written.

The engine hears that it is to stop.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from qicao.engines import Engine
from qicao.errors import JobTaken, QicaoError
from qicao.store import Store
from qicao.values import Coming, Job

BEAT = 1.0
"""Seconds between two words to the store."""
SHOWN = 6_000
"""Characters of a text that is coming which the store is told, the last ones."""


class Beat:
    """Tells the store that the worker lives, and the engine that it is to stop."""

    def __init__(self, store: Store, job: Job, worker: str) -> None:
        self.store, self.job, self.worker = store, job, worker
        self.engine: Engine | None = None
        self.over = threading.Event()
        self.coming: dict[str, Coming] = {}

    def hear(self, coming: Coming) -> None:
        """Called by the engine with every piece; the next beat tells the latest."""
        last = coming.model_copy(update={"text": coming.text[-SHOWN:]})
        self.coming = {**self.coming, coming.section: last}

    def forget(self, section: str) -> None:
        """Called when a section is done."""
        self.coming = {name: each for name, each in self.coming.items() if name != section}

    def run(self) -> None:
        """Beats until it is over; a job that is stopped or taken cancels the engine."""
        while not self.over.wait(BEAT):
            self.once()

    def once(self) -> None:
        """One beat."""
        try:
            stop = self.store.jobs.beat(self.job.id, self.worker, [*self.coming.values()])
        except JobTaken:
            stop = True
        except QicaoError:  # the database is away for a moment: the lease tells how long
            return
        cancel = getattr(self.engine, "cancel", None)
        if stop and cancel:
            cancel()


@contextmanager
def beating(store: Store, job: Job, worker: str) -> Iterator[Beat]:
    """Beats for the job as long as the block lasts."""
    beat = Beat(store, job, worker)
    thread = threading.Thread(target=beat.run, daemon=True)
    thread.start()
    try:
        yield beat
    finally:
        beat.over.set()
        thread.join()
