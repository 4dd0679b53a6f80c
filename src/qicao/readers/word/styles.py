"""What styles say of a paragraph or run: its outline level, its numbering, whether it is hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from qicao.readers.word.accepted import child, integer, is_on, value

BODY_LEVEL = 9
MAX_CHAIN = 20
"""Styles that one may be based on, one on the other; Word itself allows eleven."""
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录|table of figures)\s*\d?(?:\s*heading)?", re.IGNORECASE)


class Styles:
    """The styles of a document by id, each with those that it is based on."""

    def __init__(self, root: Element | None) -> None:
        found = root.findall("w.style") if root is not None else []
        self.nodes = {node.get("w.styleId", ""): node for node in found}
        self.hidden: dict[str, bool | None] = {}

    def chain(self, style: str) -> Iterator[Element]:
        """A style and what it is based on, nearest first; a circle ends where it closes."""
        seen: set[str] = set()
        while style in self.nodes and style not in seen and len(seen) < MAX_CHAIN:
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

    def hides(self, properties: Element | None, style: str) -> bool:
        """Whether a run with these properties is hidden, by itself, its style or its paragraph's.

        `style` is the paragraph's: a paragraph is searched for it once, not for each of its runs.
        """
        own = is_on(properties, "w.vanish")
        told = (own, self._vanish(value(properties, "w.rStyle")), self._vanish(style))
        return next((switch for switch in told if switch is not None), False)

    def _vanish(self, style: str) -> bool | None:
        """What a style says of being hidden; None if it says nothing."""
        if style not in self.hidden:
            told = (is_on(node.find("w.rPr"), "w.vanish") for node in self.chain(style))
            self.hidden[style] = next((switch for switch in told if switch is not None), None)
        return self.hidden[style]


def style_of(paragraph: Element) -> str:
    """The style of a paragraph, '' if it names none."""
    return _style(paragraph.find("w.pPr"))


def _style(properties: Element | None) -> str:
    return value(properties, "w.pStyle")


def _level(text: str) -> int:
    level = integer(text, BODY_LEVEL)
    return level + 1 if 0 <= level < BODY_LEVEL else 0
