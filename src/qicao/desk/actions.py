"""What a screen asks for beside rows: a kind of report, a conflict decided."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qicao.choices import NO_FIGURE, Choices, choices_text, read_choices
from qicao.desk.cells import figure_of
from qicao.export.pdf import find_soffice
from qicao.profile import Profile, load_profile
from qicao.readers import read_case
from qicao.resources import find_profile
from qicao.settings import Settings
from qicao.values import Reading
from qicao.workflow import Prepared

CHOICES_FILE = "choices.yaml"
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


def choices_file(choices: Choices) -> tuple[str, bytes]:
    """The name and the content of the choices as a file that the command line reads too."""
    return CHOICES_FILE, choices_text(choices).encode()


def split_choices(paths: Sequence[Path]) -> tuple[tuple[Path, ...], Choices]:
    """The files of data, and what the choices.yaml among them says; the last one counts."""
    said = [path for path in paths if path.name.lower() == CHOICES_FILE]
    rest = tuple(path for path in paths if path not in said)
    return rest, read_choices(said[-1]) if said else Choices()


def carry_over(old: Prepared, new: Prepared) -> Choices:
    """What a person told of files that other files say as well.

    Of a cell: same place, same words beside it. Between values that conflict: the same values in
    the same places. A value put in the place of others: these are what they were. A row that was
    left out: it is there again.
    """
    words = {str(row.source): (row.source.form, row.label) for row in old.reading.unmapped}
    cells: dict[str, str] = {}
    for row in new.reading.unmapped:
        place = str(row.source)
        key = old.choices.cells.get(place)
        same = words.get(place) == (row.source.form, row.label)
        if key and same and (key == NO_FIGURE or figure_of(new, row, key)):
            cells[place] = key
    before, now = _said(old.reading), _said(new.reading)
    told = old.choices
    return Choices(
        cells=cells,
        choices={k: v for k, v in told.choices.items() if before.get(k) == now.get(k)},
        overrides={
            k: v
            for k, v in told.overrides.items()
            if _values(before, k) == _values(now, k) and _has_place(new, k)
        },
        left_out={i.id: told.left_out[i.id] for i in new.reading.items if i.id in told.left_out},
    )


Said = dict[str, dict[str, str]]
"""For each id what is said of it, by the place that says so."""


def _said(reading: Reading) -> Said:
    said: Said = {}
    for figure in reading.figures:
        said.setdefault(figure.id, {})[str(figure.source)] = str(figure.quantity or "")
    for fact in reading.facts:
        said.setdefault(fact.id, {})[str(fact.source)] = fact.text
    return said


def _values(said: Said, name: str) -> list[str]:
    return sorted(said.get(name, {}).values())


def _has_place(prepared: Prepared, name: str) -> bool:
    """Whether an id is no member's, or that of a member who is there."""
    member = prepared.profile.catalogue.pattern(name) != name
    return not member or any(name.startswith(f"{i.id}.") for i in prepared.reading.items)


def merge_choices(choices: Choices, more: Choices) -> Choices:
    """Both together; where they differ `more` counts."""
    return Choices(
        prefer=more.prefer or choices.prefer,
        choices={**choices.choices, **more.choices},
        cells={**choices.cells, **more.cells},
        overrides={**choices.overrides, **more.overrides},
        left_out={**choices.left_out, **more.left_out},
    )


def export_kinds() -> dict[str, str]:
    """The suffixes that can be written on this machine, with what they are called."""
    return {suffix: name for suffix, name in KINDS.items() if suffix != ".pdf" or find_soffice()}
