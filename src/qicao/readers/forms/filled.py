"""A form read: where it stands, what its cells mean, the unit of its money."""

from __future__ import annotations

from dataclasses import dataclass

from qicao.readers.forms.grid import Place
from qicao.readers.forms.pairs import NOBODY, About
from qicao.readers.forms.regions import Region
from qicao.readers.forms.targets import Target


@dataclass(frozen=True, slots=True)
class Filled:
    """A region read: its targets, the places that hold no amounts, and the unit of its money."""

    region: Region
    targets: tuple[Target, ...]
    seen: frozenset[Place]
    unit: str
    about: About = NOBODY
    """The member that the whole form is about."""
    unknown: tuple[tuple[Place, Place], ...] = ()
    """The place of a head that nothing knows, and that of a text below it."""
