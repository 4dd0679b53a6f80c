"""The period of a row: a word of the plain table's contract, or a year."""

from __future__ import annotations

import re
import unicodedata

from qicao.errors import ImportRefused
from qicao.readers.cells import Row

_WORDS = {
    "": "",
    "本年": "本年",
    "本年度": "本年",
    "当年": "本年",
    "上年": "上年",
    "上年度": "上年",
    "上年决算": "上年",
    "去年": "上年",
    "预算": "预算",
    "年初预算": "预算",
    "本年预算": "预算",
    "决算": "决算",
    "本年决算": "决算",
    "调整预算": "调整预算",
    "全年预算": "调整预算",
    "上年预算": "上年预算",
}
"""What people write → the word of the catalogue."""
_YEAR = re.compile(r"((?:19|20)\d{2})(?:年度?)?(预算|决算|年初预算|调整预算|全年预算)?", re.ASCII)


def read_period(row: Row, year: int | None, file: str, year_label: str = "") -> str:
    """The catalogue's word for the period of a row; '' if it gives none.

    `year` is the report's; without one a year stays as it stands, unless `year_label` says which
    fact should have given it. ImportRefused names the cell and what is allowed.
    """
    text = "".join(unicodedata.normalize("NFKC", row.period).split())
    if text in _WORDS:
        return _WORDS[text]
    match = _YEAR.fullmatch(text)
    if match is None:
        raise _refused(row, file, "只能填 本年、上年、预算、决算、调整预算、上年预算 或四位年份")
    measure = _WORDS[match[2] or ""]
    if year is None and year_label:
        raise _refused(row, file, f"还不知道报告是哪一年的，请先填“{year_label}”")
    if year is None:
        return text
    if int(match[1]) == year:
        return measure or "本年"
    if int(match[1]) == year - 1 and measure in ("", "决算", "预算"):
        return "上年预算" if measure == "预算" else "上年"
    raise _refused(row, file, f"报告年度是{year}年，这里只能填{year}或{year - 1}")


def _refused(row: Row, file: str, allowed: str) -> ImportRefused:
    cell = row.period_cell or row.value
    hint = f"期间“{row.period.strip()[:20]}”不能用：{allowed}。请改正期间，或删去这一行"
    return ImportRefused("period", file, hint, sheet=cell.sheet, cell=cell.place)
