"""What `qicao trial run` prints: a table for each set of prompts and engine, then what differs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from qicao.cli.lines import NARROWEST, columns, printable, say
from qicao.cli.show import title

if TYPE_CHECKING:
    from qicao.trial.cells import Trial
    from qicao.trial.comparing import Comparison

PIPED = 80
"""Columns where nobody looks at a terminal."""


def print_trial(trial: Trial) -> None:
    """All that is done, and the comparison of two sides where there are two."""
    from qicao.trial.comparing import compare
    from qicao.trial.tallying import ALL, Tally, tallies
    from qicao.trial.words import COLUMNS, arm_words, remarks, row

    rows: list[Tally] = []
    for tally in tallies(trial):
        rows.append(tally)
        if tally.kind == ALL:
            title(printable(arm_words(tally)))
            _print(list(COLUMNS), map(row, rows))
            for line in remarks(tally, trial):
                say(line, indent=2)
            rows = []
    for found in compare(trial):
        _print_comparison(found)


def _print_comparison(found: Comparison) -> None:
    from qicao.trial.comparing import WHOLE
    from qicao.trial.versus import HEADS, compared_row, comparison_lines, comparison_title

    title(printable(comparison_title(found)))
    for line in comparison_lines(found):
        say(line, indent=2)
    _print(HEADS, map(compared_row, (d for d in found.differences if d.measure != WHOLE)))


def _print(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table without rules: names on the left, numbers on the right."""
    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False)
    for place, head in enumerate(heads):
        table.add_column(head, justify="right" if place else "left", vertical="bottom")
    for cells in rows:
        better = {n: "green" for n, cell in enumerate(cells) if cell.endswith("▲")}
        table.add_row(*(f"[{better[n]}]{c}[/]" if n in better else c for n, c in enumerate(cells)))
    width = max(columns() or PIPED, NARROWEST)
    Console(width=width, highlight=False).print(table)
