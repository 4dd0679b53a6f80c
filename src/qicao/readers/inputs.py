"""Files and folders into one Reading: the year first, then everything that depends on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from qicao.errors import ImportRefused
from qicao.profile.catalogue import Catalogue
from qicao.profile.model import Profile
from qicao.readers.cells import Parsed, Sheet, TextDocument, with_known_decimals
from qicao.readers.collect import collect, find_text, find_year
from qicao.readers.dating import dated, form_year
from qicao.readers.given import given_files
from qicao.readers.guard.door import Opened, open_file
from qicao.readers.hidden import hidden_findings
from qicao.readers.invisible import spelled_out
from qicao.readers.materials import tables
from qicao.readers.members import Members
from qicao.readers.otheryears import other_year
from qicao.readers.past_reading import Ours, read_text, tables_count
from qicao.readers.past_report import find_report
from qicao.readers.resolve import Resolver
from qicao.readers.sheets import Kind, Sheets, kind_of
from qicao.readers.tree import read_json_rows, read_yaml_rows
from qicao.readers.unread import is_empty, nothing_read, told
from qicao.readers.workbook import UNLIKE, Workbook
from qicao.steps import CHECK
from qicao.values import Reading, SourceFile, segment


def read_inputs(paths: Sequence[Path], profile: Profile | None, year: int | None = None) -> Reading:
    """What all files and folders give together, in their order. No profile: rows by their labels.

    `year` is the report's where a person says it; else the files do.
    ImportRefused for a file that cannot be read, or if all are finished reports; UsageError if
    there is none.
    """
    given = given_files(paths)
    files = [open_file(entry.path, entry.name) for entry in given.files]
    parsed = _parsed(files, profile)
    _refuse_reports_alone(parsed)
    ours = _ours(parsed, profile, year or given.year)
    both = zip(files, parsed, strict=True)
    counted = [_counted(opened, tables, profile, ours) for opened, tables in both]
    reading = _read(files, counted, profile, ours)
    return merge((reading, Reading(findings=given.findings)))


def read_file(
    path: Path, profile: Profile | None, year: int | None, names: Iterable[str] = ()
) -> Reading:
    """What one file gives by itself. `year` is the report's; None takes it from the file.

    `names` are those of members that are known from elsewhere.
    """
    files = [open_file(path, spelled_out(path.name))]
    parsed = _parsed(files, profile, names)
    return _read(files, parsed, profile, _ours(parsed, profile, year))


def _parsed(
    files: Sequence[Opened], profile: Profile | None, names: Iterable[str] = ()
) -> list[Parsed]:
    """The tables of all files: once more where a form's own name is told by others, or `names`."""
    kind, alone = kind_of(profile), len(files) == 1
    parsed = [parse(opened, kind, profile, alone=alone) for opened in files]
    if any(form.also for part in parsed for form in part.forms):
        known = _names(parsed, Resolver(kind.catalogue)).union(map(segment, names))
        kind = replace(kind, names=known)
        parsed = [parse(opened, kind, profile, alone=alone) for opened in files]
    return parsed


def _ours(parsed: Sequence[Parsed], profile: Profile | None, year: int | None) -> Ours:
    """What the files say of the report that is to be written; `year` is what a case states."""
    year = year or _stated_year(parsed, kind_of(profile).catalogue)
    return Ours(year, _stated_name(parsed, profile))


def _counted(opened: Opened, tables: Parsed, profile: Profile | None, ours: Ours) -> Parsed:
    """The tables of a file, without those that are no source for ours; a text dates its forms."""
    content, file = opened.content, opened.file.path
    if not isinstance(content, TextDocument):
        return tables
    if not tables_count(content, file, profile, ours):
        return replace(tables, rows=(), forms=(), left=())
    year = other_year(content, file, ours.year)
    if year is None or tables.report:
        return tables
    forms = (replace(form, year=form.year or year) for form in tables.forms)
    return replace(tables, rows=(), forms=tuple(forms))


