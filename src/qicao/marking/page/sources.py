"""Where the figures come from that a number is, may be, or follows from: a line each."""

from __future__ import annotations

from collections.abc import Mapping

from qicao.arithmetic.bound.binding import Binding, Status
from qicao.checking import ForeignReport
from qicao.checking.accounts import figure_line
from qicao.marking.stretches import Report
from qicao.values import Ledger

MOST = 8
"""Figures that are named beside one number."""
Lines = tuple[tuple[str, str], ...]


def figure_sources(ledger: Ledger) -> Mapping[str, str]:
    """Id → label, value and the cell or formula of every figure that has a value."""
    return {key: figure_line(figure) for key, figure in ledger.figures.items() if figure.present}


def grounds_of(report: Report) -> Mapping[int, Lines]:
    """Where a number begins → what it may be and which figures its formula takes, if any."""
    if not isinstance(report, ForeignReport):
        return {}
    grounds = dict(_of_formulas(report))
    for start, binding in report.examined.bindings.items():
        if binding.status is Status.AMBIGUOUS and start not in grounds:
            grounds[start] = _candidates(report, binding)
    return grounds


def _of_formulas(report: ForeignReport) -> dict[int, Lines]:
    """The figures of the formula that explains a number, the first that does."""
    sources = report.examined.accounts.sources
    found: dict[int, Lines] = {}
    for claim in report.examined.judged.held:
        ids = dict.fromkeys(m.figure for m in claim.members if m.figure in sources)
        lines = tuple(("取自", sources[key]) for key in [*ids][:MOST] if key)
        for member in claim.members:
            found.setdefault(member.start, lines)
    return found


def _candidates(report: ForeignReport, binding: Binding) -> Lines:
    sources = report.examined.accounts.sources
    ids = dict.fromkeys(figure.figure for figure in binding.figures if figure.figure)
    return tuple(("可能是", sources.get(key, key)) for key in [*ids][:MOST])
