"""A file from outside as what it is: a workbook, a text, a table or plain characters."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from qicao.errors import ImportRefused, MissingDependency
from qicao.readers.cells import Sheet, TextDocument
from qicao.readers.delimited import read_delimited
from qicao.readers.disguise import refuse_disguise
from qicao.readers.encodings import decode
from qicao.readers.grid import Book
from qicao.readers.guard.kinds import BOOKMARKED, READERS
from qicao.readers.guard.limits import LIMITS, Limits
from qicao.readers.guard.worker import GUARD, Guard, Reply
from qicao.readers.links import links_told
from qicao.readers.safe_open import read_bytes, source_file
from qicao.readers.text_file import read_plain_text
from qicao.readers.workbook import Workbook, workbook_of
from qicao.soffice import convert
from qicao.values import SourceFile

if TYPE_CHECKING:
    from qicao.bookmarked import Bookmarked

TEXTS = (".md", ".txt")
TREES = (".yaml", ".yml", ".json")
Converter = Callable[[Path, str, Path, float], Path | None]
"""Writes a file in another format into a folder, within so many seconds: `soffice.convert`."""
CONVERTED = (".doc", ".wps")
"""What LibreOffice makes a docx of, once nothing in it speaks against that."""
SUFFIXES = (".csv", *TREES, *TEXTS, *READERS)
"""Every kind of file that is opened."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file and its content.

    A workbook for xlsx, xls and et; a text document for docx, doc, wps, pdf, md and txt; a sheet
    for csv; the decoded text of yaml and json.
    """

    file: SourceFile
    content: Workbook | TextDocument | Sheet | str


@dataclass(frozen=True, slots=True)
class _Text:
    document: TextDocument
    dropped: dict[str, int]


def open_file(
    path: Path,
    name: str,
    limits: Limits = LIMITS,
    guard: Guard = GUARD,
    converter: Converter = convert,
) -> Opened:
    """What the file at `path`, called `name` in all messages, is.

    ImportRefused, in words, for a file that is missing, too large, damaged, guarded, disguised or
    harmful, for one that ends the reading process, and for a kind that is not read.
    MissingDependency, for a PDF, if pdfplumber is not installed.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES and path.exists():
        noun = f"“{suffix}”文件" if suffix else "没有扩展名的文件"
        hint = f"不读{noun}：请给 {'、'.join(SUFFIXES)}"
        raise ImportRefused("wrong_extension", name, hint)
    data = read_bytes(path, name)
    if suffix in READERS:
        content = _Guarded(name, limits, guard, converter).content(suffix, data)
        return Opened(source_file(data, name), content)
    return Opened(source_file(data, name), _plain(suffix, data, name))


def open_bookmarked(
    path: Path, name: str, limits: Limits = LIMITS, guard: Guard = GUARD
) -> Bookmarked | None:
    """What stands in a Word file of ours; None for any other, which `open_file` reads.

    ImportRefused as there.
    """
    return _Guarded(name, limits, guard, convert).bookmarked(read_bytes(path, name))


def _plain(suffix: str, data: bytes, name: str) -> TextDocument | Sheet | str:
    """What is plain text in itself: no library parses it."""
    if suffix == ".csv":
        return read_delimited(data, name)
    if suffix in TEXTS:
        return read_plain_text(data, name)
    refuse_disguise(data, name)
    return decode(data, name)


class _Guarded:
    """One file in the hands of the reading process."""

    def __init__(self, name: str, limits: Limits, guard: Guard, converter: Converter) -> None:
        self.name, self.limits, self.guard, self.converter = name, limits, guard, converter

    def content(self, suffix: str, data: bytes) -> Workbook | TextDocument:
        reply = self.guard.ask(suffix, data, self.name, self.limits)
        with self.checking():
            return self.taken(reply, suffix, data)

    def bookmarked(self, data: bytes) -> Bookmarked | None:
        reply = self.guard.ask(BOOKMARKED, data, self.name, self.limits)
        with self.checking():
            if reply.word == "bookmarked":
                return _bookmarks().validate_json(reply.body)
            raise self.refusal(reply)

    @contextmanager
    def checking(self) -> Iterator[None]:
        """A refusal where an answer does not hold what it should."""
        try:
            yield
        except ValidationError:
            self.guard.close()
            hint = "读取程序的回答不完整：请用 WPS 或 Office 打开后另存一次再试"
            raise ImportRefused("reader_died", self.name, hint) from None

    def taken(self, reply: Reply, suffix: str, data: bytes) -> Workbook | TextDocument:
        """The value that an answer holds, checked; or the refusal that it is."""
        if reply.word == "book":
            return workbook_of(_books().validate_json(reply.body), self.name)
        if reply.word == "text":
            text = _texts().validate_json(reply.body)
            told = links_told(text.dropped, self.name)
            return replace(text.document, findings=(*text.document.findings, *told))
        if reply.word == "convert" and suffix in CONVERTED:
            return self.content(".docx", self.converted(data))
        if reply.word == "missing":
            raise MissingDependency(_words().validate_json(reply.body))
        raise self.refusal(reply)

    def refusal(self, reply: Reply) -> ImportRefused:
        """The refusal that an answer is."""
        code, hint, sheet, cell = _refusals().validate_json(reply.body)
        return ImportRefused(code, self.name, hint, sheet=sheet, cell=cell)

    def converted(self, data: bytes) -> bytes:
        """An old text document as docx, by LibreOffice. ImportRefused if that is not to be had."""
        with tempfile.TemporaryDirectory(prefix="qicao-doc-", ignore_cleanup_errors=True) as folder:
            source = Path(folder) / "document.doc"
            source.write_bytes(data)
            try:
                made = self.converter(source, "docx", Path(folder), self.limits.wall)
            except MissingDependency:
                hint = "读旧版文档要用 LibreOffice，本机没有：请用 WPS 或 Word 另存为 docx 再读入"
                raise ImportRefused("no_converter", self.name, hint) from None
            except TimeoutError:
                hint = f"转换超过 {self.limits.wall:g} 秒：请用 WPS 或 Word 另存为 docx 再读入"
                raise ImportRefused("too_slow", self.name, hint) from None
            if made is None:
                hint = "LibreOffice 打不开它，文件可能已损坏：请用 WPS 或 Word 另存为 docx 再读入"
                raise ImportRefused("damaged", self.name, hint)
            return read_bytes(made, self.name)


@cache
def _books() -> TypeAdapter[Book]:
    return TypeAdapter(Book)


@cache
def _texts() -> TypeAdapter[_Text]:
    return TypeAdapter(_Text)


@cache
def _bookmarks() -> TypeAdapter[Bookmarked | None]:
    from qicao.bookmarked import Bookmarked

    return TypeAdapter(Bookmarked | None)


@cache
def _words() -> TypeAdapter[str]:
    return TypeAdapter(str)


@cache
def _refusals() -> TypeAdapter[tuple[str, str, str | None, str | None]]:
    return TypeAdapter(tuple[str, str, str | None, str | None])
