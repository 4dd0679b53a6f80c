"""What styles say of a paragraph or run: its outline level, its numbering, whether it is hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from qicao.readers.word.accepted import child, integer, is_on, value

BODY_LEVEL = 9
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录|table of figures)\s*\d?(?:\s*heading)?", re.IGNORECASE)


class Styles:
    """The styles of a document by id, each with those that it is based on."""

    def __init__(self, root: Element | None) -> None:
        found = root.findall("w.style") if root is not None else []
        self.nodes = {node.get("w.styleId", ""): node for node in found}

    def chain(self, style: str) -> Iterator[Element]:
        """A style and what it is based on, nearest first; a circle ends where it closes."""
        seen: set[str] = set()
        while style in self.nodes and style not in seen:
            seen.add(style)
            yield self.nodes[style]
            style = value(self.nodes[style], "w.basedOn")

    def level(self, paragraph: Element) -> int:
        """The outline level of a paragraph by its own or its style's word: 1 to 9, 0 for none."""
        properties = paragraph.find("w.pPr")
        if text := value(properties, "w.outlineLvl"):
            return _level(text)
        for style in self.chain(value(properties, "w.pStyle")):
            if text := value(style, "w.pPr", "w.outlineLvl"):
                return _level(text)
            if match := _HEADING.fullmatch(value(style, "w.name").strip()):
                return int(match[1])
        return 0

    def numbering(self, paragraph: Element) -> tuple[str, int]:
        """The id of the list and the level in it that number a paragraph; '' for none."""
        properties = paragraph.find("w.pPr")
        own = child(properties, "w.numPr")
        chain = [style.find("w.pPr/w.numPr") for style in self.chain(_style(properties))]
        ways = [way for way in (own, *chain) if way is not None]
        number = next((n for way in ways if (n := value(way, "w.numId"))), "")
        depth = next((d for way in ways if (d := value(way, "w.ilvl"))), "0")
        return ("", 0) if number == "0" else (number, integer(depth))

    def is_contents(self, paragraph: Element) -> bool:
        """Whether a paragraph is a line of a table of contents."""
        chain = self.chain(_style(paragraph.find("w.pPr")))
        return any(_CONTENTS.fullmatch(value(style, "w.name").strip()) for style in chain)

    def hides(self, properties: Element | None, paragraph: Element) -> bool:
        """Whether a run with these properties is hidden, by itself or by a style."""
        own = is_on(properties, "w.vanish")
        if own is not None:
            return own
        styles = (value(properties, "w.rStyle"), _style(paragraph.find("w.pPr")))
        told = (is_on(s.find("w.rPr"), "w.vanish") for name in styles for s in self.chain(name))
        return next((switch for switch in told if switch is not None), False)


def _style(properties: Element | None) -> str:
    return value(properties, "w.pStyle")


def _level(text: str) -> int:
    level = integer(text, BODY_LEVEL)
    return level + 1 if 0 <= level < BODY_LEVEL else 0
