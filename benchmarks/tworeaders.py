"""Ways to read a workbook a second time, in CPU time beside bare calamine; limits none.

python benchmarks/tworeaders.py
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable

import openpyxl
from defusedxml.ElementTree import fromstring
from lxml import etree
from python_calamine import CalamineWorkbook

from qicao.readers.parts import unpack
from qicao.readers.sheetscan import _by_parser, scan_sheet
from qicao.readers.workbook import read_workbook, workbook_of
from qicao.readers.xlsx import read_xlsx

CELL = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}c"


def large() -> bytes:
    """5,000 rows of 20 cells, invented."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("数据")
    for row in range(5000):
        numbers = [row + column * 0.37 for column in range(16)]
        sheet.append([f"项目{row % 300}", f"说明{row}", *numbers, None, "万元"])
    return saved(book)


def small() -> bytes:
    """Twelve sheets of 42 rows and eight columns, half of them blank, invented."""
    book = openpyxl.Workbook()
    for number in range(12):
        sheet = book.create_sheet(f"表{number}")
        for row in range(42):
            amount = row * 1.37 + number
            sheet.append([f"科目{row}", row, amount, None, f"支出{row}", row, amount, None])
            sheet.cell(row + 1, 3).number_format = "#,##0.00"
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    """The bytes of a workbook."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def bare(data: bytes) -> object:
    """Every sheet by calamine and nothing else."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def tree(parse: Callable[[bytes], object], sheets: list[bytes]) -> object:
    """The cells of a tree with their attributes and texts."""
    return [
        (cell.get("r"), cell.get("t"), cell.get("s"), [child.text for child in cell])
        for sheet in sheets
        for cell in parse(sheet).iter(CELL)  # type: ignore[attr-defined]
    ]


def rows(data: bytes) -> object:
    """Every row by openpyxl, which is itself written in Python."""
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
    return [list(sheet.iter_rows(values_only=True)) for sheet in book]


def main() -> None:
    """Prints each way over bare calamine."""
    for name, data in (("5000×20", large()), ("12 张小表", small())):
        parts = unpack(data, name).parts
        sheets = [part for path, part in parts.items() if path.startswith("xl/worksheets/sheet")]
        book = read_xlsx(data, name)
        ways = {
            "一条正则切单元格（所用）": lambda s=sheets: [scan_sheet(x, "", "") for x in s],
            "expat 回调": lambda s=sheets: [_by_parser(x, "", "") for x in s],
            "lxml 建树再取": lambda s=sheets: tree(etree.fromstring, s),
            "ElementTree 建树再取": lambda s=sheets: tree(fromstring, s),
            "openpyxl 只读": lambda d=data: rows(d),
            "全部：防护、两次读、比较": lambda d=data: read_xlsx(d, ""),
            "主进程的一半：造出单元格": lambda b=book: workbook_of(b, ""),
            "两样合计": lambda d=data: read_workbook(d, ""),
        }
        plain = spent(lambda d=data: bare(d))
        print(f"{name}  calamine: {plain * 1000:.1f} ms")
        for way, work in ways.items():
            ours = spent(work)
            print(f"{name}  {way}: {ours * 1000:.1f} ms，{ours / plain:.1f} 倍")


def spent(work: Callable[[], object]) -> float:
    """The least CPU time of one call in nine."""
    times = []
    for _ in range(9):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


if __name__ == "__main__":
    main()
