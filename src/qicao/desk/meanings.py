"""What listed cells can be: the nearest guess, one measure for a column, one item for a row.

A row of a form says which item a cell is about and a column which measure; where the other cells of
the row or the column were mapped, naming the missing half names every cell of the line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from qicao.choices import NO_FIGURE, Choices
from qicao.desk.bundles import BESIDE, Bundle, Spot, spot
from qicao.errors import UsageError
from qicao.profile.catalogue import Catalogue, normal
from qicao.reconcile import cell_figure
from qicao.relations.wording import shown
from qicao.values import Figure, Unmapped, Value
from qicao.workflow import Prepared


class Meaning(Value):
    """One answer to what a bundle is: its words, and the id that it gives each cell."""

    id: str
    label: str
    cells: dict[str, str]
    """Place → id, of the cells that have one."""
    proposed: bool = False
    """Whether its words are near and nothing that is known says otherwise."""


class CellRow(Value):
    """A listed cell, what it would become, and what is known of that already."""

    place: str
    """As choices.yaml names it."""
    cell: str
    label: str
    value: str
    becomes: str = ""
    known: str = ""
    """The value that is there already, and whether it is the same; '' if there is none."""


GUESS, EVERY = "guess", "every"


def meanings(prepared: Prepared, bundle: Bundle) -> tuple[Meaning, ...]:
    """Every answer that fits at least one cell, the nearest guess first."""
    reader = _Reader(prepared)
    found = [reader.guess(bundle)]
    found += reader.singles(bundle.cells[0]) if not bundle.line else reader.of_line(bundle)
    return tuple(meaning for meaning in found if meaning.cells)


def cell_rows(
    prepared: Prepared, cells: Iterable[Unmapped], meaning: Meaning | None
) -> tuple[CellRow, ...]:
    """The cells, with what the meaning makes of them."""
    said = meaning.cells if meaning else {}
    return tuple(_cell_row(prepared, cell, said.get(str(cell.source), "")) for cell in cells)


def _cell_row(prepared: Prepared, cell: Unmapped, key: str) -> CellRow:
    row = CellRow(
        place=str(cell.source),
        cell=cell.source.cell or "",
        label=cell.label,
        value=f"{cell.source.text or ''}{cell.unit}",
    )
    if not key:
        return row
    figure = figure_of(prepared, cell, key)
    known = prepared.ledger.figures.get(key)
    return row.model_copy(
        update={
            "becomes": figure.label if figure else key,
            "known": _compared(figure, known) if figure and known else "",
        }
    )


def _compared(figure: Figure, known: Figure) -> str:
    if known.quantity is None:
        return ""
    same = "一致" if figure.may_equal(known) else "不一致"
    return f"{same}：已有 {shown(known.given or known.quantity)}"


def figure_of(prepared: Prepared, cell: Unmapped, key: str) -> Figure | None:
    """The figure that a cell would be; None if it cannot be that one."""
    try:
        return cell_figure(cell, key, prepared.profile.catalogue, prepared.reading.items)
    except UsageError:
        return None


def decide_cells(choices: Choices, said: Mapping[str, str]) -> Choices:
    """The choices with these cells told: place → id."""
    return choices.model_copy(update={"cells": {**choices.cells, **said}})


def skip_cells(choices: Choices, places: Iterable[str]) -> Choices:
    """The choices with these cells told to be no figures."""
    return decide_cells(choices, dict.fromkeys(places, NO_FIGURE))


def withdraw_cells(choices: Choices, places: Iterable[str]) -> Choices:
    """The choices without what was told of these cells."""
    gone = set(places)
    kept = {place: key for place, key in choices.cells.items() if place not in gone}
    return choices.model_copy(update={"cells": kept})


def told_rows(prepared: Prepared) -> tuple[CellRow, ...]:
    """The cells that a person has told, in that order, with what they became."""
    cells = {str(row.source): row for row in prepared.reading.unmapped}
    rows = []
    for place, key in prepared.choices.cells.items():
        figure = None if key == NO_FIGURE else figure_of(prepared, cells[place], key)
        row = _cell_row(prepared, cells[place], "")
        update = {"cell": place, "becomes": figure.label if figure else NO_FIGURE}
        rows.append(row.model_copy(update=update))
    return tuple(rows)


class _Reader:
    """The mapped cells around the listed ones, and the catalogue's ids."""

    def __init__(self, prepared: Prepared) -> None:
        self.prepared, self.catalogue = prepared, prepared.profile.catalogue
        self.given = {str(row.source): row for row in prepared.reading.unmapped}
        self.mapped: list[tuple[Spot, str]] = []
        for value in prepared.reconciled.read:
            place = spot(value.source) if value.source and value.source.form else None
            if place and isinstance(value, Figure):
                self.mapped.append((place, value.id))

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
        halves = {cell: self.half(cell, bundle.line) for cell in bundle.cells}
        keys = _names(self.catalogue, halves.values(), bundle.line)
        found = []
        for key, label in keys.items():
            said = {c: _joined(half, key, bundle.line) for c, half in halves.items() if half}
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

    def half(self, cell: Unmapped, line: str) -> str:
        """The item of the cell's row, or the measure of its column, as the nearest mapped cell.

        '' where the row or the column does not say it: a total's row has another item a column.
        """
        place = spot(cell.source)
        if place is None:
            return ""
        along, across = ("row", "column") if line == "column" else ("column", "row")
        here = _number(getattr(place, across))
        near = {
            _number(getattr(other, across)): _parts(key)[line]
            for other, key in self.mapped
            if _table(other) == _table(place) and getattr(other, along) == getattr(place, along)
        }
        if not near:
            return self.worded(cell, line)
        nearest = min(near, key=lambda number: abs(number - here))
        beside = {near[n] for n in (nearest - 1, nearest, nearest + 1) if n in near}
        return near[nearest] if len(beside) == 1 else ""

    def worded(self, cell: Unmapped, line: str) -> str:
        """The same by the cell's own words, where nothing of its row or column was mapped."""
        row, _, head = cell.label.partition(BESIDE)
        if line == "column":
            return self.catalogue.items_by_name.get(normal(row), "")
        measures = {key.rpartition(".")[2] for key in self.catalogue.figures}
        return head if head in measures else ""

    def fitting(self, said: Mapping[Unmapped, str]) -> dict[str, str]:
        """Place → id, of the cells whose amount can be a value of that id."""
        return {
            str(cell.source): key
            for cell, key in said.items()
            if key and figure_of(self.prepared, cell, key)
        }


