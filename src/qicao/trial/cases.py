"""The cases of a trial: folders with inputs, each read, reconciled and derived once a profile.

Nothing is asked of a model here. What cannot be drafted is refused by name before the first call.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from qicao.choices import Choices, read_choices
from qicao.errors import DraftRefused, ImportRefused
from qicao.profile import Profile, load_profile
from qicao.readers import read_case
from qicao.resources import find_profile
from qicao.settings import Settings
from qicao.values import Value
from qicao.workflow import Prepared, prepare

CASE_FILE, CHOICES_FILE = "case.yaml", "choices.yaml"


class Case(Value):
    """A sample, a department, or any folder or file of inputs."""

    name: str
    path: Path


def find_cases(paths: Sequence[Path]) -> tuple[Case, ...]:
    """The cases at `paths`; a folder that only holds cases stands for each of them.

    Named as their folders; by the whole path where two are called the same. ImportRefused for a
    path that is not there.
    """
    found = list(dict.fromkeys(path for given in paths for path in _cases_of(given)))
    names = [path.resolve().name for path in found]
    return tuple(
        Case(name=name if names.count(name) == 1 else str(path), path=path)
        for name, path in zip(names, found, strict=True)
    )


def _cases_of(path: Path) -> Iterator[Path]:
    if not path.exists():
        raise ImportRefused("missing", str(path), "找不到这个样例，请核对路径")
    if path.is_dir() and not (path / CASE_FILE).is_file():
        below = sorted(mark.parent for mark in path.glob(f"*/{CASE_FILE}"))
        if below:
            yield from below
            return
    yield path


def profile_of(case: Case, settings: Settings) -> Profile:
    """The kind of report that the case asks for, else that of the settings."""
    said = read_case(case.path) if case.path.is_dir() else None
    name = (said.profile if said else "") or settings.profile
    return load_profile(find_profile(name, settings.data_dir), said.variant if said else "")


def prepare_case(case: Case, profile: Profile) -> Prepared:
    """All that is known of a case before a word is written.

    Its choices.yaml decides conflicts, if there is one; DraftRefused while any is open.
    """
    prepared = prepare([case.path], profile, _choices(case))
    if prepared.unresolved:
        first, count = prepared.unresolved[0].message, len(prepared.unresolved)
        hint = f"请在它的文件夹里放 {CHOICES_FILE} 选定"
        raise DraftRefused(f"{case.name}：数据之间有 {count} 处冲突（{first}），{hint}")
    return prepared


def _choices(case: Case) -> Choices:
    path = case.path / CHOICES_FILE
    return read_choices(path) if path.is_file() else Choices()
