"""The checked text cut where numbers and findings begin and end."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise
from typing import Any

from qicao.checking.revised import HIDDEN
from qicao.marking.stretches import Report, Stretch, stretches_of
from qicao.values import Severity

_WORST = {level: place for place, level in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class Segment:
    """Words that are one number, or lie between numbers, with the findings that cover them.

    Numbers and findings are named by their place; `opens` are the findings that begin here.
    """

    text: str
    mention: int | None = None
    status: str = ""
    findings: tuple[int, ...] = ()
    opens: tuple[int, ...] = ()
    severity: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (`text`, `heading`, `margin`, `hidden`), or the rows of a `table`."""

    kind: str
    segments: tuple[Segment, ...] = ()
    rows: tuple[tuple[tuple[Segment, ...], ...], ...] = ()


class Segments:
    """Cuts one text that was checked."""

    def __init__(self, report: Report, mentions: Sequence[dict[str, Any]]) -> None:
        self.report, self.mentions = report, mentions
        self.opened: set[int] = set()

    @cached_property
    def spans(self) -> list[tuple[int, int, int]]:
        """Start, end and place of every finding that has a span, in the order of the text."""
        found = enumerate(self.report.findings)
        spans = [(f.start, f.end, n) for n, f in found if f.start is not None and f.end is not None]
        return sorted(spans)

    @cached_property
    def starts(self) -> list[int]:
        """Where each mention begins."""
        return [mention["start"] for mention in self.mentions]

    def blocks(self) -> Iterator[Block]:
        """The whole text, the rows of a table together."""
        stretches = stretches_of(self.report).all
        for table, group in groupby(stretches, key=lambda stretch: stretch.table):
            if table is None:
                for line in group:
                    yield Block(self.kind(line), tuple(self.cut(line)))
                continue
            rows = groupby(group, key=lambda cell: cell.row)
            cells = (tuple(tuple(self.cut(cell)) for cell in row) for _, row in rows)
            yield Block("table", rows=tuple(cells))

    def kind(self, line: Stretch) -> str:
        """What a paragraph is."""
        if any(start < line.end and line.start < end for start, end in self.unseen):
            return "hidden"
        if line.margin:
            return "margin"
        return "heading" if line.heading else "text"

    @cached_property
    def unseen(self) -> list[tuple[int, int]]:
        """What a reader of the file does not see."""
        findings = self.report.findings
        return [(s, e) for s, e, n in self.spans if findings[n].code == HIDDEN]

    def cut(self, stretch: Stretch) -> Iterator[Segment]:
        """The segments of a paragraph or cell."""
        mentions = self.within(stretch)
        spans = [s for s in self.spans if s[0] < stretch.end and stretch.start < s[1]]
        edges = {stretch.start, stretch.end}
        for start, end, _ in (*mentions, *spans):
            edges |= {max(start, stretch.start), min(end, stretch.end)}
        for start, end in pairwise(sorted(edges)):
            mention = next((n for s, e, n in mentions if s <= start < e), None)
            findings = tuple(n for s, e, n in spans if s <= start < e)
            words = stretch.text[start - stretch.start : end - stretch.start]
            yield self.segment(words, mention, findings)

    def within(self, stretch: Stretch) -> list[tuple[int, int, int]]:
        first = bisect_left(self.starts, stretch.start)
        found = []
        for place in range(first, len(self.mentions)):
            mention = self.mentions[place]
            if mention["start"] >= stretch.end:
                break
            found.append((mention["start"], min(mention["end"], stretch.end), place))
        return found

    def segment(self, words: str, mention: int | None, findings: tuple[int, ...]) -> Segment:
        levels = [self.report.findings[n].severity for n in findings]
        opens = tuple(n for n in findings if n not in self.opened)
        self.opened.update(opens)
        return Segment(
            words,
            mention,
            "" if mention is None else self.mentions[mention]["status"],
            findings,
            opens,
            min(levels, key=lambda level: _WORST[level]).value if levels else "",
        )
