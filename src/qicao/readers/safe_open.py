"""The bytes of a file that was given, if it is one, there, not empty and not too large."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from pathlib import Path

from qicao.errors import ImportRefused
from qicao.readers.compound import OLE
from qicao.readers.disguise import ZIP, refuse_disguise
from qicao.readers.parts import parse_xml
from qicao.values import SourceFile
from qicao.ziplimits import MAX_FILE

__all__ = ["OLE", "ZIP", "parse_xml", "read_bytes", "refuse_disguise", "source_file"]

_REASONS = {
    errno.ENOENT: "没有这个文件",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EISDIR: "这是一个文件夹",
    errno.EACCES: "没有读取的权限，或文件正被别的程序打开",
    errno.EPERM: "没有读取的权限，或文件正被别的程序打开",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EIO: "磁盘读取出错",
    errno.ELOOP: "链接绕成了圈",
}


def read_bytes(path: Path, name: str) -> bytes:
    """All bytes of a file. ImportRefused if it is missing, empty, too large or not readable.

    A pipe or a device is no file: reading it may never end. What is read is bounded, whatever the
    system says of its size.
    """
    try:
        with open(path, "rb", opener=_open_at_once) as file:
            _refuse_special(os.fstat(file.fileno()).st_mode, name)
            data = file.read(MAX_FILE + 1)
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, f"系统错误 {error.errno}")
        raise ImportRefused("unreadable", name, f"打不开这个文件（{reason}），请核对路径") from None
    if len(data) > MAX_FILE:
        raise ImportRefused("too_large", name, "文件超过 20 MiB，不读：请拆成几个文件")
    if not data:
        raise ImportRefused("empty", name, "文件是空的，请重新导出")
    return data


def _open_at_once(path: str, flags: int) -> int:
    """Opens without waiting, as for a pipe until somebody writes into it."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _refuse_special(mode: int, name: str) -> None:
    if not stat.S_ISREG(mode):
        hint = "这是管道或设备，不是文件，不读：请先存成文件，再给出它的路径"
        raise ImportRefused("unreadable", name, hint)


def source_file(data: bytes, name: str) -> SourceFile:
    """The name, digest and size of a file that was read."""
    return SourceFile(path=name, sha256=hashlib.sha256(data).hexdigest(), size=len(data))
