"""What indicators reached, said in prose and where they are scored: true texts and faulty ones."""

from __future__ import annotations

import pytest
from pickedtexts import serious

PROSE = (
    "沼气入户率仍达94.63%，高于92%的目标2.63个百分点。旧井封填比例由61.48%提高到68.27%，提高6.79个百分点。\n"
    "①数量指标。农户沼气入户率，目标值≥{aim}%，完成值{rate}%，分值10分，得分10分；"
    "旧井封填比例，目标值≥65%，完成值{wells}%，分值8分，得分8分。"
)
TABLE = """全年整修机耕道146.8公里。“两费”预算24.60万元，支出19.34万元，完成78.62%。

| 指标 | 分值 | 目标值 | 完成值 | 得分 |
|---|---:|---:|---:|---:|
| “两费”控制率 | 40 | ≤100% | {rate}% | 40.00 |
| 机耕道整修长度 | 60 | ≥140公里 | {length}公里 | 60.00 |
"""
EACH = (
    "护林员管护补助标准为每人每年860元。\n"
    "①成本指标。人均管护补助标准，目标值860元，完成值{}元，分值7分，得分7分。"
)
BUILT = """
| 指标 | 分值 | 目标值 | 完成值 | 得分 |
|---|---:|---:|---:|---:|
| 新建瞭望塔 | 60 | 80处 | 32处 | 24.00 |
| 巡护培训 | 40 | ≥90人 | 96人 | 40.00 |

偏离原因：瞭望塔完成{}%，其余因占地手续未办结推迟；巡护培训完成情况较好。
"""
SPENT = """年初预算250.00万元，全年预算300.00万元。\
全年支出276.42万元，执行率92.14%，相当于年初预算的{}%。

| 指标 | 分值 | 目标值 | 完成值 | 得分 |
|---|---:|---:|---:|---:|
| 预算执行率 | 10 | 100% | 92.14% | 9.21 |
"""
GROUPS = """抽取学员600人问卷调查，收回580份，满意546份，满意度94.1%；\
走访用工企业46家，满意的41家，满意度89.1%，低于90%的目标。

| 指标 | 分值 | 目标值 | 完成值 | 得分 |
|---|---:|---:|---:|---:|
| 学员满意度 | 50 | ≥92% | 94.1% | 50 |
| 用工企业满意度 | 50 | ≥90% | 89.1% | 49.5 |
"""
"""A name that both rows end with: the aim is of one of them, and the words do not say of which."""
RIGHT = [
    GROUPS,
    SPENT.format("110.57"),
    BUILT.format("40"),
    EACH.format("860"),
    PROSE.format(aim="92", rate="94.63", wells="68.27"),
    TABLE.format(rate="78.62", length="146.8"),
    "当年主要任务：机耕道整修长度132公里。\n" + TABLE.format(rate="78.62", length="146.8"),
    "旧井封填比例高于全县平均的65.5%。\n" + PROSE.format(aim="92", rate="94.63", wells="68.27"),
]
WRONG = [
    SPENT.format("92.14"),
    BUILT.format("90"),
    EACH.format("8660"),
    PROSE.format(aim="92", rate="94.36", wells="68.27"),
    PROSE.format(aim="92", rate="94.13", wells="68.27"),
    PROSE.format(aim="9", rate="94.63", wells="68.27"),
    PROSE.format(aim="92", rate="94.63", wells="68.72"),
    PROSE.format(aim="92", rate="94.63", wells="66.02"),
    TABLE.format(rate="58.62", length="146.8"),
    TABLE.format(rate="78.62", length="145.8"),
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_said_alike_or_of_something_else_is_let_be(text: str) -> None:
    assert serious(text) == []


@pytest.mark.parametrize("text", WRONG)
def test_what_is_said_otherwise_is_told(text: str) -> None:
    assert serious(text)
