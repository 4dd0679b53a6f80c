"""The characters of a page as lines of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

WIDE_GAP = 1.8
"""Of the size: a gap that parts two things on one line, and is kept as two spaces."""
GAP = 0.7
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_OPENING, _CLOSING = frozenset("（《〈“‘〔【(["), frozenset("，。；：、！？）》〉”’〕】),.%％")
_TOKEN = frozenset("0123456789.,%‰ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")


@dataclass(frozen=True, slots=True)
class Char:
    """A character and the box that it stands in."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of its box."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Part:
    """What stands on a line between two gaps, and how wide the gap before it is."""

    text: str
    x0: float
    x1: float
    gap: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its text, its box, and how wide its first word is, which no break may cut."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    head: float
    columns: float = 0.0
    """Where the widest gap ends, 0 if there is none."""
    parts: tuple[Part, ...] = ()

    @property
    def width(self) -> float:
        """From the first character to the last."""
        return self.x1 - self.x0


def find_lines(chars: Iterable[Char]) -> list[Line]:
    """The lines of the characters from top to bottom, each from left to right."""
    rows: list[list[Char]] = []
    for char in sorted(chars, key=lambda char: (char.middle[1], char.x0)):
        if rows and _beside(rows[-1], char):
            rows[-1].append(char)
        else:
            rows.append([char])
    lines = (_line(sorted(row, key=lambda char: char.x0)) for row in rows)
    return [line for line in lines if line.text.strip()]


def _beside(row: Sequence[Char], char: Char) -> bool:
    """Whether a character overlaps a row by half of the lower of the two."""
    tallest = max(row, key=lambda other: other.size)
    shared = min(tallest.bottom, char.bottom) - max(tallest.top, char.top)
    return shared > 0.5 * min(tallest.bottom - tallest.top, char.bottom - char.top)


def _line(row: list[Char]) -> Line:
    size = median(char.size for char in row)
    text, end, columns = "", row[0].x0, 0.0
    widest = WIDE_GAP * size
    for char in row:
        gap = char.x0 - end
        if text and gap > GAP * size and not text.endswith(" ") and char.text != " ":
            text += "  " if gap > WIDE_GAP * size else " "
        if text.strip() and gap > widest:
            widest, columns = gap, char.x0
        text += _raised(char, row, size)
        end = max(end, char.x1) if char.text.strip() else end
    shown = [char for char in row if char.text.strip()] or row
    return Line(
        text=text,
        x0=shown[0].x0,
        x1=shown[-1].x1,
        top=min(char.top for char in shown),
        bottom=max(char.bottom for char in shown),
        size=size,
        head=_head(shown),
        columns=columns,
        parts=tuple(_parts(shown, row, size)),
    )


def _parts(shown: Sequence[Char], row: Sequence[Char], size: float) -> Iterator[Part]:
    """The parts of a line, each without the gaps that are narrower than a character."""
    held: list[Char] = []
    before = shown[0].x0
    for char in shown:
        if held and char.x0 - held[-1].x1 > GAP * size:
            yield _part(held, row, size, before)
            before, held = held[-1].x1, []
        held.append(char)
    yield _part(held, row, size, before)


def _part(held: Sequence[Char], row: Sequence[Char], size: float, before: float) -> Part:
    text = "".join(_raised(char, row, size) for char in held)
    return Part(text, held[0].x0, held[-1].x1, held[0].x0 - before)


def _raised(char: Char, row: Sequence[Char], size: float) -> str:
    """A small digit above the line as the sign of a note, so that it joins no number."""
    base = median(other.bottom for other in row)
    raised = char.size < 0.75 * size and char.bottom < base - 0.15 * size
    return char.text.translate(_RAISED) if raised else char.text


def _head(row: Sequence[Char]) -> float:
    """The width of what the line begins with that no break may cut: a word, marks around it."""
    end = next((n for n, char in enumerate(row) if char.text not in _OPENING), len(row) - 1)
    while end + 1 < len(row) and _holds(row[end].text, row[end + 1].text):
        end += 1
    return row[end].x1 - row[0].x0


def _holds(before: str, after: str) -> bool:
    """Whether no line breaks between two characters: in a number, before a closing mark."""
    return after in _CLOSING or (before in _TOKEN and after in _TOKEN)
