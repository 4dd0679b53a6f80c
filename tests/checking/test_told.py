"""What a person reads of a fault: what is wrong, how it follows, what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreigntexts import checked, only, written

from qicao.values import Severity

SPENT = "公用经费批复预算263.40万元，决算数251.68万元，较预算节约11.27万元，节约率4.45%。"


def test_a_message_shows_the_number_how_it_follows_and_what_is_due() -> None:
    found = only(checked(SPENT), "A08")
    assert found.message == ("“11.27万元”与263.40万元－251.68万元＝11.72万元不符，应为11.72万元")
    assert (found.text, found.observed, found.expected) == ("11.27万元", "11.27万元", "11.72万元")


def test_a_known_culprit_is_suggested_and_never_more() -> None:
    found = only(checked(SPENT), "A08")
    assert found.suggestion == "改为11.72万元"
    assert found.todo == "请核对这个数；改正后同一数据的其他各处一并改"


def test_without_a_known_culprit_all_numbers_are_named_and_nothing_is_suggested() -> None:
    text = "项目支出289.31万元（办案专项147.76万元、信息化建设86.25万元、培训专项60.30万元）。"
    found = only(checked(text), "A01")
    assert found.suggestion is None
    assert found.todo.startswith("这几个数不能同时成立，请核对：289.31万元、147.76万元")


def test_without_a_known_culprit_the_due_number_is_only_what_the_others_make() -> None:
    found = only(checked("执行标的额6.32亿元，实际到位3.20亿元，执行到位率47.5%。"), "A13")
    assert found.message == "“47.5%”与3.20亿元÷6.32亿元×100%＝50.633%不符，按此应为约50.6%"
    assert found.suggestion is None


def test_what_the_inputs_leave_open_is_called_about_so_much() -> None:
    found = only(checked("公务接待费4.54万元，接待412人次，人均101.10元。"), "A40")
    assert found.message.endswith("，应为约110.19元")
    assert found.suggestion == "按文中的数约为110.19元，请查原始数据后改正"


def test_a_wrong_part_is_what_its_message_is_about() -> None:
    text = "6.新增车位600个，其中文昌180个、南湖240个、其他社区108个。"
    found = only(checked(text), "A54")
    assert (found.text, found.expected, found.suggestion) == ("108个", None, None)
    assert found.message == (
        "“108个”与“新增车位600个”对不上：180个＋240个＋108个＝528个，要相符应为180个"
    )


def test_a_part_in_another_unit_is_told_by_its_unit() -> None:
    text = "基本支出1386.20万元。基本支出中，人员经费1210.54万元，公用经费175.67元。"
    assert only(checked(text), "A01").message.endswith("要相符应为175.67万元")


def test_shares_in_words_are_due_in_words() -> None:
    found = only(checked("鉴定周期由平均75天压缩到60天以内，缩短三成。"), "A26")
    assert found.message.endswith("÷75天×100%＝20.00%不符，按此应为约两成")


def test_what_is_due_has_the_commas_of_what_is_said() -> None:
    text = "| 项目 | 决算数（元） |\n| --- | --- |\n| 甲 | 48,263,517.42 |\n| 乙 | 3,276,480.00 |\n"
    found = only(checked(f"{text}| 合计 | 51,593,997.42 |\n"), "A01")
    assert found.message.endswith("应为51,539,997.42元")


def test_a_rate_is_shown_with_two_more_decimals_than_are_printed() -> None:
    found = only(checked("公用经费预算263.40万元，决算251.68万元，完成预算的59.55%。"), "A10")
    assert "251.68万元÷263.40万元×100%＝95.5505%" in found.message
    assert found.expected == "95.55%"


def test_what_was_cut_off_says_so() -> None:
    text = "维修费全年预算1,520.00万元，实际支出1,468.25万元，执行率96%。"
    found = only(checked(text), "A13")
    assert found.severity is Severity.WARNING
    assert "截断的结果，未四舍五入" in found.message
    assert found.message.endswith("应为97%")


def test_one_thing_said_twice_shows_both_numbers() -> None:
    text = "全年项目支出289.31万元。\n本年项目支出298.31万元。"
    found = only(checked(text), "A49")
    assert found.message == "“298.31万元”与“全年项目支出289.31万元”说的是同一个数，两处不一致"


def test_against_figures_the_value_the_period_and_the_cell_are_shown(tmp_path: Path) -> None:
    found = only(checked("公务接待费31.72万元。", written(tmp_path)), "A48")
    assert found.severity is Severity.ERROR
    assert found.message == "“31.72万元”与数据不符：公务接待费（决算）：31.27万元，数据.csv｜B2"
    assert found.figures == ("公务接待费（决算）",)


def test_a_slip_of_the_unit_is_named(tmp_path: Path) -> None:
    found = only(checked("会议费74.20元。", written(tmp_path)), "A46")
    assert "疑似把万元写成了元，或把元写成了万元" in found.message


@pytest.mark.parametrize(
    ("text", "code", "todo"),
    [
        ("会议费上年0万元，本年4.20万元，增长100%。", "A27", "写明上年没有这项数"),
        ("会议费预算0万元，实际支出4.20万元，完成预算的105%。", "A28", "改用调整后的数作基数"),
        ("内设机构4个：办公室、财务科、法规科。", "A43", "核对个数与名单"),
        ("内设机构3个：办公室、财务科、财务科。", "A44", "删去重复的一个"),
        ("自评得分89.50分，评价等级为“优”。", "A41", "核对得分与等级"),
    ],
)
def test_each_finding_says_what_to_do(text: str, code: str, todo: str) -> None:
    assert todo in only(checked(text), code).todo


def test_a_part_that_may_belong_elsewhere_is_a_warning_and_no_error() -> None:
    closed = "采购金额98.72万元：货物65.12万元、服务33.15万元。"
    some = "采购金额98.72万元，其中货物65.12万元、服务33.15万元。"
    assert only(checked(closed), "A01").severity is Severity.ERROR
    assert only(checked(some), "A01").severity is Severity.WARNING


def test_parts_that_are_more_than_the_whole_are_an_error() -> None:
    text = "采购金额94.67万元，其中货物65.12万元、服务33.15万元。"
    assert only(checked(text), "A01").severity is Severity.ERROR


def test_one_cause_is_one_finding() -> None:
    text = "公用经费批复预算263.40万元，决算数215.68万元，较预算节约11.72万元，节约率4.45%。"
    told = [f for f in checked(text).findings if f.severity is not Severity.HINT]
    assert [f.text for f in told] == ["215.68万元"]
