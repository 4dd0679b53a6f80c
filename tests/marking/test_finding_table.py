"""The table of findings as a spreadsheet opens it."""

from __future__ import annotations

import csv
import io

import pytest

from qicao.checking import ForeignReport, examine
from qicao.checking.text import text_of
from qicao.marking.findingtable import HEAD, finding_rows, table_bytes
from qicao.values import Finding, Severity


def read(data: bytes) -> list[list[str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_finding_is_a_row_with_its_place_and_its_words() -> None:
    text = "一、支出情况\n全年支出12.5万元。"
    finding = Finding(
        code="T01",
        severity=Severity.ERROR,
        message="不对",
        todo="请核对。",
        expected="13万元",
        start=text.index("12.5"),
        end=text.index("。"),
    )
    report = ForeignReport(examine(text_of("报告.txt", text)), (finding,))
    head, row = read(table_bytes(finding_rows("报告.txt", report)))
    assert tuple(head) == HEAD
    place, quoted = "第一部分第1段", "全年支出【12.5万元】"
    assert row == ["报告.txt", "错误", "T01", place, quoted, "不对", "13万元", "", "请核对"]


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t=", "\r="])
def test_nothing_becomes_a_formula(first: str) -> None:
    [_, row] = read(table_bytes([(f"{first}HYPERLINK(1)", "a,b", "一\n二")]))
    assert row[0][0] == "'"
    assert row[1:] == ["a,b", "一 二"]


@pytest.mark.parametrize(
    ("message", "due"),
    [
        ("“97.86分”与9.91分＋49.95分＝59.86分不符，按此应为59.86分", ""),
        ("写的是“7个”，列出的有6个", ""),
        ("“97.86分”与9.91分＋87.95分＝97.86分不符；别处与“97.86分”相符，请核对各项", ""),
        ("“97.86分”与9.91分＋87.95分＝97.86分不符，应为59.86分", "59.86分"),
        ("“97.86分”与9.91分÷12分＝59.86分不符，应为约59.86分", "约59.86分"),
    ],
)
def test_what_is_due_stands_there_only_where_it_is_known(message: str, due: str) -> None:
    finding = Finding(code="A35", severity=Severity.ERROR, message=message, expected="59.86分")
    report = ForeignReport(examine(text_of("报告.txt", "得97.86分。")), (finding,))
    (row,) = finding_rows("报告.txt", report)
    assert row[HEAD.index("应为")] == due
