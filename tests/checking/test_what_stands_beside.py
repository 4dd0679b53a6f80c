"""What the words beside a number leave no doubt of: each sentence true once, and once not."""

from __future__ import annotations

import pytest
from againstfigures import accounts
from againstfigures import told as against

from qicao.checking import report_on
from qicao.checking.accounts import read_accounts
from qicao.checking.text import text_of
from qicao.values import Severity

YEAR = 2024


def told(text: str) -> list[str]:
    """Errors and warnings of a text, as `code words`."""
    found = report_on(text_of("例.md", text), read_accounts([], None, YEAR), YEAR).findings
    real = [f for f in found if f.severity is not Severity.HINT and f.code != "B02"]
    return [f"{f.code} {f.text}" for f in real]


TRUE_AND_FALSE = {
    "a total that leaves out the last of three": (
        "年中追加人员经费123.65万元、上级补助615.00万元、本级补助326.83万元，合计追加{}万元。",
        "1065.48",
        "738.65",
        "A01 738.65万元",
    ),
    "a total that is the last of two alone": (
        "新增灌溉面积6,400亩，改善灌溉面积16,350亩，合计{}亩。",
        "22,750",
        "16,350",
        "A54 16,350亩",
    ),
    "a whole that leaves out one of its parts": (
        "新增就业{}人，其中按比例就业63人、灵活就业44人、辅助性就业37人、自主创业24人。",
        "168",
        "144",
        "A54 144人",
    ),
    "a rate over last year's number": (
        "发布预警信号287条，比上年264条增加23条；预警信号命中252条，命中率{}%。",
        "87.80",
        "95.45",
        "A13 95.45%",
    ),
    "what was added over what came of it": (
        "年初批复预算24,862,300.00元，年中追加2,553,536.42元，"
        "调整后全年预算27,415,836.42元，追加幅度为{}%。",
        "10.27",
        "9.31",
        "A11 9.31%",
    ),
    "more than a hundred per cent of the first budget": (
        "年初预算158640.00万元，年中追加8106.50万元，全年预算166746.50万元。"
        "全年实际支出161391.91万元，预算执行率为{}%。",
        "96.79",
        "101.73",
        "A13 101.73%",
    ),
    "one name too few before 等": (
        "局机关内设办公室、政策法规科、{}财务科、机关党委等5个科室。",
        "移交安置科、",
        "",
        "A43 5个",
    ),
    "one name too few of what is told apart": (
        "从投入、{}产出、效果四个方面逐项打分。",
        "过程、",
        "",
        "A43 四个方面",
    ),
    "two names before three": ("制定财务管理、{}资金管理3项制度。", "采购管理、", "", "A43 3项"),
    "by how much, beside the rate": (
        "全年保障出行16284车次，{}1284车次，完成率108.56%。",
        "超额",
        "不足",
        "A31 不足1284车次，完成率108.56%",
    ),
    "a plan, behind the rate": (
        "计划改造5个，完成3个，完成率60.00%，{}年度目标。",
        "未达到",
        "超过",
        "A31 60.00%，超过年度目标",
    ),
    "a bound of both": (
        "学生满意度95.20%，家长满意度96.67%。两项均{}90%的目标值。",
        "超过",
        "不足",
        "A31 两项均不足90%",
    ),
    "budgets of all that were listed": (
        "公务用车运行维护费121.66万元，年初预算138.00万元；"
        "公务接待费7.29万元，年初预算15.00万元。各项支出均{}年初预算。",
        "未超",
        "超过",
        "A31 均超过年初预算",
    ),
    "a rate that cannot be high enough": (
        "年度目标：毕业生就业率{}98%。",
        "不低于",
        "不高于",
        "A31 就业率不高于98%",
    ),
    "what is to be examined": (
        "年度目标：监督检查医药机构{}1260家。",
        "不少于",
        "不超过",
        "A31 检查医药机构不超过1260家",
    ),
    "what was done of what was to be": (
        "特种设备应检{}台，定检工作有序开展。",
        "12,380台，实检12,337",
        "12,337台，实检12,380",
        "A31 12,337台，实检12,380台",
    ),
    "what is left of what came in": (
        "居民医保基金{}亿元，当期结余1.49亿元。",
        "收入28.46亿元，支出26.97",
        "收入26.97亿元，支出28.46",
        "A31 26.97亿元，支出28.46亿元",
    ),
    "what grew by more than it is": (
        "固定资产投资12.48{}元，比上年增加0.53亿元。",
        "亿",
        "万",
        "A46 12.48万元，比上年增加0.53亿元",
    ),
    "last year's amount again in another unit": (
        "全年支出12,215.48万元，较上年支出13,042.72万元（约1.30{}元）减少827.24万元。",
        "亿",
        "万",
        "A46 1.30万元",
    ),
    "trees that are no whole number": (
        "组织义务植树43.6{}株。",
        "万",
        "",
        "A46 43.6株",
    ),
    "the office and all that belong to it": (
        "市局有直属事业单位6个。纳入2024年度部门决算编报范围的单位共{}个，"
        "包括局机关本级及全部直属事业单位。",
        "7",
        "8",
        "A43 单位共8个",
    ),
    "assets less debts": (
        "年末资产总额62817.45万元，负债总额1720.46万元，净资产{}万元。",
        "61096.99",
        "61076.99",
        "A01 62817.45万元",
    ),
    "all points that were lost": (
        "本次自评总分96.65分，合计扣分{}分。",
        "3.35",
        "2.85",
        "A33 2.85分",
    ),
    "scores of all that there is": (
        "自评得分94.94分，等级为“优”。其中履职效能（50分）得{}分，管理效率（50分）得47.10分。",
        "47.84",
        "38.10",
        "A35 94.94分",
    ),
    "a rate without its sign behind an amount": (
        "“三公”经费支出68.47万元，为预算91.00万元的75.2{}，没有超支。",
        "%",
        "",
        "A47 75.2",
    ),
    "what is to be reached, whatever its name": (
        "年度目标：签约项目开工率{}70%。",
        "不低于",
        "不高于",
        "A31 开工率不高于70%",
    ),
    "scores of a table that lies on its side": (
        "| 指标 | 预算管理 | 资产管理 | 履职效能 | 合计 |\n|---|---|---|---|---|\n"
        "| 分值 | 30 | 20 | 50 | 100 |\n| 自评得分 | 27.6 | {} | 48.2 | 94.8 |\n",
        "19",
        "18",
        "A35 94.8",
    ),
}


