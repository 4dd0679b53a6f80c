"""Where the figures of a ledger come from, in a line each."""

from __future__ import annotations

from collections.abc import Mapping

from qicao.checking.accounts import figure_line
from qicao.values import Ledger


def figure_sources(ledger: Ledger) -> Mapping[str, str]:
    """Id → label, value and the cell or formula of every figure that has a value."""
    return {key: figure_line(figure) for key, figure in ledger.figures.items() if figure.present}
