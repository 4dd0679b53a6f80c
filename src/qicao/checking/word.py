"""A Word file as the script that the checks look at, without the appendix that is ours."""

from __future__ import annotations

from collections.abc import Set

from qicao.bookmarked import Bookmarked, Line, Noted
from qicao.boundtext import Run
from qicao.check import Piece, Script
from qicao.export.provenance import HEADING
from qicao.values import Section

COVER, MARGINS = "封面", "页眉、页脚和脚注"


def read_word(opened: Bookmarked, headings: Set[str] = frozenset()) -> Script:
    """Its paragraphs as pieces, each under its heading; what stands in our bookmarks is a slot's.

    `headings` are those of the report, known even where somebody took their style away.
    """
    noted = {note.bookmark: note for note in opened.noted}
    ours = _provenance(opened)
    section = _under(COVER)
    pieces: list[Piece] = []
    position = 0
    for number, (line, shape) in enumerate(zip(opened.paragraphs, opened.shapes, strict=True)):
        if number in ours:
            continue
        text = _text(line)
        heading = shape.heading or (shape.cell is None and text in headings)
        section = _under(text) if heading else section
        runs, cell = _runs(line, noted), shape.cell or (None, None, None)
        pieces.append(Piece(section, f"{number + 1}", position, runs, heading, cell[1], cell[2]))
        position += len(text) + 1
    for line in opened.margins:
        pieces.append(Piece(_under(MARGINS), MARGINS, position, _runs(line, noted)))
        position += len(_text(line)) + 1
    return Script("".join(f"{piece.text}\n" for piece in pieces), tuple(pieces))


def _provenance(opened: Bookmarked) -> set[int]:
    """Paragraphs of the 数据来源表: its label, its heading and the cells below."""
    if (opened.manifest or {}).get("provenance") != "yes":
        return set()
    texts = [_text(line) for line in opened.paragraphs]
    if HEADING not in texts:
        return set()
    first = len(texts) - 1 - texts[::-1].index(HEADING)
    end = first + 1
    while end < len(texts) and opened.shapes[end].cell is not None:
        end += 1
    labelled = first > 0 and opened.shapes[first - 1].heading
    return set(range(first - labelled, end))


def _under(heading: str) -> Section:
    return Section(id=heading, heading=heading)


def _text(line: Line) -> str:
    return "".join(words for _, words in line)


def _runs(line: Line, noted: dict[str, Noted]) -> tuple[Run, ...]:
    return tuple(
        Run(words, noted[mark].slot, noted[mark].figures)
        if mark is not None and mark in noted
        else Run(words)
        for mark, words in line
    )
