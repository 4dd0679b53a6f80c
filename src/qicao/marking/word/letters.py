"""The characters of a paragraph of a Word file, each with where a mark before or after it goes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise
from xml.etree.ElementTree import Element

from qicao.marking.word.scan import Scanned
from qicao.readers.word.accepted import DROPPED, KEPT, children

_AROUND = ("w.hyperlink", "w.fldSimple", "w.dir", "w.bdo", *KEPT)
_PLAIN = {"w.tab": "\t", "w.ptab": "\t", "w.br": "\n", "w.cr": "\n", "w.noBreakHyphen": "-"}
_CHARACTER = re.compile(r"&[^;&]*;|\r\n|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Cut:
    """A place between two bytes; `run` and `text` are what has to be closed there and reopened."""

    offset: int
    run: Element | None = None
    text: Element | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """One character, with the cuts before and after it."""

    text: str
    before: Cut
    after: Cut


def letters(part: Scanned, paragraph: Element) -> list[Letter]:
    """The characters of a paragraph once all changes are accepted, hidden ones too.

    What hangs on it (text boxes, notes) is not its own.
    """
    return list(_below(part, paragraph))


def _below(part: Scanned, node: Element) -> Iterator[Letter]:
    for inner in children(node):
        if inner.tag in DROPPED:
            continue
        if inner.tag == "w.r":
            yield from _of_run(part, inner)
        elif inner.tag in _AROUND:
            yield from _below(part, inner)
        elif inner.tag.startswith("m."):
            yield from _as_one(part, inner, "m.t")


def _as_one(part: Scanned, node: Element, tag: str) -> Iterator[Letter]:
    """The characters of what is not to be cut: a formula, a run with a reading above it."""
    span = part.spans[node]
    for text in node.iter(tag):
        for character in text.text or "":
            yield Letter(character, Cut(span.start), Cut(span.end))


def _of_run(part: Scanned, run: Element) -> Iterator[Letter]:
    base = run.find("w.ruby/w.rubyBase")
    if base is not None:
        whole = part.spans[run]
        for text in base.iter("w.t"):
            for character in text.text or "":
                yield Letter(character, Cut(whole.start), Cut(whole.end))
        return
    content = [piece for piece in run if piece.tag != "w.rPr"]
    for place, piece in enumerate(content):
        span = part.spans[piece]
        first = Cut(span.start, run) if place else Cut(part.spans[run].start)
        last = Cut(span.end, run) if piece is not content[-1] else Cut(part.spans[run].end)
        if piece.tag == "w.t":
            yield from _of_text(part, run, piece, first, last)
        elif piece.tag in _PLAIN:
            yield Letter(_PLAIN[piece.tag], first, last)
        elif piece.tag == "w.sym":
            yield Letter("□", first, last)


def _of_text(part: Scanned, run: Element, text: Element, first: Cut, last: Cut) -> Iterator[Letter]:
    words = text.text or ""
    scraps = _CHARACTER.findall(part.inside(text).decode("utf-8", "replace"))
    if not words or len(scraps) != len(words) or b"<" in part.inside(text):
        yield from (Letter(character, first, last) for character in words)
        return
    sizes = accumulate((len(scrap.encode()) for scrap in scraps[:-1]), initial=0)
    inner = part.spans[text].inner
    cuts = [Cut(inner + size, run, text) for size in sizes][1:]
    for character, (before, after) in zip(words, pairwise([first, *cuts, last]), strict=True):
        yield Letter(character, before, after)
