"""A draft as chapters of editable passages, each beside its figures and findings. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qicao.boundtext import Run, print_quantity, slots
from qicao.check import Piece
from qicao.desk.figures import FindingRow, finding_rows
from qicao.values import (
    Figure,
    Ledger,
    ListBlock,
    NumberStyle,
    Paragraph,
    Section,
    Table,
    Value,
)
from qicao.workflow import Drafted


class UsedFigure(Value):
    """A figure or fact that a passage prints, as it is printed, and where it came from."""

    label: str
    printed: str
    source: str


class Passage(Value):
    """A paragraph or list with its bound text; only a paragraph can be edited."""

    section: str
    block: str
    bound: str
    reads: str
    editable: bool = True
    figures: tuple[UsedFigure, ...] = ()
    findings: tuple[FindingRow, ...] = ()


class Grid(Value):
    """A table as it reads."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    findings: tuple[FindingRow, ...] = ()


class SectionRows(Value):
    """A section: its heading, why it is not what was asked for, its passages and tables."""

    id: str
    heading: str
    note: str = ""
    findings: tuple[FindingRow, ...] = ()
    """Findings about the section as a whole."""
    passages: tuple[Passage, ...] = ()
    tables: tuple[Grid, ...] = ()


class Chapter(Value):
    """A section of the first level with those below it."""

    id: str
    heading: str
    sections: tuple[SectionRows, ...]

    @property
    def findings(self) -> tuple[FindingRow, ...]:
        """Every finding in the chapter."""
        return tuple(row for section in self.sections for row in _all_findings(section))


def _all_findings(section: SectionRows) -> Iterator[FindingRow]:
    yield from section.findings
    for passage in section.passages:
        yield from passage.findings
    for table in section.tables:
        yield from table.findings


def chapters(drafted: Drafted) -> tuple[Chapter, ...]:
    """The report in order, appendices last."""
    grouped: list[list[SectionRows]] = []
    for section in drafted.report.sections:
        if section.level == 1 or not grouped:
            grouped.append([])
        grouped[-1].append(_section(section, drafted, section.number))
    for place, section in enumerate(drafted.report.appendices, 1):
        grouped.append([_section(section, drafted, f"附件{place}　")])
    return tuple(
        Chapter(id=rows[0].id, heading=rows[0].heading, sections=tuple(rows)) for rows in grouped
    )


def general_findings(drafted: Drafted) -> tuple[FindingRow, ...]:
    """Findings about the text that stand at no section."""
    return finding_rows(f for f in drafted.findings if f.place is None or f.place.section is None)


def _section(section: Section, drafted: Drafted, number: str) -> SectionRows:
    texts = [block for block in section.blocks if not isinstance(block, Table)]
    tables = [block for block in section.blocks if isinstance(block, Table)]
    return SectionRows(
        id=section.id,
        heading=f"{number}{section.heading}",
        note=section.note,
        findings=_findings(drafted, section.id, ""),
        passages=tuple(_passage(section.id, block, drafted) for block in texts),
        tables=tuple(_grid(section.id, table, drafted) for table in tables),
    )


def _findings(drafted: Drafted, section: str, block: str) -> tuple[FindingRow, ...]:
    return finding_rows(
        finding
        for finding in drafted.findings
        if finding.place and (finding.place.section, finding.place.block or "") == (section, block)
    )


def _pieces(drafted: Drafted, section: str, block: str) -> tuple[Piece, ...]:
    return tuple(p for p in drafted.script.of(section) if p.block == block and not p.heading)


def _passage(section: str, block: Paragraph | ListBlock, drafted: Drafted) -> Passage:
    pieces = _pieces(drafted, section, block.id)
    runs = [run for piece in pieces for run in piece.runs]
    return Passage(
        section=section,
        block=block.id,
        bound=block.text if isinstance(block, Paragraph) else "\n".join(block.items),
        reads="\n".join(piece.text for piece in pieces),
        editable=isinstance(block, Paragraph),
        figures=_used(runs, drafted.ledger, drafted.report.numbers),
        findings=_findings(drafted, section, block.id),
    )


def _grid(section: str, table: Table, drafted: Drafted) -> Grid:
    cells = {(p.row, p.column): p.text for p in _pieces(drafted, section, table.id)}
    return Grid(
        caption="　".join(filter(None, (table.caption, table.unit_line))),
        header=table.header,
        rows=tuple(
            tuple(cells.get((row, column), "") for column in range(len(table.header)))
            for row in range(len(table.rows))
        ),
        findings=_findings(drafted, section, table.id),
    )


def _used(runs: Iterable[Run], ledger: Ledger, numbers: NumberStyle) -> tuple[UsedFigure, ...]:
    used = (row for run in runs if run.slot for row in _of_run(run, ledger, numbers))
    return tuple(dict.fromkeys(used))


def _of_run(run: Run, ledger: Ledger, numbers: NumberStyle) -> Iterator[UsedFigure]:
    for name in run.figures:
        figure = ledger.figures[name]
        whole = len(run.figures) == 1 and figure.label not in run.text
        printed = run.text if whole else _print(figure, numbers)
        yield UsedFigure(label=figure.label, printed=printed, source=str(figure.source or "未提供"))
    named = slots(run.slot or "")
    fact = ledger.facts.get(named[0].id) if named and not run.figures else None
    if fact:
        yield UsedFigure(label=fact.label, printed=run.text, source=str(fact.source or ""))


def _print(figure: Figure, numbers: NumberStyle) -> str:
    if figure.quantity is None:
        return "未提供"
    return print_quantity(figure.quantity, numbers, (), figure.unit)
