"""What the numbers of invented texts are among invented figures: by value, words and period."""

from __future__ import annotations

from decimal import Decimal

import pytest
from againstfigures import against, standing, told
from hypothesis import given
from hypothesis import strategies as st

from qicao.arithmetic.bound.binding import Status
from qicao.arithmetic.bound.given import Given, given_statements
from qicao.quantity import Quantity

FIGURES = """
公务接待费 决算 31.27万元
公务接待费 上年 38.46万元
公务接待费 预算 36.00万元
会议费 决算 74.20万元
会议费 上年 86.14万元
工资福利支出 决算 49218320.45元
培训人次 决算 1286人次
群众满意度 决算 94.68%
差旅费 决算 19.86万元
"""
TWINS = """
东区维修费 决算 42.15万元
西区维修费 决算 42.15万元
南站采购费 决算 61.52万元
北站采购费 决算 61.54万元
"""
DECOYS = "\n".join(
    f"{first}{second}项目经费 决算 {100 + 7.13 * number:.2f}万元"
    for number, (first, second) in enumerate((a, b) for a in "甲乙丙丁戊" for b in "子丑寅卯辰巳")
)


@pytest.mark.parametrize(
    ("text", "number", "figure"),
    [
        ("会议费74.20万元。", "74.20万元", "会议费@决算"),
        ("工资福利支出4,921.83万元。", "4,921.83万元", "工资福利支出@决算"),
        ("会议费742,000元。", "742,000元", "会议费@决算"),
        ("会议费0.01亿元。", "0.01亿元", "会议费@决算"),
        ("会议费约74万元。", "74万元", "会议费@决算"),
        ("全年培训1,286人次。", "1,286人次", "培训人次@决算"),
        ("2023年会议费86.14万元，2024年会议费74.20万元。", "86.14万元", "会议费@上年"),
        ("公务接待费较上年的38.46万元减少。", "38.46万元", "公务接待费@上年"),
        ("公务接待费预算36.00万元。", "36.00万元", "公务接待费@预算"),
    ],
)
def test_a_number_is_the_figure_that_its_words_and_period_name(
    text: str, number: str, figure: str
) -> None:
    assert standing(text, FIGURES)[number] == f"bound {figure}"
    assert told(text, FIGURES) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会议费72.40万元。", "A48 72.40万元 → 74.20万元"),
        ("会议费74.80万元。", "A48 74.80万元 → 74.20万元"),
        ("工资福利支出4,912.83万元。", "A48 4,912.83万元 → 4,921.83万元"),
        ("全年培训1,268人次。", "A48 1,268人次 → 1,286人次"),
        ("群众满意度达94.86%。", "A48 94.86% → 94.68%"),
    ],
)
def test_one_wrong_digit_is_told_with_what_the_figure_is(text: str, expected: str) -> None:
    assert told(text, FIGURES) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年会议费86.14万元。", "A48 86.14万元 → 74.20万元"),
        ("2023年会议费74.20万元。", "A48 74.20万元 → 86.14万元"),
        ("会议费上年74.20万元。", "A48 74.20万元 → 86.14万元"),
        ("公务接待费预算31.27万元。", "A48 31.27万元 → 36.00万元"),
    ],
)
def test_a_value_of_another_period_or_stage_is_told(text: str, expected: str) -> None:
    assert told(text, FIGURES) == [expected]


def test_the_value_of_another_item_is_told_of_the_item_that_is_named() -> None:
    text = "公务接待费支出74.20万元。会议费支出74.20万元。"
    assert told(text, FIGURES) == ["A48 74.20万元 → 31.27万元"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公务接待费31.27元。", "A46 31.27元 → 31.27万元"),
        ("公务接待费312,700万元。", "A46 312,700万元 → 31.27万元"),
        ("工资福利支出4921.83元。", "A46 4921.83元 → 49218320.45元"),
    ],
)
def test_one_unit_of_money_for_the_other_is_a_slip_of_the_unit(text: str, expected: str) -> None:
    shown = [row.replace("49218300.00", "49218320.45") for row in told(text, FIGURES)]
    assert shown == [expected]


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        (
            "公务接待费完成预算的86.86%。",
            "公务接待费完成预算的88.86%。",
            "A10 88.86% → 86.86%",
        ),
        (
            "公务接待费较上年下降18.69%。",
            "公务接待费较上年下降16.89%。",
            "A26 16.89% → 18.69%",
        ),
        (
            "会议费较上年减少11.94万元。",
            "会议费较上年减少19.14万元。",
            "A25 19.14万元 → 11.94万元",
        ),
    ],
)
def test_what_follows_from_figures_is_explained_by_them(
    right: str, wrong: str, expected: str
) -> None:
    assert {s.split()[0] for s in standing(right, FIGURES).values()} == {"explained"}
    assert told(right, FIGURES) == []
    assert told(wrong, FIGURES) == [expected]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("出国费由0增加至38.20万元。", "出国费 决算 382040元\n出国费 上年 0元"),
        ("受旱面积由上年的8.6万亩减到4.3万亩。", "受旱面积 决算 43000亩\n受旱面积 上年 86000亩"),
    ],
)
def test_a_level_that_is_the_difference_too_is_no_mistake(text: str, figures: str) -> None:
    assert told(text, figures) == []


