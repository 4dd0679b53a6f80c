"""The rows below a band of heads, each cell with what its row and its column mean together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from qicao.profile.catalogue import Catalogue
from qicao.profile.forms import Forms
from qicao.profile.formtables import FormColumn, FormRow
from qicao.profile.formwords import numbered, word
from qicao.quantity.amount import is_blank
from qicao.readers.cells import Cell
from qicao.readers.forms.bands import Band
from qicao.readers.forms.grid import Grid, Place, is_amount
from qicao.readers.forms.heads import Fitted
from qicao.readers.forms.labels import clean_label, is_placeholder
from qicao.readers.forms.meanings import Meanings
from qicao.readers.forms.rownames import RowNames
from qicao.readers.forms.splits import Labelled, column_of_heading, labelled
from qicao.readers.forms.targets import Line, Spread, Target
from qicao.readers.forms.unknown import UnknownColumns

LEAST = 2
"""Numbers that make a row of column numbers."""
_BEHIND = re.compile(r"((?:[^:：]{1,40}[:：])*[^:：]{2,40})[:：]\s*([^:：]+)")


class Rows:
    """Walks the rows of one fitted side."""

    def __init__(
        self,
        grid: Grid,
        forms: Forms,
        catalogue: Catalogue,
        band: Band,
        fitted: Fitted,
        apart: frozenset[str] = frozenset(),
    ) -> None:
        self.grid, self.forms = grid, forms
        self.apart = apart
        """Labels of pairs, which make no row of the table."""
        self.band, self.fitted, self.table = band, fitted, fitted.table
        self.labels = RowNames(grid, fitted)
        self.unknown = UnknownColumns(grid, band, fitted)
        self.meanings = Meanings(catalogue)
        self.about = ""
        """The member that the whole form is about."""
        self.bottom = grid.height - 1
        """The last row to be read."""
        self.members = ""
        """The group that rows are members of since a row that opened it."""
        self.like = ""
        """What their names look like."""
        self.chapter = ""
        """How the row that opened it is numbered; the next one numbered so ends it."""
        self.above = ""
        """The name of the last row that is no sub-row."""
        self.within: FormColumn | None = None
        """The column that a heading gave all rows below it."""
        self.seen: list[FormRow] = []
        """The entries of the rows so far that stand below no other."""
        self.carried: dict[int, str] = {}
        self.names: set[str] = set()
        self.later: set[int] = set()
        """Rows called by a name that counts after the others of their entry."""

    def walk(self, top: int, bottom: int, about: str) -> Spread:
        """Targets of the rows from `top` to `bottom`; stops at a row of foreign heads."""
        self.about, self.bottom = about, bottom
        spread, first = Spread(), True
        for row in range(top, bottom + 1):
            if self.within and (found := self.under_heading(row, self.within)):
                spread.targets += found
                continue
            if not self.is_numbering(row) and self.is_foreign(row):
                break
            self.within = self.heading_column(row) or self.within
            cell = self.labels.label_cell(row)
            label = word(cell.text, self.grid.year) if cell else ""
            if self.is_apart(row):
                continue
            if self.is_skipped(row, label):
                spread.seen |= {(row, i) for i in self.labels.columns}
                continue
            spread.seen |= {(row, i) for i in (*self.fitted.side.skipped, *self.fitted.codes)}
            spread.seen |= self.labels.coded_places(row)
            line = self.line(row, cell, label, first=first)
            if line.spec is not None:
                spread.owned |= self.owned(row)
                self.later |= {row} if label in line.spec.later_words else set()
            if line.spec is not None or line.group:
                spread.unknown += self.unknown.texts(row, self.labels.named(row))
            if line.member and line.name_place:
                spread.seen |= self.texts({line.name_place})
            spread.targets += self.targets(line)
            first = False
        spread.targets = self.firm(spread.targets)
        return spread

    def firm(self, targets: list[Target]) -> list[Target]:
        """The targets without those of rows called by later names, where others mean the same."""
        said = {(t.id, t.place[1]) for t in targets if t.place[0] not in self.later}
        late = (t for t in targets if t.place[0] in self.later and (t.id, t.place[1]) in said)
        dropped = {t.place for t in late}
        return [t for t in targets if t.place not in dropped]

    def owned(self, row: int) -> set[Place]:
        """The places of a row's names that have a column under a head right behind them."""
        labels, values = self.fitted.side.labels, self.fitted.side.values
        return self.texts({(row, i) for i in labels if self.grid.right_of(row, i) in values})

    def texts(self, places: set[Place]) -> set[Place]:
        """Those of some places in which no amount stands: an amount is never a name."""
        return {place for place in places if not is_amount(self.grid.cell(*place))}

    def is_apart(self, row: int) -> bool:
        """Whether a row begins with a pair's label that no row of this table has.

        One that stands beside the whole block, its heads too, is none of the row.
        """
        words = [(i, self.grid.word(row, i)) for i in self.fitted.side.labels]
        column, first = next(((i, text) for i, text in words if text), (0, ""))
        if first == self.grid.word(self.band.bottom, column):
            return False
        return first in self.apart and not self.table.rows_named(first)

    def is_numbering(self, row: int) -> bool:
        """Whether a row is named as one of column numbers, which may be written 3=1+2."""
        words = (self.grid.word(row, i) for i in self.labels.columns)
        return any(text in self.forms.skip_row_words for text in words if text)

    def heading_column(self, row: int) -> FormColumn | None:
        """The column that a heading in the row gives the rows below it."""
        texts = (self.grid.cell(row, i).text for i in self.labels.columns)
        found = (column_of_heading(text, self.table) for text in texts if text)
        return next((column for column in found if column), None)

    def under_heading(self, row: int, column: FormColumn) -> list[Target]:
        """The targets of a row whose labels each have one amount, all of one column."""
        found = labelled(self.grid, row, self.labels.columns, self.table)
        return [target for one in found if (target := self.of_label(one, column))]

    def of_label(self, one: Labelled, column: FormColumn) -> Target | None:
        name = self.meanings.id_of(column, one.spec, "")
        if not name:
            return None
        cell, head = self.grid.cell(*one.place), column.heads[0]
        shown = replace(cell, text=one.text) if one.lead else cell
        label, over = clean_label(one.label), self.heads.get(one.place[1], ("", ""))[0]
        return Target(one.place, shown, name, label, head, head=over or self.beside, lead=one.lead)

    def is_foreign(self, row: int) -> bool:
        """Whether texts stand where this side has only numbers: heads or labels of something else.

        One is enough that is a label of this table itself, as where two lists stand side by side,
        or one of a value in any form.
        """
        columns = self.fitted.columns.items()
        plain = [i for i, entry in columns if not (entry.fact or entry.split or entry.unit)]
        texts = [text for i in plain if (text := self.foreign_text(row, i))]
        pairs = self.forms.pair_words
        known = any(text in pairs or self.table.rows_named(text) for text in texts)
        return len(texts) >= 2 or known

    def foreign_text(self, row: int, column: int) -> str:
        """The words of a cell that is neither a number nor blank; '' for any other."""
        cell = self.grid.cell(row, column)
        if not self.grid.is_own(row, column) or is_amount(cell) or is_blank(cell.text):
            return ""
        return "" if _BEHIND.fullmatch(cell.text.strip()) else word(cell.text, self.grid.year)

    def is_skipped(self, row: int, label: str) -> bool:
        """A row of column numbers, or one that the profile names."""
        skip = self.forms.skip_row_words
        if self.is_numbering(row):
            return True
        if any(label.startswith(name) for name in skip if len(name) > 2):
            return True
        return not label and self.counts(row)

    def counts(self, row: int) -> bool:
        """Whether what stands in a row counts its columns one by one, some left out.

        Two numbers count only from 1 on: 9 posts and 10 people may stand there too.
        """
        words = (self.grid.word(row, i) for i in self.fitted.side.values)
        numbers = [(place, text) for place, text in enumerate(words) if text]
        if len(numbers) < LEAST or not all(t.isdecimal() and len(t) < 3 for _, t in numbers):
            return False
        enough = len(numbers) > LEAST or numbers[0][1] == "1"
        return enough and len({int(text) - place for place, text in numbers}) == 1

    def line(self, row: int, cell: Cell | None, label: str, *, first: bool) -> Line:
        """What a row is and says; it changes what the rows below it are."""
        spec = self.spec(row, cell, label, first=first)
        if spec is not None and not spec.below:
            self.members, self.like, self.above = spec.members, spec.like, label
            self.chapter = self.labels.chapter(row)
        elif self.chapter and self.labels.chapter(row) == self.chapter:
            self.members = ""
        group, member = self.member(row, cell, label, spec)
        sides = self.fitted.side.labels
        return Line(
            row,
            cell,
            label,
            clean_label(cell.text) if cell else "",
            spec,
            group,
            member,
            self.labels.name_place(row),
            tuple((fact, self.level(row, i)) for i, fact in self.fitted.levels.items()),
            self.labels.unit(row),
            "".join(self.grid.cell(row, i).text for i in sides),
        )

    def targets(self, line: Line) -> Iterator[Target]:
        if line.spec is not None and line.spec.skip:
            return
        for column, entry in self.fitted.columns.items():
            target = self.target(line, column, entry)
            if target is not None:
                yield self.behind_colon(target, entry)
        if line.group and line.member:
            yield from self.level_facts(line)

    def spec(self, row: int, cell: Cell | None, label: str, *, first: bool) -> FormRow | None:
        """The entry of a row; the first row without a name is the total where there is only one."""
        total = next((r for r in self.table.rows if r.total), None)
        alone = first and total is not None and not self.table.others
        if alone and not label:
            return total
        code = self.labels.code(row)
        found = (
            self.table.rows_named(self.labels.beside_word(row) + label)
            or self.table.rows_named(label)
            or self.table.rows_named(self.labels.class_word(row, label))
            or self.after_colon(cell)
        )
        found = tuple(r for r in found if not (code and r.codes) or code in r.codes)
        if not found and self.table.lookup and (name := self.meanings.called(label)):
            return FormRow(names=(label,), id=name)
        if alone and not found and self.is_only(row, label):
            return total
        under = [r for r in found if self.above in r.below_words]
        plain = next((r for r in found if not r.below), None)
        again = plain is not None and any(plain is seen for seen in self.seen)
        if under and (again or not (cell and numbered(cell.text))):
            return under[0]
        if again and any(r.below for r in found):
            return None
        self.seen += [plain] if plain else []
        return plain

    def is_only(self, row: int, label: str) -> bool:
        """Whether no row below has an amount, and the label tells of no other year or measure."""
        if any(part in label for part in self.forms.other_heads):
            return False
        values, below = self.fitted.side.values, range(row + 1, self.bottom + 1)
        return not any(is_amount(self.grid.cell(r, i)) for r in below for i in values)

    def after_colon(self, cell: Cell | None) -> tuple[FormRow, ...]:
        """The entries of a label that says its heading too: 按支出性质分：基本支出."""
        parts = re.split(r"[:：]", cell.text) if cell else []
        return self.table.rows_named(word(parts[-1], self.grid.year)) if parts else ()

    def member(
        self, row: int, cell: Cell | None, label: str, spec: FormRow | None
    ) -> tuple[str, str]:
        """The group of a row and its member's name; '' and '' for a row of no group."""
        if spec is not None:
            return (spec.group, clean_label(cell.text)) if spec.group and cell else ("", "")
        if self.members:
            written = cell.text.strip() if cell else ""
            fits = not self.like or re.fullmatch(self.like, written, re.DOTALL)
            return (self.members, clean_label(written)) if fits else ("", "")
        others, code = self.table.others, self.labels.code(row)
        if others is None or (others.coded and self.fitted.codes and not code):
            return "", ""
        if self.labels.is_over_classes(row):
            return "", ""
        name = clean_label(cell.text) if cell else ""
        if name and not others.pattern.fullmatch(label):
            return "", ""
        return others.group, self.called(row, code, name)

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

    def level_facts(self, line: Line) -> Iterator[Target]:
        """The classes of a member's row as its facts."""
        for (column, fact), (_, text) in zip(self.fitted.levels.items(), line.levels, strict=True):
            if text:
                shown = replace(self.grid.cell(line.row, column), text=text)
                place, pattern = (line.row, column), f"{line.group}.*.{fact}"
                yield Target(place, shown, pattern, "", fact, line.group, line.member, line.cell)

    def target(self, line: Line, column: int, entry: FormColumn) -> Target | None:
        if entry.unit or not self.grid.is_own(line.row, column):
            return None
        name = self.meanings.id_of(entry, line.spec, line.group)
        if not name:
            return None
        over, title = self.heads[column]
        return Target(
            (line.row, column),
            self.grid.cell(line.row, column),
            name,
            line.shown,
            title or entry.heads[0],
            line.group,
            line.member,
            line.cell if line.group else None,
            over + line.beside,
            entry.split if line.group else None,
            line.name_place,
            line.levels,
            line.unit,
        )

    @cached_property
    def beside(self) -> str:
        """All that stands beside the heads, over the labels."""
        band = range(self.band.top, self.band.bottom + 1)
        return "".join(self.grid.cell(r, i).text for i in self.fitted.side.labels for r in band)

    @cached_property
    def heads(self) -> dict[int, tuple[str, str]]:
        """Column → all that stands over it and beside the heads, and its own head for print."""
        band = range(self.band.top, self.band.bottom + 1)
        return {
            column: (
                "".join(self.grid.cell(r, column).text for r in band) + self.beside,
                clean_label(self.grid.cell(self.band.bottom, column).text),
            )
            for column in self.fitted.columns
        }

    def behind_colon(self, target: Target, entry: FormColumn) -> Target:
        """The target, or what a label in the cell itself says: 其中：一般公共预算：123.45."""
        if target.split or target.cell.number is not None:
            return target
        match = _BEHIND.fullmatch(target.cell.text.strip())
        if match is None:
            return target
        name = word(re.split("[:：]", match[1])[-1], self.grid.year)
        spec = next(iter(self.table.rows_named(name)), None)
        found = self.meanings.id_of(entry, spec, "") if spec else ""
        if not found:
            return target
        cell = replace(target.cell, text=match[2])
        return replace(target, cell=cell, id=found, row=match[1], group="", member="")
