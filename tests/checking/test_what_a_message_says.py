"""What a message blames: the right number, once, and no more than the text proves."""

from __future__ import annotations

import pytest

from qicao.checking import check_text
from qicao.checking.text import text_of
from qicao.values import Finding, Severity

WEIGHTS = (
    "预算执行情况20分，得19.34分；年度绩效目标1权重30分，得29.33分；"
    "年度绩效目标2权重25分，得25分；年度绩效目标3权重{}分，得24.70分。"
)
WEIGHED = (20, 12, 10, 8, 10, 10, 5, 10, 8, 7)
"""Weights that make a hundred."""
INCOME = (
    "全年收入43010.00万元，其中事业收入38642.53万元，占89.85%；财政拨款收入4367.47万元，占10.15%。\n\n"
    "事业收入中，门诊收入14297.74万元、住院收入{}万元。"
)
CASES = (
    "受理案件9800件，办结9486件，办结率96.8%。其中刑事312件、民事{}件、行政86件、执行3214件。\n\n"
    "| 指标 | 目标值 | 完成值 |\n|---|---:|---:|\n| 办结案件 | 9000件 | 9486件 |\n"
)
LISTS = (
    "项目支出按用途分为{}：社区建设386.00万元，环境整治297.54万元，"
    "平安建设154.00万元，民生208.12万元。"
)


def _told(text: str) -> list[Finding]:
    report = check_text(text_of("例.md", f"某县水产站2024年度报告\n\n{text}"))
    return [one for one in report.findings if one.severity is not Severity.HINT]


def _messages(text: str) -> list[str]:
    return [one.message for one in _told(text)]


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        (
            "灾害损失由上年的1860万元降至1240万元，减少三分之一。",
            "灾害损失由上年的1860万元降至1240万元，减少四分之一。",
            "“四分之一”与（1860万元－1240万元）÷1860万元×100%＝33.33%不符，按此应为约三分之一",
        ),
        (
            "平均住院日7.4天，比上年缩短0.3天（上年7.7天）。",
            "平均住院日7.9天，比上年缩短0.3天（上年7.7天）。",
            "“缩短0.3天”与前后的数对不上：7.9天与7.7天相比是增加0.2天",
        ),
        (
            "平均审理周期由上年的61天降到52天，缩短9天。",
            "平均审理周期由上年的61天降到52天，延长9天。",
            "“延长9天”的方向不对：52天与61天相比是减少",
        ),
        (
            "产出指标得48.95分（满分50分）。",
            "产出指标得48.95分（满分40分）。",
            "得分48.95分超过分值40分",
        ),
        (
            "全年总收入4.20亿元，总支出40043.90万元，收支相抵，本年盈余1966.10万元。",
            "全年总收入4.20亿元，总支出40043.90万元，收支相抵，本年盈余1696.10万元。",
            "“1696.10万元”与4.20亿元－40043.90万元＝1956.10万元不符，按此应为约1956.10万元",
        ),
        (
            "企业总数由356家增加到418家，净增62家，距420家的目标差2家。",
            "企业总数由356家增加到418家，净增62家，距430家的目标差2家。",
            "“430家”与“目标差2家”对不上：430家－418家＝12家，要相符应为420家",
        ),
        (
            INCOME.format("24344.79"),
            INCOME.format("24434.79"),
            "“38642.53万元”与14297.74万元＋24434.79万元＝38732.53万元不符；"
            "别处与“38642.53万元”相符，多半是14297.74万元或24434.79万元有误",
        ),
        (
            CASES.format("5874"),
            CASES.format("5847"),
            "“9486件”与312件＋5847件＋86件＋3214件＝9459件不符；"
            "别处与“9486件”相符，多半是5847件或3214件有误",
        ),
        (
            "核定编制86名，年末在职人员82人，在职人员控制率95.35%。",
            "核定编制86名，年末在职人员82人，在职人员控制率104.88%。",
            "“104.88%”与82人÷86名×100%＝95.3488%不符，应为95.35%（写的是86名÷82人×100%的结果）",
        ),
        (
            "本年支出5177.80万元，比上年增加617.71万元，增长13.55%。",
            "本年支出5177.80万元，比上年增加617.71万元，增长11.93%。",
            "“11.93%”与617.71万元÷（5177.80万元－617.71万元）×100%＝13.5460%不符，"
            "应为13.55%（写的是617.71万元÷5177.80万元×100%的结果）",
        ),
        (
            "全年出动执法船216艘次，上年180艘次，增长20.0%。",
            "全年出动执法船216艘次，上年180艘次，增长16.7%。",
            "“16.7%”与（216艘次－180艘次）÷180艘次×100%＝20.000%不符，"
            "应为20.0%（写的是（216艘次－180艘次）÷216艘次×100%的结果）",
        ),
        (LISTS.format("四类"), LISTS.format("五类"), "写的是“五类”，列出的有4类"),
        (WEIGHTS.format("25"), WEIGHTS.format("20"), "“20分”与100－其余各项＝25分不符，应为25分"),
    ],
)
def test_the_number_that_is_wrong_is_told_once(right: str, wrong: str, message: str) -> None:
    assert _messages(right) == []
    assert _messages(wrong) == [message]


FUNDS = """| 项目 | 预算（元） | 支出（元） | 执行率 | 结余（元） |
|---|---:|---:|---:|---:|
| 学生资助 | 5,862,000.00 | 5,862,000.00 | 100.00% | 0.00 |
| 基地建设 | 4,200,000.00 | 3,845,135.33 | 91.55% | 354,864.67 |
| 免学费 | 2,146,000.00 | {} | 100.00% | 0.00 |
| 合计 | 12,208,000.00 | 11,853,135.33 | 97.09% | 354,864.67 |

学生资助2931人次，每人2000元，发放学生资助{}万元。
"""


def test_two_faults_of_numbers_that_hang_together_are_told_each() -> None:
    assert _messages(FUNDS.format("2,146,000.00", "586.20")) == []
    told = [f.text for f in _told(FUNDS.format("2,164,000.00", "58.62"))]
    assert sorted(told, key=str) == ["2,164,000.00", "58.62万元"]


def test_a_rough_share_is_told_once() -> None:
    text = "三个项目合计2931.52万元，占项目支出3690.54万元的79.4%，接近{}。"
    assert _messages(text.format("八成")) == []
    (found,) = _told(text.format("七成"))
    assert (found.text, found.suggestion) == ("接近七成", "改为接近八成")
    assert found.message == "“接近七成”与前面的79.4%不符"


def _table(weights: tuple[int, ...]) -> str:
    """Indicators that all reached their targets, with their weights and full scores."""
    head = "| 指标 | 目标值 | 完成值 | 分值 | 得分 |\n|---|---:|---:|---:|---:|\n"
    rows = (
        f"| 指标{'甲乙丙丁戊己庚辛壬癸'[n]} | ≥{n + 31}个 | {n + 31}个 | {weights[n]} | {full} |\n"
        for n, full in enumerate(WEIGHED)
    )
    return f"{head}{''.join(rows)}| 总分 |  |  | 100 | 100 |\n"


def test_the_parts_of_a_sum_are_shown_as_they_stand_with_the_one_that_is_wrong() -> None:
    assert _messages(_table(WEIGHED)) == []
    wrong = (*WEIGHED[:8], 9, WEIGHED[9])
    (message,) = [m for m in _messages(_table(wrong)) if "总分" in m]
    assert message.startswith("“9”与“总分100”对不上：20＋12＋10＋8＋10＋…＋9＋…（共10项）＝101分")
