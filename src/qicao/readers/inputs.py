"""Files and folders into one Reading: the year first, then everything that depends on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from qicao.errors import ImportRefused, UsageError
from qicao.profile.catalogue import Catalogue
from qicao.profile.model import Profile
from qicao.readers.case import MATERIALS, TABLES, folder_files, read_case
from qicao.readers.cells import Parsed, Row, Sheet, column_index, with_known_decimals
from qicao.readers.collect import collect, find_year
from qicao.readers.delimited import read_delimited
from qicao.readers.filled_template import read_filled, read_mark
from qicao.readers.materials import read_material
from qicao.readers.members import Members
from qicao.readers.plain_table import read_plain_table
from qicao.readers.safe_open import read_bytes, source_file
from qicao.readers.sheetscan import SheetScan
from qicao.readers.tree import read_json_rows, read_yaml_rows
from qicao.readers.unread import is_empty, merged_values, nothing_read, told
from qicao.readers.workbook import Workbook, read_workbook
from qicao.values import Finding, Reading

NO_TABLE = (
    "没有找到可读的表格：表头要有 名称(label)、数值(value)、单位(unit) 三列，"
    "或用 qicao template 生成的表格填写"
)


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read and the name by which everything from it is called."""

    path: Path
    name: str


def read_inputs(paths: Sequence[Path], profile: Profile | None) -> Reading:
    """What all files and folders give together, in their order. No profile: rows by their labels.

    ImportRefused for a file that cannot be read, UsageError if there is none.
    """
    year, inputs = _inputs(paths)
    catalogue = profile.catalogue if profile else Catalogue()
    tables = {
        entry: parse_file(entry, profile.ref.id if profile else "", catalogue)
        for entry in inputs
        if entry.path.suffix.lower() not in MATERIALS
    }
    stated = (find_year(parsed, catalogue) for parsed in tables.values())
    year = year or next((found for found in stated if found), None)
    members = Members()
    return merge(
        collect(tables[entry], catalogue, year, members)
        if entry in tables
        else read_material(entry.path, entry.name, members)
        for entry in inputs
    )


def read_file(path: Path, profile: Profile | None, year: int | None) -> Reading:
    """What one file gives. `year` is the report's; None takes it from the file itself."""
    if path.suffix.lower() in MATERIALS:
        return read_material(path)
    catalogue = profile.catalogue if profile else Catalogue()
    parsed = parse_file(Input(path, path.name), profile.ref.id if profile else "", catalogue)
    return collect(parsed, catalogue, year or find_year(parsed, catalogue))


def merge(readings: Iterable[Reading]) -> Reading:
    """All readings as one, in order; a member of a group that several name counts once."""
    parts = list(readings)
    items = {item.id: item for part in reversed(parts) for item in reversed(part.items)}
    order = dict.fromkeys(item.id for part in parts for item in part.items)
    return Reading(
        files=tuple(value for part in parts for value in part.files),
        figures=tuple(value for part in parts for value in part.figures),
        facts=tuple(value for part in parts for value in part.facts),
        items=tuple(items[key] for key in order),
        materials=tuple(value for part in parts for value in part.materials),
        unmapped=tuple(value for part in parts for value in part.unmapped),
        findings=tuple(value for part in parts for value in part.findings),
    )


def _inputs(paths: Sequence[Path]) -> tuple[int | None, tuple[Input, ...]]:
    """The files behind the paths with unlike names, and the year that a case states."""
    if not paths:
        raise UsageError("没有给出数据文件：请写上文件或文件夹的路径")
    year: int | None = None
    named: dict[str, Path] = {}
    for path in paths:
        if not path.is_dir():
            _add_name(named, path, path.name)
            continue
        case = read_case(path)
        year = year or case.year
        for file in folder_files(path, case):
            _add_name(named, file, file.relative_to(path).as_posix())
    return year, tuple(Input(path, name) for name, path in named.items())


def _add_name(named: dict[str, Path], path: Path, name: str) -> None:
    """Adds a file once; one of the same name gets its folder before it."""
    for parent in ("", *(folder.name for folder in path.resolve().parents if folder.name)):
        name = f"{parent}/{name}" if parent else name
        if named.get(name, path).resolve() == path.resolve():
            named[name] = path
            return
    named[path.resolve().as_posix()] = path


