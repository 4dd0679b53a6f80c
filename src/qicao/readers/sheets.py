"""The sheets of one file into rows: our own template, forms of the profile, or a plain table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from qicao.errors import ImportRefused
from qicao.profile.catalogue import Catalogue
from qicao.profile.forms import Forms
from qicao.profile.model import Profile
from qicao.readers.cells import FormPart, Left, Parsed, Row, Sheet, with_known_decimals
from qicao.readers.filled_template import Mark, read_filled, read_mark
from qicao.readers.forms import guess_form, read_forms, unread_cells
from qicao.readers.plain_table import read_plain_table
from qicao.readers.unread import is_empty, merged_values, nothing_read, told
from qicao.steps import TEMPLATE
from qicao.values import Finding, Severity, SourceFile

NO_TABLE = (
    "没有找到可读的表格：不是认得的报表（请核对标题和表头）；其他表格的表头要有 "
    "名称(label)、数值(value)、单位(unit) 三列"
)


@dataclass(frozen=True, slots=True)
class Kind:
    """What a sheet is read by: the profile's id, its catalogue and its forms; all may be empty."""

    profile: str = ""
    catalogue: Catalogue = field(default_factory=Catalogue)
    forms: Forms = field(default_factory=Forms)
    names: frozenset[str] = frozenset()
    """The names that members are known by from other files, as `segment` writes them."""


def kind_of(profile: Profile | None) -> Kind:
    """What a profile reads sheets by."""
    return Kind(profile.ref.id, profile.catalogue, profile.forms) if profile else Kind()


class Sheets:
    """Reads the sheets of one file one after the other, and keeps what each gave."""

    def __init__(self, file: SourceFile, kind: Kind) -> None:
        self.file, self.kind = file, kind
        self.rows: list[Row] = []
        self.forms: list[FormPart] = []
        self.left: list[Left] = []
        self.findings: list[Finding] = []
        self.unread: list[tuple[Sheet, int]] = []
        """Each with how many amounts stand in it."""
        self.headed: list[Sheet] = []

    def read(self, sheets: Iterable[Sheet], *, alone: bool) -> Parsed:
        """All that the sheets give.

        ImportRefused if none can be read of a file that stands `alone`; among others it is told.
        """
        for sheet in sheets:
            self.add(sheet)
        name = self.file.path
        if alone and self.unread and not self.rows and not self.forms:
            first = self.unread[0][0].name
            raise ImportRefused("header", name, NO_TABLE, sheet=first, step=TEMPLATE)
        self.findings += [self.not_read(*unread) for unread in self.unread]
        if is_empty(self.rows) and not (self.forms or self.unread):
            self.findings.append(nothing_read(name))
        else:
            self.findings += [nothing_read(name, sheet.name) for sheet in self.headed]
        rows = with_known_decimals(tuple(self.rows))
        return Parsed(self.file, rows, tuple(self.findings), tuple(self.forms), tuple(self.left))

    def read_tables(self, tables: Iterable[Sheet]) -> Parsed:
        """All that the tables of a text give; one that is nothing known is told and left."""
        for sheet in tables:
            self.add(sheet)
        self.findings += [self.not_read(*unread) for unread in self.unread]
        rows = with_known_decimals(tuple(self.rows))
        return Parsed(self.file, rows, tuple(self.findings), tuple(self.forms), tuple(self.left))

    def add(self, sheet: Sheet) -> None:
        if all(cell.blank for cells in sheet.rows for cell in cells):
            return
        mark = read_mark(sheet)
        if not mark and (parts := self.recognised(sheet)):
            self.forms += parts
            self.findings += [finding for part in parts for finding in part.findings]
            self.findings += [self.nothing_in(part) for part in parts if gave_nothing(part)]
            return
        read = self.table(sheet, mark)
        if read is None:
            left = unread_cells(sheet, self.kind.forms)
            self.unread.append((sheet, len(left)))
            self.left += left
            return
        rows, findings = read
        self.rows += rows
        self.findings += [*findings, *merged_values(sheet, rows, self.file.path)]
        self.headed += [] if rows or mark else [sheet]

    def nothing_in(self, part: FormPart) -> Finding:
        """What to say of a form without a value: an empty one should say that it is."""
        where = f"{self.file.path}｜{part.sheet}" if part.sheet else self.file.path
        todo = "请核对是不是没有填；确实没有的，请在表下写明“本部门没有……，故本表为空”"
        seen = f"{where}：“{part.label}”里没有读到数据"
        return told("R08", seen, todo, self.file.path, part.sheet)

    def recognised(self, sheet: Sheet) -> tuple[FormPart, ...]:
        kind = self.kind
        return read_forms(sheet, kind.forms, kind.catalogue, self.file.path, kind.names)

    def table(
        self, sheet: Sheet, mark: Mark | None
    ) -> tuple[Sequence[Row], Sequence[Finding]] | None:
        """The rows of a sheet and what to say of it; None if it is neither of ours."""
        if mark:
            return read_filled(sheet, mark, self.kind.profile, self.file.path, self.kind.catalogue)
        return read_plain_table(sheet, self.file.path)

    def not_read(self, sheet: Sheet, amounts: int) -> Finding:
        where = f"{self.file.path}｜{sheet.name or ''}"
        if not amounts:
            seen, todo = f"{where}：没有数，没有读", "封面、目录可以留着"
            hint = told("R08", seen, todo, self.file.path, sheet.name)
            return hint.model_copy(update={"severity": Severity.HINT})
        near = guess_form(sheet, self.kind.forms)
        like = f"；最像“{near}”，请核对标题和表头" if near else ""
        seen, todo = f"{where}：没有读", f"{NO_TABLE}{like}"
        return told("R08", seen, todo, self.file.path, sheet.name, step=TEMPLATE)


def gave_nothing(part: FormPart) -> bool:
    """Whether a form gave no value, left no cell and has nothing said of it."""
    told_of = part.left or part.findings
    return not told_of and is_empty(part.rows)
