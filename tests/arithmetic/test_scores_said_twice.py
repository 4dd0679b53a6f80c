"""Scores that prose and a table both give, and what rows lost: true texts and faulty ones."""

from __future__ import annotations

import pytest
from pickedtexts import serious

TABLE = """
| 指标 | 权重 | 目标值 | 完成值 | 得分 |
|---|---:|---:|---:|---:|
| 预算执行率 | 10 | 100% | 97.40% | 9.74 |
| 采购执行率 | 10 | 100% | 93.20% | 9.32 |
| 苗圃整修 | 40 | 80处 | 40处 | {half} |
| 管护小计 | 60 | | | 39.06 |
| 林农满意度 | 20 | ≥90% | 96.10% | 20.00 |
| 带动就业 | 20 | ≥50人 | 56人 | 20.00 |
| 服务小计 | 40 | | | 40.00 |
| 合计 | 100 | | | {whole} |

苗圃整修只完成一半。管护、服务分别得{care}分和40.00分。总分79.06分。
共扣20.94分：预算执行率{first}分、采购执行率{second}分、苗圃整修20.00分。
"""
TRUE = {"half": "20.00", "whole": "79.06", "care": "39.06", "first": "0.26", "second": "0.68"}
FAULTS = [
    {"half": "20.03"},
    {"whole": "79.08"},
    {"care": "3.06"},
    {"care": "39.60"},
    {"first": "0.68", "second": "0.26"},
]


def test_scores_that_agree_are_let_be() -> None:
    assert serious(TABLE.format(**TRUE)) == []


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_scores_that_do_not_agree_are_told(fault: dict[str, str]) -> None:
    assert serious(TABLE.format(**TRUE | fault))
