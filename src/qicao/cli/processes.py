"""Work on many things in several processes: results in order, a death is one result.

A process that dies takes only what it was working on with it. Ctrl+C ends all of them at once.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Generic, TypeVar

FEW = 8
"""So many things are not worth a process more."""
AHEAD = 4
"""Tasks a process that are handed out before the first of them is back."""
MOST = 61
"""So many processes can be waited for at once on Windows; more are of no use anywhere."""
Task = TypeVar("Task")
Result = TypeVar("Result")


def processors() -> int:
    """How many processors this program may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def processes_for(things: int, wanted: int | None) -> int:
    """How many processes to start: as wanted, else one a processor where there are many things."""
    most = wanted or (processors() if things >= FEW else 1)
    return max(1, min(most, things, MOST))


def in_order(
    tasks: Sequence[Task],
    work: Callable[[Task], Result],
    killed: Callable[[Task], Result],
    processes: int,
) -> Generator[Result, None, None]:
    """The result of every task, in their order; `killed` tells of one whose process died.

    With one process the work is done here. What `work` raises is raised.
    """
    if processes == 1:
        yield from map(work, tasks)
        return
    yield from _Round(deque(tasks), work, killed).results(processes)


class _Round(Generic[Task, Result]):
    """What is left to do. After a death those that were handed out are tried one by one."""

    def __init__(
        self,
        left: deque[Task],
        work: Callable[[Task], Result],
        killed: Callable[[Task], Result],
    ) -> None:
        self.left, self.work, self.killed = left, work, killed

    def results(self, processes: int) -> Generator[Result, None, None]:
        while self.left:
            suspects = yield from self.together(processes)
            if suspects:
                yield from self.alone(suspects)

    def together(self, processes: int) -> Generator[Result, None, int]:
        """Results until all are there; the number of those that were handed out when one died."""
        handed: deque[Future[Result]] = deque()
        with _pool(processes) as pool:
            while self.left:
                if not self.hand(pool, handed, processes * AHEAD):
                    return len(handed) + 1
                if isinstance(handed[0].exception(), BrokenProcessPool):
                    return len(handed)
                yield handed.popleft().result()
                self.left.popleft()
        return 0

    def hand(self, pool: ProcessPoolExecutor, handed: deque[Future[Result]], most: int) -> bool:
        """Hands out more; False if nobody is there to take it."""
        try:
            while len(handed) < min(most, len(self.left)):
                handed.append(pool.submit(self.work, self.left[len(handed)]))
        except BrokenProcessPool:
            return False
        return True

    def alone(self, suspects: int) -> Generator[Result, None, None]:
        """Results of so many tasks, each with the process to itself, until one dies again."""
        with _pool(1) as pool:
            for _ in range(min(suspects, len(self.left))):
                task = self.left.popleft()
                future = pool.submit(self.work, task)
                if isinstance(future.exception(), BrokenProcessPool):
                    yield self.killed(task)
                    return
                yield future.result()


@contextmanager
def _pool(processes: int) -> Iterator[ProcessPoolExecutor]:
    """Fresh processes, which inherit nothing; ended with the block, whatever they are doing."""
    others = multiprocessing.active_children()
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(processes, mp_context=context, initializer=_unstirred)
    try:
        yield pool
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for child in multiprocessing.active_children():
            if child not in others:
                child.terminate()


def _unstirred() -> None:
    """Leaves Ctrl+C to the process that was called."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
