"""A bureau's blank form filled from what was prepared, as rows for a screen."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from qicao.desk.figures import FindingRow, finding_rows
from qicao.desk.files import safe_name
from qicao.errors import DraftRefused
from qicao.filling import Filling, fill_form
from qicao.filling.fill import FilledForm
from qicao.values import Ledger, Value
from qicao.workflow import Prepared

DIFFERS, UNEQUAL = "F01", "F04"
"""Findings of a value that stood there already and is another, and of one that reads back wrong."""


class FormCount(Value):
    """What became of the cells of one form."""

    sheet: str
    form: str
    written: int
    kept: int
    formulas: int
    empty: int


class WrittenRow(Value):
    """A cell that was filled in."""

    sheet: str
    cell: str
    label: str
    value: str
    source: str


class EmptyRow(Value):
    """A cell that stays empty, with what it would need."""

    sheet: str
    cell: str
    label: str


class LostRow(Value):
    """Points off one score; `reason` None where the form has no place for one."""

    label: str
    points: str
    how: str
    reason: str | None


class FilledBlank(Value):
    """A filled form to take away, and all that a person should know about it."""

    name: str
    content: bytes
    sound: bool
    """Whether every cell reads back as it was meant."""
    forms: tuple[FormCount, ...]
    written: tuple[WrittenRow, ...]
    empty: tuple[EmptyRow, ...]
    lost: tuple[LostRow, ...]
    differs: tuple[FindingRow, ...]
    findings: tuple[FindingRow, ...]


def fill_blank(prepared: Prepared, name: str, blank: bytes, folder: Path) -> FilledBlank:
    """The blank form with the values of the ledger.

    DraftRefused while conflicts are open, ImportRefused for a form that cannot be filled.
    """
    if prepared.unresolved:
        raise DraftRefused("数据之间有冲突，选定之前不填表", prepared.unresolved)
    place = Path(tempfile.mkdtemp(dir=folder))
    path = place / safe_name(name)
    path.write_bytes(blank)
    out = place / f"填好_{path.stem}.xlsx"
    return _rows(fill_form(path, prepared.ledger, prepared.profile, out), prepared.ledger)


def _rows(filling: Filling, ledger: Ledger) -> FilledBlank:
    differs = [f for f in filling.findings if f.code == DIFFERS]
    return FilledBlank(
        name=filling.path.name,
        content=filling.path.read_bytes(),
        sound=not any(f.code == UNEQUAL for f in filling.findings),
        forms=tuple(map(_count, filling.forms)),
        written=tuple(row for form in filling.forms for row in _written(form, ledger)),
        empty=tuple(
            EmptyRow(sheet=cell.sheet, cell=cell.place, label=cell.label)
            for form in filling.forms
            for cell in form.empty
        ),
        lost=tuple(
            LostRow(
                label=one.label,
                points=one.points,
                how=one.how,
                reason=one.reason or ("" if one.asked else None),
            )
            for one in filling.deductions
        ),
        differs=finding_rows(differs),
        findings=finding_rows(f for f in filling.findings if f.code != DIFFERS),
    )


def _count(form: FilledForm) -> FormCount:
    return FormCount(
        sheet=form.sheet,
        form=form.label,
        written=len(form.written),
        kept=form.kept,
        formulas=form.formulas,
        empty=len(form.empty),
    )


def _written(form: FilledForm, ledger: Ledger) -> Iterator[WrittenRow]:
    """Every cell that got a value, by the name of what it is; a member's name has none."""
    for place, value in form.written.items():
        name = form.ids.get(place, "")
        known = ledger.figures.get(name) or ledger.facts.get(name)
        yield WrittenRow(
            sheet=form.sheet,
            cell=place,
            label=known.label if known else "名称",
            value=f"{value:f}" if isinstance(value, Decimal) else value,
            source=str(known.source or "") if known else "",
        )
