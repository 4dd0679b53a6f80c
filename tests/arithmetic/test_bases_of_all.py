"""Shares of all that was spent, or of all of a kind, that hold of a part of it."""

from __future__ import annotations

import pytest
from againstfigures import told
from pickedtexts import right, serious, wrong

CASES = [
    "全年支出21846.30万元。一般公共预算支出21430.80万元；政府性基金支出415.50万元，"
    "占部门总支出的{1.90|1.94}%。",
    "本年支出8420.60万元，其中基本支出3125.40万元，项目支出5295.20万元。"
    "印刷费支出126.30万元，占总支出的{1.50|2.39}%。",
    "审结462人：起诉348人，不起诉114人。受理518人。适用认罪认罚425人，占审结人数的{91.99|82.05}%。",
]


@pytest.mark.parametrize("case", CASES)
def test_the_whole_that_the_words_name_is_meant(case: str) -> None:
    assert serious(right(case)) == []
    assert len(serious(wrong(case))) >= 1


def test_a_figure_of_some_of_them_is_no_total() -> None:
    figures = "老年人数 决算 48216人\n老年人健康体检人数 决算 36840人\n中医药管理人数 决算 35420人"
    text = "辖区老年人48,216人。接受中医药管理35,420人，占老年人总数的{}%。"
    assert told(text.format("73.46"), figures) == []
    assert [row for row in told(text.format("96.15"), figures) if "96.15" in row] != []
