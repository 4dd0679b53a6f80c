"""Plain text and Markdown: which characters are marks and no words, and where the cells are.

What is a mark becomes a blank of the same length, so that every other character keeps its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qicao.statements import TableCell

_HEADING = re.compile(r" {0,3}#{1,6}(?=[ \t])")
_BULLET = re.compile(r"[ \t]*(?:(?:[-*+]|>)[ \t]+)+")
_EMPHASIS = re.compile(r"\*\*|`|(?<!_)__(?=[^_\s])|(?<=[^_\s])__(?!_)")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>|&nbsp;")
_ROW_TAG = re.compile(r"<tr\b[^>]*>(.*?)(?=</?tr\b|</table|\Z)", re.IGNORECASE | re.DOTALL)
_CELL_TAG = re.compile(
    r"<t[dh]\b(?P<tag>[^>]*)>(?P<text>.*?)(?=</t[dh]|<t[dh]\b|\Z)", re.IGNORECASE | re.DOTALL
)
_RULE = re.compile(r"[ \t]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+")
_BAR = re.compile(r"(?<!\\)\|")
_FRONT = re.compile(r"---[ \t]*\n(?:.*\n){0,50}?---[ \t]*(?:\n|\Z)")
HTML_TABLE = re.compile(r"<table\b.*?(?:</table>|\Z)", re.IGNORECASE | re.DOTALL)


def front_matter(text: str) -> int:
    """How many characters of front matter there are: the lines between two --- at the top."""
    found = _FRONT.match(text)
    return found.end() if found else 0


def is_marked_heading(line: str) -> bool:
    """Whether a line begins with the marks of a heading."""
    return bool(_HEADING.match(line))


def unmarked(line: str) -> str:
    """The line with blanks for its marks: #, bullets, emphasis, tags."""
    for mark in (_HEADING, _BULLET):
        if found := mark.match(line):
            line = " " * found.end() + line[found.end() :]
    return without_tags(_EMPHASIS.sub(_blank, line))


def without_tags(text: str) -> str:
    """The text with blanks for tags."""
    return _TAG.sub(_blank, text)


def is_rule(line: str) -> bool:
    """Whether a line is the one under the head of a table."""
    return "-" in line and bool(_RULE.fullmatch(line))


def bar_cells(start: int, line: str) -> Iterator[TableCell]:
    """The cells between the bars of a line that begins at `start`."""
    ends = [found.start() for found in _BAR.finditer(line)]
    first = ends[0] + 1 if ends and not line[: ends[0]].strip() else 0
    for end in [end for end in ends if end >= first] + [len(line)]:
        if end < len(line) or line[first:].strip():
            yield _stripped(start + first, line[first:end])
        first = end + 1


def html_rows(start: int, table: str) -> Iterator[tuple[TableCell, ...]]:
    """The rows of a table written in tags, which begins at `start`."""
    for row in _ROW_TAG.finditer(table):
        cells = _CELL_TAG.finditer(table, *row.span(1))
        found = tuple(
            _stripped(start + cell.start("text"), without_tags(cell["text"]).replace("\n", " "))
            for cell in cells
        )
        if found:
            yield found


def _stripped(start: int, text: str) -> TableCell:
    text = unmarked_cell(text)
    return TableCell(text.strip(), start + len(text) - len(text.lstrip()))


def unmarked_cell(text: str) -> str:
    """The text of a cell with blanks for emphasis and tags."""
    return without_tags(_EMPHASIS.sub(_blank, text))


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
