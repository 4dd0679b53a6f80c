"""Files of a session: the folder that goes with it, uploads under safe names, the samples."""

from __future__ import annotations

import re
import shutil
import tempfile
import unicodedata
import weakref
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from qicao.errors import ImportRefused, UsageError
from qicao.readers import read_case
from qicao.readers.given import given_files
from qicao.resources import samples_folder
from qicao.values import Value
from qicao.ziplimits import MAX_FILE, MIB

LONGEST = 80
MAX_TOGETHER = 5 * MAX_FILE
_ODD = re.compile(r"[^\w.\-+（）()《》〔〕【】、，“” ]")
_FAULTY = "broken_"


class Sample(Value):
    """A case that came with the program."""

    name: str
    title: str
    note: str
    folder: Path


@cache
def list_samples() -> tuple[Sample, ...]:
    """The samples, whole ones before those with a planted fault."""
    folders = [path.parent for path in samples_folder().glob("*/case.yaml")]
    ordered = sorted(folders, key=lambda folder: (folder.name.startswith(_FAULTY), folder.name))
    return tuple(map(_sample, ordered))


def _sample(folder: Path) -> Sample:
    case = read_case(folder)
    return Sample(name=folder.name, title=case.title or folder.name, note=case.note, folder=folder)


def new_folder(owner: object) -> Path:
    """A temporary folder that goes when `owner` goes."""
    folder = Path(tempfile.mkdtemp(prefix="qicao-"))
    weakref.finalize(owner, shutil.rmtree, folder, ignore_errors=True)
    return folder


def keep_files(files: Sequence[tuple[str, bytes]], folder: Path) -> tuple[Path, ...]:
    """Writes each file into a fresh folder below `folder`, under its own name made safe.

    ImportRefused, and nothing written, if one is too large or they are too large together.
    """
    _refuse_too_large(files)
    place = Path(tempfile.mkdtemp(dir=folder))
    paths: list[Path] = []
    for name, content in files:
        path = _free(place / safe_name(name), paths)
        path.write_bytes(content)
        paths.append(path)
    return tuple(paths)


def _refuse_too_large(files: Sequence[tuple[str, bytes]]) -> None:
    for name, content in files:
        if len(content) > MAX_FILE:
            told = f"文件有 {len(content) / MIB:.1f} MB，超过 20 MB，不读：请拆成几个文件"
            raise ImportRefused("too_large", safe_name(name), told)
    total = sum(len(content) for _, content in files)
    if total > MAX_TOGETHER:
        told = f"合起来有 {total / MIB:.0f} MB，一次最多 100 MB：请分几次放进来"
        raise ImportRefused("too_large", f"{len(files)} 个文件", told)


def gather(paths: Iterable[Path]) -> list[tuple[str, bytes]]:
    """Names and contents of files, and of those that a case reads, so that they can be kept.

    UsageError for one that cannot be read.
    """
    return [(entry.path.name, _content(entry.path)) for entry in given_files(tuple(paths)).files]


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"“{path.name}”读不出来（{error.strerror}）：请重新选这个文件") from None


def safe_name(name: str) -> str:
    """The last part of a name, with nothing in it that a file system could take amiss."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    kept = _ODD.sub("_", last).strip(". ")
    stem, dot, suffix = kept.rpartition(".")
    return f"{(stem if dot else suffix)[:LONGEST] or '文件'}{dot}{suffix[:8] if dot else ''}"


def titled_name(title: str, end: str) -> str:
    """The name of a file about what is called so: its title made safe, with this end."""
    whole = re.sub(r"[/\\]", "_", title).strip(". ") or "报告"
    return safe_name(whole[: LONGEST - len(end)] + end)


def _free(path: Path, taken: list[Path]) -> Path:
    number, candidate = 2, path
    while any(candidate.name.lower() == other.name.lower() for other in taken):
        candidate = path.with_stem(f"{path.stem}_{number}")
        number += 1
    return candidate
