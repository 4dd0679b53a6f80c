"""Lists of parts: what opens one, which whole it stands under, and where it ends."""

from __future__ import annotations

import pytest
from spoken import one, parts, read, rows

from qicao.statements import Role
from qicao.statements.statement import Listing

LISTS: dict[str, dict[str, list[str]]] = {
    "全年支出900万元：基本支出600万元、项目支出300万元。": {"900万元：": ["600万元", "300万元"]},
    "全年支出900万元，其中：基本支出600万元，项目支出300万元。": {
        "900万元：": ["600万元", "300万元"]
    },
    "全年支出900万元，其中基本支出600万元、项目支出300万元。": {
        "900万元其中": ["600万元", "300万元"]
    },
    "全年支出900万元，包括基本支出600万元、项目支出300万元。": {
        "900万元其中": ["600万元", "300万元"]
    },
    "全年支出900万元（基本支出600万元、项目支出300万元）。": {
        "900万元（）": ["600万元", "300万元"]
    },
    "采购金额90万元，按类别分，货物60万元，服务30万元。": {"90万元按…分": ["60万元", "30万元"]},
    "采购金额90万元，由货物60万元、服务30万元组成。": {"90万元：": ["60万元", "30万元"]},
    # the whole of an inner list is a part of the outer one
    "支出900万元，其中：基本支出600万元（人员经费480万元、公用经费120万元），项目支出300万元。": {
        "900万元：": ["600万元", "300万元"],
        "600万元（）": ["480万元", "120万元"],
    },
    # a semicolon ends what 其中 began
    "基本支出600万元，其中人员经费480万元；项目支出300万元。": {"600万元其中": ["480万元"]},
    # a full stop ends every list
    "支出900万元：基本支出600万元。会议费4万元。": {"900万元：": ["600万元"]},
    # neighbours are no list
    "培训费9万元，会议费4万元，印刷费2万元。": {},
}


@pytest.mark.parametrize(("sentence", "expected"), LISTS.items())
def test_parts_stand_under_the_whole_that_opens_their_list(
    sentence: str, expected: dict[str, list[str]]
) -> None:
    assert parts(sentence) == expected


def test_several_names_before_分别_take_their_numbers_in_turn() -> None:
    assert rows("货物、工程、服务采购额分别为60万元、20.50万元和30万元。") == [
        "60万元 level 货物",
        "20.50万元 level 工程",
        "30万元 level 服务采购额",
    ]
    assert [s.place for s in read("节约率与完成率分别为34.95%、65.05%。")] == [1, 2]


def test_several_names_before_分别_may_be_measures_of_one_item() -> None:
    assert rows("培训费预算数、决算数分别为12.40万元、9.30万元。") == [
        "12.40万元 budget 培训费",
        "9.30万元 level 培训费",
    ]
    assert rows("差旅费节约率与预算完成率分别为5.00%、95.00%。") == [
        "5.00% saving- 差旅费",
        "95.00% completion 差旅费",
    ]


def test_a_bracket_names_the_base_of_what_stands_before_it() -> None:
    assert rows("办结率96.40%，高于目标（95%）。")[1] == "95% target 办结率"
    assert rows("低于上年（97.10%）0.70个百分点。") == [
        "97.10% prior",
        "0.70个百分点 difference/prior-",
    ]


def test_a_bracket_speaks_of_its_own_and_gives_the_item_back() -> None:
    assert rows("会议费（预算5万元）支出4.20万元，完成预算的84%。") == [
        "5万元 budget 会议费",
        "4.20万元 level 会议费支出",
        "84% completion/budget 会议费支出",
    ]


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("支出52,408.31万元，即5.24亿元。", "5.24亿元"),
        ("支出52,408.31万元（折合5.24亿元）。", "5.24亿元"),
        ("支出693,418.55元，合69.34万元。", "69.34万元"),
        ("支出52,408.31万元，约5.2亿元。", "约5.2亿元"),
    ],
)
def test_a_number_that_says_another_again_points_back_at_it(sentence: str, number: str) -> None:
    first, again = read(sentence)
    assert number.endswith(again.mention.text)
    assert (again.role, again.under, again.listing) == (Role.AGAIN, first.start, Listing.NONE)


@pytest.mark.parametrize(
    "sentence",
    [
        "全年完成采购12项，即90万元。",  # another dimension
        "支出524万元，即524万元。",  # the same words
        "支出52,408.31万元，比上年增加约0.52亿元。",  # other words between
        "支出52,408.31万元，全局上下厉行节约，即5.24亿元。",  # too far away
    ],
)
def test_a_number_beside_another_does_not_say_it_again_without_the_words(sentence: str) -> None:
    assert Role.AGAIN not in {s.role for s in read(sentence)}


def test_a_rest_and_a_total_are_marked() -> None:
    assert one("支出9万元，培训费5万元，其余4万元为会议费。", "4万元").rest
    assert one("培训费5万元，会议费4万元，合计9万元。", "9万元").total
    assert not one("培训费5万元，其余不变。", "5万元").rest


@pytest.mark.parametrize("hedge", ["约", "近", "超"])
def test_a_hedged_number_says_so(hedge: str) -> None:
    assert read(f"培训群众{hedge}1,200人次。")[0].hedged
    assert not read("培训群众1,200人次。")[0].hedged
