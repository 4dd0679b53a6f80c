"""A csv file as a sheet: UTF-8, GB 18030 or UTF-16, parted by comma, tab or semicolon."""

from __future__ import annotations

import csv
import io

from qicao.errors import ImportRefused
from qicao.readers.cells import Cell, Sheet, column_name
from qicao.readers.disguise import refuse_disguise
from qicao.readers.kept import MAX_TEXT
from qicao.readers.sheetscan import MAX_CELLS, MAX_COLUMN, MAX_ROW

ENCODINGS = ("utf-8-sig", "gb18030")
DELIMITERS = ",\t;"


def decode(data: bytes, file: str) -> str:
    """The text of a file in UTF-8, GB 18030 or, with a BOM, UTF-16; lines end in a line feed."""
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if wide else ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return text.replace("\r\n", "\n").replace("\r", "\n")
    raise ImportRefused("encoding", file, "文字编码不是 UTF-8、GBK 或 UTF-16，请另存为 UTF-8")


def read_delimited(data: bytes, file: str) -> Sheet:
    """The cells of a csv file. ImportRefused, with the row, for one that is not well formed."""
    refuse_disguise(data, file)
    text = decode(data, file)
    rows: list[tuple[Cell, ...]] = []
    try:
        for number, values in enumerate(csv.reader(io.StringIO(text), _dialect(text)), 1):
            rows.append(_row(values, number, file))
    except csv.Error:
        place = f"第{len(rows) + 1}行"
        hint = "引号没有配对或有不能识别的字符，请核对这一行后重新导出"
        raise ImportRefused("csv_syntax", file, hint, cell=place) from None
    if sum(map(len, rows)) > MAX_CELLS or len(rows) > MAX_ROW:
        raise ImportRefused("too_large", file, f"超过 {MAX_ROW} 行，请拆成几个文件")
    return Sheet(None, tuple(rows))


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
            hint = f"这一格超过 {MAX_TEXT} 个字，请核对引号"
            raise ImportRefused("long_cell", file, hint, cell=cell.place)
    return cells
