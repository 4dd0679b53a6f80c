"""What of a workbook is hidden and gave values all the same."""

from __future__ import annotations

from collections.abc import Iterable

from qicao.readers.cells import Row, column_index
from qicao.readers.unread import told
from qicao.readers.workbook import Workbook
from qicao.values import Finding

SHOWN = 10
"""Hidden rows and columns that a finding names."""


def hidden_findings(book: Workbook, rows: Iterable[Row], file: str) -> list[Finding]:
    """One finding for each sheet of which something hidden gave values."""
    seen: dict[str, dict[str, None]] = {}
    for row in rows:
        if not row.value.blank and (what := _hidden_place(book, row)):
            seen.setdefault(row.value.sheet or "", {})[what] = None
    todo = "已照常读入；请确认它们该不该算，不该算的请删去"
    return [
        told(
            "R04",
            f"{file}｜{sheet}：有隐藏的内容（{'、'.join(list(what)[:SHOWN])}）",
            todo,
            file,
            sheet,
        )
        for sheet, what in seen.items()
    ]


def _hidden_place(book: Workbook, row: Row) -> str:
    sheet, place = row.value.sheet or "", row.value.place
    letters = place.rstrip("0123456789")
    if sheet in book.hidden:
        return "整张表"
    scan = book.scans.get(sheet)
    if scan is None or column_index(place) < 0:
        return ""
    if int(place.removeprefix(letters)) in scan.hidden_rows:
        return f"第{place.removeprefix(letters)}行"
    return f"{letters}列" if letters in scan.hidden_columns else ""
