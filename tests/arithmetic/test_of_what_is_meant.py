"""Numbers that are compared or divided: of what the words mean, and not of what stands nearest."""

from __future__ import annotations

import pytest
from shownclaims import held, told

from qicao.arithmetic.known import known
from qicao.mentions import find_mentions

PUBLIC = "三公经费支出11.94万元，其中车辆运行维护费9.80万元、公务接待费2.14万元，"
DEALT = (
    "项目支出1045.66万元，按用途分为四类：水渠建设386.00万元（占36.91%），机井维护297.54万元"
    "（占28.45%），苗圃管护154.00万元（占14.73%），农技推广208.12万元（占19.90%）。"
)
SOLVED = (
    "调解纠纷{all}件，调解成功{done}件，成功率97.13%，"
    "其中邻里216件、物业143件、劳资79件、其他49件。"
)
CARVED = "全年完成手术8640台次，其中三级手术3715台次、四级手术1262台次，三四级手术占比{}%。"
RIGHT = [
    f"{PUBLIC}比预算16.20万元节约4.26万元。",
    f"{PUBLIC}比预算3.00万元节约0.86万元。",
    f"{PUBLIC}较上年12.50万元下降4.48%。",
    f"{DEALT}水渠建设和机井维护两类占项目支出的六成以上。",
    f"{DEALT}水渠建设和机井维护两类占项目支出的65.37%。",
    f"{DEALT}水渠建设和机井维护两类占项目支出的65.36%。",
    f"{DEALT}水渠建设、农技推广两类合计占56.81%。",
    SOLVED.format(all=487, done=473),
    CARVED.format("57.6"),
]
WRONG = {
    f"{PUBLIC}比预算16.20万元节约1.51万元。": ("error A08 1.51万元 → 4.26万元",),
    f"{PUBLIC}比预算3.00万元节约0.68万元。": ("error A08 0.68万元 → 0.86万元 !",),
    f"{DEALT}水渠建设和机井维护两类占项目支出的75.4%。": ("warning A30 75.4% → 65.4% !",),
    SOLVED.format(all=487, done=437): ("error A13 437件 !",),
    CARVED.format("59.6"): ("warning A30 59.6% → 57.6% !",),
}


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_of_the_number_that_is_meant_is_let_be(text: str) -> None:
    assert told(text) == ()


@pytest.mark.parametrize(("text", "expected"), WRONG.items())
def test_what_is_due_follows_from_the_number_that_is_meant(
    text: str, expected: tuple[str, ...]
) -> None:
    assert told(text) == expected


def test_nearly_ten_times_is_no_per_cent_of_a_table() -> None:
    (mention,) = find_mentions("近10倍")
    allowed = known(mention)
    assert allowed is not None
    assert (allowed.lo, allowed.hi) == (800, 1000)


ROW = """
| 指标 | 分值 | 目标值 | 完成值 | 得分 |
|---|---:|---:|---:|---:|
| 在职人员控制率 | 8 | ≤100% | 95.35% | 8 |
| 惠及户数 | 10 | ≥3200户 | {}户 | 10 |

全年惠及户数3468户。
"""


def test_full_marks_are_not_explained_by_a_rate_that_only_rounds_to_them() -> None:
    assert "8=score(95.35% 8)" not in held(ROW.format(3468))


def test_more_than_full_marks_want_does_not_bear_a_number_out() -> None:
    assert all("!" not in row for row in told(ROW.format(3648)) if "3468户" in row)


def test_a_rate_that_is_wrong_is_not_called_cut_off_as_well() -> None:
    text = "科技特派员计划130名，实际126名，完成率95.4%，缺口6名。"
    assert [row for row in told(text) if "A10" in row] == []
