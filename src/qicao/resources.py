"""Where the data folders are: beside the sources, inside the wheel, or the user's own.

Only paths; nothing is read but the names of folders. The user's own profiles come first.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from qicao.errors import MissingDependency, UsageError

_PACKAGE = Path(__file__).resolve().parent
_MARK = "profile.yaml"


def find_profile(name: str, data_dir: Path | None = None) -> Path:
    """The folder of the profile of that name, or `name` itself if it is such a folder.

    UsageError with the nearest name if there is none.
    """
    path = Path(name)
    if (path / _MARK).is_file():
        return path.resolve()
    known = {folder.name: folder for folder in list_profiles(data_dir)}
    if name in known:
        return known[name]
    near = get_close_matches(name, known, 1)
    hint = f"是不是“{near[0]}”？" if near else f"可用的有：{'、'.join(known) or '无'}"
    if path.is_dir():
        hint = f"这个文件夹里缺少 {_MARK}；{hint}"
    raise UsageError(f"没有报告类型“{name}”，{hint}")


def list_profiles(data_dir: Path | None = None) -> tuple[Path, ...]:
    """Every profile folder, by name; of two with one name the user's own counts."""
    found: dict[str, Path] = {}
    for prompts in _prompt_folders(data_dir):
        for mark in sorted(prompts.glob(f"*/{_MARK}")):
            found.setdefault(mark.parent.name, mark.parent)
    return tuple(found[name] for name in sorted(found))


def prompts_folder() -> Path:
    """The prompts/ that came with the program."""
    return _shipped("prompts")


def samples_folder() -> Path:
    """The samples/ that came with the program."""
    return _shipped("samples")


def ui_folder() -> Path:
    """The folder with app.py of the page."""
    return _shipped("ui")


def _prompt_folders(data_dir: Path | None) -> Iterator[Path]:
    yield Path("prompts").resolve()
    if data_dir is not None:
        yield data_dir.resolve() / "prompts"
    yield prompts_folder()


@cache
def _shipped(name: str) -> Path:
    for folder in (_PACKAGE / "_data" / name, _PACKAGE.parents[1] / name):
        if folder.is_dir():
            return folder
    raise MissingDependency(f"安装不完整：找不到 {name} 文件夹，请重新安装 qicao")
