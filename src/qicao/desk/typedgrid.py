"""What a person changed in a grid: cells with another value, rows that are new, and what is wrong.

Rows are known by their names, so a table pasted in another order says the same. An empty cell says
nothing; a value that a file has cannot be taken away here, but a row of a file can be left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field

from qicao.choices import Choices, LeftOut, Override
from qicao.desk.added import ADDED
from qicao.desk.cellvalues import CellReader, CellRefused, Fields
from qicao.desk.membergrid import NAME, MemberGrid, roles
from qicao.profile.catalogue import normal
from qicao.quantity import Quantity, parse_amount
from qicao.quantity.amount import is_dash
from qicao.relations.wording import shown
from qicao.values import Item, Value, segment
from qicao.workflow import Prepared

HEADS = 2
"""Cells that repeat what stands above them, by which a pasted row is a heading."""
Row = Mapping[str, str]


class CellChange(Value):
    """A value in the place of another one, or of none."""

    id: str
    label: str
    before: str
    after: str


class TypedGrid(Value):
    """All that a grid says beside what was known; with anything in `refused` it is not saved."""

    changes: tuple[CellChange, ...] = ()
    added: tuple[Fields, ...] = ()
    """Rows of members that are new, the name by NAME."""
    removed: tuple[str, ...] = ()
    """Members that were added here before and are no row any more, by name."""
    left_out: dict[str, str] = {}
    """Members of files that were deleted, id and name."""
    refused: tuple[str, ...] = ()
    emptied: int = 0
    """Cells that are empty where there is a value; it stays."""
    absent: int = 0
    """Members of files that are no row; they stay."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to save."""
        return not self.count

    @property
    def count(self) -> int:
        """How many changes there are to save."""
        return sum(map(len, (self.changes, self.added, self.removed, self.left_out)))

    @property
    def names_added(self) -> tuple[str, ...]:
        """The names of the members that are new."""
        return tuple(row[NAME] for row in self.added)

    def choices(self, who: str, why: str) -> Choices:
        """The changed cells and the rows that are left out, as choices have them."""
        return Choices(
            overrides={c.id: Override(value=c.after, who=who, why=why) for c in self.changes},
            left_out={id: LeftOut(who=who, why=why) for id in self.left_out},
        )


class Edits(Value):
    """What a person did to a grid, as the widget tells it: places are those of the rows shown."""

    edited_rows: dict[int, dict[str, str | None]] = {}
    added_rows: tuple[dict[str, str | None], ...] = ()
    deleted_rows: tuple[int, ...] = ()


def _edited(grid: MemberGrid, edits: Edits) -> tuple[Fields, ...]:
    """The rows as they stand after the edits.

    Where another name was put over a row, only what was put with it counts: the other cells are
    still those of the member that stood there. A row that nobody touched says nothing beside one
    that was put elsewhere under the same name.
    """
    put = {place: _said(cells) for place, cells in edits.edited_rows.items()}
    added = [_said(cells) for cells in edits.added_rows]
    elsewhere = {segment(row.get(NAME, "")) for row in (*put.values(), *added)}
    rows: list[Fields] = []
    for place, row in enumerate(grid.shown):
        cells = put.get(place, {})
        if place in edits.deleted_rows:
            continue
        if cells.get(NAME, row[NAME]) != row[NAME]:
            rows.append(cells)
        else:
            spare = not cells and segment(row[NAME]) in elsewhere
            rows.append({} if spare else {**row, **cells})
    return (*rows, *added)


def _said(cells: Mapping[str, str | None]) -> Fields:
    return {name: text or "" for name, text in cells.items()}


def typed_grid(
    prepared: Prepared, grid: MemberGrid, edits: Edits, given: MemberGrid | None = None
) -> TypedGrid:
    """What a person says that the data do not. A row that repeats the heads is passed over.

    `given` is the grid that the edits were made in, if it is an older one with the same members.
    """
    rows = [_tidy(row, grid) for row in _edited(given or grid, edits)]
    return _Typed(prepared, grid).read(rows, edits.deleted_rows)


def _tidy(row: Row, grid: MemberGrid) -> Fields:
    """The texts of a row without spaces around them; a dash is an empty cell."""
    texts = {c.field: " ".join(row.get(c.field, "").split()) for c in grid.columns}
    return {field: "" if is_dash(text) else text for field, text in texts.items()}


