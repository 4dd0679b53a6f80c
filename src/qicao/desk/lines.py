"""A report as the lines of one document, and the sections that edited lines make.

A line is a heading, a paragraph, an item of a list or a table. Its id says where it came from:
`section` for a heading, `section/block`, and `section/block/number` for an item.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal
from uuid import uuid4

from qicao.values import Block, ListBlock, Paragraph, Report, Section, Table, Value

Kind = Literal["heading", "paragraph", "item", "table"]
APART = "/"


class LineRow(Value):
    """A line of the document; `text` is bound text, `table` stands where it is a table."""

    id: str
    section: str
    kind: Kind
    text: str = ""
    level: int = 0
    number: str = ""
    table: Table | None = None


class TypedLine(Value):
    """A line as a person left it; `id` is '' for one that is new."""

    id: str
    section: str
    kind: Kind
    text: str = ""
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def report_lines(report: Report) -> tuple[LineRow, ...]:
    """Every line of a report, appendices last."""
    sections = (*report.sections, *report.appendices)
    return tuple(line for section in sections for line in _lines(section))


def typed_sections(report: Report, typed: Sequence[TypedLine]) -> dict[str, Section]:
    """The sections that the lines change, by id. A section that lost its lines is emptied."""
    found: dict[str, Section] = {}
    for section in (*report.sections, *report.appendices):
        lines = [line for line in typed if line.section == section.id and line.kind != "heading"]
        blocks = tuple(_blocks(section, lines))
        if blocks != section.blocks:
            found[section.id] = section.model_copy(update={"blocks": blocks})
    return found


def new_ids(report: Report, typed: Sequence[TypedLine]) -> dict[int, str]:
    """The ids of lines that were sent without one, by their place, as the report has them now."""
    named = iter(report_lines(report))
    ids: dict[int, str] = {}
    for place, line in enumerate(typed):
        row = next((row for row in named if _same(row, line)), None)
        if row is None:
            break
        if not line.id:
            ids[place] = row.id
    return ids


def _same(row: LineRow, line: TypedLine) -> bool:
    return row.kind == line.kind and row.section == line.section


def _lines(section: Section) -> Iterator[LineRow]:
    yield LineRow(
        id=section.id,
        section=section.id,
        kind="heading",
        text=section.heading,
        level=section.level,
        number=section.number,
    )
    for block in section.blocks:
        yield from _of_block(section.id, block)


def _of_block(section: str, block: Block) -> Iterator[LineRow]:
    id = f"{section}{APART}{block.id}"
    if isinstance(block, Paragraph):
        yield LineRow(id=id, section=section, kind="paragraph", text=block.text)
    elif isinstance(block, ListBlock):
        for number, item in enumerate(block.items):
            yield LineRow(id=f"{id}{APART}{number}", section=section, kind="item", text=item)
    else:
        yield LineRow(id=id, section=section, kind="table", table=block)


def _blocks(section: Section, lines: Sequence[TypedLine]) -> Iterator[Block]:
    """The blocks of the lines: ids last, items that follow each other are one list."""
    known = {f"{section.id}{APART}{block.id}": block for block in section.blocks}
    used: set[str] = set()
    items: list[TypedLine] = []
    for line in lines:
        if line.kind == "item":
            items.append(line)
            continue
        yield from _list(section, items, known, used)
        items = []
        if (block := _block(section, line, known, used)) is not None:
            yield block
    yield from _list(section, items, known, used)


def _list(
    section: Section, items: Sequence[TypedLine], known: Mapping[str, Block], used: set[str]
) -> Iterator[Block]:
    texts = tuple(item.text for item in items if item.text.strip())
    if not texts:
        return
    owners = [item.id.rpartition(APART)[0] for item in items]
    name = next((o for o in owners if o not in used and o in known), "")
    used.add(name)
    old = known.get(name)
    yield ListBlock(id=old.id if old else _fresh(section), items=texts)


def _block(
    section: Section, line: TypedLine, known: Mapping[str, Block], used: set[str]
) -> Block | None:
    old = known.get(line.id) if line.id not in used else None
    used.add(line.id)
    if line.kind == "table":
        if not isinstance(old, Table):
            return None
        return old.model_copy(update={"rows": line.rows or old.rows})
    if not line.text.strip():
        return None
    id = old.id if isinstance(old, Paragraph) else _fresh(section)
    return Paragraph(id=id, text=line.text)


def _fresh(section: Section) -> str:
    return f"{section.id}.{uuid4().hex[:8]}"
