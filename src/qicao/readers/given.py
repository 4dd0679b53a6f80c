"""The files behind the paths that were given, each with a name that no other has.

A name here is what everything from a file is called by on a screen, so it is written out in letters
that stand where they are put.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from qicao.errors import UsageError
from qicao.readers.case import folder_files, other_names, read_case
from qicao.readers.invisible import spelled_out
from qicao.readers.unread import SHOWN, told
from qicao.values import Finding, Severity


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read and the name by which everything from it is called."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Given:
    """The files, the year that a case states, and what was found in folders and is not read."""

    year: int | None
    files: tuple[Input, ...]
    findings: tuple[Finding, ...]


def given_files(paths: Sequence[Path]) -> Given:
    """The files behind the paths, those of a folder included. UsageError for no path at all."""
    if not paths:
        raise UsageError("没有给出数据文件：请写上文件或文件夹的路径")
    year: int | None = None
    named: dict[str, Path] = {}
    findings: list[Finding] = []
    for path in paths:
        if not path.is_dir():
            _add_name(named, path, path.name)
            continue
        case = read_case(path)
        year = year or case.year
        files = folder_files(path, case)
        findings += _others(path, other_names(path, files))
        for file in files:
            _add_name(named, file, file.relative_to(path).as_posix())
    return Given(year, tuple(Input(path, name) for name, path in named.items()), tuple(findings))


def _add_name(named: dict[str, Path], path: Path, name: str) -> None:
    """Adds a file once, under the first of its names that no other file has."""
    real = os.path.realpath(path)
    for wanted in _names(name, Path(real)):
        if os.path.realpath(named.get(wanted, path)) == real:
            named[wanted] = path
            return


def _names(name: str, real: Path) -> Iterator[str]:
    """A file's name, then with its folders before it one by one, the whole path, and numbered."""
    name = spelled_out(name)
    yield name
    for folder in real.parents:
        if folder.name:
            name = f"{spelled_out(folder.name)}/{name}"
            yield name
    whole = spelled_out(real.as_posix())
    yield whole
    yield from (f"{whole}（{number}）" for number in count(2))


def _others(folder: Path, names: Sequence[str]) -> Iterator[Finding]:
    """That a folder holds what is not read; nothing if it holds nothing else."""
    if not names:
        return
    seen = "、".join(f"“{spelled_out(name)}”" for name in names[:SHOWN])
    more = f"等 {len(names)} 个" if len(names) > SHOWN else ""
    where = spelled_out(folder.name) or str(folder)
    todo = "需要的请另存为 xlsx、docx 等能读的格式，子文件夹里的请移出来，再读入；不需要的可以留着"
    finding = told("R08", f"{where}：没有读 {seen}{more}", todo, where)
    yield finding.model_copy(update={"severity": Severity.HINT})
