"""Mentions of a table: units by column, row and table; codes and serial numbers."""

from __future__ import annotations

import pytest

from qicao.mentions import MentionKind, find_in_table, unit_of_head

K = MentionKind

ROWS = (
    ("序号", "科目编码", "项目", "2024年决算数", "占比（%）", "得分"),
    ("1", "20805", "养老", "1,234.50", "98.00", "9.8"),
    ("2", "2100401", "疾控", "0", "2.00", "10分"),
)


def test_a_cell_has_the_unit_of_its_column_and_else_of_the_table() -> None:
    found = {(row, column): mention for row, column, mention in find_in_table(ROWS, "万元")}
    assert str(found[1, 3].quantity) == "1234.50万元"
    assert str(found[1, 4].quantity) == "98.00%"
    assert str(found[1, 5].quantity) == "9.8分"
    assert str(found[2, 5].quantity) == "10分"
    assert found[0, 3].kind is K.DATE


def test_codes_and_serial_numbers_are_no_amounts() -> None:
    found = {(row, column): mention.kind for row, column, mention in find_in_table(ROWS, "元")}
    assert [found[row, 0] for row in (1, 2)] == [K.ORDINAL, K.ORDINAL]
    assert [found[row, 1] for row in (1, 2)] == [K.CODE, K.CODE]


def test_a_row_of_column_numbers_is_no_amounts() -> None:
    rows = (("项目", "预算数", "决算数"), ("栏次", "1", "2"), ("公务接待费", "3.20", "2.80"))
    kinds = [mention.kind for _, _, mention in find_in_table(rows, "万元")]
    assert kinds == [K.ORDINAL, K.ORDINAL, K.AMOUNT, K.AMOUNT]


def test_a_row_that_is_a_rate_is_not_in_the_tables_unit() -> None:
    rows = (("项目", "本年"), ("支出", "12.30"), ("执行率", "98.7"), ("面积（平方米）", "35"))
    found = [str(mention.quantity) for _, _, mention in find_in_table(rows, "万元")]
    assert found == ["12.30万元", "98.7%", "35平方米"]


def test_without_any_unit_a_number_is_bare() -> None:
    assert [m.kind for _, _, m in find_in_table((("甲", "乙"), ("丙", "3.5")), None)] == [K.BARE]


def test_offsets_are_those_of_the_cell() -> None:
    ((_, _, code),) = find_in_table((("编码", "科目"), (" 208 ", "某")), None)
    assert (code.start, code.end, code.text) == (1, 4, "208")


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ("金额（万元）", "万元"),
        ("金额(单位：元)", "元"),
        ("分值", "分"),
        ("得分率", "%"),
        ("在职人数", "人"),
        ("执行率（B/A）", "%"),
        ("项目名称", None),
        ("", None),
    ],
)
def test_a_head_names_its_unit(head: str, unit: str | None) -> None:
    assert unit_of_head(head) == unit
