"""Faults that others wrote into reports of their own: how many are told, class by class.

python benchmarks/bench.py written
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from labelledset import written as reports
from qualitytable import Target
from rich.console import Console
from rich.table import Table

LEAST = {False: 0.85, True: 0.95}
"""With figures or not → what is asked for."""


def measure() -> Iterator[Target]:
    """The table of the classes, and both totals as `make bench` wants them."""
    asked: dict[bool, Counter[str]] = {False: Counter(), True: Counter()}
    told: dict[bool, Counter[str]] = {False: Counter(), True: Counter()}
    wrong: Counter[bool] = Counter()
    for figures in (False, True):
        for one in reports():
            known = one.findings(one.text, figures=figures)
            wrong[figures] += len(known)
            for fault in one.faults:
                if figures or fault.alone:
                    asked[figures][fault.kind] += 1
                    told[figures][fault.kind] += one.is_caught(fault, known, figures=figures)
    Console(width=110).print(_table(asked, told))
    for figures, word in ((False, "无数据"), (True, "有数据")):
        total = asked[figures].total()
        name = f"手写差错，{word}"
        yield Target(f"{name}：发现", told[figures].total(), total, least=LEAST[figures])
        yield Target(f"{name}：原文误报", wrong[figures], total)


def _table(asked: dict[bool, Counter[str]], told: dict[bool, Counter[str]]) -> Table:
    shown = Table("手写差错", "无数据", "有数据")
    for kind in sorted(asked[True]):
        cells = (f"{told[way][kind]}/{asked[way][kind]}" for way in (False, True))
        shown.add_row(kind, *cells)
    return shown
