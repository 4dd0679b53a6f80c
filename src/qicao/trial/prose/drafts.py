"""A draft of ours as a labelled report: what each printed number is, its slots know.

Nothing is labelled between the numbers, so that faults in a draft are proved by its figures alone.
Whoever checks it gets the text as anybody's, and the figures as a plain table.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from qicao.boundtext import Run
from qicao.export.flow import Cell, Grid, lay_out
from qicao.mentions.mention import MentionKind
from qicao.quantity import Kind, find_unit
from qicao.trial.prose.labelled import Known, Labelled, Number
from qicao.values import Ledger
from qicao.workflow import Drafted

_PRINTED = re.compile(r"-?[0-9][0-9,]*(?:\.[0-9]+)?", re.ASCII)
_SPACE = re.compile(r"[\n\t]")
LONGEST_UNIT = 4
KINDS = {
    Kind.MONEY: MentionKind.AMOUNT,
    Kind.RATE: MentionKind.RATE,
    Kind.POINTS: MentionKind.POINTS,
    Kind.SCORE: MentionKind.SCORE,
    Kind.COUNT: MentionKind.COUNT,
    Kind.MEASURE: MentionKind.MEASURE,
}


def labelled_draft(drafted: Drafted, name: str) -> Labelled:
    """The draft as it is printed, a row of a table a line with tabs, and what its numbers are."""
    reading = _Reading(known_figures(drafted.ledger))
    for piece in lay_out(drafted.report, drafted.ledger):
        rows = (piece.header, *piece.rows) if isinstance(piece, Grid) else (piece.cells,)
        for row in rows:
            reading.row(row, in_table=isinstance(piece, Grid))
    return Labelled(
        name=name,
        text=reading.text,
        year=drafted.ledger.year,
        numbers=tuple(reading.numbers),
        figures=reading.figures,
    )


def known_figures(ledger: Ledger) -> dict[str, Known]:
    """The figures of a ledger that have a value."""
    return {
        figure.id: Known(figure.label, figure.quantity.value, figure.quantity.unit)
        for figure in ledger.figures.values()
        if figure.quantity
    }


def figures_table(report: Labelled) -> str:
    """The figures of a labelled report as a plain table."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(("id", "label", "value", "unit"))
    for name, figure in report.figures.items():
        table.writerow((name, figure.label, f"{figure.value:f}", figure.unit))
    return out.getvalue()


class _Reading:
    """A text that grows, and the numbers that its slots printed."""

    def __init__(self, figures: dict[str, Known]) -> None:
        self.figures = figures
        self.parts: list[str] = []
        self.numbers: list[Number] = []
        self.length = 0

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def row(self, row: Sequence[Cell], *, in_table: bool) -> None:
        """A line: a paragraph, or the cells of a row parted by tabs."""
        for column, cell in enumerate(row):
            self.put("\t" if column else "")
            for run in cell:
                self.run(replace(run, text=_SPACE.sub(" ", run.text)) if in_table else run)
        self.put("\n")

    def run(self, run: Run) -> None:
        """A stretch, and the numbers in it that are one of its figures and no other."""
        for found in _PRINTED.finditer(run.text) if run.figures else ():
            self.numbers += self._number(run, found)
        self.put(run.text)

    def _number(self, run: Run, found: re.Match[str]) -> Iterator[Number]:
        unit = _unit_after(run.text, found.end())
        fitting = {
            name: number
            for name in run.figures
            if (number := self._as_figure(found, unit, name)) is not None
        }
        if len(fitting) == 1:
            yield from fitting.values()

    def _as_figure(self, found: re.Match[str], printed: str, name: str) -> Number | None:
        """The number as a figure's, if it is that figure rounded to what is printed."""
        known = self.figures.get(name)
        unit = find_unit(printed or (known.unit if known else ""))
        if known is None or unit is None:
            return None
        digits = found[0].replace(",", "")
        number = Number(
            id=f"m{len(self.numbers) + 1}",
            start=self.length + found.start(),
            end=self.length + found.end() + len(printed),
            text=found[0] + printed,
            kind=KINDS[unit.kind],
            value=Decimal(digits),
            unit=unit.name,
            decimals=len(digits.partition(".")[2]),
            figure=name,
        )
        holder = Labelled("", "", 0, (), figures={name: known})
        return number if holder.states_its_figure(number) else None


def _unit_after(text: str, end: int) -> str:
    """The longest unit that stands right after a number; '' if none does."""
    lengths = range(LONGEST_UNIT, 0, -1)
    return next((u for n in lengths if find_unit(u := text[end : end + n]) and len(u) == n), "")
