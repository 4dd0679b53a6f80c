"""`make bench`: every ratio in a table; exit 1 if one is over its limit.

Both sides of a ratio run in turns in this one process, so the machine's speed cancels out.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import drafting
import startup
from rich.console import Console
from rich.table import Table
from sidebyside import Result


def main() -> int:
    """Measures and prints; 0 if every ratio is within its limit."""
    results = list(measured())
    Console(width=110).print(table(results))
    return 0 if all(result.kept for result in results) else 1


def measured() -> Iterator[Result]:
    """One result after the other, each told as it comes."""
    for benchmark in (startup, drafting):
        for result in benchmark.measure():
            print(f"{result.name}：{result.ratio:.2f}", file=sys.stderr)
            yield result


def table(results: list[Result]) -> Table:
    """As people read it; milliseconds are of this machine, ratios of any."""
    shown = Table("基准", "我们（毫秒）", "对照（毫秒）", "比值", "上限", "结果")
    for result in results:
        shown.add_row(
            result.name,
            f"{result.ours * 1000:.1f}",
            f"{result.plain * 1000:.1f}",
            f"{result.ratio:.2f}",
            "－" if result.limit is None else f"{result.limit:g}",
            "通过" if result.kept else "超出",
        )
    return shown


if __name__ == "__main__":
    sys.exit(main())
