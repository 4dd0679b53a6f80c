"""Parts of a staff, of a count, of two counts at once, and parts that are more than their whole."""

from __future__ import annotations

import pytest
from shownclaims import held, told

STAFF = {
    "编制12名，在职11人，空缺1名。": "1名=difference(12名 11人)",
    "某某县水产站编制12名，在职11人，空缺1名。": "1名=difference(12名 11人)",
    "核定编制32名，在职人员27人，空编5名。": "32名=sum(27人 5名)",
    "核定编制32名。\n在职人员27人，空编5名。": "32名=sum(27人 5名)",
    "编制12名，在职8人，退休人员6人，空缺4名。": "12名=sum(8人 4名)",
    "核定编制32名，行政编制12名、事业编制10名、参公编制10名。": "32名=sum(12名 10名 10名)",
    "年末实有人数318人，在职人员241人，退休人员77人。": "318人=sum(241人 77人)",
}
STAFF_WRONG = {
    "编制12名，在职11人，空缺2名。": "error A54 12名 → 13名",
    "编制12名，在职11人，空缺3名。": "error A54 12名 → 14名",
    "编制12名，在职10人，空缺1名。": "error A54 12名 → 11名",  # some may be left out
    "核定编制32名，在职人员27人，空编6名。": "error A54 32名 → 33名",
    "核定编制32名，行政编制12名、事业编制10名、参公编制11名。": "error A54 32名 → 33名",
    "年末实有人数318人，在职人员241人，退休人员95人。": "error A54 318人 → 336人",
    "本年支出916.84万元，基本支出627.53万元，项目支出389.31万元。": (
        "error A01 916.84万元 → 1016.84万元"
    ),
}


@pytest.mark.parametrize(("text", "claim"), STAFF.items())
def test_a_staff_is_what_is_there_and_what_is_vacant(text: str, claim: str) -> None:
    assert claim in held(text)
    assert told(text) == ()


@pytest.mark.parametrize(("text", "expected"), STAFF_WRONG.items())
def test_parts_of_one_sentence_that_do_not_add_up_are_told(text: str, expected: str) -> None:
    assert told(text) == (expected,)


@pytest.mark.parametrize(
    "text",
    [
        "编制12名，在职15人。",
        "核定编制32名。\n在职人员27人，空编6名。",  # the whole may be of another day
        "编制12名，在职6人，另有在职聘用4人，空缺4名。",
    ],
)
def test_parts_that_may_be_of_something_else_are_let_be(text: str) -> None:
    assert told(text) == ()


EXPLAINED = "培训费31.27万元，较上年38.46万元减少7.19万元。\n"
AMONG = {
    "全年检查企业318家。企业中，化工206家、建材{}家。": ("112", "318家=sum(206家 112家)"),
    "年末共有学校12所。学校中，小学5所，中学4所，幼儿园{}所。": ("3", "12所=sum(5所 4所 3所)"),
    "设置绩效指标26项。指标中，产出14项，效益8项，满意度{}项。": ("4", "26项=sum(14项 8项 4项)"),
    "维修灌溉渠道42处，按类别计：干渠15处、支渠{}处。": ("27", "42处=sum(15处 27处)"),
    "新建项目26个，建成14个，未开工5个，余下{}个。": ("7", "26个=sum(14个 5个 7个)"),
    "设置绩效指标26项，满分指标20项，扣分指标{}项。": ("6", "26项=sum(20项 6项)"),
    "受理申请126件，按期办结114件，逾期办结{}件。": ("12", "126件=sum(114件 12件)"),
}


@pytest.mark.parametrize(("text", "last"), AMONG.items())
def test_parts_of_what_was_counted_are_held_against_it(text: str, last: tuple[str, str]) -> None:
    assert last[1] in held(text.format(last[0]))
    assert told(text.format(last[0])) == ()


@pytest.mark.parametrize(
    ("place", "last", "expected"),
    [
        (0, "121", "warning A54 121家 !"),
        (1, "6", "warning A54 12所 → 15所"),
        (2, "6", "error A54 26项 → 28项"),
        (3, "26", "error A54 42处 → 41处"),
        (4, "8", "error A54 26个 → 27个"),
        (5, "9", "error A54 26项 → 29项"),
        (6, "21", "error A54 21件 !"),
    ],
)
def test_a_part_that_does_not_add_up_is_told(place: int, last: str, expected: str) -> None:
    assert told(EXPLAINED + [*AMONG][place].format(last)) == (expected,)


@pytest.mark.parametrize(
    "text",
    [
        "年末学校12所。教师中，小学教师326人、中学教师312人。",
        "全年检查企业318家。检查中，发现隐患326处、整改312处。",
        "年末学校12所。学校中，寄宿制5所。",
        "年末学校12所。乡镇中，小学5所、中学8所。",
    ],
)
def test_what_is_no_part_of_what_was_counted_is_let_be(text: str) -> None:
    assert told(EXPLAINED + text) == ()


CANALS = "维修灌溉渠道42处、9318米，{}{}15处、3406米，{}{}处、{}米。"
DIVISIONS = [("按类别计：", "干渠", "支渠"), ("从分布看，", "城东", "城西"), ("其中：", "干", "支")]


@pytest.mark.parametrize(("lead", "first", "second"), DIVISIONS)
def test_a_list_of_two_dimensions_is_held_in_both(lead: str, first: str, second: str) -> None:
    text = CANALS.format(lead, first, second, 27, 5912)
    assert {"42处=sum(15处 27处)", "9318米=sum(3406米 5912米)"} <= held(text)
    assert told(text) == ()


@pytest.mark.parametrize(("lead", "first", "second"), DIVISIONS[:2])
def test_each_dimension_of_a_list_is_told_by_itself(lead: str, first: str, second: str) -> None:
    count = CANALS.format(lead, first, second, 26, 5912)
    assert told(count) == ("warning A54 42处 → 41处",)
    length = CANALS.format(lead, first, second, 27, 5921)
    assert told(length) == ("error A54 9318米 → 9327米",)


def test_what_the_sentence_counts_twice_is_held_twice() -> None:
    text = "全年改造老旧小区42个、惠及9318户，其中：城东15个、3406户，城西{}个、5912户。"
    right = text.format(27)
    assert {"42个=sum(15个 27个)", "9318户=sum(3406户 5912户)"} <= held(right)
    assert told(right) == ()
    assert told(text.format(28)) == ("warning A54 42个 → 43个",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("检查企业318家，其中化工企业326家、建材企业112家。", "error A54 318家 → 438家"),
        (
            "采购金额94.67万元，其中货物165.12万元、服务33.15万元。",
            "error A01 94.67万元 → 198.27万元",
        ),
    ],
)
def test_a_part_that_is_more_than_its_whole_is_an_error(text: str, expected: str) -> None:
    assert told(text) == (expected,)


def test_a_part_in_another_unit_is_the_culprit() -> None:
    text = "采购94.67万元：货物61.52万元、服务331,500{}。"
    assert told(text.format("元")) == ()
    assert told(text.format("万元")) == ("error A01 331,500万元 !",)


def test_parts_that_are_less_than_their_whole_are_only_some() -> None:
    assert told("检查企业318家，其中化工企业26家、建材企业12家。") == ()
    assert told("培训支出94.67万元，其中场租16.12万元、讲课费33.15万元。") == ()


def test_what_was_bought_is_of_three_kinds() -> None:
    bought = "采购金额94.67万元，其中货物16.52万元、{}服务33.15万元。"
    assert told(bought.format("工程45.00万元、")) == ()
    assert told(bought.format("")) == ("warning A01 94.67万元 → 49.67万元",)
