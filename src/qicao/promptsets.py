"""Versions of the prompts of one kind of report: files laid over those that a profile has.

A report pins the prompts that it was opened with. Beside them stand those of the program, which may
have come later, and those of the user's own folder; a trial compares any folders. Which one wrote
is known by the digest of all its files.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from qicao.errors import DraftRefused, ImportRefused
from qicao.profile import Profile, read_folder
from qicao.profile.extend import BASE
from qicao.profile.folder import folder_digest
from qicao.prompt.library import FOLDER, RULES
from qicao.resources import prompts_folder
from qicao.values import Value

HEAD = "profile.yaml"
Kind = Literal["pinned", "program", "own"]
NAMES: dict[Kind, str] = {
    "pinned": "报告打开时的提示词",
    "program": "现在随程序的提示词",
    "own": "自己的提示词",
}


class PromptVersion(Value):
    """One version of the prompts of a report."""

    kind: Kind
    profile: Profile
    """The report's profile with these prompts."""

    @property
    def name(self) -> str:
        """As people call it."""
        return NAMES[self.kind]

    @property
    def digest(self) -> str:
        """sha256 of every prompt and of the rules beside them."""
        files = self.profile.files
        return folder_digest({name: files[name] for name in files if _is_prompt(name)})


def prompt_versions(profile: Profile, data_dir: Path) -> tuple[PromptVersion, ...]:
    """The prompts that a report of this profile can be written with: its own, and what differs.

    ImportRefused for a file that is no text.
    """
    found: dict[str, PromptVersion] = {}
    for kind in NAMES:
        if one := _find(kind, profile, data_dir):
            found.setdefault(one.digest, one)
    return tuple(found.values())


def chosen_prompts(profile: Profile, data_dir: Path, kind: Kind, digest: str) -> PromptVersion:
    """The prompts of that kind, if they are still those of the digest.

    DraftRefused if somebody has changed them since, or taken them away.
    """
    one = _find(kind, profile, data_dir)
    if one is None or one.digest != digest:
        raise DraftRefused(
            f"选定之后，“{NAMES[kind]}”改过或不在了，没有用它起草：请看过各节的版本，重新开始"
        )
    return one


def lay(files: Mapping[str, str], profile: Profile) -> Profile:
    """The profile with these prompts in place of its own of the same names; others stay."""
    under = {n: text for n, text in profile.files.items() if n.removeprefix(BASE) not in files}
    return _with_files(profile, {**under, **files})


def _with_files(profile: Profile, files: dict[str, str]) -> Profile:
    ref = profile.ref.model_copy(update={"digest": folder_digest(files)})
    return profile.model_copy(update={"files": files, "ref": ref})


def read_prompts(folder: Path, name: str) -> dict[str, str]:
    """The prompts in the sections/ of a folder, by a profile's names; {} if there are none.

    ImportRefused for one that is not UTF-8, which calls the folder by `name`.
    """
    below = folder / FOLDER
    paths = [*sorted(below.glob("*.prompty")), *below.glob(RULES)]
    return {f"{FOLDER}{path.name}": _text(path, name) for path in paths}


def _find(kind: Kind, profile: Profile, data_dir: Path) -> PromptVersion | None:
    """The prompts of a kind as they are now; None if there is none."""
    if kind == "pinned":
        return PromptVersion(kind=kind, profile=profile)
    folder = (prompts_folder() if kind == "program" else data_dir / "prompts") / profile.ref.id
    if (folder / HEAD).is_file():
        rest = {name: text for name, text in profile.files.items() if not _is_prompt(name)}
        prompts = {name: text for name, text in read_folder(folder).items() if _is_prompt(name)}
        return PromptVersion(kind=kind, profile=_with_files(profile, {**rest, **prompts}))
    files = read_prompts(folder, str(folder))
    return PromptVersion(kind=kind, profile=lay(files, profile)) if files else None


def _is_prompt(name: str) -> bool:
    return name.removeprefix(BASE).startswith(FOLDER)


def _text(path: Path, name: str) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        hint = "不是 UTF-8 编码，请另存为 UTF-8"
        raise ImportRefused("encoding", f"{name}/{FOLDER}{path.name}", hint) from None
