"""Rows of forms for the report's year: those of the year before name the ids that hold it.

A form of last year maps where the catalogue has an id for it (`prior`); a form of any other year is
not read, and a person is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from qicao.profile.catalogue import Catalogue
from qicao.readers.cells import Cell, FormPart, Left, Parsed, Row
from qicao.readers.unread import told
from qicao.values import Finding


def form_year(parts: Iterable[Parsed]) -> int | None:
    """The latest year that a form bears; None if no form bears any."""
    return max((f.year for part in parts for f in part.forms if f.year), default=None)


def dated(parsed: Parsed, year: int | None, catalogue: Catalogue) -> Parsed:
    """The file with the rows of its forms put behind its own, by the year of each form."""
    rows = list(parsed.rows)
    left = list(parsed.left)
    findings = list(parsed.findings)
    for part in parsed.forms:
        behind = (year - part.year) if year and part.year else 0
        left += part.left
        if behind == 0:
            rows += [*part.rows, *_year_rows(part)]
        elif behind == 1:
            before, stranded = _before(part, catalogue)
            rows += before
            left += stranded
        else:
            findings.append(_other_year(part, parsed.file.path, year))
            left += [_left(row, part) for row in part.rows if not row.value.blank]
    return replace(parsed, rows=tuple(rows), left=tuple(left), findings=tuple(findings))


def _year_rows(part: FormPart) -> Iterator[Row]:
    """The form's year as the fact that states the report's."""
    if part.year and part.year_id and part.title:
        cell = Cell(str(part.year), part.title.place, part.title.sheet)
        yield Row(cell, label="", id=part.year_id, form=part.label)


def _before(part: FormPart, catalogue: Catalogue) -> tuple[list[Row], list[Left]]:
    rows: list[Row] = []
    stranded: list[Left] = []
    for row in part.rows:
        prior = catalogue.in_period(row.id, "上年") if catalogue.entry(row.id) else None
        if prior:
            rows.append(replace(row, id=prior))
        elif catalogue.entry(row.id) and not row.value.blank:
            stranded.append(_left(row, part))
    return rows, stranded


def _left(row: Row, part: FormPart) -> Left:
    label = "｜".join(text for text in (row.member or row.label, row.head) if text)
    return Left(row.value, f"{part.year}年：{label}", row.unit, part.label)


def _other_year(part: FormPart, file: str, year: int | None) -> Finding:
    place = part.title.place if part.title else None
    seen = f"{file}｜{part.sheet or ''}：“{part.label}”是{part.year}年的，报告是{year}年的"
    todo = f"没有读入；请给{year}年的表，或上一年的表"
    return told("R08", seen, todo, file, part.sheet, place)
