"""The numbers of the seed report, in an invented text of another department."""

from __future__ import annotations

import pytest

from qicao.checking import report_on
from qicao.checking.accounts import Accounts
from qicao.checking.foreign_report import ForeignReport
from qicao.checking.text import text_of
from qicao.values import Finding, Severity

PROJECTS = (9533.99, 3200.55, 1799.45, 1000.00)
"""Invented parts of 15533.99."""


def named(count: int, kind: str) -> str:
    """As many invented names, with 、 between them."""
    first, second = "甲乙丙丁戊己庚", "安宁平顺"
    names = (f"{a}{b}{kind}" for a in first for b in second)
    return "、".join(name for name, _ in zip(names, range(count), strict=False))


TEXT = f"""云岫市渡运管理中心2024年度部门整体支出绩效自评报告
一、基本情况
中心内设科室23个：{named(23, "科")}。
下属站点9个：{named(9, "站")}。
群众组织5个：{named(5, "会")}。
派驻渡口7个：{named(7, "渡")}。
二、一般公共预算支出情况
2024年度中心支出合计68222.91万元。
（一）基本支出
船员工资38498万元，渡运物资8068.56万元，离船补助3709.75万元。
（二）项目支出
渡船更新{PROJECTS[0]}万元，码头加固{PROJECTS[1]}万元，信号灯改造{PROJECTS[2]}万元，\
航道清淤{PROJECTS[3]:.2f}万元。
三、“三公”经费
全年“三公”经费花费416.99万元，比批复指标节约224.01万元，节约比率34%，完成预算66%。
四、其他
无。
"""


def checked(text: str = TEXT) -> ForeignReport:
    return report_on(text_of("例.txt", text), Accounts(), 2024)


def at(report: ForeignReport, number: str) -> list[Finding]:
    return [f for f in report.findings if f.text == number and f.severity is not Severity.HINT]


def test_the_rate_that_neither_rounds_nor_cuts_to_the_printed_one_is_an_error() -> None:
    (finding,) = at(checked(), "66%")
    assert (finding.severity, finding.code, finding.expected) == (Severity.ERROR, "A10", "65%")
    assert "65.05%" in finding.message


def test_the_rate_that_was_cut_off_is_a_warning() -> None:
    (finding,) = at(checked(), "34%")
    assert (finding.severity, finding.code, finding.expected) == (Severity.WARNING, "A11", "35%")
    assert "未四舍五入" in finding.message


def test_the_gap_between_the_total_and_its_parts_is_a_warning() -> None:
    (finding,) = at(checked(), "68222.91万元")
    assert (finding.severity, finding.code) == (Severity.WARNING, "A05")
    assert finding.expected == "2412.61万元"
    assert "口径差额未说明" in finding.message


def test_the_four_counts_pass_and_nothing_else_is_told() -> None:
    report = checked()
    told = {f.text for f in report.findings if f.severity is not Severity.HINT}
    assert told == {"66%", "34%", "68222.91万元"}
    assert [len(counted.names) for counted in report.examined.counts] == [23, 9, 5, 7]
    assert all(counted.holds for counted in report.examined.counts)


@pytest.mark.parametrize(
    ("was", "now"), [("23个", "24个"), ("9个", "8个"), ("5个", "6个"), ("7个", "9个")]
)
def test_each_count_is_told_where_it_is_wrong(was: str, now: str) -> None:
    (finding,) = at(checked(TEXT.replace(was, now, 1)), now)
    assert (finding.severity, finding.code, finding.expected) == (
        Severity.ERROR,
        "A43",
        was.rstrip("个"),
    )


def test_with_the_due_rates_and_the_gap_closed_nothing_is_told() -> None:
    right = TEXT.replace("34%", "35%").replace("66%", "65%").replace("9533.99", "11946.60")
    assert [f.text for f in checked(right).findings if f.severity is not Severity.HINT] == []


def test_the_amounts_that_the_rates_follow_from_are_explained_all_the_same() -> None:
    mentions = checked(TEXT.replace("34%", "35%").replace("66%", "65%")).document()["mentions"]
    status = {m["text"]: m["status"] for m in mentions}
    assert {status[text] for text in ("416.99万元", "224.01万元", "35%", "65%")} == {"explained"}
