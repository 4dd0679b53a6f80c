"""An xlsx as Excel and WPS write it, part by part: shared texts, styles, and what a test adds."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET = "xl/worksheets/sheet1.xml"
TEXTS = ("label", "value", "unit", "三公经费", "万元", "三公经费控制率", "%")
CELLS = (
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'
    '<c r="C1" t="s"><v>2</v></c></row>'
    '<row r="2"><c r="A2" t="s"><v>3</v></c><c r="B2"><v>416.99</v></c>'
    '<c r="C2" t="s"><v>4</v></c></row>'
    '<row r="3"><c r="A3" t="s"><v>5</v></c><c r="B3" s="1"><v>0.6505</v></c>'
    '<c r="C3" t="s"><v>6</v></c></row>'
)
_B2 = '<c r="B2"><v>416.99</v></c>'
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def with_amount(cell: str) -> str:
    """The cells with this one in the place of B2."""
    return CELLS.replace(_B2, cell)


def office_book(
    cells: str = CELLS,
    *,
    texts: Iterable[str] = TEXTS,
    entries: str = "",
    tail: str = "",
    head: str = "",
    book: str = "",
    sheets: Sequence[str] = ("数据",),
    main: str = "xl/workbook.xml",
) -> bytes:
    """A workbook of one part that every name in `sheets` shows; `entries` are more shared texts."""
    folder, _, name = main.rpartition("/")
    inside = "" if folder == "xl" else "/xl/"
    shared = "".join(f"<si><t>{text}</t></si>" for text in texts) + entries
    listed = "".join(
        f'<sheet name="{title}" sheetId="{number}" r:id="rId1"/>'
        for number, title in enumerate(sheets, 1)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/{main}" ContentType="{_TYPE}"/></Types>',
        "_rels/.rels": relations({"officeDocument": main}),
        main: f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{book}<sheets>{listed}</sheets>'
        "</workbook>",
        f"{folder}/_rels/{name}.rels".lstrip("/"): relations(
            {
                "worksheet": f"{inside}worksheets/sheet1.xml",
                "styles": f"{inside}styles.xml",
                "sharedStrings": f"{inside}sharedStrings.xml",
            }
        ),
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/>'
        '<xf numFmtId="10"/><xf numFmtId="14"/></cellXfs></styleSheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{shared}</sst>',
        SHEET: f'<worksheet xmlns="{MAIN}">{head}<sheetData>{cells}</sheetData>{tail}</worksheet>',
    }
    return archived({part: content.encode() for part, content in parts.items()})


def relations(targets: dict[str, str]) -> str:
    """A part of relationships: kind → target."""
    body = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{body}</Relationships>'


def archived(parts: dict[str, bytes]) -> bytes:
    """The parts as an archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def renamed(data: bytes, old: str, new: str, *, told: bool = True) -> bytes:
    """The archive with a part under another name; if `told`, its relationships say so."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts = {name.replace(old, new): content for name, content in parts.items()}
    if told:
        parts = {name: part.replace(old.encode(), new.encode()) for name, part in parts.items()}
    return archived(parts)
