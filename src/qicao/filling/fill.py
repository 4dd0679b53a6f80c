"""Fills a blank workbook: which cell gets what, what stays, what is left empty and why.

F01  a value that stands in the form and differs from the ledger's; it is kept
F02  a member for which the form has no free row
F03  a form without a unit for its amounts
F04  a cell that does not read back as it was written
F05  a form of one member that does not say of which
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

from qicao.errors import ImportRefused
from qicao.export.archive import write_file, zip_parts
from qicao.export.xlsxpatch import Marks, cell_marks, patch_parts, sheet_paths
from qicao.filling.blanks import unknown_blanks
from qicao.filling.cellvalues import Content, content
from qicao.filling.deductions import Deduction, deductions
from qicao.filling.seats import name_cell, seat_members
from qicao.filling.verify import differing, differing_goal, not_read_back
from qicao.profile import Profile
from qicao.quantity.amount import is_blank
from qicao.readers.cells import Cell, Sheet, column_name
from qicao.readers.forms import (
    Filled,
    Place,
    Target,
    find_targets,
    is_amount,
    is_placeholder,
    unit_of,
)
from qicao.readers.forms.grid import Grid
from qicao.readers.guard.door import open_file
from qicao.readers.parts import unpack
from qicao.readers.safe_open import read_bytes
from qicao.readers.unread import told
from qicao.readers.workbook import Workbook
from qicao.values import Finding, Item, Ledger, segment

NO_FORM = (
    "没有认出可填的表：请核对表的标题和表头是否与报告类型里描述的一致"
    "（自评表、基础数据表等），或在 forms.yaml 里加上这张表"
)
OLD = "旧格式的表格不能直接填：请用 WPS 或 Excel 打开，另存为 xlsx 再填"
WORD = "Word 里的表不能直接填：请把它连同标题复制到新建的 xlsx 里再填"
OTHER_KINDS = {".xls": OLD, ".et": OLD, ".docx": WORD, ".doc": WORD, ".wps": WORD}
OTHER_KIND = "空白表要是 xlsx 工作簿：请给财政部门下发的空白表，别的格式请先另存为 xlsx"
STRICT = "这是“严格开放 XML”格式的工作簿，不能填写：请用 WPS 或 Excel 另存为普通的 .xlsx"


@dataclass(frozen=True, slots=True)
class Empty:
    """A cell that stays empty, by its place, with what it would need."""

    sheet: str
    place: str
    label: str


@dataclass(slots=True)
class FilledForm:
    """What was done to one form."""

    sheet: str
    label: str
    written: dict[str, Content] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    """Place → id of what was written there; names of members have none."""
    named: list[str] = field(default_factory=list)
    """The id of every cell of the form, whatever became of it."""
    kept: int = 0
    formulas: int = 0
    empty: list[Empty] = field(default_factory=list)
    unitless: int = 0
    """Amounts that are known, for cells of which the unit is not."""


@dataclass(frozen=True, slots=True)
class Filling:
    """A filled workbook: its forms, the points that were taken off, and what to look at."""

    path: Path
    forms: tuple[FilledForm, ...]
    deductions: tuple[Deduction, ...]
    findings: tuple[Finding, ...]


def fill_form(blank: Path, ledger: Ledger, profile: Profile, out: Path) -> Filling:
    """Writes `blank` with the ledger's values to `out`, and reads it back.

    ImportRefused if `blank` cannot be read or has no form of the profile.
    """
    book = _opened(blank)
    parts = unpack(read_bytes(blank, blank.name), blank.name).parts
    if not {sheet.name for sheet in book.sheets} <= sheet_paths(parts).keys():
        raise ImportRefused("strict", blank.name, STRICT)
    filler = _Filler(blank.name, parts, profile, ledger)
    for sheet in book.sheets:
        filler.sheet(sheet)
    if not filler.forms:
        raise ImportRefused("no_form", blank.name, NO_FORM)
    write_file(out, zip_parts(patch_parts(parts, filler.changes)))
    again = not_read_back(out, filler.forms, profile, ledger)
    named = (name for form in filler.forms for name in form.named)
    off = deductions(profile, ledger, named)
    return Filling(out, tuple(filler.forms), off, (*filler.findings, *again))


def _opened(blank: Path) -> Workbook:
    """The blank form, read behind the guard. ImportRefused for any other kind of file."""
    suffix = blank.suffix.lower()
    if suffix != ".xlsx" and blank.exists():
        raise ImportRefused("wrong_extension", blank.name, OTHER_KINDS.get(suffix, OTHER_KIND))
    content = open_file(blank, blank.name).content
    if isinstance(content, Workbook):
        return content
    raise ImportRefused("wrong_extension", blank.name, OTHER_KIND)


class _Filler:
    def __init__(
        self,
        file: str,
        parts: Mapping[str, bytes],
        profile: Profile,
        ledger: Ledger,
    ) -> None:
        self.file, self.parts, self.profile, self.ledger = file, parts, profile, ledger
        self.forms: list[FilledForm] = []
        self.findings: list[Finding] = []

    @property
    def changes(self) -> dict[str, dict[str, Content]]:
        """Sheet → place → value, of all forms."""
        changed: dict[str, dict[str, Content]] = {}
        for form in self.forms:
            changed.setdefault(form.sheet, {}).update(form.written)
        return changed

    def sheet(self, sheet: Sheet) -> None:
        names = frozenset(segment(item.label) for item in self.ledger.items)
        profile = self.profile
        for filled in find_targets(sheet, profile.forms, profile.catalogue, names=names):
            if filled.targets:
                self.form(sheet, filled)

    def form(self, sheet: Sheet, filled: Filled) -> None:
        form = FilledForm(sheet.name or "", filled.region.form.title)
        self.forms.append(form)
        marks = cell_marks(self.parts, form.sheet)
        for target, name in self.named(form, filled):
            self.cell(form, filled, target, name, marks)
        grid = Grid(sheet, filled.region.year)
        blanks = unknown_blanks(grid, filled)
        form.empty += [Empty(form.sheet, spot(place), label) for place, label in blanks]
        if form.unitless:
            seen = f"“{form.label}”没有写明金额单位，{form.unitless}个金额没有填"
            self.tell(form, "F03", seen, "请在表的上方写明“单位：元”或“单位：万元”后再填")

    def named(self, form: FilledForm, filled: Filled) -> Iterator[tuple[Target, str]]:
        """Every target with its id, members put in; names of members are written on the way."""
        group, about = filled.region.form.group, filled.about.name
        yield from ((target, target.id) for target in filled.targets if not target.group)
        if group and not about:
            self.tell(form, "F05", f"“{form.label}”没有写明是哪一项", "请先填写名称，再填这张表")
            return
        own = [t for t in filled.targets if t.group and t.group == group]
        item = self.item(group, about)
        yield from ((t, _of_member(t, item)) for t in own)
        label = item.label if item else about
        seating = seat_members(filled.targets, self.ledger, group, label)
        for seat in seating.seats:
            for place, text in name_cell(seat, label):
                form.written[spot(place)] = text
            for target in seat.targets:
                yield replace(target, member=seat.item.label), _of_member(target, seat.item)
        for left in seating.standing:
            todo = "请在表里插入一行（复制上一行的格式）后再填，或手工补上"
            self.tell(form, "F02", f"“{form.label}”里没有空行填“{left.label}”", todo)

    def tell(self, form: FilledForm, code: str, seen: str, todo: str) -> None:
        where = f"{self.file}｜{form.sheet}"
        self.findings.append(told(code, f"{where}：{seen}", todo, self.file, form.sheet))

    def item(self, group: str, label: str) -> Item | None:
        """The member of a group by its name, however it is spaced."""
        wanted = segment(label)
        return next((i for i in self.ledger.group(group) if segment(i.label) == wanted), None)

    def cell(
        self, form: FilledForm, filled: Filled, target: Target, name: str, marks: Marks
    ) -> None:
        form.named.append(name)
        place = target.cell.place
        percent = place in marks.percent
        unit = unit_of(target, target.id, filled, self.profile.catalogue)
        numbers = self.profile.numbers
        value = content(target, name, unit, self.ledger, numbers, percent=percent)
        if place in marks.formulas:
            form.formulas += 1
            if value is not None and not isinstance(value, str):
                form.written[place] = value
            return
        if not _is_free(target.cell):
            form.kept += 1
            self.compare(form, target, value, percent=percent)
        elif value is None:
            if self.is_needless(name):
                return
            label = "｜".join(text for text in (target.member or target.row, target.column) if text)
            form.empty.append(Empty(form.sheet, place, label))
            form.unitless += not unit and self.ledger.present(name)
        else:
            form.written[place] = led(target.lead, value)
            form.ids[place] = name

    def is_needless(self, name: str) -> bool:
        """Whether a cell is for the reason of a deduction that there is not."""
        roles = self.profile.catalogue.indicators
        base, _, field = name.rpartition(".")
        if roles is None or field != roles.reason:
            return False
        weight, score = (self.ledger.known.get(f"{base}.{f}") for f in (roles.weight, roles.score))
        return weight is not None and score is not None and weight.lo <= score.hi

    def compare(
        self, form: FilledForm, target: Target, value: Content | None, *, percent: bool
    ) -> None:
        """What stands in the form already is kept; a person is told where it is another value."""
        meant = f"{value * 100:f}%" if percent and isinstance(value, Decimal) else value
        differs = differing_goal if target.split else differing
        if meant is None or not differs(target.cell.text, meant):
            return
        where = f"{self.file}｜{form.sheet}｜{target.cell.place}"
        seen = f"{where}：表里原有“{target.cell.text[:30]}”，数据是“{meant}”"
        todo = "没有改动；请核对哪个对，表里的不对就清空这一格再填"
        self.findings.append(told("F01", seen, todo, self.file, form.sheet, target.cell.place))


def _is_free(cell: Cell) -> bool:
    """Whether nothing stands in a cell but what keeps its place free; a number is a value."""
    return is_blank(cell.text) or (is_placeholder(cell.text) and not is_amount(cell))


def _of_member(target: Target, item: Item | None) -> str:
    return target.id.replace(".*.", f".{item.key}.") if item else target.id


def led(lead: str, value: Content) -> Content:
    """A value behind what stands before it in the same cell."""
    if not lead:
        return value
    return f"{lead}{value}" if isinstance(value, str) else f"{lead}{value:f}"


def spot(place: Place) -> str:
    """The place of a cell as a workbook names it."""
    return f"{column_name(place[1])}{place[0] + 1}"
