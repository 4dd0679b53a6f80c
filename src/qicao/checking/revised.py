"""What is said of tracked changes and of hidden text: which numbers they alter, which they hide.

The text that is checked is the one with all changes accepted. A number that it had before is named
where the new one stands, so that nobody takes a pending change for what was always there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qicao.checking.blocks import Grid, Line, Text
from qicao.mentions import MentionKind, find_mentions
from qicao.readers.cells import Passage, Revision, TextDocument
from qicao.readers.word.revised import differences
from qicao.values import Finding, Severity

CHANGED = "R20"
HIDDEN = "R04"
UNREAD = "R08"
SHOWN, LONGEST, AROUND = 4, 40, 12
_MARKS = (MentionKind.HEADING, MentionKind.ORDINAL, MentionKind.ENUMERATOR)
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class _Number:
    """A number of a passage: as it is shown, and what it is compared by."""

    start: int
    end: int
    shown: str

    @property
    def key(self) -> str:
        """What it says, however it is spaced."""
        return _SPACE.sub("", self.shown)


@dataclass(frozen=True, slots=True)
class _Change:
    """Numbers that became others; `start` and `end` are where the new ones stand."""

    before: tuple[_Number, ...]
    after: tuple[_Number, ...]
    start: int
    end: int

    def __str__(self) -> str:
        old, new = ("、".join(n.shown for n in side) for side in (self.before, self.after))
        if not new:
            return f"删去了“{old}”"
        return f"“{old}”改为“{new}”" if old else f"增加了“{new}”"


def revisions_told(text: Text, document: TextDocument) -> Iterator[Finding]:
    """Every passage in which tracked changes alter a number."""
    places = _Places(text)
    told = (_told(text, revision, places) for revision in document.revisions)
    return filter(None, told)


def reading_told(text: Text, document: TextDocument, *, changed: bool) -> Iterator[Finding]:
    """What the reader tells. How a file was read is a hint, since the report is not at fault.

    Changes that alter a number (`changed`), what is hidden or white, and pages that were not read
    are warnings: somebody has to look at them before the report can be relied on.
    """
    grave = {HIDDEN, *((CHANGED,) if changed else ()), *((UNREAD,) if _is_pdf(text) else ())}
    for finding in document.findings:
        if finding.severity is Severity.WARNING and finding.code not in grave:
            finding = finding.model_copy(update={"severity": Severity.HINT})
        yield finding


def _is_pdf(text: Text) -> bool:
    """Whether what was not read may be whole pages; of a Word file it is pictures and the like."""
    return text.name.lower().endswith(".pdf")


def hidden_told(text: Text, hidden: Sequence[Passage]) -> Iterator[Finding]:
    """What a file hides, where it stands at the end of the text."""
    lines = [block for block in text.blocks if isinstance(block, Line)]
    last = len(lines)
    for passage in reversed(hidden):
        parts = [line for line in passage.text.split("\n") if line.strip()]
        first = last - len(parts)
        if parts:
            yield _at(
                text,
                lines[first].start,
                lines[last - 1].start + len(lines[last - 1].text),
                HIDDEN,
                f"{passage.place}有隐藏的文字“{_cut(passage.text)}”，已放在文末一并核对",
                "请确认它该不该留：需要的取消隐藏，不需要的删去",
            )
        last = first


def _told(text: Text, revision: Revision, places: _Places) -> Finding | None:
    changes = list(_changes(revision))
    if not changes:
        return None
    shown = "；".join(map(str, changes[:SHOWN]))
    more = f"；等{len(changes)}处" if len(changes) > SHOWN else ""
    message = f"修订（{revision.place}）：{shown}{more}。核对的是接受修订后的文字"
    todo = "请确认这处修订：应接受的接受，不应接受的拒绝，再定稿"
    base = places.of(revision)
    if base is None:
        return Finding(code=CHANGED, severity=Severity.HINT, message=message, todo=todo)
    start, end = changes[0].start, changes[0].end
    if start == end:
        start, end = _beside(revision.after, start)
    return _at(text, base + start, base + end, CHANGED, message, todo)


def _changes(revision: Revision) -> Iterator[_Change]:
    """The numbers that are others, in the order of the passage."""
    before, after = _numbers(revision.before), _numbers(revision.after)
    old, new = ([number.key for number in side] for side in (before, after))
    for a, b, c, d in differences(old, new):
        there = after[c:d]
        place = there[0].start if there else after[c - 1].end if c else 0
        yield _Change(before[a:b], there, place, there[-1].end if there else place)


def _numbers(text: str) -> tuple[_Number, ...]:
    """The numbers of a passage; those of headings and lists move by themselves and are none."""
    return tuple(
        _Number(m.start, m.end, m.text) for m in find_mentions(text) if m.kind not in _MARKS
    )


def _beside(text: str, place: int) -> tuple[int, int]:
    """A few words before or after a place at which something is gone."""
    start = max(0, place - AROUND)
    return (start, place) if start < place else (0, min(len(text), AROUND))


class _Places:
    """Where the passages of a Word file begin in the text, by their paragraphs."""

    def __init__(self, text: Text) -> None:
        self.text = text.text
        self.starts: dict[int, int] = {}
        for block in text.blocks:
            if isinstance(block, Line):
                self.note(block.paragraphs, block.start)
                continue
            self.cells(block)

    def cells(self, grid: Grid) -> None:
        for row, origins in zip(grid.rows, grid.paragraphs, strict=False):
            for cell, origin in zip(row, origins, strict=False):
                self.note(origin, cell.start)

    def note(self, paragraphs: Sequence[int], start: int) -> None:
        for paragraph in paragraphs:
            self.starts.setdefault(paragraph, start)

    def of(self, revision: Revision) -> int | None:
        """Where what is left of it begins; None if nothing is."""
        known = [self.starts[n] for n in revision.paragraphs if n in self.starts]
        if not known or not revision.after.strip():
            return None
        start, after = min(known), revision.after
        found = self.text[start : start + len(after)]
        return start if _SPACE.sub(" ", found) == _SPACE.sub(" ", after) else None


def _at(text: Text, start: int, end: int, code: str, message: str, todo: str) -> Finding:
    return Finding(
        code=code,
        severity=Severity.HINT,
        message=message,
        todo=todo,
        observed=text.text[start:end],
        start=start,
        end=end,
        text=text.text[start:end],
        place=text.place(start),
    )


def _cut(text: str) -> str:
    plain = _SPACE.sub(" ", text)
    return plain if len(plain) <= LONGEST else f"{plain[:LONGEST]}…"