@dataclass
class _Typed:
    prepared: Prepared
    grid: MemberGrid
    changes: list[CellChange] = field(default_factory=list)
    added: list[Fields] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    emptied: int = 0
    above: Fields = field(default_factory=dict)
    """The classes of the row above, where it was typed: merged cells are pasted once."""

    def read(self, rows: Sequence[Fields], deleted: Container[int]) -> TypedGrid:
        items = self.prepared.ledger.group(self.grid.group)
        known = {segment(i.label): i for i in items} | {i.label: i for i in items}
        rows_now = {row[NAME]: row for row in self.grid.rows}
        numbered = [(n, r) for n, r in enumerate(rows, 1) if any(r.values()) and not self.head(r)]
        named = [known.get(r[NAME]) or known.get(segment(r[NAME])) for _, r in numbered]
        keys = [i.key if i else segment(r[NAME]) for i, (_, r) in zip(named, numbered, strict=True)]
        counts = Counter(keys)
        for item, key, (number, row) in zip(named, keys, numbered, strict=True):
            if not key or counts[key] > 1:
                self.refuse_name(number, row, counts[key])
            elif item:
                self.known(number, row, item, rows_now[item.label])
            else:
                self.new(number, row)
        lost = [item for item in items if item.key not in counts]
        filed = [item for item in lost if not is_added(item)]
        gone = [item for place, item in enumerate(items) if place in deleted]
        left_out = {item.id: item.label for item in filed if item in gone}
        return TypedGrid(
            changes=tuple(self.changes),
            added=tuple(self.added),
            removed=tuple(item.label for item in lost if is_added(item)),
            refused=tuple(self.refused),
            emptied=self.emptied,
            left_out=left_out,
            absent=len(filed) - len(left_out),
        )

    def head(self, row: Fields) -> bool:
        """Whether a row is the heading of a table that was pasted as a whole."""
        labels = {c.field: normal(c.label.partition("（")[0]) for c in self.grid.columns}
        same = (normal(text) == labels[name] for name, text in row.items() if text)
        return sum(same) >= HEADS

    def refuse_name(self, number: int, row: Fields, count: int) -> None:
        why = f"“{row[NAME]}”写了 {count} 行：请只留一行" if row[NAME] else "没有名称：请填写名称"
        self.refused.append(f"第 {number} 行{why}，或删去这一行。")

    def known(self, number: int, row: Fields, item: Item, before: Row) -> None:
        """The cells of a member that is there, as changes."""
        figures, facts = self.prepared.ledger.figures, self.prepared.ledger.facts
        known = roles(self.prepared.profile.catalogue, self.grid.group)
        comparator = facts.get(f"{item.id}.{known.comparator}") if known else None
        self.above = {} if row == before else row
        names = [column.field for column in self.grid.columns]
        there = {n: f for n in names if (f := figures.get(f"{item.id}.{n}")) and f.present}
        units = {name: figure.unit for name, figure in there.items()}
        reader = self.reader(units, comparator.text if comparator else "")
        for name in names:
            if name == NAME or row[name] == before[name]:
                continue
            if not row[name]:
                self.emptied += 1
                continue
            for part, value in self.cell(number, row, name, reader).items():
                self.change(item, part, value)

    def change(self, item: Item, name: str, value: str) -> None:
        """A value in the place of what is there, if it is another."""
        id = f"{item.id}.{name}"
        ledger, catalogue = self.prepared.ledger, self.prepared.profile.catalogue
        figure, fact = ledger.figures.get(id), ledger.facts.get(id)
        old = (figure.given or figure.quantity) if figure else None
        if (old and _same(old, parse_amount(value))) or (fact and fact.text == value):
            return
        before = shown(old) if old else fact.text if fact else ""
        entry = catalogue.entry(id) or catalogue.fact_entry(id)
        label = f"{item.label}{entry.label if entry else name}"
        self.changes.append(CellChange(id=id, label=label, before=before, after=value))

    def new(self, number: int, row: Fields) -> None:
        """A member that nobody has."""
        if f"{self.grid.group}.{segment(row[NAME])}" in self.prepared.choices.left_out:
            self.refused.append(f"第 {number} 行“{row[NAME]}”没有列入报告：请先在下面放回。")
            return
        known = roles(self.prepared.profile.catalogue, self.grid.group)
        row = self.classed(row)
        fields: Fields = {NAME: row[NAME]}
        reader = self.reader({}, "")
        for name in (column.field for column in self.grid.columns if row[column.field]):
            if name == NAME:
                continue
            fields |= self.cell(number, row, name, reader)
            if known and name == known.target:
                reader = self.after_target(fields, known.target, known.comparator)
        self.added.append(fields)

    def classed(self, row: Fields) -> Fields:
        """A new row with the classes of the row above, where it has none itself."""
        known = roles(self.prepared.profile.catalogue, self.grid.group)
        if known and not row[known.level1]:
            second = row[known.level2] or self.above.get(known.level2, "")
            first = self.above.get(known.level1, "")
            row = {**row, known.level1: first, known.level2: second}
        self.above = row
        return row

    def after_target(self, fields: Fields, target: str, comparator: str) -> CellReader:
        """The reader of what stands right of a target: in its unit, in words if it is words."""
        own = parse_amount(fields[target]).unit if target in fields else ""
        units = {column.field: own for column in self.grid.columns} if own else {}
        return self.reader(units, fields.get(comparator, ""))

    def reader(self, units: Mapping[str, str], comparator: str) -> CellReader:
        return CellReader(self.prepared.profile.catalogue, self.grid.group, units, comparator)

    def cell(self, number: int, row: Fields, name: str, reader: CellReader) -> Fields:
        try:
            return reader.read(name, row[name])
        except CellRefused as refused:
            head = self.grid.label_of(name)
            where = f"第 {number} 行“{row[NAME]}”的“{head}”写的是“{row[name][:40]}”"
            self.refused.append(f"{where}：{refused}。")
            return {}


def is_added(item: Item) -> bool:
    """Whether a member was added here and stands in no file of staff."""
    return item.source is not None and item.source.file == ADDED


def _same(old: Quantity, new: Quantity) -> bool:
    """Whether two quantities are the same amount, however they are written."""
    return old.of.dimension == new.of.dimension and old.base == new.base
