"""Plain text: one line a paragraph, tables with tabs."""

from __future__ import annotations

from qicao.export.flow import Grid, Piece, lay_out, one_line, plain_text
from qicao.values import Ledger, Report


def to_text(report: Report, ledger: Ledger, *, provenance: bool = False) -> str:
    """The report as plain text, a line feed at the end. TextError for an unknown slot."""
    pieces = lay_out(report, ledger, provenance=provenance)
    return "".join(f"{_piece(piece)}\n" for piece in pieces)


def _piece(piece: Piece) -> str:
    if not isinstance(piece, Grid):
        return plain_text(piece.runs)
    rows = (piece.header, *piece.rows)
    return "\n".join("\t".join(map(one_line, row)) for row in rows)
