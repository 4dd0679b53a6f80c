"""Changes of parts that are listed with their numbers: true texts, and wrong ones."""

from __future__ import annotations

import pytest
from pickedtexts import right, serious, wrong

RIGHT_AND_WRONG = [
    "三项经费支出82.46万元，比上年85.12万元下降3.13%。其中出访12.35万元，增加{4.28|4.82}万元；"
    "用车51.60万元，减少{3.17|3.71}万元；接待18.51万元，减少{3.77|3.97}万元。",
    "支出4126.85万元，比上年增加187.32万元，增长4.75%。其中基本支出2348.16万元，占56.90%，"
    "同比增加{63.94|69.34}万元；项目支出1778.69万元，同比增加123.38万元。",
    "规模较上年9127.48万元多412.56万元，上升4.52%，其中日常支出多{88.71|87.81}万元、上升1.84%，"
    "专项支出多323.85万元、上升7.53%。",
    "检测样品84,316份，比上年78,905份增长6.86%：水样46,281份，增长{9.45%|9.54%}；"
    "土样21,067份，增长{5.12%|6.12%}；气样16,968份，增长2.35%。",
    "三馆接待186.42万人次，增长{6.23%|2.63%}：东馆72.36万人次，增长9.18%；南馆81.25万人次，增长7.46%；"
    "北馆32.81万人次，下降2.37%。",
]
RIGHT = [
    "支出412.65万元，比上年398.20万元增长3.63%。其中差旅费58.36万元，增长9.27%；培训费44.18万元，下降2.06%。",
    "三项经费82.46万元，比预算少支6.54万元。其中出访12.35万元，比上年增加4.28万元；用车51.60万元，"
    "比上年减少3.17万元；接待18.51万元，比上年减少3.77万元。",
    "新增学位860个，其中小学540个，比计划多40个；初中320个，比计划少30个。",
]


@pytest.mark.parametrize("case", RIGHT_AND_WRONG)
def test_parts_that_leave_nothing_out_change_as_all_does(case: str) -> None:
    assert serious(right(case)) == []
    assert serious(wrong(case))


@pytest.mark.parametrize("text", RIGHT)
def test_parts_that_leave_something_out_are_let_be(text: str) -> None:
    assert serious(text) == []
