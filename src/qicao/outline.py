"""The outline of a Chinese report: heading numbers, headings, paragraphs and sentences of a text.

Works on plain text; spans are code points. It knows no kind of report: which headings there must be
is the profile's.
"""

from __future__ import annotations

import re

from qicao.quantity.numerals import parse_numeral
from qicao.values import Value

LEVELS = 4
_NUMERALS = "一二三四五六七八九十"
_DIGITS = "〇一二三四五六七八九"
_HEADING = re.compile(
    rf"^[ \t　]*(?P<mark>(?P<l1>[{_NUMERALS}]{{1,3}})、(?![{_NUMERALS}][类级等期])"
    rf"|[（(](?P<l2>[{_NUMERALS}]{{1,3}})[）)]"
    r"|(?P<l3>[0-9０-９]{1,2})(?:[.．](?:(?![0-9０-９])|(?=20[0-9]{2}年))|、)|[（(](?P<l4>[0-9０-９]{1,2})[）)])"
    r"[ \t　]*(?P<title>[^。\n]*[^。\s])",
    re.MULTILINE,
)
_ENDS = "。！？；!?;"
_PAIRS = {"”": "“", "）": "（", "》": "《", "」": "「", "〕": "〔", "’": "‘", ")": "("}
_OPENERS = frozenset(_PAIRS.values())
_MARKS = re.compile(rf"[{_ENDS}{re.escape(''.join(_PAIRS))}{re.escape(''.join(_OPENERS))}]")
_PARAGRAPH = re.compile(r"[^\s](?:[^\n]*[^\s])?")

Span = tuple[int, int, str]


class Heading(Value):
    """A numbered heading: `level` 1 to 4, `number` its place, `mark` as written, `title` after it.

    The span runs from the mark to the end of the title: the first 。 or the end of the line.
    """

    level: int
    number: int
    mark: str
    title: str
    start: int
    end: int


def find_headings(text: str) -> tuple[Heading, ...]:
    """The numbered headings of a text in order, in any width of brackets and digits."""
    found = (_heading(match) for match in _HEADING.finditer(text))
    return tuple(heading for heading in found if heading is not None)


def _heading(match: re.Match[str]) -> Heading | None:
    """The heading; None where its strokes are no numeral (一一、)."""
    level = next(level for level in range(1, LEVELS + 1) if match[f"l{level}"])
    mark = match[f"l{level}"]
    place = int(mark) if mark.isdecimal() else parse_numeral(mark)
    if place is None:
        return None
    return Heading(
        level=level,
        number=int(place),
        mark=match["mark"],
        title=match["title"].rstrip(),
        start=match.start("mark"),
        end=match.end("title"),
    )


def number(level: int, n: int) -> str:
    """The printed number of the `n`th heading of a level: 一、 （一） 1. （1）.

    ValueError for a level beyond 4 or a place beyond 1 to 99.
    """
    if not 1 <= level <= LEVELS or not 1 <= n <= 99:
        raise ValueError(f"no heading number for level {level}, place {n}")
    return (f"{numeral(n)}、", f"（{numeral(n)}）", f"{n}.", f"（{n}）")[level - 1]


def numeral(n: int) -> str:
    """1 to 99 in 汉字: 十, 十二, 二十三."""
    tens, ones = divmod(n, 10)
    head = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
    return head + (_DIGITS[ones] if ones else "")


def paragraphs(text: str) -> tuple[Span, ...]:
    """Start, end and text of each line that is not blank, without the space around it."""
    return tuple((m.start(), m.end(), m[0]) for m in _PARAGRAPH.finditer(text))


def split_sentences(text: str) -> tuple[Span, ...]:
    """Start, end and text of each sentence: up to 。！？； or the line's end.

    A mark inside a closed pair of quotes or brackets ends nothing; one that does not close within
    its line protects nothing. Every character but white space lies in exactly one sentence.
    """
    return tuple(span for start, _, line in paragraphs(text) for span in _split_line(start, line))


def _split_line(offset: int, line: str) -> list[Span]:
    spans, begin = [], 0
    for cut in [*_cuts(line), len(line)]:
        piece = line[begin:cut]
        lead = len(piece) - len(piece.lstrip())
        if piece.strip():
            start = offset + begin + lead
            spans.append((start, start + len(piece.strip()), piece.strip()))
        begin = cut
    return spans


def _cuts(line: str) -> list[int]:
    """Positions right after an ending mark that no closed pair protects."""
    protected = _closed_pairs(line)
    cuts, depth = [], 0
    for match in _MARKS.finditer(line):
        place = match.start()
        depth += protected.get(place, 0)
        if match[0] in _ENDS and not depth and line[place + 1 : place + 2] not in _ENDS[:3]:
            cuts.append(place + 1)
    return cuts


def _closed_pairs(line: str) -> dict[int, int]:
    """Where a closed pair opens (1) and closes (-1)."""
    changes: dict[int, int] = {}
    open_at: dict[str, list[int]] = {opener: [] for opener in _OPENERS}
    for match in _MARKS.finditer(line):
        if match[0] in _OPENERS:
            open_at[match[0]].append(match.start())
        elif (opener := _PAIRS.get(match[0])) and open_at[opener]:
            changes |= {open_at[opener].pop(): 1, match.start(): -1}
    return changes
