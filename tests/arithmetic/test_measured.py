"""Rates whose base their words name, or a row of a table has: the true ones, and wrong ones."""

from __future__ import annotations

import pytest
from pickedtexts import right, serious, wrong

BUDGET = "年初预算2,450.00万元，年中追加318.50万元，全年预算2,768.50万元。\n\n"
TASKS = """| 指标 | 目标值 | 实际值 |
|---|---:|---:|
| 新装水表 | 5,200块 | 4,940块 |
| 渠道衬砌 | 86公里 | 91.20公里 |
| 农技培训 | 1,500人次 | 1,420人次 |

"""
FUNDS = """单位：万元

| 来源 | 计划 | 到位 | 支出 |
|---|---:|---:|---:|
| 省级 | 1,860.00 | 1,860.00 | 1,742.60 |
| 县级 | 940.00 | 812.50 | 790.35 |
| 合计 | 2,800.00 | 2,672.50 | 2,532.95 |

"""
RIGHT_AND_WRONG = [
    BUDGET + "全年支出2,612.75万元，执行率94.37%；若以年初预算为基数，则为{106.64%|116.46%}。",
    BUDGET + "一是预算编得不准。年中追加占全年预算数的{11.50%|13.00%}。",
    BUDGET + "结转155.75万元，相当于年初预算的{6.36%|5.63%}。",
    BUDGET
    + "全年支出2,612.75万元，按全年预算计算的执行率为94.37%，按年初预算计算为{106.64%|94.37%}。",
    "发出问卷640份，收回612份，有效598份，有效率（与发出数之比）{93.44%|97.71%}。",
    "常住人口218,400人。\n\n签约96,500人，签约率（占常住人口）{44.18%|48.14%}。",
    TASKS + "水表少装260块，完成率{95.00%|93.00%}。",
    TASKS + "衬砌渠道91.20公里，其中干渠31.20公里、支渠60.00公里，完成目标的{106.05%|106.50%}。",
    TASKS + "三是农技培训不足，完成率{94.67%|94.76%}。",
    FUNDS + "截至年底到位2,672.50万元，到位率{95.45%|94.78%}。",
    FUNDS + "全年支出2,532.95万元，占计划投入的{90.46%|94.78%}。",
]
RIGHT = [
    BUDGET + "“三公”经费预算24.40万元，决算18.60万元，为预算的76.23%。",
    BUDGET + "支出2,612.75万元。购车支出21.40万元，按年初预算计算执行率为97.27%。",
    TASKS + "农技培训一项拖后，该项目执行率91.36%。",
    TASKS + "新装水表4,940块，入户率91.20%。水表和渠道完成率分别为95.00%和106.05%。",
    FUNDS + "县级欠拨127.50万元，占计划的13.56%。其他单位到位率83.21%。",
]


@pytest.mark.parametrize("case", RIGHT_AND_WRONG)
def test_a_rate_is_of_the_base_that_is_meant(case: str) -> None:
    assert serious(right(case)) == []
    assert serious(wrong(case))


@pytest.mark.parametrize("text", RIGHT)
def test_a_true_text_is_let_be(text: str) -> None:
    assert serious(text) == []
