"""The texts that the cells of an xlsx share, read by no means of calamine's."""

from __future__ import annotations

import re
from xml.parsers import expat

from qicao.readers.parts import KINDS, broken, is_plain, parse_xml
from qicao.readers.references import has_stray, resolved

_TEXT = "[^<]*+"
_TOKEN = re.compile(
    rf'<si>(?:<t(?: xml:space="preserve")?>({_TEXT})</t>|<t ?/>)'
    r'(?:<phoneticPr(?: \w+="[^"<&]*+")*+ ?/>)?</si>|\s++|([\s\S])'
)
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def read_strings(content: bytes, file: str) -> list[str]:
    """The shared texts in order, as they are written. ImportRefused for XML that is none."""
    found = _by_pattern(content, file) if is_plain(content) else None
    return _by_parser(content, file) if found is None else found


def decoded(text: str) -> str:
    """The text with the escapes of spreadsheets resolved: _x000D_ is a carriage return."""
    return _ESCAPE.sub(lambda m: chr(int(m[1], 16)), text) if "_x" in text else text


def _by_pattern(content: bytes, file: str) -> list[str] | None:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise broken(file, KINDS["xlsx"]) from None
    start, end = text.find("<si>"), text.rfind("</si>") + len("</si>")
    body = text[start:end]
    if start < 0 or has_stray(body):
        return None
    parse_xml(f"{text[:start]}{text[end:]}".encode(), file, expat.ParserCreate(), KINDS["xlsx"])
    strings: list[str] = []
    for match in _TOKEN.finditer(body):
        if match[2]:
            return None
        if match[0].startswith("<si>"):
            strings.append(match[1] or "")
    return resolved(strings) if "&" in body else strings


def _by_parser(content: bytes, file: str) -> list[str]:
    strings = _Strings()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = strings.start
    parser.EndElementHandler = strings.end
    parser.CharacterDataHandler = strings.characters
    parse_xml(content, file, parser, KINDS["xlsx"])
    return strings.found


class _Strings:
    """The handlers of expat: the text of each entry without its phonetic reading."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.pieces: list[str] = []
        self.inside, self.phonetic = False, False

    def start(self, name: str, _: dict[str, str]) -> None:
        tag = name.rpartition(" ")[2]
        if tag == "si":
            self.pieces = []
        elif tag == "rPh":
            self.phonetic = True
        elif tag == "t":
            self.inside = not self.phonetic

    def end(self, name: str) -> None:
        tag = name.rpartition(" ")[2]
        if tag == "si":
            self.found.append("".join(self.pieces))
        elif tag == "rPh":
            self.phonetic = False
        elif tag == "t":
            self.inside = False

    def characters(self, text: str) -> None:
        if self.inside:
            self.pieces.append(text)
