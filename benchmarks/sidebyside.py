"""Two ways of doing one thing, timed in turns in one run; what counts is their ratio."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

Work = Callable[[], object]


@dataclass(frozen=True)
class Result:
    """What was measured: seconds of ours and of the plain way, and the ratio that is allowed."""

    name: str
    ours: float
    plain: float
    limit: float | None = None
    """None if the ratio is only told."""

    @property
    def ratio(self) -> float:
        """Ours over plain."""
        return self.ours / self.plain

    @property
    def kept(self) -> bool:
        """Whether the ratio is within the limit."""
        return self.limit is None or self.ratio <= self.limit

    def per(self, ours: int, plain: int) -> Result:
        """The same for one piece of work, of `ours` and `plain` pieces."""
        return Result(self.name, self.ours / ours, self.plain / plain, self.limit)


def compare(
    name: str, ours: Work, plain: Work, *, limit: float | None = None, rounds: int = 9
) -> Result:
    """Both in turns, `rounds` times each after one that does not count."""
    ours(), plain()
    times: tuple[list[float], list[float]] = ([], [])
    for turn in range(rounds):
        for which in (0, 1) if turn % 2 else (1, 0):
            times[which].append(seconds((ours, plain)[which]))
    return Result(name, median(times[0]), median(times[1]), limit)


def seconds(work: Work) -> float:
    """Wall time of one call, with no collection of older garbage in it."""
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
