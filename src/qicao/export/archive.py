"""Zip files that depend on nothing but their content, and files that appear whole or not at all."""

from __future__ import annotations

import errno
import io
import os
import secrets
import zipfile
from collections.abc import Mapping
from pathlib import Path

from qicao.errors import UsageError

EPOCH = (1980, 1, 1, 0, 0, 0)
_HINTS = {
    errno.ENOSPC: "磁盘已满，请清理后重试",
    errno.EDQUOT: "磁盘配额已用完，请清理后重试",
    errno.EACCES: "没有写入权限，或文件正被 Word、WPS 打开：请关闭它，或换一个位置",
    errno.EPERM: "没有写入权限，或文件正被 Word、WPS 打开：请关闭它，或换一个位置",
    errno.EROFS: "这个位置是只读的，请换一个位置",
    errno.ENOENT: "文件夹不存在，请先建好文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹，请改正路径",
    errno.EISDIR: "这是一个文件夹，请写出文件名",
    errno.ENAMETOOLONG: "文件名太长，请改短",
}


def zip_parts(parts: Mapping[str, bytes]) -> bytes:
    """A zip of `parts` in their order, the same bytes for the same parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, content)
    return buffer.getvalue()


def write_file(path: Path, content: bytes) -> None:
    """Writes `path` whole or leaves what was there. UsageError, in words, if that fails."""
    draft = path.with_name(f".{secrets.token_hex(6)}.tmp")
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "is a directory")
        _write(draft, content)
        draft.replace(path)
    except (OSError, ValueError) as error:
        raise _unwritable(path, error) from error
    finally:
        _remove(draft)


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except (OSError, ValueError):
        return


def _unwritable(path: Path, error: OSError | ValueError) -> UsageError:
    number = error.errno if isinstance(error, OSError) else None
    hint = _HINTS.get(number or 0, f"系统说：{error}。请换一个位置重试")
    return UsageError(f"无法写入“{path}”：{hint}")
