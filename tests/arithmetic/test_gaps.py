"""What two numbers leave is told by its own name, and the quarters make the year."""

from __future__ import annotations

import pytest
from shownclaims import told

BEDS = "养老床位由{}张增至{}张，新增{}张，利用率有所提高。"
POSTS = "核定编制{}名，年末在职{}人、退休{}人。在职人员控制率{}%，空编{}名。"
FUND = (
    "基金当年支出{}万元，占当年预算的{}%；加上上年结余{}万元，可用资金为{}万元，"
    "以此为基数执行率为{}%，年末结余{}万元。"
)
VISITS = "一至四季度分别接待{}、{}、{}、{}人次，全年{}人次，较为均衡。"
TRUE = {
    BEDS: ("2,460", "3,175", "715"),
    POSTS: ("386", "352", "141", "91.19", "34"),
    FUND: ("2,318.46", "96.25", "184.20", "2,593.00", "89.41", "274.54"),
    VISITS: ("4,210", "6,385", "7,940", "3,865", "22,400"),
}


@pytest.mark.parametrize(
    ("text", "place", "now"),
    [
        (BEDS, 1, "3,715"),
        (BEDS, 1, "5,175"),
        (BEDS, 2, "2,460"),
        (POSTS, 4, "43"),
        (POSTS, 4, "141"),
        (FUND, 0, "1,184.20"),
        (FUND, 1, "92.65"),
        (FUND, 2, "274.54"),
        (FUND, 3, "2,408.80"),
        (FUND, 4, "96.25"),
        (FUND, 5, "184.20"),
        (VISITS, 0, "44,210"),
        (VISITS, 1, "6,835"),
        (VISITS, 4, "18,535"),
    ],
)
def test_what_is_left_or_added_up_is_told(text: str, place: int, now: str) -> None:
    numbers = TRUE[text]
    assert told(text.format(*numbers)) == ()
    assert told(text.format(*numbers[:place], now, *numbers[place + 1 :])) != ()


@pytest.mark.parametrize(
    "text",
    [
        "养老床位由2,460张增至3,175张，新增820张，撤并105张。",
        "养老床位由2,460张增至3,175张，今年计划新增600张。",
        "行政编制46名、事业编制340名，年末在职352人，空编27名。",
        "一至四季度末分别在册4,210、6,385、7,940、3,865人，全年5,600人。",
        "一至四季度分别接待4,210、6,385、7,940、3,865人次，全年目标20,000人次。",
    ],
)
def test_what_is_said_of_something_else_is_let_be(text: str) -> None:
    assert told(text) == ()


INSURED = "按参保{}人测算补助资金。\n但应参保{}人，参保率为{}%。"
TURNED = "签约家庭由{}户增至{}户，翻了一番。"
KEPT = "年末结转结余{}万元（结转{}万元、结余{}万元）。"
ADDED = "专项资金当年到位{}万元，加上年初结余{}万元，可用资金为{}万元。"
CARS = "公务用车运行维护费{}万元，车辆{}辆，车均{}万元。"


@pytest.mark.parametrize(
    ("text", "numbers", "place", "now"),
    [
        (INSURED, ("28,640", "29,510", "97.05"), 1, "92,510"),
        (INSURED, ("28,640", "29,510", "97.05"), 2, "99.05"),
        (TURNED, ("1,205", "2,418"), 1, "24,180"),
        (TURNED, ("1,205", "2,418"), 0, "205"),
        (KEPT, ("318.40", "276.15", "42.25"), 1, "42.25"),
        (KEPT, ("318.40", "276.15", "42.25"), 0, "276.15"),
        (ADDED, ("1,350.00", "86.40", "1,436.40"), 1, "186.40"),
        (CARS, ("21.60", "8", "2.70"), 1, "88"),
    ],
)
def test_what_names_of_parts_and_of_dues_say_is_told(
    text: str, numbers: tuple[str, ...], place: int, now: str
) -> None:
    assert told(text.format(*numbers)) == ()
    assert told(text.format(*numbers[:place], now, *numbers[place + 1 :])) != ()


@pytest.mark.parametrize(
    "text",
    [
        "按参保28,640人测算补助资金。甲镇参保3,210人。\n乙镇应参保2,950人，参保率为91.20%。",
        "省级到位500.00万元，县级到位300.00万元，加上上年结余50.00万元，可用资金850.00万元。",
        "公务用车运行维护费21.60万元，报废车辆2辆，现有车辆8辆，车均2.70万元。",
    ],
)
def test_names_of_something_else_are_let_be(text: str) -> None:
    assert told(text) == ()
