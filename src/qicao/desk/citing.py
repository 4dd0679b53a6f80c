"""Every sentence of a report that rests on a figure or a fact, as it reads now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qicao.boundtext import Run, Slot, find_claim, parse, render, slots
from qicao.check import Piece
from qicao.desk.marks import line_of
from qicao.errors import CannotTell, TextError
from qicao.outline import split_sentences
from qicao.values import Ledger, Table, Value
from qicao.workflow import Drafted

BESIDE = "｜"


class CitingRow(Value):
    """A sentence of the report, or a cell of a table with what stands beside and above it."""

    section: str
    line: str
    """The id of its line in the editor."""
    heading: str
    text: str


@dataclass(frozen=True)
class Citation:
    """A slot of the text, with the sentence that it stands in."""

    slot: Slot
    row: CitingRow
    broken: str = ""
    """Why it cannot be printed."""
    missing: bool = False
    """Whether it prints only that there is no value."""


def citations(drafted: Drafted) -> tuple[Citation, ...]:
    """Every slot of a report, in the order of the text."""
    pieces = (piece for piece in drafted.script.pieces if not piece.heading)
    return tuple(citation for piece in pieces for citation in _of_piece(piece, drafted))


def grounds(slot: Slot, ledger: Ledger) -> tuple[str, ...]:
    """The ids that a slot rests on; of a claim also the two that give it its direction."""
    claim = find_claim(slot, ledger)
    return (*claim.figures, claim.current, claim.base) if claim else (slot.id,)


def _of_piece(piece: Piece, drafted: Drafted) -> Iterator[Citation]:
    runs = tuple(_runs(piece, drafted))
    text = "".join(run.text for run, _ in runs)
    sentences = split_sentences(text)
    position = 0
    for run, broken in runs:
        start, position = position, position + len(run.text)
        for slot in slots(run.slot or ""):
            said = next((said for _, end, said in sentences if start < end), text)
            row = _row(piece, _beside(piece, drafted) + said, drafted)
            yield Citation(slot, row, broken, run.missing)


def _runs(piece: Piece, drafted: Drafted) -> Iterator[tuple[Run, str]]:
    """The runs of a piece, each with why it cannot be printed; a broken piece slot by slot."""
    if not piece.broken:
        yield from ((run, "") for run in piece.runs)
        return
    for part in _parts(piece.text):
        if isinstance(part, str):
            yield Run(part), ""
            continue
        try:
            yield from ((r, "") for r in render(str(part), drafted.ledger, drafted.report.numbers))
        except (TextError, CannotTell) as error:
            yield Run(str(part), str(part)), str(error)


def _parts(text: str) -> tuple[str | Slot, ...]:
    """The parts of a bound text; the text itself where it cannot be told what is a slot."""
    try:
        return parse(text)
    except TextError:
        return (text,)


def _row(piece: Piece, text: str, drafted: Drafted) -> CitingRow:
    section = piece.section
    line, _ = line_of(piece, drafted)
    heading = f"{section.number}{section.heading}"
    return CitingRow(section=section.id, line=line, heading=heading, text=text)


def _beside(piece: Piece, drafted: Drafted) -> str:
    """What tells a cell of a table from the others; nothing for a sentence."""
    table = next(block for block in piece.section.blocks if block.id == piece.block)
    if not isinstance(table, Table) or piece.column is None:
        return ""
    row = (p for p in drafted.script.of(piece.section.id) if p.block == table.id)
    first = next(p.text for p in row if p.row == piece.row)
    parts = (table.caption, first if piece.column else "", table.header[piece.column])
    return BESIDE.join(part for part in parts if part) + "："
