"""The package of a Word file with comments in it: which parts change, and how."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from qicao.export.archive import EPOCH
from qicao.marking.word.comment import Comment, comment_xml
from qicao.marking.word.scan import Scanned, scan
from qicao.marking.word.splice import last_put
from qicao.readers.parts import part_name
from qicao.readers.word.package import open_package

TYPES = "[Content_Types].xml"
_NEW = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT_WORD = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_RELATED = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


@dataclass(frozen=True, slots=True)
class WordFile:
    """A Word file as it came, its main part scanned, and where its comments are or will be."""

    file: str
    data: bytes
    parts: Mapping[str, bytes]
    """As they came, the links to the outside that a reader does not see among them."""
    main: Scanned
    main_name: str
    comments: Scanned | None
    comments_name: str

    @property
    def strict(self) -> bool:
        """Whether it is written in the strict dialect."""
        return _STRICT_WORD.encode() in self.main.start_tag(self.main.root)

    @property
    def spaces(self) -> str:
        """What an element put into the main part has to declare."""
        return self.spaces_in(self.main)

    def spaces_in(self, part: Scanned) -> str:
        """The declaration of `w`, '' where the root of the part has it."""
        declared = f' xmlns:w="{_STRICT_WORD if self.strict else _WORD}"'
        return "" if declared.strip().encode() in part.start_tag(part.root) else declared

    @property
    def first_number(self) -> int:
        """The first number that no comment has."""
        nodes = [] if self.comments is None else list(self.comments.root.iterfind("w.comment"))
        numbers = [node.get("w.id", "") for node in nodes]
        marked = [n.get("w.id", "") for n in self.main.root.iter() if n.tag in _MARKS]
        return max((int(n) for n in (*numbers, *marked) if _is_number(n)), default=-1) + 1


_MARKS = ("w.commentRangeStart", "w.commentRangeEnd", "w.commentReference")


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


def open_word(data: bytes, file: str) -> WordFile:
    """The Word file in `data`. ImportRefused, in words, for one that the reader does not open."""
    package = open_package(data, file)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {part_name(entry): archive.read(entry) for entry in archive.infolist()}
    related = [part for kind, part in package.relations.values() if kind == "comments"]
    there = next((part for part in related if part in parts), "")
    folder = posixpath.dirname(package.main)
    names = (posixpath.join(folder, f"comments{n or ''}.xml") for n in range(len(parts) + 1))
    return WordFile(
        file=file,
        data=data,
        parts=parts,
        main=scan(parts[package.main], file),
        main_name=package.main,
        comments=scan(parts[there], file) if there else None,
        comments_name=there or next(name for name in names if name not in parts),
    )


def with_comments(word: WordFile, main: bytes, comments: Sequence[Comment]) -> bytes:
    """The Word file with a new main part and with these comments after those that are there."""
    changed = {word.main_name: main}
    if word.comments is not None:
        spaces = word.spaces_in(word.comments)
        added = "".join(comment_xml(comment, spaces) for comment in comments).encode()
        changed[word.comments_name] = last_put(word.comments.content, added, word.comments)
    else:
        changed |= _first_comments(word, comments)
    return _zipped(word, changed)


def _first_comments(word: WordFile, comments: Sequence[Comment]) -> dict[str, bytes]:
    """The part of comments where there was none, and the two parts that tell of it."""
    space = _STRICT_WORD if word.strict else _WORD
    body = "".join(comment_xml(comment, "") for comment in comments)
    part = f'<w:comments xmlns:w="{space}">{body}</w:comments>'
    return {
        word.comments_name: _NEW + part.encode("utf-8"),
        TYPES: _with_type(word),
        **_with_relation(word),
    }


def _with_type(word: WordFile) -> bytes:
    empty = _NEW + f'<Types xmlns="{_PACKAGE}/content-types"/>'.encode()
    types = scan(word.parts.get(TYPES, empty), word.file)
    name = quoteattr(f"/{word.comments_name}")
    space = _own_space(types, f"{_PACKAGE}/content-types")
    added = f'<Override{space} PartName={name} ContentType="{_COMMENTS}"/>'
    return last_put(types.content, added.encode(), types)


def _with_relation(word: WordFile) -> dict[str, bytes]:
    folder, name = posixpath.split(word.main_name)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    space = f"{_PACKAGE}/relationships"
    empty = _NEW + f'<Relationships xmlns="{space}"/>'.encode()
    relations = scan(word.parts.get(path, empty), word.file)
    known = {node.get("Id", "") for node in relations.root}
    key = next(key for n in range(len(known) + 1) if (key := f"rIdQicao{n or ''}") not in known)
    kind = f"{_STRICT_RELATED if word.strict else _RELATED}/comments"
    target = quoteattr(posixpath.basename(word.comments_name))
    own = _own_space(relations, space)
    added = f'<Relationship{own} Id="{key}" Type="{kind}" Target={target}/>'
    return {path: last_put(relations.content, added.encode(), relations)}


def _own_space(part: Scanned, space: str) -> str:
    """The declaration of a namespace that is not the default one of a part."""
    declared = re.search(rb"\sxmlns=[\"']([^\"']*)", part.start_tag(part.root))
    return "" if declared and declared[1] == space.encode() else f' xmlns="{space}"'


def _zipped(word: WordFile, changed: Mapping[str, bytes]) -> bytes:
    """The archive with its entries in their order and as they were packed, new ones at the end."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word.data)) as source,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            content = changed.get(part_name(entry), word.parts[part_name(entry)])
            target.writestr(_alike(entry), content)
        for name in (name for name in changed if name not in word.parts):
            target.writestr(_entry(name), changed[name])
    return stream.getvalue()


def _alike(entry: zipfile.ZipInfo) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(entry.filename, max(entry.date_time, EPOCH))
    made.compress_type, made.external_attr = entry.compress_type, entry.external_attr
    made.create_system = entry.create_system
    return made


def _entry(name: str) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name, EPOCH)
    made.compress_type = zipfile.ZIP_DEFLATED
    return made
