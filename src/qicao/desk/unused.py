"""Figures that the text does not print, so that a person sees what was left out."""

from __future__ import annotations

from qicao.desk.figures import FigureRow, figure_row
from qicao.values import Origin
from qicao.workflow import Drafted


def unused_rows(drafted: Drafted) -> tuple[FigureRow, ...]:
    """Every figure that was given, has a value, and is printed nowhere in the text."""
    printed = {
        name for piece in drafted.script.pieces for run in piece.runs for name in run.figures
    }
    return tuple(
        figure_row(figure, figure.quantity)
        for name, figure in drafted.ledger.figures.items()
        if name not in printed
        and figure.quantity is not None
        and figure.source
        and figure.source.origin is not Origin.FORMULA
        and figure.source.origin is not Origin.PROFILE
    )
