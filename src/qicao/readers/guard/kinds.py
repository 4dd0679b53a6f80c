"""What the reading process does with each kind of file; a library is imported with its first one.

Each answer is a word and a plain value: a book of sheets, a text, or that LibreOffice is needed.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from qicao.errors import ImportRefused

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from qicao.bookmarked import Bookmarked
    from qicao.readers.cells import TextDocument
    from qicao.readers.grid import Book

Answer = tuple[str, object]
_ENCRYPTED = 0x0100
"""The bit of a Word file's head that says its text is encrypted."""


def read_xlsx(data: bytes, name: str) -> Answer:
    """A workbook of the new format."""
    from qicao.readers.xlsx import read_xlsx

    return _book(read_xlsx(data, name), name)


def read_xls(data: bytes, name: str) -> Answer:
    """A workbook of the old format."""
    from qicao.readers.xls import read_xls

    return _book(read_xls(data, name), name)


def read_et(data: bytes, name: str) -> Answer:
    """A table of WPS: the old or the new format under another name."""
    from qicao.readers.disguise import ZIP

    return (read_xlsx if data.startswith(ZIP) else read_xls)(data, name)


def read_docx(data: bytes, name: str) -> Answer:
    """A text document of the new format."""
    from qicao.readers.docx_file import read_docx
    from qicao.readers.parts import packed, unpack

    unpacked = unpack(data, name, "docx")
    return _text(read_docx(packed(unpacked.parts).getvalue(), name), unpacked.dropped)


def read_pdf(data: bytes, name: str) -> Answer:
    """A PDF with text."""
    from qicao.readers.disguise import disguised, sort_of
    from qicao.readers.pdf_file import read_pdf

    if (sort := sort_of(data)) != "pdf":
        raise disguised(sort, name, "pdf")
    return _text(read_pdf(data, name), {})


def read_doc(data: bytes, name: str) -> Answer:
    """An old Word file, when nothing in it speaks against giving it to LibreOffice."""
    from qicao.readers.disguise import open_ole

    compound = open_ole(data, name, "doc", "docx")
    head = compound.stream("WordDocument")
    if len(head) < 12:
        raise compound.damaged()
    if struct.unpack_from("<H", head, 10)[0] & _ENCRYPTED:
        hint = "文档设了打开密码：请在 WPS 或 Word 中去掉密码后另存"
        raise ImportRefused("encrypted", name, hint)
    return "convert", "docx"


def read_wps(data: bytes, name: str) -> Answer:
    """A text of WPS: the old or the new Word format under another name."""
    from qicao.readers.disguise import ZIP

    return (read_docx if data.startswith(ZIP) else read_doc)(data, name)


def read_bookmarked(data: bytes, name: str) -> Answer:
    """A Word file of ours by its bookmarks; nothing of any other, which is read as what it is."""
    from qicao.bookmarked import open_docx, tells_of_bundle
    from qicao.readers.parts import packed, unpack

    if not tells_of_bundle(data):
        return "bookmarked", None
    checked = packed(unpack(data, name, "docx").parts)
    return "bookmarked", _bookmarks().dump_python(open_docx(checked, name), mode="json")


BOOKMARKED = "bookmarked"
"""What is asked for where a Word file may be one of ours."""
READERS: dict[str, Callable[[bytes, str], Answer]] = {
    ".xlsx": read_xlsx,
    ".xls": read_xls,
    ".et": read_et,
    ".docx": read_docx,
    ".doc": read_doc,
    ".wps": read_wps,
    ".pdf": read_pdf,
}
"""By the extension of what people give."""
ASKED = {**READERS, BOOKMARKED: read_bookmarked}


def _book(book: Book, name: str) -> Answer:
    from qicao.readers.grid import plain_book
    from qicao.readers.sheetscan import MAX_FILLED, too_filled

    if sum(len(row) - row.count("") for grid in book.grids for row in grid.rows) > MAX_FILLED:
        raise too_filled(name)
    return "book", plain_book(book)


def _text(document: TextDocument, dropped: dict[str, int]) -> Answer:
    return "text", {"document": _texts().dump_python(document, mode="json"), "dropped": dropped}


@cache
def _texts() -> TypeAdapter[TextDocument]:
    from pydantic import TypeAdapter

    from qicao.readers.cells import TextDocument

    return TypeAdapter(TextDocument)


@cache
def _bookmarks() -> TypeAdapter[Bookmarked]:
    from pydantic import TypeAdapter

    from qicao.bookmarked import Bookmarked

    return TypeAdapter(Bookmarked)
