"""A part of a Word file as a tree that knows which bytes each element is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from qicao.errors import ImportRefused
from qicao.readers.parts import parse_xml
from qicao.readers.word.package import AGAIN, MAX_DEPTH, short_name

_START_TAG = re.compile(rb"<(?:[^\"'>]|\"[^\"]*\"|'[^']*')*>")
_NAME = re.compile(rb"</?([^\s/>]+)")
_ENCODING = re.compile(rb"<\?xml[^>]*encoding=[\"']([^\"']*)")


@dataclass(slots=True)
class Span:
    """The bytes of an element: its first, the end of its start tag, its end tag, its end."""

    start: int
    inner: int
    outer: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Scanned:
    """The content of a part, its tree with the short names of the reader, the span of each node."""

    content: bytes
    root: Element
    spans: dict[Element, Span]

    def start_tag(self, node: Element) -> bytes:
        """The start tag as it stands."""
        span = self.spans[node]
        return self.content[span.start : span.inner]

    def whole(self, node: Element) -> bytes:
        """The element as it stands."""
        span = self.spans[node]
        return self.content[span.start : span.end]

    def inside(self, node: Element) -> bytes:
        """What stands between its tags."""
        span = self.spans[node]
        return self.content[span.inner : span.outer]

    def end_tag(self, node: Element) -> bytes:
        """An end tag for it, with the prefix that its start tag has."""
        return b"</" + tag_name(self.start_tag(node)) + b">"


def tag_name(tag: bytes) -> bytes:
    """The name in a tag, with its prefix."""
    found = _NAME.match(tag)
    return found[1] if found else b""


def scan(content: bytes, file: str) -> Scanned:
    """The part as a tree. ImportRefused for one that is damaged, too deep or not in UTF-8."""
    declared = _ENCODING.match(content.lstrip(b"\xef\xbb\xbf"))
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or (
        declared and declared[1].lower() not in (b"utf-8", b"us-ascii")
    ):
        raise ImportRefused("encoding", file, f"部件不是 UTF-8 编码，不能加批注：{AGAIN}")
    return _Scanner(content, file).scanned()


class _Scanner:
    """Follows expat through the bytes."""

    def __init__(self, content: bytes, file: str) -> None:
        self.content, self.file = content, file
        self.builder = TreeBuilder()
        self.spans: dict[Element, Span] = {}
        self.open: list[Element] = []
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self.begin
        self.parser.EndElementHandler = self.finish
        self.parser.CharacterDataHandler = self.builder.data
        self.parser.buffer_text = True

    def scanned(self) -> Scanned:
        parse_xml(self.content, self.file, self.parser)
        return Scanned(self.content, self.builder.close(), self.spans)

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if len(self.open) >= MAX_DEPTH:
            hint = f"内容嵌套超过 {MAX_DEPTH} 层，不读：{AGAIN}"
            raise ImportRefused("too_deep", self.file, hint)
        named = {short_name(key): value for key, value in attributes.items()}
        node = self.builder.start(short_name(name), named)
        start = self.parser.CurrentByteIndex
        tag = _START_TAG.match(self.content, start)
        self.spans[node] = Span(start, tag.end() if tag else start)
        self.open.append(node)

    def finish(self, name: str) -> None:
        self.builder.end(short_name(name))
        span = self.spans[self.open.pop()]
        if self.content[span.start : span.inner].endswith(b"/>"):
            span.outer = span.end = span.inner
            return
        span.outer = self.parser.CurrentByteIndex
        span.end = self.content.index(b">", span.outer) + 1
