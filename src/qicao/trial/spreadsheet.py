"""A small writer of .xlsx: cells, merges, formats, hidden parts, formulas with their cached values.

It exists because openpyxl cannot write a formula together with its value, and writes neither fast
nor twice the same bytes. It writes what these workbooks need and nothing else.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

from qicao.readers.columns import column_name

DATE = (1980, 1, 1, 0, 0, 0)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
BUILT_IN = {"General": 0, "0": 1, "0.00": 2, "#,##0": 3, "#,##0.00": 4, "0.00%": 10, "@": 49}
FIRST_OWN_FORMAT = 176


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell looks."""

    font: str = "宋体"
    size: int = 10
    bold: bool = False
    align: str = "left"
    wrap: bool = False
    border: bool = False
    fill: str = ""
    number: str = "General"
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """A number, a text or nothing, with its looks; a formula keeps `value` as its cached value."""

    value: Decimal | str | None
    style: Style
    formula: str = ""


@dataclass
class Sheet:
    """Cells by (row, column), both from 1, and what the sheet has besides."""

    name: str
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    """First row, first column, last row, last column."""
    widths: dict[int, float] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    hidden: bool = False
    landscape: bool = True

    @property
    def last_row(self) -> int:
        """The last row with a cell, 0 if there is none."""
        return max((row for row, _ in self.cells), default=0)

    @property
    def last_column(self) -> int:
        """The last column with a cell, 0 if there is none."""
        return max((column for _, column in self.cells), default=0)


def place(row: int, column: int) -> str:
    """The address of a cell: (7, 3) is C7."""
    return f"{column_name(column - 1)}{row}"


