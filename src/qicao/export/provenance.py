"""Where every printed quantity came from: one row for each, and the appendix that shows them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from qicao.boundtext import Slot, escape, find_claim, render_plain, slots
from qicao.values import Block, Ledger, ListBlock, Paragraph, Report, Section, Table, Value

PLACES = 12
"""Places of given values that a row names at most; a sum over a long list has more."""
HEADER = ("序号", "报告中的数", "数据名称", "编号", "来源", "所在部分")


class Origin(Value):
    """One printed quantity: its text, its figure, and the headings that it stands under."""

    text: str
    figure: str
    label: str
    source: str
    headings: tuple[str, ...]


def origins(report: Report, ledger: Ledger) -> tuple[Origin, ...]:
    """Every quantity that is printed, each figure and spelling once, in order of appearance."""
    seen: dict[tuple[str, str], dict[str, None]] = {}
    for heading, text in _texts(report):
        for slot in slots(text):
            for figure, printed in _quantities(slot, report, ledger):
                seen.setdefault((figure, printed), {})[heading] = None
    return tuple(
        _origin(figure, printed, headings, ledger) for (figure, printed), headings in seen.items()
    )


def provenance_section(report: Report, ledger: Ledger) -> Section:
    """The appendix 数据来源表 as a section with one wide table, its cells without slots."""
    rows = tuple(
        tuple(escape(cell) for cell in (str(number), *_row(origin)))
        for number, origin in enumerate(origins(report, ledger), 1)
    )
    table = Table(
        id="provenance.table", header=HEADER, rows=rows, widths=(5, 12, 16, 17, 26, 14), wide=True
    )
    return Section(id="provenance", heading="数据来源表", blocks=(table,), engine="export")


def _row(origin: Origin) -> tuple[str, ...]:
    headings = "、".join(origin.headings)
    return (origin.text, origin.label, origin.figure, origin.source, headings)


def _origin(figure: str, text: str, headings: dict[str, None], ledger: Ledger) -> Origin:
    known = ledger.figures[figure]
    source = str(known.source) if known.source else "未注明"
    if known.source and known.source.inputs:
        places = "；".join(str(place) for place in ledger.origins(figure)[:PLACES])
        source = f"{source}（原始数据：{places}）"
    return Origin(
        text=text, figure=figure, label=known.label, source=source, headings=tuple(headings)
    )


def _quantities(slot: Slot, report: Report, ledger: Ledger) -> Iterator[tuple[str, str]]:
    claim = find_claim(slot, ledger)
    if claim is not None:
        for inner in slots(claim.phrase):
            yield from _quantities(inner, report, ledger)
    elif ledger.present(slot.id):
        yield slot.id, render_plain(str(slot), ledger, report.numbers)


def _texts(report: Report) -> Iterator[tuple[str, str]]:
    """Heading and bound text of everything that may hold a slot."""
    yield from (("封面", text) for _, text in report.cover)
    for section in report.sections:
        yield from _section_texts(section, section.number + section.heading)
    for number, section in enumerate(report.appendices, 1):
        yield from _section_texts(section, f"{section.number or f'附件{number}'} {section.heading}")


def _section_texts(section: Section, heading: str) -> Iterator[tuple[str, str]]:
    for block in section.blocks:
        yield from ((heading, text) for text in _block_texts(block))


def _block_texts(block: Block) -> tuple[str, ...]:
    match block:
        case Paragraph():
            return (block.text,)
        case ListBlock():
            return block.items
        case Table():
            return (block.caption, block.unit_line, *block.header, *chain(*block.rows))
