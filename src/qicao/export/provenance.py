"""Where every printed quantity came from: one row for each, and the appendix that shows them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from qicao.boundtext import Slot, escape, find_claim, render_plain, slots
from qicao.values import Block, Ledger, ListBlock, Paragraph, Report, Section, Table, Value

PROVENANCE = "provenance"
"""Id of the section."""
HEADING = "数据来源表"
PLACES, HEADINGS, SPELLINGS = 3, 3, 4
"""Places of given values, headings and spellings that a row names at most."""
LONG, SHOWN = 160, 120
"""A formula or quotation of more than `LONG` characters is cut to about `SHOWN`."""
WIDTHS = (5, 14, 20, 35, 16)
HEADER = ("序号", "报告中的数", "数据名称", "来源", "所在部分")


class Origin(Value):
    """One printed figure: how it reads, where it came from, the headings that it stands under."""

    text: str
    figure: str
    label: str
    source: str
    headings: tuple[str, ...]


def origins(report: Report, ledger: Ledger) -> tuple[Origin, ...]:
    """Every figure that is printed, each once with all its spellings, in order of appearance."""
    headings: dict[str, dict[str, None]] = {}
    spellings: dict[str, dict[str, None]] = {}
    for heading, text in _texts(report):
        for slot in slots(text):
            for figure, printed in _quantities(slot, report, ledger):
                headings.setdefault(figure, {})[heading] = None
                spellings.setdefault(figure, {})[printed] = None
    return tuple(
        _origin(figure, tuple(spellings[figure]), tuple(places), ledger)
        for figure, places in headings.items()
    )


def provenance_section(report: Report, ledger: Ledger) -> Section:
    """The appendix 数据来源表 as a section with one wide table, its cells without slots."""
    rows = tuple(
        tuple(escape(cell) for cell in (str(number), *_row(origin)))
        for number, origin in enumerate(origins(report, ledger), 1)
    )
    table = Table(
        id=f"{PROVENANCE}.table",
        header=HEADER,
        rows=rows,
        widths=WIDTHS,
        wide=True,
    )
    return Section(id=PROVENANCE, heading=HEADING, blocks=(table,), engine="export")


def _row(origin: Origin) -> tuple[str, ...]:
    headings = _joined(origin.headings, HEADINGS, "、", "处")
    return (origin.text, origin.label, origin.source, headings)


def _joined(parts: tuple[str, ...], limit: int, between: str, counter: str) -> str:
    """The parts in one text; those beyond the limit are counted."""
    rest = f"等{len(parts)}{counter}" if len(parts) > limit else ""
    return between.join(parts[:limit]) + rest


def _cut(source: str, inputs: int) -> str:
    """A long text cut, where it can be after a term, with the number of its terms."""
    if len(source) <= LONG:
        return source
    kept = source[:SHOWN]
    end = max(kept.rfind(sign) for sign in "＋－，；。")
    return kept[: end if end > SHOWN // 2 else SHOWN] + (f"等{inputs}项" if inputs else "……")


def _origin(
    figure: str, spellings: tuple[str, ...], headings: tuple[str, ...], ledger: Ledger
) -> Origin:
    known = ledger.figures[figure]
    inputs = known.source.inputs if known.source else ()
    source = _cut(str(known.source), len(inputs)) if known.source else "未注明"
    if inputs:
        given = tuple(str(place) for place in ledger.origins(figure))
        places = _joined(given, PLACES, "；", "处")
        source = f"{source}（原始数据：{places}）"
    text = _joined(spellings, SPELLINGS, "、", "种写法")
    return Origin(text=text, figure=figure, label=known.label, source=source, headings=headings)


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
