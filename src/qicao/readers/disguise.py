"""What a file is by its content, whatever its name says, and how to say so."""

from __future__ import annotations

import re

from qicao.errors import ImportRefused
from qicao.readers.compound import OLE, Compound

ZIP = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
_WEB = re.compile(rb"\s*(?:<!doctype html|<html|<table|<meta|<head|<body|<style)", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml|\s*<[A-Za-z]")
_NEW = {"xlsx": "工作簿", "docx": "文档"}
_SAVE = {
    "xlsx": "请用 WPS 或 Excel 打开后另存为 xlsx",
    "docx": "请用 WPS 或 Word 打开后另存为 docx",
    "pdf": "请把扩展名改正确，或另存为 docx 再给",
}


def sort_of(data: bytes) -> str:
    """zip, hollow (a zip without a part), ole, pdf, rtf, web, xml, image, text or data."""
    head = data[:1024].removeprefix(b"\xef\xbb\xbf")
    if data.startswith(ZIP):
        return "zip"
    if data.startswith(EMPTY_ZIP):
        return "hollow"
    if data.startswith(OLE):
        return "ole"
    if b"%PDF-" in head:
        return "pdf"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")):
        return "image"
    if _WEB.match(head) or (_XML.match(head) and b"<html" in head.lower()):
        return "web"
    if _XML.match(head):
        return "xml"
    return "data" if b"\0" in head and head[:2] not in (b"\xff\xfe", b"\xfe\xff") else "text"


def refuse_disguise(data: bytes, name: str) -> None:
    """Raises ImportRefused for a file that bears the name of a text file and is none."""
    sort = sort_of(data)
    if sort == "zip":
        hint = "内容是压缩包或 Office 文件，与扩展名不符：请改成正确的扩展名（.xlsx、.docx）"
    elif sort == "ole":
        hint = "内容是旧版 Office 文件，与扩展名不符：请改成正确的扩展名，或另存为 xlsx、csv"
    elif sort in ("pdf", "image", "rtf", "hollow"):
        hint = f"内容其实是{_NOUNS[sort]}，与扩展名不符：请改成正确的扩展名"
    else:
        return
    raise ImportRefused("wrong_extension", name, hint)


def open_ole(data: bytes, name: str, sort: str, suffix: str) -> Compound:
    """An old Office file of a sort (xls, doc), which is `suffix` in the new format.

    ImportRefused if it is no such file, is damaged, locked, or holds macros.
    """
    if data.startswith(ZIP):
        hint = f"内容其实是新版{_NEW[suffix]}：请把扩展名改成 .{suffix}"
        raise ImportRefused("wrong_extension", name, hint)
    if not data.startswith(OLE):
        raise disguised(sort_of(data), name, suffix)
    compound = Compound(data, name)
    if compound.has_macros:
        raise macros(name)
    if compound.sort == "encrypted":
        raise _locked(name)
    if compound.sort != sort:
        raise ImportRefused("wrong_extension", name, _wrong_ole(compound.sort))
    return compound


def macros(name: str) -> ImportRefused:
    """The refusal of an old Office file that holds macros."""
    hint = "含有宏，不读：请用 WPS 或 Office 另存为不带宏的 xlsx 或 docx"
    return ImportRefused("macros", name, hint)


def ole_refused(data: bytes, name: str) -> ImportRefused:
    """The refusal of an OLE file where a new Office file was expected, by what it holds."""
    sort = Compound(data, name).sort
    if sort == "encrypted":
        return _locked(name)
    return ImportRefused("old_format", name, _wrong_ole(sort))


def _locked(name: str) -> ImportRefused:
    hint = "文件设了打开密码：请在 WPS 或 Office 中去掉密码后另存"
    return ImportRefused("encrypted", name, hint)


def _wrong_ole(sort: str) -> str:
    """What to say of an OLE file that is of another sort than its name tells."""
    known = {
        "doc": "内容其实是旧版 Word 文档：请把扩展名改成 .doc，或另存为 docx",
        "xls": "内容其实是旧版 Excel 工作簿：请把扩展名改成 .xls，或另存为 xlsx",
        "ppt": "内容其实是演示文稿：请把要用的表格或文字另存为 xlsx 或 docx",
    }
    return known.get(sort, "是旧版 Office 格式，但里面没有表格或文档：请另存为 xlsx 或 docx")


def disguised(sort: str, name: str, suffix: str) -> ImportRefused:
    """The refusal of an Office file that is none, saying what it is and what to save it as."""
    save = _SAVE[suffix]
    if sort == "text" and suffix == "xlsx":
        save = "请把扩展名改成 .csv，或用 WPS、Excel 打开后另存为 xlsx"
    return ImportRefused("wrong_extension", name, f"内容其实是{_NOUNS[sort]}，与扩展名不符：{save}")


_NOUNS = {
    "hollow": "空的压缩包",
    "zip": "压缩包或新版 Office 文件",
    "ole": "旧版 Office 文件",
    "pdf": " PDF 文件",
    "rtf": " RTF 文档",
    "web": "网页（很多系统导出的“xls”是网页表格）",
    "xml": " XML 文本",
    "image": "图片",
    "text": "纯文本（逗号或制表符分隔的文字）",
    "data": "别的格式",
}
