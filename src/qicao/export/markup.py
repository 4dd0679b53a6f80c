"""A small builder of XML for the parts of a Word file; prefixed names are written as they stand."""

from __future__ import annotations

from xml.etree.ElementTree import Element, tostring

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MANIFEST = "urn:qicao:manifest:1"

Attribute = str | int


def node(
    tag: str, *children: Element | None, text: Attribute = "", **attributes: Attribute
) -> Element:
    """A Word element: node("pStyle", val="Title") is <w:pStyle w:val="Title"/>."""
    element = Element(f"w:{tag}", {f"w:{name}": str(value) for name, value in attributes.items()})
    element.extend(child for child in children if child is not None)
    if text:
        element.text = str(text)
    return element


def tree(tag: str, attributes: dict[str, str], *children: Element, text: str = "") -> Element:
    """An element with its name and attributes as given."""
    element = Element(tag, attributes)
    element.extend(children)
    if text:
        element.text = text
    return element


def word_root(tag: str, *children: Element) -> Element:
    """The root of a Word part, with the namespaces that its content needs."""
    element = tree(f"w:{tag}", {"xmlns:w": WORD, "xmlns:r": RELATED})
    element.extend(children)
    return element


def serialise(root: Element) -> bytes:
    """The part as UTF-8 with a declaration."""
    # Written as one text: with another encoding ElementTree encodes each scrap by itself.
    text = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + tostring(root, "unicode")
    return text.encode("utf-8", "xmlcharrefreplace")
