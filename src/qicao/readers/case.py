"""A folder of input: by its case.yaml if it has one, else every table and material in it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath

from pydantic import ValidationError

from qicao.errors import ImportRefused
from qicao.nearest import suggest
from qicao.readers.encodings import decode
from qicao.readers.safe_open import read_bytes
from qicao.values import Value
from qicao.yamltext import load_yaml

CASE_FILE = "case.yaml"
TABLES = (".csv", ".xlsx", ".xls", ".et", ".yaml", ".yml", ".json")
MATERIALS = (".md", ".txt", ".docx", ".doc", ".wps", ".pdf")
MATERIAL_FOLDERS = ("materials", "材料")
NOT_INPUT = (CASE_FILE, "choices.yaml", "readme.md", "readme.txt")


class Case(Value):
    """What a case.yaml says: which files, which profile, and what the case is for."""

    title: str = ""
    note: str = ""
    profile: str = ""
    variant: str = ""
    year: int | None = None
    figures: tuple[str, ...] | None = None
    materials: tuple[str, ...] | None = None
    reference: str = ""
    expected: object = None
    """Whatever the one who checks the case expects; nothing here reads it."""


def read_case(folder: Path) -> Case:
    """The case of a folder; an empty one if it has no case.yaml. ImportRefused for unknown keys."""
    path = folder / CASE_FILE
    if not path.is_file():
        return Case()
    name = f"{folder.name}/{CASE_FILE}"
    body = load_yaml(decode(read_bytes(path, name), name), name)
    if not isinstance(body, dict):
        raise ImportRefused("shape", name, "应为“键: 值”")
    for key in body:
        if key not in Case.model_fields:
            hint = f"没有“{key}”这一项，{suggest(key, Case.model_fields)}"
            raise ImportRefused("key", name, hint, cell=key)
    try:
        return Case.model_validate({key: value for key, value in body.items() if value != ""})
    except ValidationError as error:
        key = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise ImportRefused("shape", name, "这一项的写法不对：文件名要写成列表", cell=key) from None


def folder_files(folder: Path, case: Case) -> tuple[Path, ...]:
    """The input files of a folder: those that the case names, in its order, else all, by name."""
    tables = _listed(folder, case.figures) or _found(folder, TABLES)
    materials = _listed(folder, case.materials) or _found_materials(folder)
    if case.figures == ():
        tables = ()
    if not tables and not materials:
        kinds = "、".join((*TABLES, *MATERIALS))
        hint = f"文件夹里没有可读的数据：请放入 {kinds} 文件，或写 {CASE_FILE}"
        raise ImportRefused("empty", folder.name, hint)
    return (*tables, *materials)


def other_names(folder: Path, files: Sequence[Path]) -> tuple[str, ...]:
    """What else a folder holds without a case.yaml that would say what counts, by name."""
    if (folder / CASE_FILE).is_file():
        return ()
    known = {*(path.name for path in files if path.parent == folder), *MATERIAL_FOLDERS}
    others = (path.name for path in folder.iterdir() if path.name not in known)
    return tuple(
        sorted(n for n in others if n.lower() not in NOT_INPUT and not n.startswith(("~$", ".")))
    )


def _found_materials(folder: Path) -> tuple[Path, ...]:
    """Texts beside the tables count only where no case.yaml says what the folder holds."""
    beside = () if (folder / CASE_FILE).is_file() else _found(folder, MATERIALS)
    kept = (path for name in MATERIAL_FOLDERS for path in _found(folder / name, MATERIALS))
    return (*beside, *kept)


def _found(folder: Path, suffixes: tuple[str, ...]) -> tuple[Path, ...]:
    if not folder.is_dir():
        return ()
    return tuple(
        path
        for path in sorted(folder.iterdir(), key=lambda path: path.name)
        if path.is_file()
        and path.suffix.lower() in suffixes
        and path.name.lower() not in NOT_INPUT
        and not path.name.startswith(("~$", "."))
    )


def _listed(folder: Path, names: tuple[str, ...] | None) -> tuple[Path, ...]:
    return tuple(_inside(folder, name) for name in names or ())


def _inside(folder: Path, name: str) -> Path:
    """A file of the folder. ImportRefused if it lies elsewhere or does not exist."""
    where = f"{folder.name}/{CASE_FILE}"
    odd = PureWindowsPath(name).is_absolute() or PurePosixPath(name).is_absolute()
    path = folder / name
    if odd or not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder)):
        raise ImportRefused("path", where, f"“{name}”不在这个文件夹里，请把文件放进来", cell=name)
    if not path.is_file():
        known = [p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()]
        hint = f"找不到“{name}”，{suggest(name, known, '请核对文件名')}"
        raise ImportRefused("missing", where, hint, cell=name)
    return path