def _read(
    files: Sequence[Opened], parsed: Sequence[Parsed], profile: Profile | None, ours: Ours
) -> Reading:
    members = Members()
    return merge(
        reading
        for opened, tables in zip(files, parsed, strict=True)
        for reading in _of_file(opened, tables, profile, ours, members)
    )


def _names(files: Iterable[Parsed], resolver: Resolver) -> frozenset[str]:
    """What members are called, by segment; a form that leaves its own name open says nothing."""
    named = (row for part in files for row in part.rows)
    formed = (row for part in files for form in part.forms if not form.also for row in form.rows)
    return frozenset(segment(resolver.target(row, "").member) for row in (*named, *formed))


def _of_file(
    opened: Opened, tables: Parsed, profile: Profile | None, ours: Ours, members: Members
) -> Iterator[Reading]:
    """The tables of a file and, of a text, its sentences."""
    catalogue = kind_of(profile).catalogue
    yield collect(dated(tables, ours.year, catalogue), catalogue, ours.year, members)
    if isinstance(opened.content, TextDocument):
        yield read_text(opened.content, opened.file.path, members, profile, ours)


def _stated_name(files: Iterable[Parsed], profile: Profile | None) -> str:
    """Whose report it is, as a file that is no report states it; '' if none does."""
    if profile is None or not profile.voice_by:
        return ""
    found = (find_text(p, profile.catalogue, profile.voice_by) for p in files if not p.report)
    return next((name for name in found if name), "")


def _refuse_reports_alone(files: Sequence[Parsed]) -> None:
    """ImportRefused where there are finished reports and nothing to draft one from."""
    if files and all(parsed.report for parsed in files):
        names = "、".join(parsed.file.path for parsed in files)
        hint = "只有写好的自评报告，没有数据。要起草，请给今年的数据表"
        raise ImportRefused("reports_alone", names, hint, step=CHECK)


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


def parse(opened: Opened, kind: Kind, profile: Profile | None, *, alone: bool) -> Parsed:
    """The tables of a file cut into rows."""
    file, content = opened.file, opened.content
    if isinstance(content, Workbook):
        return _workbook(content, file, kind, alone=alone)
    if isinstance(content, TextDocument):
        return _text(content, file, kind, profile)
    if isinstance(content, Sheet):
        return Sheets(file, kind).read([content], alone=alone)
    tree = read_json_rows if file.path.lower().endswith(".json") else read_yaml_rows
    rows = tree(content, file.path)
    findings = (nothing_read(file.path),) if is_empty(rows) else ()
    return Parsed(file, with_known_decimals(rows), findings)


def _workbook(book: Workbook, file: SourceFile, kind: Kind, *, alone: bool) -> Parsed:
    doubted = any(finding.code == UNLIKE for finding in book.findings)
    parsed = Sheets(file, kind).read(book.sheets, alone=alone and not doubted)
    rows = (*parsed.rows, *(row for part in parsed.forms for row in part.rows))
    findings = [*book.findings, *parsed.findings, *hidden_findings(book, rows, file.path)]
    if book.linked:
        todo = "没有打开它们；请确认各格的数已是最新"
        findings.append(told("R09", f"{file.path}：引用了其他工作簿", todo, file.path))
    return replace(parsed, findings=tuple(findings))


def _text(document: TextDocument, file: SourceFile, kind: Kind, profile: Profile | None) -> Parsed:
    """The forms among the tables of a text; those of an earlier report are of its year."""
    parsed = Sheets(file, kind).read_tables(tables(document))
    if not document.blocks and not document.findings:
        return replace(parsed, findings=(nothing_read(file.path),))
    report = find_report(document, file.path, profile) if profile else None
    parsed = replace(parsed, report=report is not None)
    if report is None or report.year is None:
        return parsed
    forms = (replace(form, year=form.year or report.year, title=None) for form in parsed.forms)
    return replace(parsed, forms=tuple(forms))