def workbook_bytes(sheets: Sequence[Sheet]) -> bytes:
    """The .xlsx file; the same sheets give the same bytes."""
    texts, styles = _Texts(), _Styles()
    parts = {
        f"xl/worksheets/sheet{n}.xml": _sheet(s, texts, styles) for n, s in enumerate(sheets, 1)
    }
    parts = {
        "[Content_Types].xml": _content_types(len(sheets)),
        "_rels/.rels": _relationships([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _workbook(sheets),
        "xl/_rels/workbook.xml.rels": _workbook_relationships(len(sheets)),
        "xl/styles.xml": styles.xml(),
        "xl/sharedStrings.xml": texts.xml(),
        **parts,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, HEAD + text)
    return out.getvalue()


class _Texts:
    """Shared strings, in order of first use."""

    def __init__(self) -> None:
        self.index: dict[str, int] = {}
        self.uses = 0

    def number(self, text: str) -> int:
        self.uses += 1
        return self.index.setdefault(text, len(self.index))

    def xml(self) -> str:
        items = "".join(
            f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in self.index
        )
        return (
            f'<sst xmlns="{MAIN}" count="{self.uses}" uniqueCount="{len(self.index)}">{items}</sst>'
        )


class _Styles:
    """Fonts, fills, formats and their combinations, in order of first use."""

    def __init__(self) -> None:
        self.styles: dict[Style, int] = {Style(): 0}
        self.fonts: dict[str, int] = {}
        self.fills: dict[str, int] = {
            '<fill><patternFill patternType="none"/></fill>': 0,
            '<fill><patternFill patternType="gray125"/></fill>': 1,
        }
        self.formats: dict[str, int] = {}

    def number(self, style: Style) -> int:
        return self.styles.setdefault(style, len(self.styles))

    def xml(self) -> str:
        combined = "".join(self._combination(style) for style in self.styles)
        formats = "".join(
            f'<numFmt numFmtId="{number}" formatCode={quoteattr(code)}/>'
            for code, number in self.formats.items()
        )
        edges = "".join(
            f'<{side} style="thin"><color indexed="64"/></{side}>'
            for side in ("left", "right", "top", "bottom")
        )
        return (
            f'<styleSheet xmlns="{MAIN}">'
            + (f'<numFmts count="{len(self.formats)}">{formats}</numFmts>' if formats else "")
            + f'<fonts count="{len(self.fonts)}">{"".join(self.fonts)}</fonts>'
            f'<fills count="{len(self.fills)}">{"".join(self.fills)}</fills>'
            '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>'
            f"<border>{edges}<diagonal/></border></borders>"
            '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
            f'</cellStyleXfs><cellXfs count="{len(self.styles)}">{combined}</cellXfs>'
            '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
            "</styleSheet>"
        )

    def _combination(self, style: Style) -> str:
        bold = "<b/>" if style.bold else ""
        font = f'<font>{bold}<sz val="{style.size}"/><name val={quoteattr(style.font)}/></font>'
        fill = (
            f'<fill><patternFill patternType="solid"><fgColor rgb="FF{style.fill}"/>'
            '<bgColor indexed="64"/></patternFill></fill>'
            if style.fill
            else next(iter(self.fills))
        )
        wrap = ' wrapText="1"' if style.wrap else ""
        indent = f' indent="{style.indent}"' if style.indent else ""
        return (
            f'<xf numFmtId="{self._format(style.number)}" '
            f'fontId="{self.fonts.setdefault(font, len(self.fonts))}" '
            f'fillId="{self.fills.setdefault(fill, len(self.fills))}" '
            f'borderId="{int(style.border)}" xfId="0" applyNumberFormat="1" applyFont="1" '
            'applyFill="1" applyBorder="1" applyAlignment="1">'
            f'<alignment horizontal="{style.align}" vertical="center"{wrap}{indent}/></xf>'
        )

    def _format(self, code: str) -> int:
        if code in BUILT_IN:
            return BUILT_IN[code]
        return self.formats.setdefault(code, FIRST_OWN_FORMAT + len(self.formats))


def _sheet(sheet: Sheet, texts: _Texts, styles: _Styles) -> str:
    rows: dict[int, list[str]] = {}
    for (row, column), cell in sorted(sheet.cells.items()):
        rows.setdefault(row, []).append(_cell(place(row, column), cell, texts, styles))
    body = "".join(
        f'<row r="{row}"{_row_looks(sheet, row)}>{"".join(cells)}</row>'
        for row, cells in rows.items()
    )
    merges = "".join(
        f'<mergeCell ref="{place(a, b)}:{place(c, d)}"/>' for a, b, c, d in sheet.merges
    )
    merged = f'<mergeCells count="{len(sheet.merges)}">{merges}</mergeCells>' if merges else ""
    last = place(max(sheet.last_row, 1), max(sheet.last_column, 1))
    setup = "landscape" if sheet.landscape else "portrait"
    return (
        f'<worksheet xmlns="{MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="A1:{last}"/><sheetFormatPr defaultRowHeight="15"/>{_columns(sheet)}'
        f"<sheetData>{body}</sheetData>{merged}"
        '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
        f'<pageSetup paperSize="9" orientation="{setup}" fitToWidth="1" fitToHeight="0"/>'
        "</worksheet>"
    )


def _row_looks(sheet: Sheet, row: int) -> str:
    height = sheet.heights.get(row)
    looks = f' ht="{height:g}" customHeight="1"' if height else ""
    return looks + (' hidden="1"' if row in sheet.hidden_rows else "")


def _columns(sheet: Sheet) -> str:
    numbers = sorted(set(sheet.widths) | sheet.hidden_columns)
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{sheet.widths.get(n, 9):g}" customWidth="1"'
        + (' hidden="1"/>' if n in sheet.hidden_columns else "/>")
        for n in numbers
    )
    return f"<cols>{columns}</cols>" if columns else ""


def _cell(where: str, cell: Cell, texts: _Texts, styles: _Styles) -> str:
    head = f'<c r="{where}" s="{styles.number(cell.style)}"'
    formula = f"<f>{escape(cell.formula)}</f>" if cell.formula else ""
    if cell.value is None:
        return f"{head}>{formula}</c>" if formula else f"{head}/>"
    if isinstance(cell.value, Decimal):
        return f"{head}>{formula}<v>{cell.value:f}</v></c>"
    if formula:
        return f'{head} t="str">{formula}<v>{escape(cell.value)}</v></c>'
    return f'{head} t="s"><v>{texts.number(cell.value)}</v></c>'


def _content_types(count: int) -> str:
    parts = {"/xl/workbook.xml": "sheet.main", "/xl/styles.xml": "styles"}
    parts["/xl/sharedStrings.xml"] = "sharedStrings"
    parts |= {f"/xl/worksheets/sheet{n}.xml": "worksheet" for n in range(1, count + 1)}
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{TYPES}.{kind}+xml"/>'
        for name, kind in parts.items()
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(targets: Sequence[tuple[str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{n}" Type="{RELS}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def _workbook_relationships(count: int) -> str:
    sheets = [("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, count + 1)]
    return _relationships(
        [*sheets, ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")]
    )


def _workbook(sheets: Sequence[Sheet]) -> str:
    rows = "".join(
        f'<sheet name={quoteattr(sheet.name)} sheetId="{n}" '
        + ('state="hidden" ' if sheet.hidden else "")
        + f'r:id="rId{n}"/>'
        for n, sheet in enumerate(sheets, 1)
    )
    return f'<workbook xmlns="{MAIN}" xmlns:r="{RELS}"><sheets>{rows}</sheets></workbook>'
