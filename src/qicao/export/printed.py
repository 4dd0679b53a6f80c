"""Every slot as a report prints it: what the files that are read back must say."""

from __future__ import annotations

from collections.abc import Iterator

from qicao.boundtext import Run
from qicao.export.flow import Piece, clean, lay_out
from qicao.values import Finding, Ledger, Place, Report, Severity, Value

_AGAIN = "这份文件请勿使用：请重新导出，仍不相符的请换一种格式导出"


class Printed(Value):
    """One slot as it is printed: where, which slot, which figures, what it reads."""

    section: str
    block: str
    slot: str
    figures: tuple[str, ...]
    text: str


def printed_slots(report: Report, ledger: Ledger) -> tuple[Printed, ...]:
    """Every slot of the report, facts too, in the order of the page."""
    return tuple(slots_of(lay_out(report, ledger)))


def printed_quantities(report: Report, ledger: Ledger) -> tuple[Printed, ...]:
    """Every slot that prints a figure, given or not yet, in the order of the page."""
    return tuple(slot for slot in printed_slots(report, ledger) if slot.figures)


def slots_of(pieces: tuple[Piece, ...]) -> Iterator[Printed]:
    """The slots of the pieces in order."""
    for piece in pieces:
        for run in (run for cell in piece.cells for run in cell if run.slot is not None):
            yield _printed(piece, run)


def _printed(piece: Piece, run: Run) -> Printed:
    return Printed(
        section=piece.section,
        block=piece.block,
        slot=clean(run.slot or ""),
        figures=tuple(clean(figure) for figure in run.figures),
        text=run.text,
    )


def difference(
    code: str,
    message: str,
    expected: str | None = None,
    observed: str | None = None,
    place: Place | None = None,
) -> Finding:
    """The finding for something that a file says otherwise than the report."""
    return Finding(
        code=code,
        severity=Severity.ERROR,
        message=message,
        todo=_AGAIN,
        expected=expected,
        observed=observed,
        place=place,
    )
