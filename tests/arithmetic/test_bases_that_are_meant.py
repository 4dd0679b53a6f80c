"""Rates and differences whose words say what they are of: another number does not excuse them."""

from __future__ import annotations

import pytest
from againstfigures import told
from pickedtexts import right, serious, wrong

CASES = [
    "年初批复预算4826.35万元，执行中累计追加2173.48万元，全年预算达到6999.83万元，"
    "较年初增长{45.03%|31.05%}。",
    "收入年初预算53600.00万元，决算55312.00万元，超收1712.00万元；"
    "上年决算数为51968.40万元，同比增加{3343.60万元|1712.00万元}。",
    "核定编制168名，实有159人，较上年末的163人减少4人，空编9名，编制使用率为{94.64%|97.55%}。",
    "核定编制62名，其中本部28名、水库34名。年末实有在职人员57人，三家依次为26人、17人和14人，"
    "空编5名，编制使用率为{91.94%|96.61%}。",
    "公务接待费2.21万元，比预算3.50万元少支1.29万元，共接待26批次184人次，"
    "平均每批850元、每人次{120.11元|210.11元}。",
]

SWAPPED = [
    "访谈32人，其中县直部门{9人、乡镇12人|12人、乡镇9人}、村干部11人。",
    "两剂疫苗应种{3724剂次，实种3698剂次|3698剂次，实种3724剂次}，接种率99.30%。",
]
FIGURES = """
访谈县直部门人数 决算 9人
访谈乡镇人数 决算 12人
疫苗应种 决算 3724剂次
疫苗实种 决算 3698剂次
"""


@pytest.mark.parametrize("case", CASES)
def test_another_base_is_told(case: str) -> None:
    assert serious(right(case)) == []
    assert serious(wrong(case))


@pytest.mark.parametrize("case", SWAPPED)
def test_numbers_that_have_each_others_value_are_both_told(case: str) -> None:
    assert told(right(case), FIGURES) == []
    assert len([row for row in told(wrong(case), FIGURES) if row.startswith("A48")]) == len("两个")
