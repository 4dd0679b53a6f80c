"""A small writer of .docx: paragraphs and tables with joined cells, the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from qicao.trial.blocks import Block, Draft
from qicao.trial.spreadsheet import DATE, HEAD, PACKAGE

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
ALONE = ("title", "outside")
BETWEEN = "　" * 4
"""Stands between the texts of one line."""
TWIPS = 110
"""A character of a column's width."""
SIZE, TITLE_SIZE = 21, 32
"""In half points."""


@dataclass(frozen=True)
class Paragraph:
    """A line of text."""

    text: str
    size: int = SIZE
    bold: bool = False
    centered: bool = False


Part = Paragraph | Block


def document_bytes(parts: Iterable[Part]) -> bytes:
    """The .docx of paragraphs and tables, in order."""
    body = "".join(_paragraph(p) if isinstance(p, Paragraph) else _table(p) for p in parts)
    margins = '<w:pgMar w:top="1200" w:right="1000" w:bottom="1200" w:left="1000"/>'
    page = f'<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>{margins}</w:sectPr>'
    files = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{TYPE}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{MAIN}"><w:body>{body}{page}</w:body>'
        "</w:document>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            info = zipfile.ZipInfo(name, DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, HEAD + text)
    return out.getvalue()


def apart(
    block: Block, alone: Container[str] = ALONE
) -> tuple[list[Paragraph], Block, list[Paragraph]]:
    """The lines above a block's table, the table, the lines below; `alone` are roles of lines."""
    rows = _rows(block)
    inside = [n for n, row in enumerate(rows) if not _outside(row, alone)]
    first, last = inside[0], inside[-1]
    table = Block(height=last - first + 1, width=block.width, widths=block.widths)
    for (row, column), draft in block.cells.items():
        if first <= row <= last:
            table.cells[row - first, column] = draft
    for top, left, bottom, right in block.merges:
        if first <= top <= last:
            table.merges.append((top - first, left, bottom - first, right))
    return _lines(rows[:first]), table, _lines(rows[last + 1 :])


def _rows(block: Block) -> list[list[Draft]]:
    rows: list[list[Draft]] = [[] for _ in range(block.height)]
    for (row, _), draft in sorted(block.cells.items(), key=lambda cell: cell[0]):
        rows[row].append(draft)
    return rows


def _outside(row: Sequence[Draft], alone: Container[str]) -> bool:
    """Whether a row holds lines alone, with what they are joined over; or nothing at all."""
    kept = [draft for draft in row if draft.role != "spare"]
    return all(draft.role in alone for draft in kept) and bool(kept or not row)


def _lines(rows: Iterable[Sequence[Draft]]) -> list[Paragraph]:
    found = []
    for row in rows:
        title = any(draft.role == "title" for draft in row)
        text = BETWEEN.join(draft.text for draft in row if draft.text)
        found.append(Paragraph(text, TITLE_SIZE if title else SIZE, bold=title, centered=title))
    return found


def grid_place(row: int, column: int) -> str:
    """The address of a cell, both from 1 and columns counted in the grid: 第3行第4列."""
    return f"第{row}行第{column}列"


def _paragraph(p: Paragraph) -> str:
    align = '<w:jc w:val="center"/>' if p.centered else ""
    return f"<w:p><w:pPr>{align}</w:pPr>{_run(p.text, p.size, p.bold)}</w:p>"


def _run(text: str, size: int, bold: bool = False) -> str:
    looks = (
        '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体"/>'
        f'{"<w:b/>" if bold else ""}<w:sz w:val="{size}"/></w:rPr>'
    )
    lines = text.split("\n")
    body = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in lines)
    return f"<w:r>{looks}{body}</w:r>" if text else ""


def _table(block: Block) -> str:
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{_width(block, [c])}"/>' for c in range(block.width))
    rows = "".join(_row(block, row) for row in range(block.height))
    return (
        f'<w:tbl><w:tblPr><w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _width(block: Block, columns: Sequence[int]) -> int:
    return round(sum(block.widths[c] for c in columns) * TWIPS)


def _row(block: Block, row: int) -> str:
    cells, column = "", 0
    while column < block.width:
        area = _area(block, row, column)
        span = area[3] - area[1] + 1
        cells += _cell(block, row, area)
        column += span
    return f"<w:tr>{cells}</w:tr>"


def _area(block: Block, row: int, column: int) -> tuple[int, int, int, int]:
    """The joined area that a cell belongs to, or the cell alone."""
    for top, left, bottom, right in block.merges:
        if top <= row <= bottom and left <= column <= right:
            return top, left, bottom, right
    return row, column, row, column


def _cell(block: Block, row: int, area: tuple[int, int, int, int]) -> str:
    top, left, bottom, right = area
    looks = f'<w:tcW w:w="{_width(block, range(left, right + 1))}" w:type="dxa"/>'
    looks += f'<w:gridSpan w:val="{right - left + 1}"/>' if right > left else ""
    if bottom > top:
        looks += '<w:vMerge w:val="restart"/>' if row == top else "<w:vMerge/>"
    draft = block.cells.get((top, left), Draft("spare")) if row == top else Draft("spare")
    return (
        f'<w:tc><w:tcPr>{looks}<w:vAlign w:val="center"/></w:tcPr>'
        f"<w:p>{_run(draft.text, 18)}</w:p></w:tc>"
    )
