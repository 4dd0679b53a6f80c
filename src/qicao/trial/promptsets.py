"""Versions of prompts that a trial compares: a profile's own, or a folder laid over them.

A folder with a profile.yaml is a whole profile and stands in place of the case's. One that only
holds sections/ is laid over the case's profile file by file; its figures and plans stay the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from qicao.errors import ImportRefused, UsageError
from qicao.profile import Profile, load_profile
from qicao.prompt.library import FOLDER, load_library
from qicao.promptsets import HEAD, lay, read_prompts
from qicao.readers import read_case
from qicao.settings import Settings
from qicao.trial.cases import Case, prepare_case, profile_of
from qicao.values import Value
from qicao.workflow import Prepared

OWN = "原有"


class PromptSet(Value):
    """One version of the prompts; without a folder those of the case's profile."""

    name: str = OWN
    folder: Path | None = None
    files: dict[str, str] = {}
    """What is laid over the profile, by the profile's own names; {} for a whole profile."""


def read_prompt_sets(folders: Sequence[Path]) -> tuple[PromptSet, ...]:
    """A set for each folder, named as it is; the profile's own if there is none.

    UsageError for a folder without prompts.
    """
    folders = [*{folder.resolve(): folder for folder in reversed(folders)}.values()][::-1]
    names = [folder.resolve().name for folder in folders]
    sets = (
        _read(folder, name if names.count(name) == 1 else str(folder))
        for folder, name in zip(folders, names, strict=True)
    )
    return tuple(sets) or (PromptSet(),)


def _read(folder: Path, name: str) -> PromptSet:
    if (folder / HEAD).is_file():
        return PromptSet(name=name, folder=folder)
    files = read_prompts(folder, name)
    if not files:
        raise UsageError(f"“{folder}”里没有提示词：应是报告类型的文件夹，或含有 {FOLDER} 的文件夹")
    return PromptSet(name=name, folder=folder, files=files)


def prepare_with(case: Case, sets: Sequence[PromptSet], settings: Settings) -> tuple[Prepared, ...]:
    """The case as each set has it, read once where only prompts differ.

    ImportRefused or ProfileError, with file and line, for a case or a prompt that cannot be used.
    """
    shared: Prepared | None = None
    made = []
    for one in sets:
        if one.folder is not None and not one.files:
            prepared = prepare_case(case, _whole(one.folder, case))
        else:
            shared = shared or prepare_case(case, profile_of(case, settings))
            prepared = replace(shared, profile=lay(one.files, shared.profile))
        with blamed(one, prepared.profile):
            load_library(prepared.profile.files, prepared.profile.section_ids)
        made.append(prepared)
    return tuple(made)


def _whole(folder: Path, case: Case) -> Profile:
    return load_profile(folder, read_case(case.path).variant if case.path.is_dir() else "")


@contextmanager
def blamed(one: PromptSet, profile: Profile) -> Iterator[None]:
    """Names the folder too where a prompt of the set is refused by its file and line."""
    try:
        yield
    except ImportRefused as error:
        place = one.name if one.folder else profile.ref.id
        file = f"{place}/{FOLDER}{error.file.removeprefix(FOLDER)}"
        raise ImportRefused(error.code, file, error.hint, cell=error.cell) from None
