"""The guard before any reader: what a file may be, and how large, before a library sees it.

A workbook leaves here as a fresh archive of the parts that were looked at, so that no reader can
find in it what the guard did not.
"""

from __future__ import annotations

import errno
import hashlib
import io
import re
import stat
import zipfile
from pathlib import Path
from xml.parsers import expat

from qicao.errors import ImportRefused
from qicao.values import SourceFile
from qicao.ziplimits import MAX_FILE, ZIP_FAULTS, has_twins, is_bomb, is_too_large

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
_MACROS = re.compile(r"vbaProject|macrosheets/|activeX|oleObject|embeddings/", re.IGNORECASE)
_MACRO_TYPES = re.compile(rb"macroEnabled|vbaProject|activeX|oleObject", re.IGNORECASE)
_XML = re.compile(r"\.(xml|rels)$", re.IGNORECASE)
_REASONS = {
    errno.ENOENT: "没有这个文件",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EISDIR: "这是一个文件夹",
    errno.EACCES: "没有读取的权限，或文件正被别的程序打开",
    errno.EPERM: "没有读取的权限，或文件正被别的程序打开",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EIO: "磁盘读取出错",
}


def read_bytes(path: Path, name: str) -> bytes:
    """All bytes of a file. ImportRefused if it is missing, empty, too large or not readable."""
    try:
        size = path.stat().st_size
        if size > MAX_FILE:
            raise ImportRefused("too_large", name, "文件超过 20 MiB，不读：请拆成几个文件")
        data = path.read_bytes()
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, f"系统错误 {error.errno}")
        raise ImportRefused("unreadable", name, f"打不开这个文件（{reason}），请核对路径") from None
    if not data:
        raise ImportRefused("empty", name, "文件是空的，请重新导出")
    return data


def source_file(data: bytes, name: str) -> SourceFile:
    """The name, digest and size of a file that was read."""
    return SourceFile(path=name, sha256=hashlib.sha256(data).hexdigest(), size=len(data))


def refuse_disguise(data: bytes, name: str) -> None:
    """Raises ImportRefused for a workbook that bears the name of a text file."""
    if data.startswith(ZIP):
        hint = "内容是压缩包或 xlsx 工作簿，与扩展名不符：请改成正确的扩展名"
        raise ImportRefused("wrong_extension", name, hint)
    if data.startswith(OLE):
        raise ImportRefused("wrong_extension", name, "内容是旧版 Office 文件：请另存为 xlsx 或 csv")


def unpack_workbook(data: bytes, name: str) -> dict[str, bytes]:
    """The parts of a workbook by name. ImportRefused for anything a workbook need not be."""
    if data.startswith(OLE):
        raise _refuse_ole(data, name)
    if not data.startswith(ZIP):
        hint = "不是 xlsx 工作簿（内容与扩展名不符）：请用 WPS 或 Excel 另存为 xlsx，或改成 csv"
        raise ImportRefused("wrong_extension", name, hint)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_entries(archive.infolist(), name)
            parts = {info.filename: archive.read(info) for info in archive.infolist()}
    except ImportRefused:
        raise
    except ZIP_FAULTS:
        hint = "工作簿不完整或已损坏：请重新下载，或用 WPS、Excel 打开后另存一次"
        raise ImportRefused("damaged", name, hint) from None
    _check_parts(parts, name)
    return parts


def packed(parts: dict[str, bytes]) -> io.BytesIO:
    """The parts as a plain archive, uncompressed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    stream.seek(0)
    return stream


def _refuse_ole(data: bytes, name: str) -> ImportRefused:
    if "EncryptedPackage".encode("utf-16-le") in data:
        hint = "工作簿设了打开密码：请在 WPS 或 Excel 中去掉密码后另存"
        return ImportRefused("encrypted", name, hint)
    return ImportRefused("old_format", name, "是旧版 xls 格式：请用 WPS 或 Excel 另存为 xlsx")


def _check_entries(entries: list[zipfile.ZipInfo], name: str) -> None:
    if is_too_large(entries) or any(map(is_bomb, entries)):
        raise _bomb(name)
    if has_twins(entries):
        raise ImportRefused("archive_names", name, "工作簿里有重名的部件，不读：请重新另存一次")
    for entry in entries:
        _check_entry(entry, name)


def _check_entry(entry: zipfile.ZipInfo, name: str) -> None:
    odd = entry.filename.startswith(("/", "\\")) or ":" in entry.filename
    if odd or ".." in re.split(r"[/\\]", entry.filename):
        raise ImportRefused("archive_names", name, "工作簿里有越出自身的路径，不读：请重新另存一次")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise ImportRefused("archive_names", name, "工作簿里有链接部件，不读：请重新另存一次")
    if entry.flag_bits & 1:
        raise ImportRefused("encrypted", name, "文件设了密码：请去掉密码后另存")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ImportRefused("damaged", name, "压缩方式不是工作簿所用的：请用 WPS 或 Excel 另存一次")


def _bomb(name: str) -> ImportRefused:
    hint = "解压后过大（上限 100 MiB、2000 个部件、压缩比 100），不读：请只保留需要的工作表"
    return ImportRefused("bomb", name, hint)


def _check_parts(parts: dict[str, bytes], name: str) -> None:
    types = parts.get("[Content_Types].xml", b"")
    if _MACRO_TYPES.search(types) or any(_MACROS.search(part) for part in parts):
        hint = "含有宏、控件或嵌入对象，不读：请另存为不带宏的 xlsx"
        raise ImportRefused("macros", name, hint)
    if "xl/workbook.xml" not in parts:
        hint = "是压缩包，但不是 xlsx 工作簿：请用 WPS 或 Excel 另存为 xlsx"
        raise ImportRefused("wrong_extension", name, hint)
    for part, content in parts.items():
        if _XML.search(part):
            parse_xml(content, name, expat.ParserCreate())


def parse_xml(content: bytes, name: str, parser: expat.XMLParserType) -> None:
    """Runs a parser over a part. ImportRefused for a DOCTYPE, an entity or broken XML."""
    parser.StartDoctypeDeclHandler = lambda *_: _refuse_doctype(name)
    parser.EntityDeclHandler = lambda *_: _refuse_doctype(name)
    try:
        parser.Parse(content, True)
    except expat.ExpatError:
        hint = "工作簿的部件不是合法的 XML：请用 WPS 或 Excel 打开后另存一次"
        raise ImportRefused("damaged", name, hint) from None


def _refuse_doctype(name: str) -> None:
    hint = "工作簿里有 DOCTYPE 或实体声明，正常的表格不会有，不读：请核对文件来源"
    raise ImportRefused("doctype", name, hint)
