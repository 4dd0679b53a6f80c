"""What a screen asks for beside rows: a kind of report, a conflict decided, a draft written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qicao.choices import Choices
from qicao.engines.choose import choose_engine
from qicao.export.pdf import find_soffice
from qicao.profile import Profile, load_profile
from qicao.readers import read_case
from qicao.resources import find_profile
from qicao.settings import Settings
from qicao.workflow import Drafted, Prepared, Progress, draft

KINDS = {".docx": "Word 文档", ".pdf": "PDF", ".md": "Markdown", ".qicao": "报告包"}


def load_kind(name: str, variant: str, settings: Settings) -> Profile:
    """The profile of that name. UsageError with the nearest if there is none."""
    return load_profile(find_profile(name, settings.data_dir), variant)


def kind_of_case(folder: Path, settings: Settings) -> Profile:
    """The profile that a case asks for, or that of the settings."""
    case = read_case(folder)
    return load_kind(case.profile or settings.profile, case.variant, settings)


def decide(choices: Choices, conflict: str, option: str) -> Choices:
    """The choices with one conflict decided: the value in the place `option` counts."""
    return choices.model_copy(update={"choices": {**choices.choices, conflict: option}})


def undo(choices: Choices, conflict: str) -> Choices:
    """The choices without that decision."""
    kept = {name: option for name, option in choices.choices.items() if name != conflict}
    return choices.model_copy(update={"choices": kept})


def write_draft(
    prepared: Prepared, settings: Settings, progress: Progress, tell: Callable[[str], None]
) -> Drafted:
    """The draft by the engine of the settings. DraftRefused while conflicts are open."""
    engine = choose_engine(settings, tell)(prepared.profile, prepared.ledger)
    return draft(prepared, engine, progress=progress)


def export_kinds() -> dict[str, str]:
    """The suffixes that can be written on this machine, with what they are called."""
    return {suffix: name for suffix, name in KINDS.items() if suffix != ".pdf" or find_soffice()}
