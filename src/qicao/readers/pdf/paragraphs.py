"""The lines of all pages as paragraphs, by indent, line length, size and sentence ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from qicao.outline import find_headings
from qicao.readers.pdf.grid import Grid
from qicao.readers.pdf.lines import Line
from qicao.readers.pdf.margins import Page
from qicao.readers.pdf.spaces import closed_up, joined

FEW = 5
"""Lines below which a page does not tell its own margins."""
WIDER = 1.45
"""Of the pitch: a step from line to line that parts two paragraphs."""
_ENDS = "。！？；：!?;:”）》"


@dataclass(frozen=True, slots=True)
class Body:
    """Where the text of a page begins and ends, how far its lines are apart, how large it is."""

    left: float
    right: float
    pitch: float
    size: float


@dataclass(slots=True)
class Paragraph:
    """A paragraph that begins on `page`; `cut` are the numbers that a line break may have cut."""

    text: str
    page: int
    cut: list[str]


def find_paragraphs(pages: Sequence[Page]) -> Iterator[Paragraph | tuple[int, Grid]]:
    """Paragraphs and tables in reading order, each with the page that it begins on."""
    width = max((page.width for page in pages), default=0.0)
    whole = measure([line for page in pages for line in page.lines], width)
    held: Paragraph | None = None
    last: tuple[Line, int] | None = None
    for page in pages:
        body = measure(page.lines, page.width) if len(page.lines) >= FEW else whole
        for item in page.items:
            if isinstance(item, Grid):
                yield from _done(held)
                yield page.number, item
                held = last = None
                continue
            same = last is not None and last[1] == page.number
            if held is None or last is None or begins(last[0], item, body, same_page=same):
                yield from _done(held)
                held = Paragraph(item.text.strip(), page.number, [])
            else:
                _add(held, item)
            last = item, page.number
    yield from _done(held)


def _done(held: Paragraph | None) -> Iterator[Paragraph]:
    if held is not None:
        held.text = closed_up(held.text)
        yield held


def _add(held: Paragraph, line: Line) -> None:
    before, after = held.text, line.text.strip()
    held.text, cut = joined(before, after)
    if cut:
        held.cut.append(f"{before[-8:]}｜{after[:8]}")


def measure(lines: Sequence[Line], width: float) -> Body:
    """The margins of some lines, their pitch and their usual size.

    Where few lines end alike, none tells the right margin: then it is as wide as the left one.
    """
    if not lines:
        return Body(0.0, 0.0, 0.0, 1.0)
    size = median(line.size for line in lines)
    starts = Counter(round(line.x0 / 3) for line in lines)
    usual = [place for place, count in starts.items() if count >= max(2, 0.12 * len(lines))]
    left = min(usual, default=min(starts)) * 3.0
    ends = sorted(line.x1 for line in lines)
    right = ends[int(0.9 * (len(ends) - 1))]
    alike = sum(abs(end - right) < size for end in ends)
    if alike < max(3, 0.25 * len(lines)):
        right = max(right, width - left)
    steps = sorted(b.top - a.top for a, b in pairwise(lines) if b.top > a.top)
    pitch = steps[len(steps) // 5] if steps else 2 * size
    return Body(left, right, max(pitch, size), size)


def begins(before: Line, line: Line, body: Body, *, same_page: bool) -> bool:
    """Whether a paragraph begins with `line`, which follows `before`."""
    if abs(before.size - line.size) > 0.1 * max(before.size, line.size):
        return True
    if same_page and line.top - before.top > WIDER * body.pitch:
        return True
    if _is_title(before, body) and _is_title(line, body):
        return False
    if body.right - before.x1 > line.head + 1.6 * line.size:
        return True
    ended = before.text.rstrip().endswith(tuple(_ENDS))
    return ended and (line.x0 > body.left + 0.9 * line.size or bool(find_headings(line.text)))


def _is_title(line: Line, body: Body) -> bool:
    """Whether a line is larger than the text and stands in the middle."""
    inset = line.x0 - body.left
    even = abs(inset - (body.right - line.x1)) < 1.5 * line.size
    return line.size > 1.1 * body.size and even and inset > line.size
