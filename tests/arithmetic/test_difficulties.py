"""Legitimate texts, invented, that look like faults: nothing may be told of them."""

from __future__ import annotations

import pytest
from shownclaims import told

TRUE = {
    "two bases in one paragraph": (
        "三公经费支出52.31万元，较年初预算60.00万元节约7.69万元，完成年初预算的87.18%；"
        "较上年50.02万元增加2.29万元，增长4.58%。"
    ),
    "a completion rate of each of two budgets": (
        "年初预算850.00万元，调增50.12万元，全年预算900.12万元，全年支出885.40万元，"
        "完成年初预算的104.16%，完成全年预算的98.36%。"
    ),
    "two scopes": (
        "“三公”经费支出52.31万元（含分局），其中市本级支出41.15万元。\n"
        "市本级“三公”经费支出41.15万元。"
    ),
    "an open list": "项目支出287.50万元，主要包括办案专项120.30万元、信息化60.20万元等。",
    "some of the parts": "全年项目支出287.50万元，其中办案专项120.30万元。",
    "a cumulative value": "截至6月底累计支出412.35万元，截至12月底累计支出900.12万元。",
    "quarters and half years": (
        "第一季度支出201.15万元，第二季度支出210.07万元，上半年执行率45.10%。"
    ),
    "hedges": "培训群众约1,200人次，其中妇女近五百人次。培训群众1,183人次。",
    "restated rounded": "全年支出52,408.31万元，即5.24亿元，约5.2亿元。",
    "restated rounded in another place": (
        "全年支出52,408.31万元。\n全年支出5.24亿元，比上年增长。"
    ),
    "grown from nought": "上年无此项支出，本年由0增加至0.30万元。",
    "doubled": "会议费上年2.10万元，本年4.20万元，增长100%。",
    "a completion is no change": "会议费完成预算80%，占公用经费的20%。",
    "a share is no completion": "公务接待费完成预算的80.00%，公车运行费占三公经费的66.31%。",
    "the difference of one, the rate of another": (
        "公务接待费3.21万元，较上年下降15.08%，主要因公车运行费减少12.44万元。"
    ),
    "shares of two wholes": (
        "人员经费480.21万元，占基本支出的78.40%，占全年支出的53.35%。基本支出612.52万元，"
        "全年支出900.12万元。"
    ),
    "shares that make a hundred by force": "三类项目占比分别为33.33%、33.33%、33.34%。",
    "points above a target": "满意度96.10%，高于目标值（90%）6.10个百分点。",
    "counts of several kinds": "内设机构5个，下设单位3个，共8个。",
    "a count after an open list": "共设办公室、财务科、法规科等23个科室。",
    "the score of another year": "自评得分92.50分，比上年提高1.30分，等级为优。",
    "three years": "2024年支出900.12万元，2023年支出812.44万元，2022年支出790.06万元。",
    "saved by buying": ("采购预算120.55万元，采购金额118.02万元，节约资金2.53万元，节约率2.10%。"),
    "rates of a whole and of its parts": (
        "预算执行率98.26%，其中基本支出执行率99.01%，项目支出执行率96.70%。"
    ),
    "a list that does not part the whole": (
        "全年处理案件1,204件，其中刑事案件312件、治安案件892件。\n全年处理案件中，热线转办208件。"
    ),
    "above a hundred": "公用经费132.31万元，比预算130.00万元超支2.31万元，控制率101.78%。",
    "a rate beside a limit": "三公经费控制率小于100%，公用经费控制率不高于105%。",
    "what happened to some": "单位共有车辆12辆，其中执法车8辆、应急车4辆；年内报废2辆。",
    "sums of rounded parts": ("全年支出100.00万元：甲类33.33万元、乙类33.33万元、丙类33.33万元。"),
    "a rate of rounded numbers": "公务接待费支出3.20万元，较上年3.80万元下降15.97%。",
    "a table of its own with rows under 其中": (
        "单位：万元\n"
        "支出项目\t决算数\n"
        "基本支出\t612.52\n"
        "其中：人员经费\t480.21\n"
        "公用经费\t132.31\n"
        "项目支出\t287.53\n"
        "合计\t900.05"
    ),
    "a table that sums up nothing": (
        "单位：万元\n项目\t决算数\n会议费\t74.20\n印刷费\t86.35\n差旅费\t198.86"
    ),
    "serial numbers beside amounts": (
        "单位：万元\n序号\t项目\t决算数\n1\t会议费\t74.20\n2\t印刷费\t86.35\n3\t差旅费\t198.86"
    ),
}


@pytest.mark.parametrize("text", TRUE.values(), ids=TRUE)
def test_what_only_looks_like_a_fault_is_not_told(text: str) -> None:
    assert told(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("上年会议费0万元，本年4.20万元，增长100%。", "error A27 100%"),
        ("会议费上年0.00万元，本年4.20万元，增幅420.00%。", "error A27 420.00%"),
        ("设备购置费年初预算0万元，实际支出4.20万元，完成年初预算的105%。", "error A28 105%"),
    ],
)
def test_a_rate_over_nought_is_an_error(text: str, expected: str) -> None:
    assert told(text) == (expected,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "公用经费预算263.40万元，决算数251.78万元，完成预算的95.5%。",
            "warning A10 95.5% → 95.6% !",
        ),
        (
            "公用经费预算263.40万元，决算数251.68万元，完成预算的95.5%。",  # 95.5468 to 95.5543
            None,
        ),
        (
            "维修费全年预算1,520.00万元，实际支出1,463.25万元，执行率96%。",
            None,
        ),
        (
            "维修费全年预算1,520.00万元，实际支出1,478.25万元，执行率97%。",
            None,
        ),
        (
            "维修费全年预算1,520.00万元，实际支出1,468.25万元，执行率96%。",
            "warning A13 96% → 97% !",
        ),
    ],
)
def test_a_rate_that_was_cut_off_is_a_warning_of_its_own(text: str, expected: str | None) -> None:
    assert told(text) == ((expected,) if expected else ())
