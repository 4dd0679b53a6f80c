"""What became of every rule: done, or why not; nothing unchecked is shown as passed."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreigntexts import checked, covered, written

from qicao.arithmetic.codes import LABELS

TRUE = "公务接待费31.27万元，较上年38.46万元减少7.19万元。"


def test_every_rule_stands_once_in_the_order_of_its_code() -> None:
    report = checked(TRUE)
    own = [row.code for row in report.coverage[: len(LABELS)]]
    assert own == sorted(LABELS)
    assert all(row.reason for row in report.coverage)
    assert all(row.label == LABELS[row.code] for row in report.coverage[: len(LABELS)])


@pytest.mark.parametrize(
    ("text", "code", "status", "reason"),
    [
        (TRUE, "A25", "done", "核对1处，没有发现"),
        (TRUE.replace("7.19", "7.91"), "A25", "done", "核对1处，发现1处"),
        ("植树512.37亩。", "A25", "not_applicable", "文中没有可以这样核对的数"),
        ("培训费完成预算的91.20%。", "A13", "not_enough_data", "缺预算和完成的金额"),
        ("会议费较上年下降6.10%。", "A26", "not_enough_data", "缺上年的数"),
        ("培训费占6.10%。", "A30", "not_enough_data", "缺总数"),
        ("内设机构3个：办公室、财务科、法规科。", "A43", "done", "核对1处，没有发现"),
        ("会议费上年0万元，本年4.20万元，增长100%。", "A27", "done", "发现1处"),
    ],
)
def test_a_rule_says_what_became_of_it(text: str, code: str, status: str, reason: str) -> None:
    row = covered(checked(text), code)
    assert row.status.value == status
    assert reason in row.reason


def test_a_rate_that_lacks_its_numbers_is_named_beside_those_that_were_checked() -> None:
    text = "会议费预算80.00万元，决算74.20万元，完成预算的92.75%。培训费执行率91.20%。"
    rows = [row for row in checked(text).coverage if row.code in ("A10", "A13")]
    assert any("核对1处，没有发现" in row.reason for row in rows)
    assert any("91.20%”缺预算和完成的金额" in row.reason for row in rows)


def test_without_figures_the_rule_on_figures_says_how_to_give_them() -> None:
    row = covered(checked(TRUE), "A48")
    assert row.status.value == "not_applicable"
    assert row.reason.endswith("没有给数据")
    assert row.reason_on_command_line.endswith("没有给数据：用 --figures 指定数据文件")


def test_with_figures_it_counts_what_agrees_what_does_not_and_what_is_none(
    tmp_path: Path,
) -> None:
    row = covered(checked("会议费74.20万元。植树512.37亩。", written(tmp_path)), "A48")
    assert row.status.value == "done"
    assert row.reason == "与数据相符1处，不符0处，数据里没有的1处"


def test_with_two_figures_for_a_number_the_rule_is_ambiguous_and_names_them(
    tmp_path: Path,
) -> None:
    row = covered(checked("采购费61.5万元。", written(tmp_path)), "A48")
    assert row.status.value == "ambiguous"
    assert row.figures == ("南站采购费", "北站采购费")
    assert "可能是南站采购费、北站采购费" in row.reason


def test_of_many_that_lack_numbers_three_are_named_and_all_counted() -> None:
    text = "".join(f"{name}费执行率9{n}.20%。" for n, name in enumerate("甲乙丙丁戊"))
    row = covered(checked(text), "A13")
    assert row.status.value == "not_enough_data"
    assert row.reason.count("缺预算和完成的金额") == 3
    assert row.reason.endswith("等5处")
