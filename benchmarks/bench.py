"""`make bench`: every ratio and share in a table; exit 1 if one is beyond its limit.

Both sides of a ratio run in turns in this one process, so the machine's speed cancels out.
`bench.py forms` measures one of them alone; `bench.py check` the checker.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import ModuleType

import check
import drafting
import forms
import modelcalls
import startup
import typed
import visits
import written
from forms import Share
from qualitytable import Target, targets_table
from rich.console import Console
from rich.table import Table
from sidebyside import Result

PARTS = {
    "startup": startup,
    "drafting": drafting,
    "forms": forms,
    "model": modelcalls,
    "check": check,
    "written": written,
    "visits": visits,
    "typed": typed,
}


def main(names: list[str]) -> int:
    """Measures and prints; 0 if everything is within its limit."""
    found = list(measured([PARTS[name] for name in names or PARTS]))
    console = Console(width=110)
    if results := [one for one in found if isinstance(one, Result)]:
        console.print(table(results))
    if parts := [one for one in found if isinstance(one, Share)]:
        console.print(shares(parts))
    if targets := [one for one in found if isinstance(one, Target)]:
        console.print(targets_table(targets))
    return 0 if all(one.kept for one in found) else 1


def measured(parts: list[ModuleType]) -> Iterator[Result | Share | Target]:
    """One result after the other, each told as it comes."""
    for benchmark in parts:
        for result in benchmark.measure():
            seen = f"{result.good}" if isinstance(result, Share) else f"{result.ratio or 0:.2f}"
            print(f"{result.name}：{seen}", file=sys.stderr)
            yield result


def shares(parts: list[Share]) -> Table:
    """Shares as people read them."""
    shown = Table("质量", "对", "共", "比例", "下限", "结果")
    for part in parts:
        ratio = f"{part.good / part.total:.4%}" if part.total else "－"
        kept = "通过" if part.kept else "不够"
        shown.add_row(part.name, str(part.good), str(part.total), ratio, f"{part.least:.0%}", kept)
    return shown


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
    sys.exit(main(sys.argv[1:]))