def test_two_figures_of_other_values_that_fit_as_well_are_ambiguous() -> None:
    seen = against("采购费61.5万元。", TWINS)
    (binding,) = seen.bindings.values()
    assert binding.status is Status.AMBIGUOUS
    assert {f.figure for f in binding.figures} == {"南站采购费@决算", "北站采购费@决算"}
    assert standing("采购费61.5万元。", TWINS) == {"61.5万元": "ambiguous"}
    assert told("采购费61.5万元。", TWINS) == []


@pytest.mark.xfail(strict=True, reason="twins of one value are bound to the first of them")
def test_two_figures_of_one_value_that_the_words_fit_as_well_are_ambiguous() -> None:
    assert standing("维修费42.15万元。", TWINS) == {"42.15万元": "ambiguous"}


def test_last_years_value_is_told_where_the_name_has_a_word_more() -> None:
    assert told("会议费支出86.14万元。", FIGURES) == ["A48 86.14万元 → 74.20万元"]


def test_the_words_choose_between_twins() -> None:
    text = "南站采购费61.5万元，东区维修费42.15万元。"
    assert standing(text, TWINS) == {
        "61.5万元": "bound 南站采购费@决算",
        "42.15万元": "bound 东区维修费@决算",
    }
    west = standing("西区维修费42.15万元。", TWINS)
    assert west == {"42.15万元": "bound 西区维修费@决算"}


@pytest.mark.parametrize(
    "text",
    [
        "植树512.37亩。",  # no figure of its dimension
        "其他支出77.31万元。",  # no figure of its value
        "设备购置42.15万元。",  # a value that has another name
        "走访群众1,286户。",  # the same digits of something else
        "合格率94.68分。",
    ],
)
def test_a_number_that_is_no_figure_stays_unverified(text: str) -> None:
    assert {*standing(text, FIGURES + TWINS.strip()).values()} == {"unverified"}
    assert told(text, FIGURES) == []


@given(st.integers(10_000, 99_999))
def test_among_many_figures_a_number_without_their_words_is_no_figure_by_chance(
    number: int,
) -> None:
    text = f"植树造林投入{number / 100:.2f}万元。"
    bound = standing(text, DECOYS)[f"{number / 100:.2f}万元"]
    exact = any(f" {number / 100:.2f}万元" in line for line in DECOYS.split("\n"))
    assert bound == "unverified" or exact
    assert told(text, DECOYS) == []


def test_figures_by_id_are_known_by_the_item_of_the_id() -> None:
    amount = Quantity(value=Decimal("74.20"), unit="万元", decimals=2)
    known = Given("项目.禁毒专项.预算数", "禁毒专项预算", "本年", amount, known=True)
    own = Given("", "禁毒专项年初预算", "预算", amount)
    by_id, by_label = given_statements([known, own], 2024)
    assert (by_id.item, by_id.role.value, by_id.figure) == ("禁毒专项", "budget", known.id)
    assert (by_label.item, by_label.role.value) == ("禁毒专项", "budget")
    assert by_label.figure == "禁毒专项年初预算"
    assert by_id.start != by_label.start
    assert max(by_id.start, by_label.start) < -1


OFFICES = """
退役（自主择业）人员 决算 264人
乡镇（街道）便民服务站 决算 21个
其他收入 决算 318427.60元
财政拨款 决算 9264315.20元
新购车辆支出 决算 438600.00元
接待支出 决算 284917.35元
"""


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("年末在编182人；退役人员{}人。", "264", "246"),
        ("全县建成乡镇（街道）便民服务站{}个。", "21", "23"),
        ("（1）财政拨款9264315.20元；（2）其他收入{}元。", "318427.60", "318472.60"),
    ],
)
def test_a_figure_with_a_bracket_in_its_name_or_of_the_rest_is_asked_for(
    text: str, right: str, wrong: str
) -> None:
    assert told(text.format(right), OFFICES) == []
    assert len(told(text.format(wrong), OFFICES)) == 1


def test_what_holds_of_another_number_of_the_value_bears_nothing_out() -> None:
    text = (
        "“三公”经费723517.35元。其中新购车辆支出{}元，新购车辆2辆；"
        "接待支出284917.35元，接待2274人次，人均125.29元。"
    )
    assert told(text.format("438600.00"), OFFICES) == []
    found = told(text.format("284917.35"), OFFICES)
    assert [row for row in found if "438600" in row or "438,600" in row] != []
