"""The rows below a band of heads, each cell with what its row and its column mean together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from qicao.profile.catalogue import Catalogue
from qicao.profile.forms import FormColumn, FormRow, Forms, Split
from qicao.profile.formwords import numbered, word
from qicao.quantity.amount import is_blank
from qicao.readers.cells import Cell
from qicao.readers.forms.grid import Grid, Place, is_amount
from qicao.readers.forms.heads import Band, Fitted
from qicao.readers.forms.labels import clean_label, is_placeholder
from qicao.readers.forms.splits import Labelled, column_of_heading, labelled

_CODE = re.compile(r"\d{1,9}")
_CODED = re.compile(r"\s*(\d{3,7})[\s.、-]*(\D.*)", re.DOTALL)
_BEHIND = re.compile(r"((?:[^:：]{1,40}[:：])*[^:：]{2,40})[:：]\s*([^:：]+)")


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
    """The head as it is written, for the unit that it may name."""
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


class Rows:
    """Walks the rows of one fitted side."""

    def __init__(
        self, grid: Grid, forms: Forms, catalogue: Catalogue, band: Band, fitted: Fitted
    ) -> None:
        self.grid, self.forms, self.catalogue = grid, forms, catalogue
        self.band, self.fitted, self.table = band, fitted, fitted.table
        self.about = ""
        """The member that the whole form is about."""
        self.members = ""
        """The group that rows are members of since a row that opened it."""
        self.above = ""
        """The name of the last row that is no sub-row."""
        self.within: FormColumn | None = None
        """The column that a heading gave all rows below it."""
        self.carried: dict[int, str] = {}
        self.names: set[str] = set()

    def walk(self, top: int, bottom: int, about: str) -> Spread:
        """Targets of the rows from `top` to `bottom`; stops at a row of foreign heads."""
        self.about = about
        spread, first = Spread(), True
        for row in range(top, bottom + 1):
            if self.within and (found := self.under_heading(row, self.within)):
                spread.targets += found
                continue
            if self.is_foreign(row):
                break
            self.within = self.heading_column(row) or self.within
            label = self.label(row)
            if self.is_skipped(row, label):
                spread.seen |= {(row, i) for i in self.columns}
                continue
            spread.seen |= {(row, i) for i in (*self.fitted.side.skipped, *self.fitted.codes)}
            spread.targets += self.targets(row, label, first=first)
            first = False
        return spread

    def heading_column(self, row: int) -> FormColumn | None:
        """The column that a heading in the row gives the rows below it."""
        texts = (self.grid.cell(row, i).text for i in self.columns)
        found = (column_of_heading(text, self.table) for text in texts if text)
        return next((column for column in found if column), None)

    def under_heading(self, row: int, column: FormColumn) -> list[Target]:
        """The targets of a row whose labels each have one amount, all of one column."""
        found = labelled(self.grid, row, self.columns, self.table)
        return [target for one in found if (target := self.of_label(one, column))]

    def of_label(self, one: Labelled, column: FormColumn) -> Target | None:
        name = self.id_of(column, one.spec, "")
        if not name:
            return None
        cell, head = self.grid.cell(*one.place), column.heads[0]
        shown = replace(cell, text=one.text) if one.lead else cell
        heading = self.heading(*one.place)
        label = clean_label(one.label)
        return Target(one.place, shown, name, label, head, head=heading, lead=one.lead)

    @property
    def columns(self) -> list[int]:
        side = self.fitted.side
        return [*side.labels, *side.values, *side.skipped]

    def is_foreign(self, row: int) -> bool:
        """Whether texts stand where this side has only numbers, as in the heads of another form."""
        plain = [i for i, c in self.fitted.columns.items() if not (c.fact or c.split or c.unit)]
        texts = [
            i
            for i in plain
            if self.grid.is_own(row, i)
            and not is_amount(cell := self.grid.cell(row, i))
            and not is_blank(cell.text)
            and not _BEHIND.fullmatch(cell.text.strip())
        ]
        return len(texts) >= 2

    def is_skipped(self, row: int, label: str) -> bool:
        """A row of column numbers, or one that the profile names."""
        texts = [self.grid.word(row, i) for i in self.columns]
        skip = self.forms.skip_row_words
        if any(text in skip for text in texts if text):
            return True
        if any(label.startswith(name) for name in skip if len(name) > 2):
            return True
        numbers = [text for i in self.fitted.side.values if (text := self.grid.word(row, i))]
        counted = (
            [str(n) for n in range(int(numbers[0]), int(numbers[0]) + len(numbers))]
            if (len(numbers) > 1 and numbers[0].isdecimal() and len(numbers[0]) < 3)
            else []
        )
        return not label and bool(counted) and numbers == counted

    def cells(self, row: int) -> list[Cell]:
        """The cells that may name a row, the nearest to the values first."""
        labels = [i for i in self.fitted.side.labels if i not in self.fitted.levels]
        names = [i for i in labels if i in self.fitted.names]
        first = [i for i in reversed(names) if i not in self.fitted.codes]
        rest = [i for i in reversed(labels) if i not in first and i not in self.fitted.codes]
        codes = [i for i in reversed(labels) if i in self.fitted.codes]
        return [self.grid.cell(row, i) for i in (*first, *rest, *codes)]

    def label(self, row: int) -> str:
        """The name of a row as words are compared; '' if it has none."""
        cell = self.label_cell(row)
        return word(cell.text, self.grid.year) if cell else ""

    def label_cell(self, row: int) -> Cell | None:
        """The cell that names a row, without a code that stands before the name."""
        for cell in self.cells(row):
            text = word(cell.text, self.grid.year)
            if text and text not in self.table.side_words and not _CODE.fullmatch(text):
                coded = self.coded and _CODED.fullmatch(cell.text)
                return replace(cell, text=coded[2]) if coded else cell
        return None

    @property
    def coded(self) -> bool:
        """Whether rows of this table have codes."""
        return self.table.others is not None and self.table.others.coded

    def name_place(self, row: int) -> Place | None:
        """Where the name of a row stands: the column of names nearest to the values."""
        labels = [i for i in self.fitted.side.labels if i not in self.fitted.levels]
        named = [i for i in labels if i in self.fitted.names and i not in self.fitted.codes]
        if not labels:
            return None
        column = (named or labels)[-1]
        area = self.grid.corners.get((row, column))
        return (area.top, area.left) if area else (row, column)

    def code(self, row: int) -> str:
        """The code of a row: 2040201, or 204, 02 and 01 in columns of their own."""
        columns = sorted({*self.fitted.codes})
        parts = [self.grid.cell(row, i).text.strip() for i in columns if self.grid.is_own(row, i)]
        found = "".join(part for part in parts if _CODE.fullmatch(part))
        if found or not self.coded:
            return found
        before = (_CODED.fullmatch(cell.text) for cell in self.cells(row))
        return next((match[1] for match in before if match), "")

    def targets(self, row: int, label: str, *, first: bool) -> Iterator[Target]:
        spec = self.spec(row, label, first=first)
        if spec is not None:
            self.members = spec.members if not spec.below else self.members
            if not spec.below:
                self.above = label
            if spec.skip:
                return
        group, member, cell = self.member(row, label, spec)
        for column, entry in self.fitted.columns.items():
            target = self.target(row, column, entry, spec, group)
            if target is not None:
                yield from self.behind_colon(
                    replace(target, group=group, member=member, member_cell=cell)
                )
        if group and member:
            yield from self.level_facts(row, group, member, cell)

    def spec(self, row: int, label: str, *, first: bool) -> FormRow | None:
        """The entry of a row; the first row without a name is the total where there is only one."""
        total = next((r for r in self.table.rows if r.total), None)
        if not label and first and total and not self.table.others:
            return total
        cell = self.label_cell(row)
        code = self.code(row)
        found = self.table.rows_named(label or self.class_word(row)) or self.after_colon(cell)
        found = tuple(r for r in found if not (code and r.codes) or code in r.codes)
        under = [r for r in found if self.above in r.below_words]
        if under and not (cell and numbered(cell.text)):
            return under[0]
        return next((r for r in found if not r.below), None)

    def class_word(self, row: int) -> str:
        """What stands in a column of classes, where a row has no name: 总分."""
        words = (self.grid.word(row, i) for i in self.fitted.levels)
        return next((text for text in words if text), "")

    def after_colon(self, cell: Cell | None) -> tuple[FormRow, ...]:
        """The entries of a label that says its heading too: 按支出性质分：基本支出."""
        parts = re.split(r"[:：]", cell.text) if cell else []
        return self.table.rows_named(word(parts[-1], self.grid.year)) if parts else ()

    def member(self, row: int, label: str, spec: FormRow | None) -> tuple[str, str, Cell | None]:
        """The group of a row, its member's name, and the cell that names it."""
        cell = self.label_cell(row)
        if spec is not None and spec.group and cell:
            return spec.group, clean_label(cell.text), cell
        if spec is not None:
            return "", "", None
        if self.members:
            return self.members, clean_label(cell.text) if cell else "", cell
        others, code = self.table.others, self.code(row)
        if others is None or (others.coded and self.fitted.codes and not code):
            return "", "", None
        name = clean_label(cell.text) if cell else ""
        if name and not others.pattern.fullmatch(label):
            return "", "", None
        return others.group, self.called(row, code, name), cell

    def called(self, row: int, code: str, name: str) -> str:
        """The member's name: with its code, its form's member, or its class if it stands twice."""
        if is_placeholder(name):
            return name
        if self.table.member:
            name = self.table.member.replace("{form}", self.about).replace("{name}", name)
        if name in self.names and self.fitted.levels:
            name = f"{self.level(row, max(self.fitted.levels))}{name}"
        self.names.add(name)
        return f"{code}{name}" if code else name

    def level(self, row: int, column: int) -> str:
        """The class of a row in a column, carried down over blank cells."""
        if text := clean_label(self.grid.cell(row, column).text):
            self.carried[column] = text
        return self.carried.get(column, "")

    def level_facts(self, row: int, group: str, member: str, cell: Cell | None) -> Iterator[Target]:
        for column, fact in self.fitted.levels.items():
            text = self.level(row, column)
            if text:
                shown = replace(self.grid.cell(row, column), text=text)
                pattern = f"{group}.*.{fact}"
                yield Target((row, column), shown, pattern, "", fact, group, member, cell)

    def target(
        self, row: int, column: int, entry: FormColumn, spec: FormRow | None, group: str
    ) -> Target | None:
        if entry.unit or not self.grid.is_own(row, column):
            return None
        name = self.id_of(entry, spec, group)
        if not name:
            return None
        cell, label = self.grid.cell(row, column), self.label_cell(row)
        return Target(
            (row, column),
            cell,
            name,
            clean_label(label.text) if label else "",
            clean_label(self.grid.cell(self.band.bottom, column).text) or entry.heads[0],
            head=self.heading(row, column),
            name_place=self.name_place(row),
            levels=tuple((f, self.level(row, i)) for i, f in self.fitted.levels.items()),
            split=entry.split if group else None,
            unit=self.unit(row),
        )

    def unit(self, row: int) -> str:
        """What the column of units says for a row; '' without one."""
        columns = (i for i, entry in self.fitted.columns.items() if entry.unit)
        return next((self.grid.cell(row, i).text.strip() for i in columns), "")

    def heading(self, row: int, column: int) -> str:
        """All that stands over and beside a cell, which may name its unit."""
        band = range(self.band.top, self.band.bottom + 1)
        over = [(r, column) for r in band]
        beside = [(r, i) for i in self.fitted.side.labels for r in (*band, row)]
        return "".join(self.grid.cell(*place).text for place in (*over, *beside))

    def id_of(self, entry: FormColumn, spec: FormRow | None, group: str) -> str:
        """What a cell of such a row and such a column means; '' if it means nothing known."""
        key = entry.key or entry.heads[0]
        if spec is not None and key in spec.cells:
            return spec.cells[key]
        if group:
            return self.field(entry, group)
        if spec is None:
            return ""
        if spec.total:
            return entry.id
        if entry.id:
            return ""
        if spec.item or entry.item:
            return self.of_item(spec.item or entry.item, entry, spec)
        if not spec.id or not (entry.period or entry.is_plain):
            return ""
        return self.in_period(spec.id, entry.period)

    def of_item(self, item: str, entry: FormColumn, spec: FormRow) -> str:
        """The figure of an item by the measure or the period that the row or the column names."""
        if measure := entry.measure or spec.measure:
            found = f"{item}.{measure}"
            return found if self.catalogue.entry(found) else ""
        period = entry.period or spec.period or ("本年" if entry.is_plain else "")
        return next(iter(self.catalogue.of_item(item, period)), "") if period else ""

    def in_period(self, name: str, period: str) -> str:
        """A figure under a head of a period: itself under this year's, else that of the year."""
        if period in ("", "本年", "决算"):
            return name
        return self.catalogue.in_period(name, period) or ""

    def field(self, entry: FormColumn, group: str) -> str:
        if entry.split:
            return f"{group}.*.{entry.split.value}"
        name = entry.measure or entry.fact
        if name:
            known = (
                self.catalogue.entry(f"{group}.*.{name}"),
                self.catalogue.fact_entry(f"{group}.*.{name}"),
            )
            return f"{group}.*.{name}" if any(known) else ""
        return self.catalogue.field_in_period(group, entry.period or "本年") or ""

    def behind_colon(self, target: Target) -> Iterator[Target]:
        """The target, or what a label in the cell itself says: 其中：一般公共预算：123.45."""
        match = _BEHIND.fullmatch(target.cell.text.strip())
        if target.split or target.cell.number is not None or match is None:
            yield target
            return
        name = word(match[1].split("：")[-1].split(":")[-1], self.grid.year)
        spec = next(iter(self.table.rows_named(name)), None)
        entry = self.fitted.columns[target.place[1]]
        found = self.id_of(entry, spec, "") if spec else ""
        if not found:
            yield target
            return
        cell = replace(target.cell, text=match[2])
        yield replace(target, cell=cell, id=found, row=match[1], group="", member="")
