"""Which figures each report is held against: all of them, those of its name, those of a list."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from io import StringIO
from pathlib import Path

from qicao.errors import ImportRefused, UsageError
from qicao.readers.encodings import decode
from qicao.readers.safe_open import read_bytes

KINDS = (".csv", ".xlsx", ".xls", ".et", ".yaml", ".yml", ".json", ".qicao")
_HEADS = ("报告", "text")


def pair_figures(
    texts: Sequence[Path], figures: Sequence[Path], manifest: Path | None
) -> dict[Path, tuple[Path, ...]]:
    """The figures of each report; none for one that a folder has nothing for.

    Files count for every report. Of a folder a report gets what bears its name, a file or a folder;
    a report alone gets the whole folder where nothing does. UsageError for what is not there, and
    for a list beside figures of which one would be passed over.
    """
    if manifest is not None and figures:
        raise UsageError("--manifest 和 --figures 只写一个：要加的数据也写进清单，一行一个")
    for path in figures:
        if not path.exists():
            raise UsageError(f"找不到 --figures 指定的“{path}”：请核对文件名和所在的文件夹")
    if manifest is not None:
        return _listed(texts, manifest)
    return {text: tuple(_of(text, figures, alone=len(texts) == 1)) for text in texts}


def _of(text: Path, figures: Sequence[Path], *, alone: bool) -> Sequence[Path]:
    found: list[Path] = []
    for path in figures:
        if not path.is_dir():
            found.append(path)
        elif named := _named(text, path):
            found += named
        elif alone:
            found.append(path)
    return found


def _named(text: Path, folder: Path) -> list[Path]:
    """What bears the report's name in a folder; a bundle is all that is needed."""
    inside = sorted(folder.iterdir())
    same = [path for path in inside if _stem(path) == text.stem and path != text]
    bundles = [path for path in same if path.suffix.lower() == ".qicao"]
    return bundles[:1] or [path for path in same if path.is_dir() or _is_figures(path)]


def _stem(path: Path) -> str:
    return path.name if path.is_dir() else path.stem


def _is_figures(path: Path) -> bool:
    return path.suffix.lower() in KINDS


def _listed(texts: Sequence[Path], manifest: Path) -> dict[Path, tuple[Path, ...]]:
    """The figures that a list of two columns gives each report, from the folder of the list."""
    try:
        text = decode(read_bytes(manifest, manifest.name), manifest.name)
    except ImportRefused as refused:
        raise UsageError(f"读不了 --manifest 指定的清单：{refused}") from None
    found: dict[str, list[Path]] = {}
    for row in csv.reader(StringIO(text)):
        if len(row) > 1 and row[0].strip() and row[0].strip() not in _HEADS:
            found.setdefault(row[0].strip(), []).append(manifest.parent / row[1].strip())
    _require(texts, found, manifest)
    return {text: tuple(found[_key(text, found)]) for text in texts}


def _require(texts: Sequence[Path], found: Mapping[str, list[Path]], manifest: Path) -> None:
    missing = [text.name for text in texts if _key(text, found) not in found]
    if missing:
        raise UsageError(
            f"清单“{manifest.name}”里没有这些报告：{'、'.join(missing)}；一行一份：报告,数据"
        )
    for path in (path for paths in found.values() for path in paths):
        if not path.exists():
            raise UsageError(f"清单“{manifest.name}”写的“{path.name}”不存在：请核对")


def _key(text: Path, found: Mapping[str, list[Path]]) -> str:
    """The name by which a list has a report: its path as written, its file name or its stem."""
    return next((name for name in (str(text), text.name, text.stem) if name in found), "")
