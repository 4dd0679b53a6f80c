"""Files read for a report that has been worked on: what a person told before holds where it can."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from qicao.choices import Choices
from qicao.desk.actions import carry_over, merge_choices
from qicao.profile import Profile
from qicao.workflow import Prepared, prepare, settle


@dataclass(frozen=True, slots=True)
class Reread:
    """What the files give now, and what became of what was told before."""

    prepared: Prepared
    carried: int
    """Cells that were told, and are the same in these files."""
    dropped: tuple[str, ...]
    """Ids of values that a person put in and that do not stand any more."""


def reread(
    files: Sequence[Path], profile: Profile, old: Prepared | None, said: Choices, year: int | None
) -> Reread:
    """What files give, with what was told of the `old` ones; what is `said` now goes before."""
    prepared = prepare(files, profile, year=year)
    chosen = carry_over(old, prepared) if old else Choices()
    settled = settle(prepared.reading, profile, merge_choices(chosen, said))
    overrides = old.choices.overrides if old else {}
    gone = tuple(name for name in overrides if name not in settled.choices.overrides)
    return Reread(settled, len(chosen.cells), gone)