def _table(place: Spot) -> tuple[str, str, str]:
    return (place.file, place.sheet, place.form)


def _parts(key: str) -> dict[str, str]:
    """What a row says of an id for a column to complete, and what a column says."""
    item, _, measure = key.rpartition(".")
    return {"column": item, "row": measure}


def _number(name: str) -> int:
    """A column or a row as a number."""
    if name.isdigit():
        return int(name)
    total = 0
    for letter in name:
        total = total * 26 + ord(letter) - ord("A") + 1
    return total


def _joined(half: str, key: str, line: str) -> str:
    return f"{half}.{key}" if line == "column" else f"{key}.{half}"


def _names(catalogue: Catalogue, halves: Iterable[str], line: str) -> dict[str, str]:
    """The other halves that the catalogue has to these, each with its words."""
    wanted = set(filter(None, halves))
    patterns = {half if "." not in half else catalogue.pattern(f"{half}.x")[:-2] for half in wanted}
    names: dict[str, str] = {}
    for entry in catalogue.figures.values():
        item, _, measure = entry.id.rpartition(".")
        if line == "column" and item in patterns:
            names.setdefault(measure, measure)
        elif line == "row" and measure in wanted and ".*" not in item:
            names.setdefault(item, _item_label(catalogue, item))
    return names


def _item_label(catalogue: Catalogue, item: str) -> str:
    known: Sequence[str] = catalogue.item_names.get(item, ())
    return known[0] if known else item
