"""Bytes put into a part: marks of comments, and the runs that have to be parted for them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from qicao.marking.word.letters import Cut
from qicao.marking.word.scan import Scanned, tag_name

_SPACED = re.compile(rb"\sxml:space\s*=")
_BLANK = b" \t\r\n"


@dataclass(frozen=True, slots=True)
class Mark:
    """A comment's number, with where its range begins and ends."""

    number: int
    begin: Cut
    end: Cut


@dataclass(slots=True)
class _Place:
    """What is put in at one place."""

    cut: Cut
    ends: list[int] = field(default_factory=list)
    begins: list[int] = field(default_factory=list)


def put_marks(part: Scanned, marks: Iterable[Mark], spaces: str) -> bytes:
    """The part with the ranges of comments; `spaces` declares `w` where the part does not."""
    places: dict[int, _Place] = {}
    for mark in marks:
        places.setdefault(mark.begin.offset, _Place(mark.begin)).begins.append(mark.number)
        places.setdefault(mark.end.offset, _Place(mark.end)).ends.append(mark.number)
    return _Splicer(part, spaces).put(places)


class _Splicer:
    """Collects what goes where, then writes the part from its beginning to its end."""

    def __init__(self, part: Scanned, spaces: str) -> None:
        self.part, self.spaces = part, spaces
        self.added: dict[int, list[bytes]] = defaultdict(list)
        self.spaced: set[Element] = set()

    def put(self, places: dict[int, _Place]) -> bytes:
        for place in places.values():
            self.keep_blank(place.cut)
        for offset, place in sorted(places.items()):
            self.added[offset].append(self.opened(place.cut, self.marks(place)))
        for text in self.spaced:
            self.added[self.part.spans[text].inner - 1].append(b' xml:space="preserve"')
        return self.written()

    def keep_blank(self, cut: Cut) -> None:
        """Sees that a blank where a text is parted stays one."""
        if cut.text is None or _SPACED.search(self.part.start_tag(cut.text)):
            return
        around = self.part.content[cut.offset - 1 : cut.offset + 1]
        if any(byte in _BLANK for byte in around):
            self.spaced.add(cut.text)

    def marks(self, place: _Place) -> bytes:
        ends = "".join(self.ended(number) for number in sorted(place.ends))
        begins = "".join(self.element("commentRangeStart", n) for n in sorted(place.begins))
        return (ends + begins).encode()

    def ended(self, number: int) -> str:
        reference = self.element("commentReference", number)
        run = f"<w:r{self.spaces}>{reference.replace(self.spaces, '')}</w:r>"
        return self.element("commentRangeEnd", number) + run

    def element(self, name: str, number: int) -> str:
        return f'<w:{name}{self.spaces} w:id="{number}"/>'

    def opened(self, cut: Cut, marks: bytes) -> bytes:
        """The marks between the closed and the reopened halves of what they part."""
        part = self.part
        if cut.run is None:
            return marks
        properties = cut.run.find("w.rPr")
        again = part.start_tag(cut.run) + (b"" if properties is None else part.whole(properties))
        if cut.text is None:
            return part.end_tag(cut.run) + marks + again
        close = part.end_tag(cut.text) + part.end_tag(cut.run)
        return close + marks + again + self.text_tag(cut.text)

    def text_tag(self, text: Element) -> bytes:
        tag = self.part.start_tag(text)
        return tag[:-1] + b' xml:space="preserve">' if text in self.spaced else tag

    def written(self) -> bytes:
        pieces, position = [], 0
        for offset in sorted(self.added):
            pieces += [self.part.content[position:offset], *self.added[offset]]
            position = offset
        return b"".join([*pieces, self.part.content[position:]])


def last_put(content: bytes, added: bytes, part: Scanned) -> bytes:
    """The part with more at the end of its root, an empty root opened for it."""
    span = part.spans[part.root]
    if span.outer != span.end:
        return content[: span.outer] + added + content[span.outer :]
    tag = part.start_tag(part.root)
    opened = tag.removesuffix(b"/>").rstrip() + b">"
    closed = b"</" + tag_name(tag) + b">"
    return content[: span.start] + opened + added + closed + content[span.end :]
