"""Rendered runs as Word runs; every slot in a bookmark of its own, noted for the manifest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from qicao.boundtext import Run
from qicao.export.markup import node

_BREAKS = re.compile(r"([\n\t])")
_AMBIGUOUS = re.compile(r"[“”‘’…—·×÷±°§‰→←↑↓①-⑳Ⅰ-Ⅻ≤≥]")
"""Characters that Word takes for Latin unless it is told that they are Chinese."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One bookmark of the file and what it holds."""

    name: str
    run: Run
    section: str
    block: str


@dataclass(slots=True)
class Bookmarks:
    """Names the bookmarks of one file in order: q_000001, q_000002, …"""

    marked: list[Marked] = field(default_factory=list)

    def wrap(self, run: Run, section: str, block: str) -> tuple[Element, ...]:
        """The run between the two ends of a new bookmark."""
        number = len(self.marked) + 1
        entry = Marked(f"q_{number:06d}", run, section, block)
        self.marked.append(entry)
        start = node("bookmarkStart", id=number, name=entry.name)
        return start, text_run(run.text, highlight=run.missing), node("bookmarkEnd", id=number)

    def elements(self, runs: tuple[Run, ...], section: str, block: str) -> Iterator[Element]:
        """All runs of a paragraph or cell."""
        for run in runs:
            if run.slot is not None:
                yield from self.wrap(run, section, block)
            elif run.text:
                yield text_run(run.text)


def text_run(text: str, *, highlight: bool = False) -> Element:
    """A run that prints `text` as it stands; line feeds become breaks, tabs tabs."""
    run = node("r", _properties(text, highlight))
    for part in _BREAKS.split(text):
        if part == "\n":
            run.append(node("br"))
        elif part == "\t":
            run.append(node("tab"))
        elif part:
            run.append(_words(part))
    return run


def _words(text: str) -> Element:
    element = node("t", text=text)
    element.set("xml:space", "preserve")
    return element


def _properties(text: str, highlight: bool) -> Element | None:
    properties = node("rPr")
    if _AMBIGUOUS.search(text):
        properties.append(node("rFonts", hint="eastAsia"))
    if highlight:
        properties.append(node("highlight", val="yellow"))
    return properties if len(properties) else None
