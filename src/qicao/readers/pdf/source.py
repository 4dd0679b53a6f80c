"""The one door to pdfplumber: the pages of a PDF as plain values, or a refusal in words."""

from __future__ import annotations

import io
import logging
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qicao.errors import ImportRefused, MissingDependency
from qicao.readers.pdf.grid import Box
from qicao.readers.pdf.lines import Char
from qicao.readers.pdf.spaces import PRIVATE, UNKNOWN, plain_letters

if TYPE_CHECKING:
    from pdfplumber.page import Page

MAX_PAGES = 500
ASK_FOR_WORD = "请向起草单位要 Word 文件"
_FAULTS = (
    *(ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError),
    *(ArithmeticError, RecursionError, NotImplementedError, EOFError, OSError),
)
"""What the library lets through besides its own exceptions, for a file that is damaged."""

logging.getLogger("pdfminer").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page as it is drawn: its upright characters, the boxes of its ruled tables."""

    number: int
    width: float
    height: float
    chars: tuple[Char, ...]
    tables: tuple[tuple[Box, tuple[Box, ...]], ...]
    white: str
    """What is written in white."""
    slanted: int
    """Characters that do not stand upright, and are left out."""
    images: int


def read_pages(data: bytes, file: str) -> Iterator[Leaf]:
    """The pages in order. ImportRefused for a password, damage or too many pages.

    MissingDependency if pdfplumber is not installed.
    """
    try:
        import pdfplumber
        from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException
    except ImportError:
        todo = "读 PDF 需要 pdfplumber：请运行 pip install 'qicao[pdf]'，或改用 docx、txt"
        raise MissingDependency(todo) from None
    try:
        with _quietly():
            pdf = pdfplumber.open(io.BytesIO(data))
            pages = pdf.pages
        if len(pages) > MAX_PAGES:
            hint = f"超过 {MAX_PAGES} 页，不读：请拆成几个文件"
            raise ImportRefused("too_large", file, hint)
        for page in pages:
            with _quietly():
                leaf = _leaf(page)
                page.close()
            yield leaf
    except ImportRefused:
        raise
    except (MalformedPDFException, PdfminerException, *_FAULTS) as error:
        raise _refusal(error, file) from None


def _quietly() -> warnings.catch_warnings[None]:
    """The library's warnings are about fonts and boxes; what matters is told in our words."""
    return warnings.catch_warnings(action="ignore")


def _refusal(error: Exception, file: str) -> ImportRefused:
    inner = error.args[0] if error.args else error
    if "Password" in f"{type(inner).__name__}{type(error).__name__}":
        return ImportRefused("encrypted", file, "PDF 设了打开密码：请去掉密码后另存")
    hint = f"PDF 不完整或已损坏：请重新下载，或{ASK_FOR_WORD.removeprefix('请')}"
    return ImportRefused("damaged", file, hint)


def _leaf(page: Page) -> Leaf:
    objects: list[dict[str, Any]] = page.dedupe_chars().chars
    level = [found for found in objects if _is_level(found)]
    return Leaf(
        number=page.page_number,
        width=float(page.width),
        height=float(page.height),
        chars=tuple(map(_char, level)),
        tables=tuple(
            (_box(table.bbox), tuple(_box(cell) for cell in table.cells if cell))
            for table in page.find_tables()
        ),
        white="".join(found["text"] for found in level if _is_white(found)).strip(),
        slanted=len(objects) - len(level),
        images=len(page.images),
    )


def _char(found: dict[str, Any]) -> Char:
    text = PRIVATE.sub(UNKNOWN, plain_letters(str(found["text"])))
    box = (float(found[key]) for key in ("x0", "x1", "top", "bottom", "size"))
    return Char(text, *box)


def _box(found: tuple[Any, ...]) -> Box:
    x0, top, x1, bottom = map(float, found)
    return x0, top, x1, bottom


def _is_level(found: dict[str, Any]) -> bool:
    """Whether a character stands upright; stamps and watermarks are mostly turned."""
    across, turned = found["matrix"][:2]
    return bool(found["upright"]) and abs(turned) < 0.1 * abs(across)


def _is_white(found: dict[str, Any]) -> bool:
    colour = found.get("non_stroking_color")
    values = colour if isinstance(colour, (tuple, list)) else (colour,)
    return len(values) in (1, 3) and all(value == 1 for value in values)
