"""Where a finding stands, in the words of a reviewer: 第二部分（一）第3段, 表2第3行第4列."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from qicao.marking.stretches import Report, Stretch, Stretches, stretches_of
from qicao.outline import find_headings
from qicao.statements.stretches import stretches
from qicao.values import Finding

AROUND, LONGEST = 20, 40
"""Characters of the text that are shown on either side of a finding, and of the finding itself."""
NAMED = 16
"""Characters of the head of a row or column."""
_OF_NAMES = re.compile("(?:指标|名称|项目|科目|内容)$")
"""The head of a column of names."""
_STOPS = "。；！？\n\t"
_NUMBER_CUT = re.compile(r"[0-9.,][0-9.,]")
_NUMBER_END, _NUMBER_BEGIN = re.compile(r"^[0-9.,]+"), re.compile(r"[0-9.,]+$")


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words of a finding between those around them, within one sentence or cell."""

    before: str
    words: str
    after: str

    def __str__(self) -> str:
        return f"{self.before}【{self.words}】{self.after}"


class Places:
    """Tells places in one text that was checked."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.stretches: Stretches = stretches_of(report)

    def place(self, finding: Finding) -> str:
        """The part and the paragraph, or the table and the cell; '' if it stands nowhere."""
        index = None if finding.start is None else self.stretches.index(finding.start)
        if index is None:
            section = finding.place.section if finding.place else None
            return f"“{section}”" if section else ""
        stretch = self.stretches.all[index]
        page = f"第{stretch.page}页" if stretch.page else ""
        if stretch.margin:
            return "页眉、页脚或脚注"
        if stretch.table is not None:
            return page + self._cell(stretch)
        return page + self._prose[index]

    def quoted(self, finding: Finding) -> Quoted | None:
        """The words that a finding is about, with those around them; None if it has none."""
        if finding.start is None or finding.end is None:
            return None
        stretch = self.stretches.at(finding.start)
        if stretch is None:
            return None
        first, last = finding.start - stretch.start, finding.end - stretch.start
        words = stretch.text[first:last]
        if len(words) > LONGEST:
            words = f"{words[:LONGEST]}…"
        return Quoted(_before(stretch.text[:first]), words, _after(stretch.text[last:]))

    def _cell(self, cell: Stretch) -> str:
        """A cell by its row and column, with the name of its row and the head of its column."""
        heads = self._name(cell), self._head(cell, cell.column)
        names = [text[:NAMED] for text in heads if text and text != cell.text.strip()]
        named = f"（{'，'.join(dict.fromkeys(names))}）" if names else ""
        return f"表{cell.table}第{cell.row}行第{cell.column}列{named}"

    def _name(self, cell: Stretch) -> str:
        """What a row is of: the last cell before one that stands in a column of names."""
        for column in range((cell.column or 1) - 1, 0, -1):
            said = self._cells.get((cell.table, cell.row, column), "")
            if said and _OF_NAMES.search(self._head(cell, column)):
                return said
        return self._cells.get((cell.table, cell.row, 1), "")

    def _head(self, cell: Stretch, column: int | None) -> str:
        """The head of a column over a cell: that of its own stretch of the table."""
        row = self._heads.get((cell.table, cell.row))
        return self._cells.get((cell.table, row, column), "")

    @cached_property
    def _heads(self) -> dict[tuple[int | None, int | None], int | None]:
        """Table and row → the row of the head that stands over it, below which it begins anew."""
        tables: dict[int | None, dict[int | None, list[Stretch]]] = {}
        for s in self.stretches.all:
            tables.setdefault(s.table, {}).setdefault(s.row, []).append(s)
        tables.pop(None, None)
        return {
            (table, row[0].row): part[0][0].row
            for table, rows in tables.items()
            for _, part in stretches([*rows.values()])
            for row in part
        }

    @cached_property
    def _cells(self) -> dict[tuple[int | None, int | None, int | None], str]:
        """The texts of cells by table, row and column."""
        return {(s.table, s.row, s.column): s.text.strip() for s in self.stretches.all}

    @cached_property
    def _prose(self) -> tuple[str, ...]:
        """The place of every stretch that is no cell."""
        return tuple(_walked(self.stretches.all))


def _before(text: str) -> str:
    shown = text[-AROUND:]
    cut = max(shown.rfind(stop) for stop in _STOPS) + 1
    if cut or len(text) <= AROUND:
        return shown[cut:]
    return (
        f"…{_NUMBER_END.sub('', shown)}" if _NUMBER_CUT.match(text[-AROUND - 1 :]) else f"…{shown}"
    )


def _after(text: str) -> str:
    shown = text[:AROUND]
    cut = min((n for stop in _STOPS if (n := shown.find(stop)) >= 0), default=-1)
    if cut >= 0 or len(text) <= AROUND:
        return shown[:cut] if cut >= 0 else shown
    cut_number = _NUMBER_CUT.match(text[AROUND - 1 : AROUND + 1])
    return f"{_NUMBER_BEGIN.sub('', shown)}…" if cut_number else f"{shown}…"


def _walked(stretches: tuple[Stretch, ...]) -> Iterator[str]:
    """Heading by heading: the numbers of those that a paragraph stands under, and its place."""
    open_: dict[int, str] = {}
    paragraph = 0
    for stretch in stretches:
        if stretch.table is not None:
            yield ""
            continue
        if stretch.heading:
            level, mark = _heading(stretch.text)
            open_ = {lower: name for lower, name in open_.items() if lower < level} | {level: mark}
            paragraph = 0
            yield f"标题{_under(open_)}"
            continue
        paragraph += 1
        yield f"{_under(open_) or '标题之前'}第{paragraph}段"


def _heading(text: str) -> tuple[int, str]:
    """The level of a heading and how it is named: by its number, or by its words."""
    found = find_headings(text)
    if not found:
        return 1, f"“{text.strip()[:12]}”"
    heading = found[0]
    mark = heading.mark.strip().rstrip("、.．")
    named = {1: f"第{mark}部分", 3: f"第{mark}点"}
    return heading.level, named.get(heading.level, mark)


def _under(open_: dict[int, str]) -> str:
    return "".join(open_[level] for level in sorted(open_))