@pytest.mark.parametrize("name", TRUE_AND_FALSE)
def test_a_sentence_is_told_that_is_not_true(name: str) -> None:
    text, true, false, finding = TRUE_AND_FALSE[name]
    assert told(text.format(true)) == []
    assert finding in told(text.format(false))


@pytest.mark.parametrize(
    "text",
    [
        "满意489份、基本满意64份、不满意23份，满意和基本满意合计553份。",
        "公务用车购置费35.9万元，上年无购置支出。",
        "内设党政办公室、社会事务办公室以及综合服务中心、农业服务中心，共4个机构。",
        "修缮项目受降雨影响，计划的6处仅完成5处，预算执行率为77.65%。",
        "实际培训103人，比计划少17人，资金执行率为80.47%。",
        "抽检单批次成本1,085元，比控制数1,200元低115元，降低9.6%。",
        "上年结转资金1852.7万元。\n\n两个项目合计结转1108.4万元，占结转总额的71.6%。",
        "上年结转500.00万元，本年使用400.00万元，使用率80.00%。",
        "未得满分的指标有执行率、上线数、整改率、满意度等5项。",
        "农田管护年初预算1,240万元，全年预算1,586万元，支出1,180.24万元，执行率95.18%。",
        "年度目标：案件投诉率不高于2%，会议次数不超过12次。",
        "应配套资金945.55万元，实际投入986.42万元。",
        "平均每户植树43.6株。",
        "居民医保基金收入26.97亿元，支出28.46亿元，年末滚存结余5.12亿元。",
        "年度目标：预算执行率不超过100%，编制使用率不高于100%。",
        "百元医疗收入消耗卫生材料16.25元。支出94,376.67万元，其中基本支出88,964.27万元。",
        "收支结余1,887.52万元。其中：基本支出88,964.27万元；项目支出5,023.86万元，结转支出388.54万元。",
        "基本支出8,900.43万元，包括人员经费7,806.54万元（执行率98.90%）、公用经费1,093.89万元。",
        "建成基地20个，良种面积13.46万亩，分别完成目标的111.11%和112.17%。\n\n"
        "| 指标 | 目标 | 完成 |\n|---|---|---|\n| 良种面积（万亩） | 12 | 13.46 |\n",
        "年度目标：超限率不高于2%，资产负债率不超过60%。",
    ],
)
def test_what_only_looks_alike_is_let_be(text: str) -> None:
    assert told(text) == []


BOTH_YEARS = """
接待费 本年 6842元
接待费 上年 9315元
清运量 本年 214638.57吨
清运量 上年 208915.32吨
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公务接待费0.68万元，较上年下降26.55%。", []),
        ("公务接待费0.68万元，较上年下降25.66%。", ["A26 25.66% → 26.55%"]),
        ("全年清运生活垃圾21.46万吨，较上年增长2.74%。", []),
        ("全年清运生活垃圾21.46万吨，较上年增长2.73%。", ["A26 2.73% → 2.74%"]),
    ],
)
def test_a_change_is_held_to_the_accounts_of_both_years(text: str, expected: list[str]) -> None:
    assert against(text, BOTH_YEARS) == expected


def test_a_change_goes_the_way_of_the_accounts() -> None:
    text = text_of("例.md", "公务接待费0.68万元，较上年增长26.55%。")
    found = report_on(text, accounts(BOTH_YEARS), YEAR).findings
    assert [f.text for f in found if f.severity is Severity.ERROR] == ["增长"]


MANY = """
在职人员 本年 83人
离退休人员 本年 37人
公务用车 本年 3辆
储备物资种类 本年 46类
内设机构 本年 7个
培训期数 本年 12期
发放问卷 本年 420份
收回问卷 本年 403份
抽检批次 本年 268批次
立案 本年 57件
办结案件 本年 55件
"""
ALL_SAID = (
    "内设机构7个，在职人员83人，离退休人员37人，公务用车3辆。举办培训12期。立案57件，办结案件55件。"
    "抽检268批次。发放问卷420份，收回问卷403份。储备应急物资{}类。"
)


@pytest.mark.parametrize(("number", "expected"), [("46", []), ("27", ["A48 27类 → 46类"])])
def test_a_number_is_the_only_account_that_the_text_does_not_say(
    number: str, expected: list[str]
) -> None:
    assert against(ALL_SAID.format(number), MANY) == expected


def test_a_number_may_be_none_of_few_accounts() -> None:
    assert against("储备应急物资27类。", MANY) == []
