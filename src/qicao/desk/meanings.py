"""What listed cells can be: the nearest guess, one measure for a column, one item for a row.

A row of a form says which item a cell is about and a column which measure; where the other cells of
the row or the column were mapped, naming the missing half names every cell of the line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qicao.desk.bundles import Bundle
from qicao.desk.cells import figure_of
from qicao.desk.halves import Halves, joined, names
from qicao.profile.catalogue import normal
from qicao.values import Unmapped, Value
from qicao.workflow import Prepared


class Meaning(Value):
    """One answer to what a bundle is: its words, and the id that it gives each cell."""

    id: str
    label: str
    cells: dict[str, str]
    """Place → id, of the cells that have one."""
    proposed: bool = False
    """Whether its words are near and nothing that is known says otherwise."""


GUESS = "guess"


def meanings(prepared: Prepared, bundle: Bundle) -> tuple[Meaning, ...]:
    """Every answer that fits at least one cell, the nearest guess first."""
    reader = _Reader(prepared)
    found = [reader.guess(bundle)]
    found += reader.singles(bundle.cells[0]) if not bundle.line else reader.of_line(bundle)
    return tuple(meaning for meaning in found if meaning.cells)


class _Reader:
    """The listed cells, what is known around them, and the catalogue's ids."""

    def __init__(self, prepared: Prepared) -> None:
        self.prepared, self.catalogue = prepared, prepared.profile.catalogue
        self.given = {str(row.source): row for row in prepared.reading.unmapped}
        self.halves = Halves(prepared)

    def guess(self, bundle: Bundle) -> Meaning:
        """What is nearest to each cell's own words."""
        said = {cell: cell.guess_id for cell in bundle.cells if cell.guess_id}
        fits = self.fitting(said)
        if bundle.line:
            label = f"各格最接近的数据（{len(fits)} 格有）"
        else:
            label = f"最接近的：{bundle.cells[0].guess}"
        return self.weighed(Meaning(id=GUESS, label=label, cells=fits), sure=False)

    def weighed(self, meaning: Meaning, *, sure: bool) -> Meaning:
        """A meaning, proposed unless a value that is known differs.

        One of which the words are not `sure` has to agree with a value that is known, and that is
        not zero, as anything may be.
        """
        known = self.prepared.ledger.figures
        pairs = [
            (one, two)
            for place, key in meaning.cells.items()
            if (one := figure_of(self.prepared, self.given[place], key))
            and (two := known.get(key))
            and two.quantity
        ]
        agree = all(one.may_equal(two) for one, two in pairs)
        tells = sure or any(two.quantity and two.quantity.value for _, two in pairs)
        once = len(set(meaning.cells.values())) == len(meaning.cells)
        return meaning.model_copy(update={"proposed": agree and tells and once})

    def singles(self, cell: Unmapped) -> Iterator[Meaning]:
        """Every entry of the catalogue that the cell can be, and every field of every member."""
        items = self.prepared.reading.items
        for entry in sorted(self.catalogue.figures.values(), key=lambda e: ".*." in e.id):
            group, star, field = entry.id.partition(".*.")
            members = [i for i in items if i.group == group] if star else [None]
            for item in members:
                key = f"{item.id}.{field}" if item else entry.id
                if fits := self.fitting({cell: key}):
                    label = f"{item.label}{entry.label}" if item else entry.label
                    yield Meaning(id=key, label=label, cells=fits)

    def of_line(self, bundle: Bundle) -> list[Meaning]:
        """One measure for the column, or one item for the row; what fits most cells first."""
        halves = {cell: self.halves.of(cell, bundle.line) for cell in bundle.cells}
        keys = names(self.catalogue, halves.values(), bundle.line)
        found = []
        for key, label in keys.items():
            said = {c: joined(half, key, bundle.line) for c, half in halves.items() if half}
            fits = self.fitting(said)
            words = f"{label}（{len(fits)} 格）"
            found.append(Meaning(id=key, label=words, cells=fits))
        alike = {key for key, label in keys.items() if normal(label) == normal(bundle.head)}
        found = [self.weighed(m, sure=True) if m.id in alike else m for m in found if m.cells]
        return sorted(found, key=lambda m: (m.id not in alike, self.derives(m), -len(m.cells)))

    def derives(self, meaning: Meaning) -> bool:
        """Whether all that it gives is computed anyhow."""
        entries = map(self.catalogue.entry, meaning.cells.values())
        return all(entry is not None and entry.derived for entry in entries)

    def fitting(self, said: Mapping[Unmapped, str]) -> dict[str, str]:
        """Place → id, of the cells whose amount can be a value of that id."""
        return {
            str(cell.source): key
            for cell, key in said.items()
            if key and figure_of(self.prepared, cell, key)
        }
