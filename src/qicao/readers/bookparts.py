"""What the directory of an xlsx says: which part holds each sheet, which are hidden, from when days
are counted. A directory that calamine would follow otherwise than we do is refused.
"""

from __future__ import annotations

import datetime
import posixpath
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from qicao.errors import ImportRefused
from qicao.readers.kept import EPOCH, EPOCH_1904
from qicao.readers.parts import KINDS, broken

BOOK, STRINGS, STYLES = "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"
MAX_SHEETS = 500
_RELATIONS = "xl/_rels/workbook.xml.rels"
_USUAL = {"sharedStrings": STRINGS, "styles": STYLES}
_TRUE = ("1", "true")


@dataclass(frozen=True, slots=True)
class BookParts:
    """The part of each sheet by the sheet's name, in order, and what the book says of them."""

    paths: dict[str, str]
    hidden: frozenset[str]
    epoch: datetime.datetime


def read_book_parts(parts: dict[str, bytes], file: str) -> BookParts:
    """What the directory says. ImportRefused for one that is missing, odd or too long."""
    book, relations = part_tree(parts, BOOK, file), part_tree(parts, _RELATIONS, file)
    if book is None or relations is None:
        raise _elsewhere(file)
    targets = _targets(relations, parts, file)
    sheets = [node for node in book.iter() if node.tag.endswith("}sheet")]
    if len(sheets) > MAX_SHEETS:
        raise too_many_sheets(file)
    paths: dict[str, str] = {}
    for node in sheets:
        name, key = node.get("name", ""), _relation(node)
        if name in paths:
            hint = f"有两张工作表都叫“{name[:40]}”：请改成不同的名称后另存"
            raise ImportRefused("sheet_names", file, hint, sheet=name[:40])
        paths[name] = _found(targets.get(key, ""), parts, file, name)
    hidden = frozenset(n.get("name", "") for n in sheets if n.get("state", "visible") != "visible")
    return BookParts(paths, hidden, _epoch(book))


def too_many_sheets(file: str) -> ImportRefused:
    """The refusal of a workbook with more sheets than anybody fills in."""
    hint = f"超过 {MAX_SHEETS} 张工作表，不读：请拆成几个文件"
    return ImportRefused("too_large", file, hint)


def part_tree(parts: dict[str, bytes], part: str, file: str) -> Element | None:
    """A part as a tree; None if there is no such part. ImportRefused for broken XML."""
    try:
        return fromstring(parts[part]) if part in parts else None
    except (ParseError, DefusedXmlException):
        raise broken(file, KINDS["xlsx"]) from None


def _targets(relations: Element, parts: dict[str, bytes], file: str) -> dict[str, str]:
    """Id → the part it leads to; texts and styles have to be where every reader looks for them."""
    found = {}
    for node in relations:
        target = posixpath.normpath(posixpath.join("/xl", node.get("Target", ""))).lstrip("/")
        usual = _USUAL.get(node.get("Type", "").rpartition("/")[2])
        if usual:
            _found(target if target == usual else "", parts, file, None)
        found[node.get("Id", "")] = target
    return found


def _found(part: str, parts: dict[str, bytes], file: str, sheet: str | None) -> str:
    if part not in parts:
        raise _elsewhere(file, sheet)
    return part


def _elsewhere(file: str, sheet: str | None = None) -> ImportRefused:
    hint = "工作簿的部件不在通常的位置，读不准：请用 WPS 或 Excel 打开后另存一次"
    return ImportRefused("book_parts", file, hint, sheet=sheet)


def _relation(sheet: Element) -> str:
    return next((value for name, value in sheet.items() if name.endswith("}id")), "")


def _epoch(book: Element) -> datetime.datetime:
    properties = (node for node in book.iter() if node.tag.endswith("}workbookPr"))
    since_1904 = any(node.get("date1904") in _TRUE for node in properties)
    return EPOCH_1904 if since_1904 else EPOCH
