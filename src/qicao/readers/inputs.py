"""Files and folders into one Reading: the year first, then everything that depends on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from qicao.errors import ImportRefused, UsageError
from qicao.profile.catalogue import Catalogue
from qicao.profile.model import Profile
from qicao.readers.case import MATERIALS, TABLES, folder_files, read_case
from qicao.readers.cells import Parsed, Row, with_known_decimals
from qicao.readers.collect import collect, find_year
from qicao.readers.dating import dated, form_year
from qicao.readers.delimited import read_delimited
from qicao.readers.hidden import hidden_findings
from qicao.readers.materials import read_material
from qicao.readers.members import Members
from qicao.readers.safe_open import read_bytes, source_file
from qicao.readers.sheets import Kind, Sheets, kind_of
from qicao.readers.tree import read_json_rows, read_yaml_rows
from qicao.readers.unread import is_empty, nothing_read, told
from qicao.readers.workbook import read_workbook
from qicao.values import Reading, SourceFile


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
    kind = kind_of(profile)
    tables = {
        entry: parse_file(entry, kind)
        for entry in inputs
        if entry.path.suffix.lower() not in MATERIALS
    }
    year = year or _stated_year(tables.values(), kind.catalogue)
    members = Members()
    return merge(
        collect(dated(tables[entry], year, kind.catalogue), kind.catalogue, year, members)
        if entry in tables
        else read_material(entry.path, entry.name, members)
        for entry in inputs
    )


def read_file(path: Path, profile: Profile | None, year: int | None) -> Reading:
    """What one file gives. `year` is the report's; None takes it from the file itself."""
    if path.suffix.lower() in MATERIALS:
        return read_material(path)
    kind = kind_of(profile)
    parsed = parse_file(Input(path, path.name), kind)
    year = year or _stated_year([parsed], kind.catalogue)
    return collect(dated(parsed, year, kind.catalogue), kind.catalogue, year)


def _stated_year(files: Iterable[Parsed], catalogue: Catalogue) -> int | None:
    """The report's year as a file states it, else the latest that a form bears."""
    parts = list(files)
    stated = (find_year(parsed, catalogue) for parsed in parts)
    return next((found for found in stated if found), None) or form_year(parts)


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
        forms=tuple(value for part in parts for value in part.forms),
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


def parse_file(entry: Input, kind: Kind) -> Parsed:
    """A table cut into rows. ImportRefused for a kind of file that is not read."""
    data = read_bytes(entry.path, entry.name)
    file = source_file(data, entry.name)
    match entry.path.suffix.lower():
        case ".csv":
            return Sheets(file, kind).read([read_delimited(data, entry.name)])
        case ".xlsx":
            return _workbook(data, file, kind)
        case ".yaml" | ".yml":
            return _tree(file, read_yaml_rows(data, entry.name))
        case ".json":
            return _tree(file, read_json_rows(data, entry.name))
        case suffix:
            hint = f"不读“{suffix}”文件：请给 {'、'.join((*TABLES, *MATERIALS))}"
            raise ImportRefused("wrong_extension", entry.name, hint)


def _workbook(data: bytes, file: SourceFile, kind: Kind) -> Parsed:
    book = read_workbook(data, file.path)
    parsed = Sheets(file, kind).read(book.sheets)
    rows = (*parsed.rows, *(row for part in parsed.forms for row in part.rows))
    findings = [*parsed.findings, *hidden_findings(book, rows, file.path)]
    if book.linked:
        todo = "没有打开它们；请确认各格的数已是最新"
        findings.append(told("R09", f"{file.path}：引用了其他工作簿", todo, file.path))
    return replace(parsed, findings=tuple(findings))


def _tree(file: SourceFile, rows: tuple[Row, ...]) -> Parsed:
    findings = (nothing_read(file.path),) if is_empty(rows) else ()
    return Parsed(file, with_known_decimals(rows), findings)
