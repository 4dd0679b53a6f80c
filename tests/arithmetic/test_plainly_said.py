"""What one sentence says of one thing after the other, and words that say what a rate is of."""

from __future__ import annotations

import re

import pytest
from shownclaims import told

from qicao.checking import check_text
from qicao.checking.text import text_of

PICK = re.compile(r"\{([^|{}]*)\|([^{}]*)\}")
LOST_DIGITS = """
改厕项目。预算260万元，执行{213.20|23.20}万元，执行率82%。
整治沟渠{386.4|38.64}公里，为目标400公里的96.60%，该指标10分计9.66分。
公务用车保养预算520.24万元，决算497.60万元，完成{95.65|25.65}%；差旅费预算357.00万元，决算158.40万元。
办公设备采购预算1125.00万元，实际采购{1068.75|195.60}万元，为预算的95.00%。
公益性岗位{1,140|114}个，每岗全年补助6,000元，计684.00万元。
县级资金安排3.86亿元，实际到位{3.72亿元|3.72万元}，到位率96.38%。
"""
NAMED = """
核定编制468名，在职451人，专任教师433人；在职人员中专任教师占{96.01|69.01}%。
专任教师268人，其中女教师200人。专任教师里有高级职称的92人，占{34.33|43.33}%。
社区现有路灯126盏、监控18个；两年来更换58盏，占路灯总数的{46.03|43.06}%。
设备总值5864.37万元，比年初增加650.45万元，增长12.48%；生均设备值9332.22元，比上年8737.93元提高{6.80|8.60}%。
近三年满意度分别为85.10%、87.20%、88.36%，比上年提高{1.16|1.06}个百分点。
2022—2024年绿化工人依次为4226人、4288人、4333人，比上年增长{1.05|2.53}%。
2024年净增{145|154}人：招聘268人，退休97人、调出26人。
全年预算比年初预算29864.50万元多2099.22万元，为31963.72万元，高{7.03|6.57}%。
"""

TURNED = """
农户收入15,862元，增长10.78%，比全县农村居民7.60%的增速{高|低}3.18个百分点。
通过率91.24%，上年925人参加、850人通过，通过率91.89%，{下降|提高}0.65个百分点。
"""


@pytest.mark.parametrize("case", TURNED.split())
def test_a_word_that_says_the_other_way_is_told(case: str) -> None:
    right = PICK.sub(r"\1", case)
    report = check_text(text_of("例.txt", f"某局2024年度报告\n{right}"))
    assert [f.message for f in report.findings if f.code == "A31"] == []
    wrong = PICK.sub(r"\2", case)
    report = check_text(text_of("例.txt", f"某局2024年度报告\n{wrong}"))
    assert len([f for f in report.findings if f.code == "A31"]) == 1


@pytest.mark.parametrize("case", [*LOST_DIGITS.split(), *NAMED.split()])
def test_what_the_words_leave_no_doubt_of_is_told(case: str) -> None:
    assert told(PICK.sub(r"\1", case)) == ()
    assert len(told(PICK.sub(r"\2", case))) >= 1


@pytest.mark.parametrize(
    "text",
    [
        "产出指标扣0.05分，得9.95分；合计扣分10.00分。",
        "本年完成95%，未完成的2处因征地推迟；计划40处。",
        "预算执行率97.42%，比上年的96.71%高0.71个百分点；若以到位资金为基数，则为97.83%。",
        "0～6岁儿童健康管理率达到90%以上，65岁及以上老年人管理率不低于64%。",
        "搬迁38户146人，每户补助4万元，计152.00万元。",
        "改造完成836户，完成率98.35%，比任务少14户。与2023年的921户相比少85户，下降9.23%。",
        "中央、省、市县之比约为67.24∶19.02∶13.74。",
        "修路占38.1%，其他依次是17.2%、14.6%、13.6%、8.9%、5.4%、2.1%（七项相加为99.9%）。",
        "产出十项50分，得49.67分；效益四项30分，得29.95分；满意度满分；加执行率9.53分，总分99.15分。",
    ],
)
def test_what_only_looks_wrong_is_let_be(text: str) -> None:
    assert [row for row in told(text) if not row.startswith("hint")] == []
