"""The parts of a zip from a stranger, read within limits; every fault is one ImportRefused."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Set
from pathlib import Path

from qicao.errors import ImportRefused
from qicao.ziplimits import MAX_FILE, ZIP_FAULTS, has_twins, is_bomb, is_too_large

PROFILE = "profile/"
_NAME = re.compile(r"[^\x00-\x1f\\:]+")
_DAMAGED = "文件已损坏或不是报告文件（.qicao），请从保存它的人那里重新取得"


def read_parts(path: Path, required: Set[str]) -> dict[str, bytes]:
    """All parts by name: the `required` ones and any below profile/. ImportRefused otherwise."""
    content = _content(path)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            _check_entries(path, entries, required)
            return {entry.filename: _part(path, archive, entry) for entry in entries}
    except ImportRefused:
        raise
    except ZIP_FAULTS as error:
        raise ImportRefused("bundle-damaged", path.name, _DAMAGED) from error


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_FILE + 1)
    except (OSError, ValueError) as error:
        hint = f"打不开：{error.__class__.__name__}，请核对文件名和读取权限"
        raise ImportRefused("bundle-unreadable", path.name, hint) from error
    if len(content) > MAX_FILE:
        raise ImportRefused(
            "bundle-too-large", path.name, "文件超过20MiB，不是本程序写出的报告文件"
        )
    return content


def _check_entries(path: Path, entries: list[zipfile.ZipInfo], required: Set[str]) -> None:
    names = [entry.filename for entry in entries]
    if is_too_large(entries):
        raise _refused("bundle-too-large", path, "解开后过大，不是本程序写出的报告文件")
    if any(map(is_bomb, entries)):
        raise _refused("bundle-bomb", path, "压缩比异常，疑似恶意文件，请勿使用")
    if has_twins(entries):
        raise _refused("bundle-duplicate", path, "有重名的部分，请从保存它的人那里重新取得")
    for name in names:
        _check_name(path, name, required)
    if missing := sorted(required - set(names)):
        raise _refused("bundle-incomplete", path, f"缺少{'、'.join(missing)}，请重新取得完整的文件")


def _check_name(path: Path, name: str, required: Set[str]) -> None:
    if name in required:
        return
    steps = name.split("/")
    if not _NAME.fullmatch(name) or not all(steps) or {".", ".."} & set(steps):
        raise _refused("bundle-name", path, "含有越出文件夹的路径，疑似恶意文件，请勿使用")
    if not name.startswith(PROFILE):
        raise _refused(
            "bundle-unknown", path, f"含有不认识的部分“{name[:40]}”，可能由更新的版本写出"
        )


def _part(path: Path, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with archive.open(entry) as file:
        content = file.read(entry.file_size + 1)
    if len(content) != entry.file_size:
        raise _refused("bundle-damaged", path, _DAMAGED)
    return content


def _refused(code: str, path: Path, hint: str) -> ImportRefused:
    return ImportRefused(code, path.name, hint)
