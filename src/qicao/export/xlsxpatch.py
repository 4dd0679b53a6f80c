"""Values into cells of a workbook that somebody else made; all else of it stays as it was.

Only the parts of sheets that get values are written anew, and in them only those cells. A formula
keeps its text; its saved result is renewed, and a program that opens the file computes it again.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeAlias

from lxml import etree

from qicao.quantity import plain

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_PLACE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
Element: TypeAlias = Any
"""A node of a tree of lxml, which has no types."""
CellValue = Decimal | str
"""A number, or a text that never becomes a formula."""


def patch_parts(
    parts: Mapping[str, bytes], changes: Mapping[str, Mapping[str, CellValue]]
) -> dict[str, bytes]:
    """The parts of a workbook with values put in: sheet name → place → value.

    KeyError for a sheet that is not there.
    """
    paths = sheet_paths(parts)
    patched = dict(parts)
    for sheet, values in changes.items():
        if values:
            patched[paths[sheet]] = _sheet(parts[paths[sheet]], values)
    if any(changes.values()):
        patched["xl/workbook.xml"] = _recalculating(parts["xl/workbook.xml"])
    return patched


def sheet_paths(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The part that holds each sheet, by the sheet's name."""
    book, relations = parse(parts["xl/workbook.xml"]), parse(parts["xl/_rels/workbook.xml.rels"])
    targets = {node.get("Id"): str(node.get("Target", "")) for node in relations}
    paths = {}
    for node in book.iter(f"{MAIN}sheet"):
        key = next((value for name, value in node.items() if str(name).endswith("}id")), None)
        path = posixpath.normpath(posixpath.join("/xl", targets.get(key, "")))
        paths[str(node.get("name", ""))] = path.lstrip("/")
    return paths


@dataclass(frozen=True, slots=True)
class Marks:
    """Places of a sheet whose number is shown as a per cent, and places that hold a formula."""

    percent: frozenset[str]
    formulas: frozenset[str]


def cell_marks(parts: Mapping[str, bytes], sheet: str) -> Marks:
    """What the cells that a sheet keeps are marked as. KeyError for a sheet that is not there."""
    styles = _percent_styles(parse(parts["xl/styles.xml"])) if "xl/styles.xml" in parts else []
    cells = list(parse(parts[sheet_paths(parts)[sheet]]).iter(f"{MAIN}c"))
    percent = (c for c in cells if _style(c) < len(styles) and styles[_style(c)])
    formulas = (c for c in cells if c.find(f"{MAIN}f") is not None)
    return Marks(
        frozenset(str(c.get("r")) for c in percent), frozenset(str(c.get("r")) for c in formulas)
    )


def _percent_styles(root: Element) -> list[bool]:
    codes = {9: "0%", 10: "0.00%"}
    for node in root.iter(f"{MAIN}numFmt"):
        codes[int(str(node.get("numFmtId", "0")))] = str(node.get("formatCode", ""))
    styles = root.find(f"{MAIN}cellXfs")
    formats = () if styles is None else tuple(styles)
    return ["%" in codes.get(int(str(xf.get("numFmtId", "0"))), "") for xf in formats]


def _style(cell: Element) -> int:
    text = str(cell.get("s", "0"))
    return int(text) if text.isdecimal() else 0


def parse(content: bytes) -> Element:
    """A part as a tree; entities are never resolved and nothing is fetched."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(content, parser)


def _written(root: Element) -> bytes:
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def _recalculating(content: bytes) -> bytes:
    """The workbook's part with the wish to compute all formulas when it is opened."""
    root = parse(content)
    found = root.find(f"{MAIN}calcPr")
    if found is None:
        found = etree.Element(f"{MAIN}calcPr")
        _insert_calculation(root, found)
    found.set("fullCalcOnLoad", "1")
    return _written(root)


def _insert_calculation(root: Element, node: Element) -> None:
    """Puts calcPr where the schema wants it: after the names, before what follows."""
    before = ("sheets", "functionGroups", "externalReferences", "definedNames")
    places = [i for i, child in enumerate(root) if etree.QName(child).localname in before]
    root.insert(max(places, default=len(root) - 1) + 1, node)


def _sheet(content: bytes, values: Mapping[str, CellValue]) -> bytes:
    root = parse(content)
    data = root.find(f"{MAIN}sheetData")
    if data is None:
        raise KeyError("sheetData")
    _number(data)
    rows = {int(str(row.get("r"))): row for row in data}
    for place, value in values.items():
        match = _PLACE.fullmatch(place)
        if match is None:
            raise KeyError(place)
        row = _row(data, rows, int(match[2]))
        _put(_cell(row, place, _style_of(root, row, match[1])), value)
    return _written(root)


def _number(data: Element) -> None:
    """Gives rows and cells that do not say where they stand the place that they have."""
    from openpyxl.utils import column_index_from_string, get_column_letter

    number = 0
    for row in data:
        number = int(str(row.get("r") or number + 1))
        row.set("r", str(number))
        column = 0
        for cell in row:
            place = str(cell.get("r") or "")
            letters = place.rstrip("0123456789")
            column = column_index_from_string(letters) if letters else column + 1
            cell.set("r", place or f"{get_column_letter(column)}{number}")


def _style_of(root: Element, row: Element, letters: str) -> str:
    """The style that a cell which is not there shows: its row's, else its column's."""
    from openpyxl.utils import column_index_from_string

    if row.get("customFormat") in ("1", "true"):
        return str(row.get("s", ""))
    number = column_index_from_string(letters)
    for column in root.iter(f"{MAIN}col"):
        if int(str(column.get("min"))) <= number <= int(str(column.get("max"))):
            return str(column.get("style", ""))
    return ""


def _row(data: Element, rows: dict[int, Element], number: int) -> Element:
    """The row of that number, made where there is none."""
    if number not in rows:
        row = etree.Element(f"{MAIN}row", {"r": str(number)})
        data.insert(sum(other < number for other in rows), row)
        rows[number] = row
    return rows[number]


def _cell(row: Element, place: str, style: str) -> Element:
    """The cell at a place of a row, made in its order and in that style where there is none."""
    made = {"r": place, "s": style} if style else {"r": place}
    for position, cell in enumerate(row):
        if cell.get("r") == place:
            return cell
        if _order(str(cell.get("r", ""))) > _order(place):
            inserted = etree.Element(f"{MAIN}c", made)
            row.insert(position, inserted)
            return inserted
    return etree.SubElement(row, f"{MAIN}c", made)


def _order(place: str) -> tuple[int, str]:
    letters = place.rstrip("0123456789")
    return len(letters), letters


def _put(cell: Element, value: CellValue) -> None:
    formula = cell.find(f"{MAIN}f")
    for child in list(cell):
        if child is not formula:
            cell.remove(child)
    for name in ("t", "cm", "vm"):
        cell.attrib.pop(name, None)
    if isinstance(value, Decimal):
        etree.SubElement(cell, f"{MAIN}v").text = _digits(value)
    elif formula is not None:
        cell.set("t", "str")
        etree.SubElement(cell, f"{MAIN}v").text = value
    else:
        cell.set("t", "inlineStr")
        text = etree.SubElement(etree.SubElement(cell, f"{MAIN}is"), f"{MAIN}t")
        text.text = value
        text.set(_SPACE, "preserve")


def _digits(value: Decimal) -> str:
    exponent = value.as_tuple().exponent
    return plain(value, max(0, -exponent) if isinstance(exponent, int) else 0)
