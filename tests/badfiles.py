"""Files that somebody may drop onto a page, each refused in a sentence: its name, what it is, why.

Made as bytes, so that no test has to carry a hostile file about.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

import docx
import openpyxl
from oldoffice import compound, xls
from pdfdocs import Sheet, pdf

MACRO = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
MAIN = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
TEXTS = (".docx", ".doc", ".wps", ".pdf", ".txt", ".md")
"""Names under which a report may come."""


@dataclass(frozen=True)
class Bad:
    """A file, and words that the sentence about it has."""

    name: str
    content: Callable[[], bytes]
    words: str

    @property
    def is_text(self) -> bool:
        """Whether it may be taken for a report."""
        return self.name.endswith(TEXTS)


def book(*cells: str) -> bytes:
    """A workbook with a one in these cells."""
    made, stream = openpyxl.Workbook(), io.BytesIO()
    for cell in cells:
        made.worksheets[0][cell] = 1
    made.save(stream)
    return stream.getvalue()


def letter() -> bytes:
    made, stream = docx.Document(), io.BytesIO()
    made.add_paragraph("三公经费支出416.99万元。")
    made.save(stream)
    return stream.getvalue()


def more(data: bytes, name: str, content: bytes) -> bytes:
    """The archive with another part."""
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return stream.getvalue()


def with_macros() -> bytes:
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book("A1"))) as source,
        zipfile.ZipFile(stream, "w") as target,
    ):
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(MAIN, MACRO))
    return stream.getvalue()


def half(data: bytes) -> bytes:
    return data[: len(data) // 2]


ENTITY = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
LOCKED = {"EncryptedPackage": b"", "EncryptionInfo": b""}
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(40)
WEB = b"<html><body><table><tr><td>1</td></tr></table></body></html>"
MIXED = "名称,数值,单位\n".encode() + "三公经费,5,万元\n".encode("gbk")

BAD_FILES = (
    Bad("空.xlsx", lambda: b"", "空的"),
    Bad("空.csv", lambda: b"", "空的"),
    Bad("空.docx", lambda: b"", "空的"),
    Bad("截断.xlsx", lambda: half(book("A1")), "不完整"),
    Bad("截断.docx", lambda: half(letter()), "不完整"),
    Bad("截断.pdf", lambda: half(pdf([Sheet()])), ""),
    Bad("炸弹.xlsx", lambda: more(book("A1"), "xl/b.bin", bytes(2 << 20)), "压缩"),
    Bad("炸弹.docx", lambda: more(letter(), "word/b.bin", bytes(2 << 20)), "压缩"),
    Bad("角落.xlsx", lambda: book("A1", "XFD1048576"), "XFD1048576"),
    Bad("实体.xlsx", lambda: more(book("A1"), "docProps/custom.xml", ENTITY), "DOCTYPE"),
    Bad("实体.docx", lambda: more(letter(), "docProps/custom.xml", ENTITY), "DOCTYPE"),
    Bad("越界.xlsx", lambda: more(book("A1"), "../x.xml", b"<a/>"), ""),
    Bad("宏.xlsx", with_macros, "宏"),
    Bad("宏.et", lambda: xls({(0, 0): 1.0}, storages=["VBA"]), "宏"),
    Bad("宏.wps", lambda: compound({"WordDocument": bytes(50)}, ["Macros"]), "宏"),
    Bad("加密.xlsx", lambda: compound(LOCKED), "密码"),
    Bad("加密.docx", lambda: compound(LOCKED), "密码"),
    Bad("加密.pdf", lambda: pdf([Sheet()], locked=True), "密码"),
    Bad("图片.xlsx", lambda: PICTURE, "图片"),
    Bad("图片.docx", lambda: PICTURE, "图片"),
    Bad("图片.png", lambda: PICTURE, ".xlsx"),
    Bad("程序.exe", lambda: b"MZ" + bytes(60), ".xlsx"),
    Bad("网页.xls", lambda: WEB, "网页"),
    Bad("别的.csv", lambda: book("A1"), ".xlsx"),
    Bad("两种编码.csv", lambda: MIXED, "编码"),
    Bad("重复.yaml", lambda: b"figures: {}\nfigures: {}\n", "figures"),
    Bad("别名.yaml", lambda: b"a: &x [1]\nb: *x\n", ""),
    Bad("太深.json", lambda: b"[" * 5000 + b"]" * 5000, ""),
    Bad("大.csv", lambda: b"a" * ((20 << 20) + 1), "20 MB"),
    Bad("![图](http_203.0.113.9).xlsx", lambda: b"", "空的"),
)
