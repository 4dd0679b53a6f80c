"""A profile folder as texts, and its texts as documents, laid over those of the one it extends."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from qicao.errors import ImportRefused, ProfileError, UsageError
from qicao.profile.extend import BASE, Document, base_files, base_of, lay_over, with_base
from qicao.profile.forms import Forms
from qicao.profile.mistakes import Mistakes
from qicao.resources import find_profile
from qicao.yamltext import load_yaml

FILES: dict[str, tuple[str, ...]] = {
    "profile.yaml": (
        "id",
        "version",
        "title",
        "basis",
        "cover",
        "outline",
        "variants",
        "voice_by",
        "heading",
        "extends",
        "past",
    ),
    "figures.yaml": ("topics", "measures", "items", "figures", "groups", "facts", "indicators"),
    "relations.yaml": ("relations", "sets", "without"),
    "terms.yaml": (
        "directions",
        "definitions",
        "avoid",
        "careful",
        "phrases",
        "organisations",
    ),
    "phrases.yaml": ("claims", "sections"),
    "signals.yaml": ("signals", "leads"),
    "style.yaml": ("numbers", "page"),
}
"""The files of a profile and the keys that each may have."""
OPTIONAL_FILES = {
    "forms.yaml": ("words", *(name for name in Forms.model_fields)),
}
MAX_FILE = 1 << 20


def read_folder(folder: Path) -> dict[str, str]:
    """The text files of a profile folder by relative name, with those of the one that it extends.

    ProfileError if there is no profile, or none of the name after `extends`.
    """
    files = _own_files(folder)
    base = base_of(files)
    return with_base(files, _own_files(_base_folder(folder, base))) if base else files


def _own_files(folder: Path) -> dict[str, str]:
    if not (folder / "profile.yaml").is_file():
        raise ProfileError(folder.name, [f"profile.yaml：找不到。{folder} 不是报告类型的文件夹"])
    names = [n for n in (*FILES, *OPTIONAL_FILES) if (folder / n).is_file()]
    prompts = sorted((*folder.glob("sections/*.prompty"), *folder.glob("sections/rules.yaml")))
    paths = {name: folder / name for name in names} | {f"sections/{p.name}": p for p in prompts}
    return {name: _read(path, folder.name) for name, path in paths.items()}


def _base_folder(folder: Path, base: str) -> Path:
    """The profile that another extends: the one beside it, or the one that comes with us."""
    if (folder.parent / base / "profile.yaml").is_file():
        return folder.parent / base
    try:
        return find_profile(base, folder.parent.parent)
    except UsageError as error:
        raise ProfileError(folder.name, [f"profile.yaml｜extends：{error}"]) from None


def _read(path: Path, name: str) -> str:
    if path.stat().st_size > MAX_FILE:
        raise ProfileError(name, [f"{path.name}：超过 1 MiB"])
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ProfileError(name, [f"{path.name}：不是 UTF-8 编码，请另存为 UTF-8"]) from None


def read_documents(files: Mapping[str, str], mistakes: Mistakes) -> dict[str, Document]:
    """The documents of a profile by file name, laid over those of the one that it extends."""
    base, below = base_of(files), base_files(files)
    names = (*FILES, *(name for name in OPTIONAL_FILES if name in files or name in below))
    own = {name: _document(files, name, mistakes, needed=not base) for name in names}
    if not base:
        if own["relations.yaml"].get("without"):
            mistakes.add("relations.yaml", "without", "没有 extends，没有可以去掉的关系")
        return own
    mistakes.inherited = {name: f"{base}/{name}" for name in names if name not in files}
    under = {n: _document(files, BASE + n, mistakes, needed=n in FILES) for n in names}
    if under["profile.yaml"].get("extends"):
        mistakes.add("profile.yaml", "extends", f"“{base}”自己也有 extends，只能有一层")
    return lay_over(under, own, mistakes)


def _document(files: Mapping[str, str], file: str, mistakes: Mistakes, *, needed: bool) -> Document:
    if file not in files:
        if needed:
            mistakes.add(file, "", "缺少这个文件")
            mistakes.unread.add(file)
        return {}
    try:
        document = mistakes.mapping(load_yaml(files[file], file), file, "")
    except ImportRefused as refused:
        mistakes.add(file, refused.cell or "", refused.hint)
        mistakes.unread.add(file)
        return {}
    name = file.removeprefix(BASE)
    mistakes.check_keys(file, "", document, FILES.get(name) or OPTIONAL_FILES[name])
    return document


def folder_digest(files: Mapping[str, str]) -> str:
    """SHA-256 over names and texts in order: the same folder on any machine."""
    digest = hashlib.sha256()
    for name in sorted(files):
        text = files[name].replace("\r\n", "\n")
        digest.update(f"{name}\0{text}\0".encode())
    return digest.hexdigest()
