"""Shares that rounding keeps from a hundred, and what several years are together."""

from __future__ import annotations

import pytest
from pickedtexts import right, serious, wrong

SHARES = """
| 渠道 | 金额（万元） | 占比 |
|---|---:|---:|
| 窗口 | 412.30 | 33.33% |
| 网上 | 412.30 | 33.33% |
| 热线 | 412.30 | 33.33% |
| 合计 | 1236.90 | 100.00% |

注：各项占比四舍五入，相加为{99.99%|100.01%}。
"""
YEARS = """
| 指标 | 2022年 | 2023年 | 2024年 |
|---|---:|---:|---:|
| 整修渠道（公里） | 46.8 | 51.3 | 57.9 |
| 支出（万元） | 212.40 | 231.65 | 243.18 |

"""
RIGHT_AND_WRONG = [
    "四个来源依次占41.17%、27.35%、18.63%和12.84%（因四舍五入，合计为{99.99%|100.01%}）。",
    SHARES,
    "河道占38.2%，沟渠占33.6%，泵站占28.1%，各项占比之和为{99.9%|100.1%}。",
    "2021年支出842.50万元，2022年916.38万元，2023年968.20万元；2024年支出1041.36万元，"
    "四年累计{3768.44万元|3786.44万元}。",
    "2020年至2024年接待量依次为41280人次、38650人次、44120人次、51730人次和58460人次，"
    "五年累计{234240人次|243240人次}。",
    YEARS + "2024年度整修进度加快，三年累计整修渠道{156.0公里|165.0公里}。",
]
RIGHT = [
    "2022年立项12个、2023年15个，三年累计安排资金2460.00万元。",
    "2022年以来三年累计培训3680人次，2024年培训1290人次。",
    "满意度99.6%，比上年98.9%提高0.7个百分点。",
]


@pytest.mark.parametrize("case", RIGHT_AND_WRONG)
def test_sums_of_rounded_shares_and_of_years_are_held_against_their_parts(case: str) -> None:
    assert serious(right(case)) == []
    assert serious(wrong(case))


@pytest.mark.parametrize("text", RIGHT)
def test_other_totals_are_let_be(text: str) -> None:
    assert serious(text) == []
