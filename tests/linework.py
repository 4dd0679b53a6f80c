"""How much work an act is, counted in lines of Python that it runs: the same on any machine.

What C does within a line (copying a text, scanning it with a pattern) is not counted: for that
there is `benchmarks/longlines.py`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def lines_run(act: Callable[[], object]) -> int:
    """The lines that `act` runs, in whatever module."""
    count = 0

    def trace(_: FrameType, event: str, __: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        act()
    finally:
        sys.settrace(before)
    return count


def grows(act: Callable[[int], Callable[[], object]], size: int) -> float:
    """How much more work an input four times as large is: 4 if the work is in proportion."""
    act(size)()  # what is kept at hand from the first time on is no work of the second
    return lines_run(act(4 * size)) / lines_run(act(size))
