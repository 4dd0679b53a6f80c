"""A csv file as a sheet: UTF-8, GB 18030 or UTF-16, parted by comma, tab or semicolon."""

from __future__ import annotations

import csv
import io

from qicao.errors import ImportRefused
from qicao.readers.cells import Cell, Sheet, column_name
from qicao.readers.disguise import refuse_disguise
from qicao.readers.encodings import decode
from qicao.readers.kept import MAX_TEXT
from qicao.readers.sheetscan import MAX_CELLS, MAX_COLUMN, MAX_FILLED, MAX_ROW, too_filled

DELIMITERS = ",\t;"


def read_delimited(data: bytes, file: str) -> Sheet:
    """The cells of a csv file. ImportRefused, with the row, for one that is not well formed."""
    refuse_disguise(data, file)
    text = decode(data, file)
    rows: list[tuple[Cell, ...]] = []
    cells = filled = 0
    try:
        for number, values in enumerate(csv.reader(io.StringIO(text), _dialect(text)), 1):
            rows.append(_row(values, number, file))
            cells += len(values)
            filled += len(values) - values.count("")
            if filled > MAX_FILLED:
                raise too_filled(file)
            if cells > MAX_CELLS or number > MAX_ROW:
                hint = f"超过 {MAX_ROW} 行或 {MAX_CELLS // 10_000} 万格，请拆成几个文件"
                raise ImportRefused("too_large", file, hint, cell=f"第{number}行")
    except csv.Error as error:
        raise _broken(error, len(rows) + 1, file) from None
    return Sheet(None, tuple(rows))


def _broken(error: csv.Error, number: int, file: str) -> ImportRefused:
    if "field limit" in str(error):
        return _too_long(file, f"第{number}行")
    hint = "引号没有配对或有不能识别的字符，请核对这一行后重新导出"
    return ImportRefused("csv_syntax", file, hint, cell=f"第{number}行")


def _too_long(file: str, cell: str) -> ImportRefused:
    hint = f"这一格超过 {MAX_TEXT} 个字，请核对引号和分隔符"
    return ImportRefused("long_cell", file, hint, cell=cell)


def _dialect(text: str) -> type[csv.Dialect]:
    """Strict quoting, with the delimiter that the first lines have most of."""
    head = "\n".join(text.split("\n", 10)[:10])

    class Plain(csv.excel):
        strict = True
        delimiter = max(DELIMITERS, key=head.count)

    return Plain


def _row(values: list[str], number: int, file: str) -> tuple[Cell, ...]:
    if len(values) > MAX_COLUMN:
        hint = f"超过 {MAX_COLUMN} 列，请核对分隔符"
        raise ImportRefused("too_large", file, hint, cell=f"第{number}行")
    cells = tuple(Cell(text, f"{column_name(i)}{number}") for i, text in enumerate(values))
    for cell in cells:
        if len(cell.text) > MAX_TEXT:
            raise _too_long(file, cell.place)
    return cells
