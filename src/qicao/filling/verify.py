"""A filled form read again: each cell that was written must give the value that was meant."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from qicao.errors import AmountRefused
from qicao.filling.cellvalues import Content
from qicao.profile import Profile
from qicao.quantity import parse_amount
from qicao.readers import read_file
from qicao.readers.unread import told
from qicao.values import Figure, Finding, Ledger

if TYPE_CHECKING:
    from qicao.filling.fill import FilledForm


def differing(text: str, value: Content) -> bool:
    """Whether a text that stands in a cell is another value than the one meant for it."""
    seen, meant = _amount(text), value if isinstance(value, Decimal) else _amount(value)
    if seen is None or meant is None:
        return "".join(text.split()) != "".join(str(value).split())
    return seen != meant


def _amount(text: str) -> Decimal | None:
    for unit in (None, "个"):
        try:
            return parse_amount(text.strip().lstrip("≥≤="), unit).value
        except AmountRefused:
            continue
    return None


def _same(seen: Figure, meant: Figure) -> bool:
    return seen.quantity is not None and seen.quantity.interval.meets(meant.known)


def not_read_back(
    path: Path, forms: Sequence[FilledForm], profile: Profile, ledger: Ledger
) -> list[Finding]:
    """A finding for every written value that the file, read as anybody's, does not give."""
    reading = read_file(path, profile, ledger.year)
    figures = {(f.id, f.source.sheet, f.source.cell): f for f in reading.figures if f.source}
    findings = []
    for form in forms:
        for place, name in form.ids.items():
            meant, seen = ledger.figures.get(name), figures.get((name, form.sheet, place))
            if meant is None or meant.quantity is None:
                continue
            if (
                seen is None
                or seen.quantity is None
                or not seen.quantity.interval.meets(meant.known)
            ):
                where = f"{path.name}｜{form.sheet}｜{place}"
                found = str(seen.quantity) if seen else "没有读到"
                message = f"{where}：写的是{meant.label}{meant.quantity}，读回{found}"
                todo = "请勿使用这个文件：请核对表的格式后重新填写"
                findings.append(told("F04", message, todo, path.name, form.sheet, place))
    return findings
