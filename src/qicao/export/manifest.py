"""The manifest inside a Word file: which bookmark prints which slot, of which ledger."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from qicao.export.flow import clean
from qicao.export.markup import MANIFEST, tree
from qicao.export.runs import Marked
from qicao.values import Report

DATASTORE = "{6F6A9B4E-1C5D-4E7B-9C55-716963616F31}"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


def manifest_part(report: Report, marked: Sequence[Marked], *, provenance: bool) -> Element:
    """The manifest; its root tells the report, its children the bookmarks in order."""
    head = {
        "xmlns": MANIFEST,
        "format": report.format,
        "title": clean(report.title),
        "year": str(report.year),
        "ledger": report.ledger_digest,
        "profile": clean(report.profile.id),
        "version": clean(report.profile.version),
        "digest": report.profile.digest,
        "provenance": "yes" if provenance else "no",
    }
    return tree("manifest", head, *(_slot(entry) for entry in marked))


def _slot(entry: Marked) -> Element:
    head = {"bookmark": entry.name, "slot": clean(entry.run.slot or "")}
    head |= {"section": clean(entry.section), "block": clean(entry.block)}
    if entry.run.missing:
        head["missing"] = "yes"
    figures = (tree("figure", {"id": clean(figure)}) for figure in entry.run.figures)
    return tree("slot", head, tree("text", {}, text=entry.run.text), *figures)


def manifest_properties() -> Element:
    """The part that lets Word keep the manifest through a save."""
    schema = tree("ds:schemaRef", {"ds:uri": MANIFEST})
    head = {"xmlns:ds": _PROPERTIES, "ds:itemID": DATASTORE}
    return tree("ds:datastoreItem", head, tree("ds:schemaRefs", {}, schema))