def parse_file(entry: Input, profile: str, catalogue: Catalogue) -> Parsed:
    """A table cut into rows. ImportRefused for a kind of file that is not read."""
    data = read_bytes(entry.path, entry.name)
    file = source_file(data, entry.name)
    match entry.path.suffix.lower():
        case ".csv":
            rows, findings = _table(read_delimited(data, entry.name), entry.name)
        case ".xlsx":
            book = read_workbook(data, entry.name)
            rows, findings = _workbook(book, entry.name, profile, catalogue)
        case ".yaml" | ".yml":
            rows, findings = read_yaml_rows(data, entry.name), ()
        case ".json":
            rows, findings = read_json_rows(data, entry.name), ()
        case suffix:
            hint = f"不读“{suffix}”文件：请给 {'、'.join((*TABLES, *MATERIALS))}"
            raise ImportRefused("wrong_extension", entry.name, hint)
    if is_empty(rows):
        findings = (*findings, nothing_read(entry.name))
    return Parsed(file, with_known_decimals(rows), findings)


def _table(sheet: Sheet, file: str) -> tuple[tuple[Row, ...], tuple[Finding, ...]]:
    table = read_plain_table(sheet, file)
    if table is None and all(cell.blank for cells in sheet.rows for cell in cells):
        return (), ()
    if table is None:
        raise ImportRefused("header", file, NO_TABLE)
    return table


def _workbook(
    book: Workbook, file: str, profile: str, catalogue: Catalogue
) -> tuple[tuple[Row, ...], tuple[Finding, ...]]:
    rows: list[Row] = []
    findings: list[Finding] = [*book.findings]
    unread: list[Sheet] = []
    headed: list[Sheet] = []
    for sheet in book.sheets:
        read = _sheet(sheet, file, profile, catalogue)
        if read:
            areas = book.scans[sheet.name].merged if sheet.name in book.scans else ()
            rows += read[0]
            findings += [*read[1], *merged_values(sheet, areas, read[0], file)]
            headed += [] if read[0] or read_mark(sheet) else [sheet]
        elif any(not cell.blank for cells in sheet.rows for cell in cells):
            unread.append(sheet)
    if unread and not rows:
        raise ImportRefused("header", file, NO_TABLE, sheet=unread[0].name)
    findings += [told("R08", f"{file}｜{s.name}：没有读", NO_TABLE, file, s.name) for s in unread]
    findings += [nothing_read(file, sheet.name) for sheet in headed if not is_empty(rows)]
    findings += _hidden(book, rows, file)
    if book.linked:
        todo = "没有打开它们；请确认各格的数已是最新"
        findings.append(told("R09", f"{file}：引用了其他工作簿", todo, file))
    return tuple(rows), tuple(findings)


def _sheet(
    sheet: Sheet, file: str, profile: str, catalogue: Catalogue
) -> tuple[Sequence[Row], Sequence[Finding]] | None:
    """The rows of a sheet and what to say of it; None if it is neither a form nor a table."""
    if mark := read_mark(sheet):
        return read_filled(sheet, mark, profile, file, catalogue)
    return read_plain_table(sheet, file)


def _hidden(book: Workbook, rows: list[Row], file: str) -> list[Finding]:
    """One finding for each sheet of which something hidden gave values."""
    seen: dict[str, dict[str, None]] = {}
    for row in rows:
        sheet = row.value.sheet or ""
        if not row.value.blank and (what := _hidden_place(book, row, book.scans.get(sheet))):
            seen.setdefault(sheet, {})[what] = None
    todo = "已照常读入；请确认它们该不该算，不该算的请删去"
    return [
        told(
            "R04",
            f"{file}｜{sheet}：有隐藏的内容（{'、'.join(list(what)[:10])}）",
            todo,
            file,
            sheet,
        )
        for sheet, what in seen.items()
    ]


def _hidden_place(book: Workbook, row: Row, scan: SheetScan | None) -> str:
    place = row.value.place
    letters = place.rstrip("0123456789")
    if row.value.sheet in book.hidden:
        return "整张表"
    if scan is None or column_index(place) < 0:
        return ""
    if int(place.removeprefix(letters)) in scan.hidden_rows:
        return f"第{place.removeprefix(letters)}行"
    return f"{letters}列" if letters in scan.hidden_columns else ""
