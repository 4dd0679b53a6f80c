"""Groups whose indicators stand several to a line, and what is added to them: true and faulty."""

from __future__ import annotations

import pytest
from pickedtexts import right, serious, wrong

WHOLE = """1.产出指标（50分，得{out}分）
①数量指标。苗圃整修数，目标值≥40个，完成值44个，分值{first}分，得分14分；滴灌覆盖率，目标值100%，完成值{rate}%，分值{weight}分，按比例得{due}分。
②成本指标。亩均造价，目标值900元，完成值900元，分值24分，得分24分。
2.效益指标（30分，得{gain}分）
林农负担减轻，分值和得分均为16分。苗木成活率，目标值≥85%，完成值88.2%，得满分9分。养护月数，目标值≥8个月，完成值19个月，分值5分，因目标偏低自扣0.5分，得分{months}分。
3.满意度指标（10分，得{liked}分）
回访林农240人，满意度92.5%，达到≥90%的目标。
加上预算执行率10分得{spent}分，自评总分{all}分，等级为优。"""
TRUE = {
    "out": "48.97",
    "first": "14",
    "rate": "91.43",
    "weight": "12",
    "due": "10.97",
    "gain": "29.5",
    "months": "4.5",
    "liked": "10",
    "spent": "9.86",
    "all": "98.33",
}
FAULTS = [
    {"out": "49.87"},
    {"first": "41"},
    {"rate": "94.43"},
    {"weight": "13"},
    {"due": "10.79"},
    {"gain": "29.9"},
    {"months": "3.5"},
    {"liked": "9.7"},
    {"spent": "9.68"},
    {"all": "98.03"},
]
BY_RATE = [
    "滴灌覆盖率达97.91%。\n农田滴灌覆盖率，目标值≥95%，完成值{97.91|59.43}%，分值10分，得分10分。",
    "滴灌覆盖率，目标值100%，完成值91.43%，分值{12|15}分，按完成比例得10.97分。",
    "滴灌覆盖率，目标值100%，完成值{91.43|96.43}%，分值12分，按比例计10.97分。",
]
RIGHT = ["滴灌覆盖率，目标值100%，完成值91.43%，分值12分，按评分标准得8分。"]


def test_a_true_scoring_is_let_be() -> None:
    assert serious(WHOLE.format(**TRUE)) == []


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_each_number_of_a_scoring_is_told(fault: dict[str, str]) -> None:
    assert serious(WHOLE.format(**TRUE | fault))


@pytest.mark.parametrize("case", BY_RATE)
def test_a_score_by_rate_is_held_against_its_weight_and_rate(case: str) -> None:
    assert serious(right(case)) == []
    assert serious(wrong(case))


@pytest.mark.parametrize("text", RIGHT)
def test_a_score_by_another_rule_is_let_be(text: str) -> None:
    assert serious(text) == []
