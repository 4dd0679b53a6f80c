"""Where every printed quantity came from: one row for each, and the appendix that shows them.

The appendix names a file once, above the values that stand in it; what was computed comes last, its
formula beside the cells that it goes back to.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, count
from typing import NamedTuple

from qicao.boundtext import Slot, escape, find_claim, render_plain, slots
from qicao.export.cellspans import spans
from qicao.values import (
    Block,
    Ledger,
    ListBlock,
    Paragraph,
    Report,
    Section,
    Source,
    Table,
    Value,
)
from qicao.values import Origin as Kind

PROVENANCE = "provenance"
"""Id of the section."""
HEADING = "数据来源表"
PLACES, HEADINGS, SPELLINGS = 6, 3, 4
"""Places of given values, headings and spellings that a row names at most."""
LONG, SHOWN = 160, 120
"""A formula or quotation of more than `LONG` characters is cut to about `SHOWN`."""
WIDTHS = (4, 12, 23, 47, 14)
HEADER = ("序号", "报告中的数", "数据名称", "来源", "所在部分")
COMPUTED = "计算：由别的数推算，算式后是取数的文件和单元格"
OTHERWISE = "其他来源"


class Heading(NamedTuple):
    """A heading as it is printed, and by its numbers alone: 六（一）."""

    text: str
    short: str


class Origin(Value):
    """One printed figure: how it reads, where it came from, the headings that it stands under."""

    text: str
    figure: str
    label: str
    source: str
    headings: tuple[str, ...]
    parts: tuple[str, ...] = ()
    """The headings by their numbers."""
    known: Source | None = None
    given: tuple[Source, ...] = ()
    """What a formula goes back to."""

    @property
    def file(self) -> str:
        """The file that the value itself stands in; '' for any other."""
        placed = self.known and self.known.origin in (Kind.CELL, Kind.SENTENCE)
        return (self.known.file or "") if self.known and placed else ""

    @property
    def group(self) -> str:
        """What the appendix lists it under."""
        computed = self.known and self.known.origin is Kind.FORMULA
        return self.file or (COMPUTED if computed else OTHERWISE)


def origins(report: Report, ledger: Ledger) -> tuple[Origin, ...]:
    """Every figure that is printed, each once with all its spellings, in order of appearance."""
    headings: dict[str, dict[Heading, None]] = {}
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
    """The appendix 数据来源表 as a section with one wide table, its cells without slots.

    A row of one cell stands above the rows of a file.
    """
    listed = origins(report, ledger)
    numbers = _numbered(listed)
    rows: list[tuple[str, ...]] = []
    places = count(1)
    for group in (*numbers, OTHERWISE, COMPUTED):
        members = [origin for origin in listed if origin.group == group]
        if members or group in numbers:
            rows.append((_title(group, numbers, alone=not members),))
        rows += [(str(next(places)), *_row(origin, numbers)) for origin in members]
    table = Table(
        id=f"{PROVENANCE}.table",
        header=HEADER,
        rows=tuple(tuple(map(escape, row)) for row in rows),
        widths=WIDTHS,
        wide=True,
    )
    return Section(id=PROVENANCE, heading=HEADING, blocks=(table,), engine="export")


def _numbered(listed: tuple[Origin, ...]) -> dict[str, int]:
    """The files with their numbers: those that values stand in, then those only computed from."""
    own = (origin.file for origin in listed)
    far = (source.file or "" for origin in listed for source in origin.given)
    files = dict.fromkeys(name for name in (*own, *far) if name)
    return {name: number for number, name in enumerate(files, 1)}


def _title(group: str, numbers: dict[str, int], *, alone: bool) -> str:
    if group not in numbers:
        return group
    return f"〔{numbers[group]}〕{group}" + ("（只用于推算）" if alone else "")


def _row(origin: Origin, numbers: dict[str, int]) -> tuple[str, ...]:
    parts = _joined(origin.parts, HEADINGS, "、", "处")
    return (origin.text, origin.label, _source(origin, numbers), parts)


def _source(origin: Origin, numbers: dict[str, int]) -> str:
    """Where it stands in the file above it, or how it was computed and from what."""
    if origin.file:
        return origin.source.removeprefix(origin.file).lstrip("｜：").replace("｜", " ")
    formula = origin.source.removeprefix("计算：")
    if not origin.given:
        return formula
    places = _joined(spans(origin.given, numbers), PLACES, "；", "处")
    return f"{formula}　{places}"


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
    figure: str, spellings: tuple[str, ...], headings: tuple[Heading, ...], ledger: Ledger
) -> Origin:
    known = ledger.figures[figure].source
    inputs = known.inputs if known else ()
    return Origin(
        text=_joined(_longest(spellings), SPELLINGS, "、", "种写法"),
        figure=figure,
        label=ledger.figures[figure].label,
        source=_cut(str(known), len(inputs)) if known else "未注明",
        headings=tuple(heading.text for heading in headings),
        parts=tuple(dict.fromkeys(heading.short for heading in headings)),
        known=known,
        given=ledger.origins(figure) if inputs else (),
    )


def _longest(spellings: tuple[str, ...]) -> tuple[str, ...]:
    """The spellings without those that are another one less its unit: 1169.12 of 1169.12万元."""

    def shorter(text: str) -> bool:
        rests = (other.removeprefix(text) for other in spellings if other.startswith(text))
        return any(rest and not rest[0].isdigit() and rest[0] not in ".,，" for rest in rests)

    return tuple(text for text in spellings if not shorter(text))


def _quantities(slot: Slot, report: Report, ledger: Ledger) -> Iterator[tuple[str, str]]:
    claim = find_claim(slot, ledger)
    if claim is not None:
        for inner in slots(claim.phrase):
            yield from _quantities(inner, report, ledger)
    elif ledger.present(slot.id):
        yield slot.id, render_plain(str(slot), ledger, report.numbers)


def _texts(report: Report) -> Iterator[tuple[Heading, str]]:
    """Heading and bound text of everything that may hold a slot."""
    yield from ((Heading("封面", "封面"), text) for _, text in report.cover)
    above: list[str] = []
    for section in report.sections:
        above[section.level - 1 :] = [section.number.rstrip("、.．")]
        short = "".join(above) if section.number else section.heading
        yield from _section_texts(section, Heading(section.number + section.heading, short))
    for number, section in enumerate(report.appendices, 1):
        label = section.number or f"附件{number}"
        yield from _section_texts(section, Heading(f"{label} {section.heading}", label))


def _section_texts(section: Section, heading: Heading) -> Iterator[tuple[Heading, str]]:
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
