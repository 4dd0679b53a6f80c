"""Markdown: headings, paragraphs and pipe tables, everything that Markdown would act on escaped."""

from __future__ import annotations

import re

from qicao.export.flow import Cell, Grid, Line, Piece, Role, lay_out, one_line, plain_text
from qicao.values import Ledger, Report

_ACTIVE = re.compile(r"[\\`*_\[\]<>&|~$]")
_START = re.compile(r"^([#=]|[+-](?=[\s+-]|$))", re.MULTILINE)
_ORDERED = re.compile(r"^(\d{1,9})([.)])(?=\s|$)", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
_LEVELS = {Role.TITLE: "# ", Role.LABEL: "", Role.APPENDIX: "## ", Role.ITEM: "- "}


def to_markdown(report: Report, ledger: Ledger, *, provenance: bool = False) -> str:
    """The report as Markdown that shows every text as it stands, no markup or image in it.

    TextError for an unknown slot.
    """
    pieces = lay_out(report, ledger, provenance=provenance)
    return "\n".join(f"{_piece(piece)}\n" for piece in pieces)


def escape_markdown(text: str) -> str:
    """`text` so that Markdown prints it: backslashes before what is active, nothing else added."""
    text = _ACTIVE.sub(r"\\\g<0>", _INDENT.sub("", text))
    text = _ORDERED.sub(r"\1\\\2", text)
    return _START.sub(r"\\\1", text)


def _piece(piece: Piece) -> str:
    return _grid(piece) if isinstance(piece, Grid) else _line(piece)


def _line(line: Line) -> str:
    text = escape_markdown(plain_text(line.runs)).replace("\n", "\\\n")
    if line.role is Role.HEADING:
        return "#" * min(line.level + 1, 6) + " " + text.replace("\\\n", " ")
    mark = _LEVELS.get(line.role, "")
    return mark + (text.replace("\\\n", " ") if mark else text)


def _grid(grid: Grid) -> str:
    rule = "| " + " | ".join("---" for _ in grid.header) + " |"
    return "\n".join((_row(grid.header), rule, *(_row(row) for row in grid.rows)))


def _row(cells: tuple[Cell, ...]) -> str:
    return "| " + " | ".join(map(_cell, cells)) + " |"


def _cell(cell: Cell) -> str:
    return _ACTIVE.sub(r"\\\g<0>", one_line(cell))
