"""Findings at their places in bound text, with what mends them by one click."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qicao.boundtext import Run, Slot, escape, parse
from qicao.check import Piece
from qicao.check.bare import BARE_QUANTITIES, is_as_typed
from qicao.desk.figures import finding_rows
from qicao.desk.lines import APART
from qicao.desk.neighbours import suggested_slots
from qicao.desk.slotwords import SlotRow, slot_row
from qicao.mentions import Mention, find_mentions
from qicao.values import Finding, ListBlock, Table, Value
from qicao.workflow import Drafted

Span = tuple[int, int]


class MarkFix(Value):
    """Put `insert` in the place of `start` to `end`."""

    title: str
    start: int
    end: int
    insert: str


class MarkRow(Value):
    """A finding at a line; offsets are code points of the line's bound text."""

    key: str
    line: str
    start: int = 0
    end: int = 0
    text: str = ""
    severity: str
    code: str
    message: str
    todo: str = ""
    cell: tuple[int, int] | None = None
    fixes: tuple[MarkFix, ...] = ()


def mark_rows(drafted: Drafted) -> tuple[MarkRow, ...]:
    """Every finding that stands at a piece of the text, in the text's order."""
    return tuple(
        mark
        for number, finding in enumerate(drafted.findings)
        for mark in _marks(number, finding, drafted)
    )


def _marks(number: int, finding: Finding, drafted: Drafted) -> Iterator[MarkRow]:
    piece = _piece(finding, drafted)
    if piece is None or finding.start is None or finding.end is None:
        return
    line, bound = line_of(piece, drafted)
    cell = None
    if piece.row is not None and piece.column is not None:
        cell = (piece.row, piece.column)
    inside = finding.start - piece.start, finding.end - piece.start
    start, end = bound_span(piece, bound, inside)
    (row,) = finding_rows([finding])
    yield MarkRow(
        key=f"{number}:{finding.code}",
        line=line,
        start=start,
        end=end,
        text=bound[start:end],
        severity=finding.severity.value,
        code=finding.code,
        message=row.message,
        todo=row.todo,
        cell=cell,
        fixes=tuple(_fixes(finding, piece, drafted, (start, end))),
    )


def _fixes(finding: Finding, piece: Piece, drafted: Drafted, span: Span) -> Iterator[MarkFix]:
    """Binding to each figure that may be meant; what it prints is told where that reads otherwise
    than what stands there.
    """
    offered: set[str] = set()
    start, end = span
    for row in _bindings(finding, piece, drafted):
        name = row.slot.partition("|")[0]
        if name not in offered:
            offered.add(name)
            printed = "" if row.printed == finding.text else f"（{row.printed}）"
            title = f"绑定 {row.label}{printed}"
            yield MarkFix(title=title, start=start, end=end, insert=f"[[{row.slot}]]")


def _bindings(finding: Finding, piece: Piece, drafted: Drafted) -> Iterator[SlotRow]:
    """The figures that a finding is about: what stands there is one of them as it may be typed."""
    typed = _typed(finding, piece)
    for slot in _meant_by_place(finding, piece):
        row = slot_row(slot, drafted.ledger, drafted.report.numbers)
        if row.kind == "figure" and typed and _reads_as(row.printed, typed):
            yield row
    for slot in map(Slot, finding.figures):
        row = slot_row(slot, drafted.ledger, drafted.report.numbers)
        if row.kind == "figure" and (typed or row.printed == finding.text):
            yield row


def _typed(finding: Finding, piece: Piece) -> Mention | None:
    """The number that a finding says has no source; None if it says something else."""
    if finding.code != BARE_QUANTITIES.code or finding.start is None:
        return None
    start = finding.start - piece.start
    return next((m for m in piece.mentions if m.start == start), None)


def _reads_as(printed: str, typed: Mention) -> bool:
    """Whether what a slot prints is, rounded, the number that was typed, with the same unit."""
    shown = find_mentions(printed)
    if len(shown) != 1 or shown[0].value is None or shown[0].unit != typed.unit:
        return False
    return is_as_typed(shown[0].value, typed)


def _meant_by_place(finding: Finding, piece: Piece) -> Iterator[Slot]:
    """What the neighbours of a cell say of a number in it that has no source."""
    if finding.code != BARE_QUANTITIES.code or piece.row is None or piece.column is None:
        return
    block = next(b for b in piece.section.blocks if b.id == piece.block)
    if isinstance(block, Table):
        yield from suggested_slots(block, piece.row, piece.column)


def _piece(finding: Finding, drafted: Drafted) -> Piece | None:
    place, start = finding.place, finding.start
    if place is None or start is None or place.section is None:
        return None
    for piece in drafted.script.of(place.section):
        if not piece.heading and piece.start <= start <= piece.start + len(piece.text):
            return piece
    return None


def line_of(piece: Piece, drafted: Drafted) -> tuple[str, str]:
    """The id of the line that a piece is, and its bound text."""
    id = f"{piece.section.id}{APART}{piece.block}"
    block = next(b for b in piece.section.blocks if b.id == piece.block)
    if isinstance(block, Table):
        return id, block.rows[piece.row or 0][piece.column or 0]
    if isinstance(block, ListBlock):
        same = [p for p in drafted.script.of(piece.section.id) if p.block == block.id]
        number = same.index(piece)
        return f"{id}{APART}{number}", block.items[number]
    return id, block.text


def bound_span(piece: Piece, bound: str, inside: Span) -> Span:
    """Where a span of the piece as it reads stands in its bound text; a slot counts whole."""
    if piece.broken:
        return 0, len(bound)
    starts = _starts(bound)
    return _at(piece, starts, inside[0], last=False), _at(piece, starts, inside[1], last=True)


def _starts(bound: str) -> Mapping[int, tuple[int, int]]:
    """For each run, by its number, where its source begins and ends in the bound text."""
    position, found = 0, dict[int, tuple[int, int]]()
    parts = parse(bound)
    for number, (part, after) in enumerate(zip(parts, (*parts[1:], None), strict=True)):
        slot = isinstance(part, Slot)
        source = str(part) if slot else escape(str(part), before_slot=isinstance(after, Slot))
        found[number] = position, position + len(source)
        position += len(source)
    return found


def _at(piece: Piece, starts: Mapping[int, tuple[int, int]], offset: int, *, last: bool) -> int:
    for number, (position, run) in enumerate(piece.spans()):
        end = position + len(run.text)
        if offset < end or (last and offset == end) or number == len(piece.runs) - 1:
            return _within(run, starts.get(number, (0, 0)), offset - position, last=last)
    return 0


def _within(run: Run, source: Span, offset: int, *, last: bool) -> int:
    if run.slot:
        return source[1] if last else source[0]
    return min(source[0] + len(escape(run.text[:offset])), source[1])
