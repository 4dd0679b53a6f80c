"""The reports that a command line names: files, what a folder holds, what a pattern fits."""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator
from pathlib import Path

from qicao.errors import UsageError

KINDS = (".docx", ".doc", ".wps", ".pdf", ".txt", ".md")
OURS = ("-批注", "-审核意见")
"""Ends of the names that a check gives to what it writes into a folder."""


def texts_of(named: Iterable[Path]) -> list[Path]:
    """Every report once, in the order named. UsageError for a folder without any.

    A pattern that the shell left as it is (Windows) is looked up here.
    """
    return list(dict.fromkeys(text for path in named for text in _texts(path)))


def _texts(path: Path) -> Iterator[Path]:
    if path.is_dir():
        found = sorted(inner for inner in path.iterdir() if _is_report(inner))
        if not found:
            kinds = "、".join(KINDS)
            raise UsageError(f"文件夹“{path}”里没有报告（{kinds}）：请核对文件夹")
        yield from found
    elif not path.exists() and glob.has_magic(str(path)):
        matched = sorted(Path(name) for name in glob.glob(str(path)))  # noqa: PTH207 - a pattern may be absolute
        if not matched:
            raise UsageError(f"没有文件符合“{path}”：请核对文件名和所在的文件夹")
        yield from matched
    else:
        yield path


def _is_report(path: Path) -> bool:
    hidden = path.name.startswith((".", "~$"))
    return path.is_file() and path.suffix.lower() in KINDS and not hidden and not _is_ours(path)


def _is_ours(path: Path) -> bool:
    return path.stem.endswith(OURS)
