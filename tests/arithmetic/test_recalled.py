"""Claims that the words leave open, told where the number is near and nothing else explains it."""

from __future__ import annotations

import againstfigures
import pytest
from shownclaims import told

HOMES = "全县18620户，安装17655户，覆盖率{}。"
CARS = "应检车辆3420辆，实检3265辆，检验率{}。"
FIGURES = "会议费 决算 74.20万元\n差旅费 决算 19.86万元\n三公经费 决算 94.06万元"
PARTS = "三公经费94.06万元，其中会议费{}万元。"
LEVELS = (
    "全年支出1,912.50万元。\n人员经费1,240.30万元，占64.85%；公用经费401.60万元，占21.00%；"
    "项目经费270.60万元，占{}。"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HOMES.format("95.20%"), "warning A13 95.20% → 94.82%"),
        (CARS.format("93.10%"), "warning A13 93.10% → 95.47%"),
    ],
)
def test_a_number_within_a_tenth_is_told(text: str, expected: str) -> None:
    assert told(text) == (expected,)


@pytest.mark.parametrize(
    "text",
    [
        HOMES.format("94.82%"),
        HOMES.format("14.30%"),  # far from it: of something else
        HOMES.format("约95.5%"),
        CARS.format("95.47%"),
        "目标户数18620户，其余见附表。覆盖率95.20%。",
    ],
)
def test_what_holds_is_far_or_is_said_about_is_let_be(text: str) -> None:
    assert told(text) == ()


@pytest.mark.parametrize("number", ["95.35", "58.35"])
def test_a_part_is_told_that_is_within_three_tenths_of_its_figure(number: str) -> None:
    found = againstfigures.told(PARTS.format(number), FIGURES)
    assert found == [f"A48 {number}万元 → 74.20万元"]


@pytest.mark.parametrize("number", ["74.20", "47.35", "120.35", "约58.35"])
def test_a_part_is_let_be_that_is_its_figure_or_far_from_it(number: str) -> None:
    assert againstfigures.told(PARTS.format(number), FIGURES) == []


@pytest.mark.parametrize("share", ["15.14%", "35.00%"])
def test_a_share_beside_shares_of_one_whole_is_told_however_far(share: str) -> None:
    assert told(LEVELS.format(share)) == (f"error A30 {share} → 14.15%",)


@pytest.mark.parametrize(
    "text",
    [
        LEVELS.format("14.15%"),
        LEVELS.replace("，占{}", "，占上级补助765.20万元的{}").format("35.36%"),
        LEVELS.replace("；项目", "。\n项目").format("35.00%"),  # another sentence
    ],
)
def test_a_share_of_something_else_or_of_another_sentence_is_let_be(text: str) -> None:
    assert told(text) == ()
