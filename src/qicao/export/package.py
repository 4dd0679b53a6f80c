"""The wrapping of a Word file: content types, relationships, core properties."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from qicao.export.flow import clean
from qicao.export.markup import PACKAGE, RELATED, tree
from qicao.export.page import EVEN, ODD

_OFFICE = "application/vnd.openxmlformats-officedocument"
_WORD = f"{_OFFICE}.wordprocessingml"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_MANIFEST = "/customXml/itemProps1.xml"
_TYPES = {
    "/word/document.xml": f"{_WORD}.document.main+xml",
    "/word/styles.xml": f"{_WORD}.styles+xml",
    "/word/settings.xml": f"{_WORD}.settings+xml",
    "/word/fontTable.xml": f"{_WORD}.fontTable+xml",
    "/word/footer1.xml": f"{_WORD}.footer+xml",
    "/word/footer2.xml": f"{_WORD}.footer+xml",
    "/docProps/core.xml": _CORE,
    _MANIFEST: f"{_OFFICE}.customXmlProperties+xml",
}
_CORE_RELATION = f"{PACKAGE}/relationships/metadata/core-properties"


def content_types(*, manifest: bool = True) -> Element:
    """What each part is; a Word file that is no report has no manifest."""
    defaults = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
    }
    return tree(
        "Types",
        {"xmlns": f"{PACKAGE}/content-types"},
        *(tree("Default", {"Extension": e, "ContentType": t}) for e, t in defaults.items()),
        *(
            tree("Override", {"PartName": part, "ContentType": kind})
            for part, kind in _TYPES.items()
            if manifest or part != _MANIFEST
        ),
    )


def relations(*, manifest: bool = True) -> dict[str, Element]:
    """The relationship parts by name. None of them leads out of the file."""
    document = (
        ("rId1", f"{RELATED}/styles", "styles.xml"),
        ("rId2", f"{RELATED}/settings", "settings.xml"),
        ("rId3", f"{RELATED}/fontTable", "fontTable.xml"),
        (ODD, f"{RELATED}/footer", "footer1.xml"),
        (EVEN, f"{RELATED}/footer", "footer2.xml"),
    )
    to_manifest = (("rId6", f"{RELATED}/customXml", "../customXml/item1.xml"),)
    package = (
        ("rId1", f"{RELATED}/officeDocument", "word/document.xml"),
        ("rId2", _CORE_RELATION, "docProps/core.xml"),
    )
    found = {
        "_rels/.rels": _relationships(package),
        "word/_rels/document.xml.rels": _relationships(
            document + to_manifest if manifest else document
        ),
    }
    if manifest:
        properties = (("rId1", f"{RELATED}/customXmlProps", "itemProps1.xml"),)
        found["customXml/_rels/item1.xml.rels"] = _relationships(properties)
    return found


def _relationships(rows: tuple[tuple[str, str, str], ...]) -> Element:
    each = (tree("Relationship", {"Id": i, "Type": t, "Target": to}) for i, t, to in rows)
    return tree("Relationships", {"xmlns": f"{PACKAGE}/relationships"}, *each)


def core_properties(title: str, language: str) -> Element:
    """Title and language; no author and no date: the file tells nothing of who made it when."""
    head = {
        "xmlns:cp": f"{PACKAGE}/metadata/core-properties",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    }
    return tree(
        "cp:coreProperties",
        head,
        tree("dc:title", {}, text=clean(title).replace("\n", "")),
        tree("dc:language", {}, text=language),
    )
