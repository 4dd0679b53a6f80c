"""Rates of the scores of groups told by turns, over what the rows of each group weigh."""

from __future__ import annotations

from shownclaims import told

TEXT = (
    "投入、产出、效益三个维度分别得18.60分、46.25分和29.10分，得分率依次为93.0%、{}%、97.0%。\n"
    "一级指标\t三级指标\t权重\t得分\n"
    "投入（20分）\t预算执行率\t12\t11.10\n"
    "\t制度健全性\t8\t7.50\n"
    "产出（50分）\t管护里程\t26\t24.25\n"
    "\t巡查次数\t24\t22.00\n"
    "效益（30分）\t受益户数\t18\t17.60\n"
    "\t群众满意率\t12\t11.50\n"
    "合计\t\t100\t93.95"
)


def test_a_rate_of_a_group_with_its_points_in_brackets_is_held_against_its_rows() -> None:
    assert told(TEXT.format("92.5")) == ()
    assert [row.split()[2] for row in told(TEXT.format("95.2"))] == ["95.2%"]
