"""Where the figures of a ledger come from, in a line each."""

from __future__ import annotations

from collections.abc import Mapping

from qicao.values import Figure, Ledger


def figure_sources(ledger: Ledger) -> Mapping[str, str]:
    """Id → label, value and the cell or formula of every figure that has a value."""
    return {key: _line(figure) for key, figure in ledger.figures.items() if figure.present}


def _line(figure: Figure) -> str:
    value = f"{figure.label}（{figure.period}）：{figure.quantity}"
    return f"{value}，{figure.source}" if figure.source else value
