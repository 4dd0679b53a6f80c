"""What cells of a form mean: a target for each, with all that its row and its column say of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from qicao.profile.formtables import FormRow, Split
from qicao.readers.cells import Cell
from qicao.readers.forms.grid import Place


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table: its name, what it is, and what its own columns say for all its cells."""

    row: int
    cell: Cell | None
    """The cell that names it."""
    label: str
    """Its name as words are compared."""
    shown: str
    """Its name as it may be printed."""
    spec: FormRow | None = None
    group: str = ""
    member: str = ""
    name_place: Place | None = None
    levels: tuple[tuple[str, str], ...] = ()
    unit: str = ""
    beside: str = ""
    """All that stands left of its values, which may name their unit."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a cell means: an id or, with `member`, the pattern of a field of that member."""

    place: Place
    cell: Cell
    id: str
    row: str
    column: str
    group: str = ""
    member: str = ""
    member_cell: Cell | None = None
    head: str = ""
    """All that stands over and beside the cell, for the unit that it may name."""
    split: Split | None = None
    name_place: Place | None = None
    """Where the row's name stands or is to stand."""
    levels: tuple[tuple[str, str], ...] = ()
    """The classes of the row: field and text."""
    unit: str = ""
    """What the row's own column of units says."""
    lead: str = ""
    """What stands in the cell before its value: 其中：一般公共预算：."""

    @property
    def is_class(self) -> bool:
        """Whether it says which class a row is of, and no value of its own."""
        return bool(self.group) and not self.row


@dataclass(slots=True)
class Spread:
    """What the tables of a region gave: targets, and places that are known to be no amounts."""

    targets: list[Target] = field(default_factory=list)
    seen: set[Place] = field(default_factory=set)
    owned: set[Place] = field(default_factory=set)
    """Places of names of rows that the tables know, which are no labels of pairs."""
    unknown: list[tuple[Place, Place]] = field(default_factory=list)
    """The place of a head that nothing knows, and that of a text below it."""

    def add(self, other: Spread) -> None:
        """Takes in what another gave."""
        self.targets += other.targets
        self.seen |= other.seen
        self.owned |= other.owned
        self.unknown += other.unknown
