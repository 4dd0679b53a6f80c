"""A filled form read again: each cell that was written must give the value that was meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from qicao.errors import AmountRefused
from qicao.filling.cellvalues import Content
from qicao.profile import Profile
from qicao.quantity import decimals_of, half_up, parse_amount
from qicao.readers import read_file
from qicao.readers.cells import Cell
from qicao.readers.guard.door import open_file
from qicao.readers.unread import told
from qicao.readers.workbook import Workbook
from qicao.values import Fact, Figure, Finding, Ledger, Reading

if TYPE_CHECKING:
    from qicao.filling.fill import FilledForm


ROUNDED = 2
"""Decimals from which on a number may be a rounded one."""
_BARE = re.compile(r"-?[0-9][0-9,]*(?:\.[0-9]+)?")
_GOAL = re.compile(r"[≥≤=]?(-?[0-9][0-9,]*+(?:\.[0-9]++)?+)(?!.*-)")


def differing(text: str, value: Content) -> bool:
    """Whether a text that stands in a cell is another value than the one meant for it.

    A number with two decimals or more is the same if it is the one meant, rounded to as many.
    """
    seen, meant = _amount(text), value if isinstance(value, Decimal) else _amount(value)
    if seen is None or meant is None:
        return "".join(text.split()) != "".join(str(value).split())
    signs = {_sign(text), _sign(str(value))} - {""}
    places = decimals_of(seen)
    rounded = half_up(meant, places) if places >= ROUNDED else meant
    return seen != rounded or len(signs) > 1


def differing_goal(text: str, value: Content) -> bool:
    """The same for a target or a result; a bare number has its sign and its unit beside it."""
    bare = _BARE.fullmatch("".join(text.split()))
    meant = _GOAL.match(str(value)) if bare else None
    if bare is None or meant is None:
        return differing(text, value)
    return Decimal(bare[0].replace(",", "")) != Decimal(meant[1].replace(",", ""))


def _sign(text: str) -> str:
    """The comparator before an amount; '' where another column holds it."""
    return text.strip()[:1] if text.strip()[:1] in ("≥", "≤") else ""


def _amount(text: str) -> Decimal | None:
    for unit in (None, "个"):
        try:
            return parse_amount(text.strip().lstrip("≥≤="), unit).value
        except AmountRefused:
            continue
    return None


def not_read_back(
    path: Path, forms: Sequence[FilledForm], profile: Profile, ledger: Ledger
) -> list[Finding]:
    """A finding for every value that the file does not hold, or does not give as it was meant.

    Every cell that was written is compared as it stands in the file; those of figures and facts
    also by what the file gives when it is read as anybody's.
    """
    if not any(form.written for form in forms):
        return []
    cells, given = _standing(path), _given(path, profile, ledger)
    findings = []
    for form in forms:
        for place, value in form.written.items():
            seen = cells.get((form.sheet, place))
            if seen is None or _differs(seen, value):
                what = f"写的是“{value}”，文件里是“{seen.text if seen else ''}”"
                findings.append(_found(path.name, form.sheet, place, what))
            elif (name := form.ids.get(place)) and (what := _misread(name, place, form, given)):
                findings.append(_found(path.name, form.sheet, place, what))
    return findings


def _standing(path: Path) -> dict[tuple[str, str], Cell]:
    """Sheet and place → cell, as the file holds them."""
    book = open_file(path, path.name).content
    sheets = book.sheets if isinstance(book, Workbook) else ()
    return {(s.name or "", c.place): c for s in sheets for row in s.rows for c in row}


def _differs(cell: Cell, value: Content) -> bool:
    """Whether a cell holds another value than the one that was written into it."""
    if isinstance(value, str):
        return cell.text != value
    number = cell.number
    if number is None:
        return True
    return (number / 100 if cell.percent else number) != value


class _Given:
    """What a file gives, by id, sheet and place, and what the ledger has."""

    def __init__(self, reading: Reading, ledger: Ledger) -> None:
        self.ledger = ledger
        values: list[Figure | Fact] = [*reading.figures, *reading.facts]
        self.values = {(v.id, v.source.sheet, v.source.cell): v for v in values if v.source}


def _given(path: Path, profile: Profile, ledger: Ledger) -> _Given:
    names = (item.label for item in ledger.items)
    return _Given(read_file(path, profile, ledger.year, names), ledger)


def _misread(name: str, place: str, form: FilledForm, given: _Given) -> str:
    """What is wrong with how a written value reads; '' if nothing is."""
    meant = given.ledger.figures.get(name)
    seen = given.values.get((name, form.sheet, place))
    if meant is None or meant.quantity is None:
        is_fact = name in given.ledger.facts
        return f"写的是{given.ledger.facts[name].label}，没有读到" if is_fact and not seen else ""
    quantity = seen.quantity if isinstance(seen, Figure) else None
    if quantity is not None and quantity.interval.meets(meant.known):
        return ""
    return f"写的是{meant.label}{meant.quantity}，读回{quantity or '没有读到'}"


def _found(file: str, sheet: str, place: str, what: str) -> Finding:
    todo = "请勿使用这个文件：请核对表的格式后重新填写"
    return told("F04", f"{file}｜{sheet}｜{place}：{what}", todo, file, sheet, place)
