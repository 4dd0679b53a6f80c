"""What a report says of one thing in two places: each sentence true once, and once not."""

from __future__ import annotations

import pytest
from againstfigures import accounts
from againstfigures import told as against

from qicao.checking import report_on
from qicao.checking.accounts import read_accounts
from qicao.checking.text import text_of
from qicao.values import Severity

YEAR = 2024
AIMS = """| 三级指标 | 年度指标值 | 实际完成值 | 完成率 |
|---|---|---|---|
| 增殖放流尾数 | {}300万尾 | 318万尾 | 106.00% |
| 渔民培训人次 | ≥600人次 | 642人次 | 107.00% |
| 渔港清淤数量 | ≥12处 | 10处 | 83.33% |
| 服务对象满意度 | ≥90% | 93.50% | 103.89% |
"""
SCORES = """| 一级指标 | 二级指标 | 分值 | 得分 |
|---|---|---|---|
| 投入 | 目标设定 | 8 | 7.50 |
| 过程 | 预算执行 | 12 | 11.40 |
| 过程 | 资产管理 | 10 | 9.60 |
| 产出 | 产出数量 | 25 | 24.20 |
| 产出 | 产出质量 | 20 | 20.00 |
| 效果 | 社会效益 | 15 | 14.30 |
| 效果 | 满意度 | 10 | 10.00 |
| 合计 | | 100 | 97.00 |
"""
SPENT = """| 项目 | 全年预算（万元） | 支出（万元） | 执行率 |
|---|---|---|---|
| 渔港清淤 | 312.00 | 286.40 | 91.79% |
| 渔民技能培训 | 58.00 | 31.90 | 55.00% |
| 增殖放流 | 126.00 | 126.00 | 100.00% |
| 船舶检验 | 84.00 | 79.80 | 95.00% |
| 合计 | 580.00 | 524.10 | 90.36% |
"""


def told(text: str) -> list[str]:
    """Errors and warnings of a text, as `code words`."""
    found = report_on(text_of("例.md", text), read_accounts([], None, YEAR), YEAR).findings
    real = [f for f in found if f.severity is not Severity.HINT and f.code != "B02"]
    return [f"{f.code} {f.text}" for f in real]


ALL_AIMS = AIMS.format("≥")
TRUE_AND_FALSE = {
    "aims of satisfaction that are said to be reached": (
        ALL_AIMS + "\n渔民满意度93.50%，企业满意度92.10%，{}目标要求。",
        "均达到",
        "均未达到",
        "A31 均未达到目标要求",
    ),
    "the aim right behind a rate": (
        "窗口满意率98.7%，指标值为95%；渔民满意率92.4%，指标值为90%。两项指标均{}达到。",
        "已",
        "未",
        "A31 两项指标均未达到",
    ),
    "so many of so many that missed their aim": (
        "年初设定的34项绩效指标中，32项{}目标值，达标率94.1%。",
        "达到或超过",
        "未达到",
        "A31 32项未达到目标值",
    ),
    "none done, and all points": (
        "效益指标满分12分，自评12分。年初设置效益指标10项，均{}完成。",
        "已",
        "未",
        "A31 均未完成",
    ),
    "a bound of a share that is said before": (
        "外来渔船412艘，占17.29%。\n\n存在的问题：外来渔船占比{}20%，带动不够。",
        "不足",
        "超过",
        "A31 超过20%",
    ),
    "a bound of the rate of a row, by a part of its name": (
        SPENT + "\n技能培训项目执行率{}六成，进度偏慢。",
        "不足",
        "超过",
        "A31 超过六成",
    ),
    "a bound of an amount that is said before": (
        "项目支出34839.87万元，主要用于渔港清淤。\n\n项目支出总额{}3.4亿元。",
        "超过",
        "不足",
        "A31 不足3.4亿元",
    ),
    "a bound of a change that is said before": (
        "全年预算为12738.62万元，比年初增加876.17万元。\n\n问题：全年预算较年初调增{}800万元。",
        "超过",
        "不足",
        "A31 不足800万元",
    ),
    "what is good as a reason for losing points": (
        "履职效果因结案率较上年{}扣2分。",
        "下降而",
        "有所上升而",
        "A31 结案率较上年有所上升而扣2分",
    ),
    "a group by its bound": (
        "全县有60周岁以{}渔民5327人、其他渔民3315人。60周岁以上渔民占61.64%。",
        "上",
        "下",
        "A31 60周岁以上",
    ),
    "all but what is named": (
        ALL_AIMS + "\n除渔港清淤外，其余指标均{}完成年初目标。",
        "已",
        "未",
        "A31 除渔港清淤外，其余指标均未完成",
    ),
    "the mark of an aim that is more than done": (
        AIMS,
        "≥",
        "≤",
        "A31 300万尾",
    ),
    "an aim that may not be gone beyond, and is": (
        "年度目标：培训渔民{}600人次。\n\n全年培训渔民642人次，完成目标的107.00%。",
        "不少于",
        "不超过",
        "A31 600人次",
    ),
    "all of an aim, by its rate": (
        "清淤{}完成2.86万方，为目标3.20万方的89.38%。",
        "仅",
        "超额",
        "A31 超额完成2.86万方，为目标3.20万方的89.38%",
    ),
    "two numbers that have no unit": (
        "水有效利用系数0.562，{}于目标值0.558。",
        "高",
        "低",
        "A31 低于目标值0.558",
    ),
    "what is kept within a bound": (
        "全年用水总量{}万立方米，控制在8,600万立方米指标以内。",
        "8,214.5",
        "82,145",
        "A31 控制在8,600万立方米",
    ),
    "a score behind a name": (
        SCORES + "\n### 预算执行（12分，自评{}分）\n\n全年预算执行率95.00%。",
        "11.40",
        "11.80",
        "A34 11.80分",
    ),
    "a weight behind a group of rows": (
        SCORES + "\n产出满分{}分，得44.20分。",
        "45",
        "40",
        "A34 40分",
    ),
    "points that a sentence says were lost": (
        "预算编制合理性满分5分，自评{}分，因年中追加较多，扣1分。",
        "4",
        "4.5",
        "A34 4.5分",
    ),
    "parts of a score in its line": (
        "绩效管理（15分，自评{}分）。制度建设满分5分，自评4.5分；制度执行满分10分，自评9分。",
        "13.5",
        "13",
        "A34 13分",
    ),
    "scores that are listed": (
        SCORES + "\n其中投入7.50分，过程21.00分，产出44.20分，效果{}分。",
        "24.30",
        "25.30",
        "A34 25.30分",
    ),
    "points lost that are listed": (
        SCORES + "\n目标设定扣0.50分，产出数量扣{}分。",
        "0.80",
        "1.20",
        "A34 1.20分",
    ),
    "weights of a hundred": (
        "自评满分100分，由执行、产出、效益、满意度四部分组成，分值依次为10分、{}分、30分和10分。",
        "50",
        "40",
        "A34 10分、40分、30分和10分",
    ),
    "rows of the table below": (
        "全年安排项目{}个，各项目情况见下表。\n\n" + SPENT.replace("{", "{{"),
        "4",
        "5",
        "A54 5个",
    ),
    "how many are not done": (
        "全年清淤渔港23处，目标25处，完成率92.00%。\n\n对未能按期完成的{}处渔港，列入督办。",
        "2",
        "3",
        "A43 3处",
    ),
    "the own office beside the units under it": (
        "有直属事业单位6个，派出机构{}个，独立编制机构共16个（含局机关）。",
        "9",
        "8",
        "A43 共16个（含局机关）",
    ),
    "as many behind 分别 as before it": (
        "出国费26.4万元、车辆费20.2万元、接待费9.7万元，分别为预算的87.9%、{}54.1%。",
        "89.6%、",
        "",
        "A43 分别为预算的87.9%",
    ),
    "points that semicolons part": (
        "重点抓好四项工作：整治渔港；{}培训渔民；检验渔船。",
        "放流鱼苗；",
        "",
        "A43 四项",
    ),
    "what was done one after the other": (
        "上年反映的3项问题已全部整改完成：完善了项目库，{}规范了物资登记。",
        "细化了绩效指标，",
        "",
        "A43 3项",
    ),
    "names behind the verb that they follow": (
        "专项资金围绕渔港整治、{}船舶检验三个方面安排。",
        "鱼苗放流、",
        "",
        "A43 三个方面",
    ),
    "a doubled digit of a short count": (
        "抽评渔港{}座，合格514座，合格率98.85%。",
        "520",
        "5520",
        "A13 5520座",
    ),
    "a count that one digit keeps from its aim": (
        "计划培训渔民5,200人次。\n\n全年培训渔民{}人次，完成目标的103.15%。",
        "5,364",
        "536",
        "A13 536人次",
    ),
    "what was to be done is the base of its rate": (
        "登记渔船118艘，应检112艘，实检106艘，年检率{}%。",
        "94.64",
        "89.83",
        "A13 112艘",
    ),
    "staff of several kinds, one left out": (
        "年末在编在岗{}人，其中行政21人、事业17人、执法专项13人。",
        "51",
        "38",
        "A54 38人",
    ),
    "an income that leaves out the last of its parts": (
        "本年收入合计{}万元，其中财政拨款收入4298.61万元，占86.46%；事业收入452.76万元，"
        "占9.11%；其他收入220.34万元，占4.43%。",
        "4971.71",
        "4751.37",
        "A01 4751.37万元",
    ),
    "one of three kinds that are bought": (
        "实际采购498.74万元。其中货物类312.87万元，{}服务类61.24万元。",
        "工程类124.63万元，",
        "",
        "A01 498.74万元",
    ),
    "nearly all that there is": (
        "年末资产总额12648.8万元。其中固定资产净值9874.7万元，流动资产1536.3万元，"
        "{}无形资产400.4万元。",
        "在建工程837.4万元，",
        "",
        "A01 12648.8万元",
    ),
    "a rate of what the table says more exactly": (
        "| 支出 | 金额（万元） |\n|---|---|\n| 项目支出 | 12417.2 |\n| 基本支出 | 6492.2 |\n"
        "| 总支出 | 18909.4 |\n\n项目支出1.24亿元，占总支出的{}%。",
        "65.7",
        "65.6",
        "A30 65.6%",
    ),
    "a rate without its mark": ("调解648件，成功率97.4{}。", "%", "", "A47 97.4"),
    "an aim without its mark": ("满意率98.7%，指标值为95{}。", "%", "", "A47 95"),
    "what is left of two amounts in 亿元": (
        "基金收入11.33亿元，支出9.18亿元，当期结余2.15{}元。",
        "亿",
        "万",
        "A46 2.15万元",
    ),
    "how far costs, wear and worth are apart": (
        "固定资产{}，净值1341.33万元。",
        "原值2471.86万元，累计折旧1130.53万元",
        "原值1130.53万元，累计折旧2471.86万元",
        "A31 1130.53万元，累计折旧2471.86万元，净值1341.33万元",
    ),
    "all that the 三公 are": (
        "“三公”经费支出4.41万元，其中公务用车运行维护费4.13万元，公务接待费{}万元，无因公出国（境）费。",
        "0.28",
        "2.80",
        "A01 2.80万元",
    ),
    "those who were content, and those who answered": (
        "渔民问卷收回{}份，满意率94.85%。",
        "291份，满意276",
        "276份，满意291",
        "A13 94.85%",
    ),
    "a part that is more than what it is of": (
        "民事案件结案{}件，调撤率63.07%。",
        "2,597件，其中调解撤诉1,638",
        "1,638件，其中调解撤诉2,597",
        "A31 1,638件，其中调解撤诉2,597件",
    ),
    "what was carried over, and the way it went": (
        "年初结转结余3,284.12万元，年末结转结余3,649.04万元，同比{}364.92万元。",
        "增加",
        "减少",
        "A31 同比减少",
    ),
    "parts of what was not spent": (
        "年末未支出{}万元，其中财政收回243.77万元，结转下年382.35万元。",
        "626.12",
        "382.35",
        "A31 382.35万元，其中财政收回243.77万元，结转下年382.35万元",
    ),
    "how far a rate is above its aim": (
        "验收合格率96.30%，高于计划1.30{}。",
        "个百分点",
        "%",
        "A58 1.30%",
    ),
    "titles that are counted": (
        "先后制定《财务管理制度》{}《合同管理办法》《专项资金管理办法》4项制度。",
        "《资产管理办法》",
        "",
        "A43 4项",
    ),
    "two that were not completed": (
        "新建渔港9座，完成任务的75.00%；安装航标118块，完成目标的78.67%，两项指标均{}年初目标。",
        "未达到",
        "已达到",
        "A31 两项指标均已达到年初目标",
    ),
    "the plan behind the rate": (
        "更新泵站8座，完成率88.89%，{}年度目标。",
        "未达到",
        "已达到",
        "A31 88.89%，已达到年度目标",
    ),
    "the share of the only part of a list": (
        "职工247人。技术人员219人，其中高级职称164人，占{}%。",
        "74.89",
        "66.40",
        "A30 66.40%",
    ),
    "what was added, over the first budget": (
        "年初预算16935.20万元，全年预算19012.46万元，增加2,077.26万元，预算调整率{}%。",
        "12.27",
        "10.93",
        "A26 10.93%",
    ),
}


@pytest.mark.parametrize("name", TRUE_AND_FALSE)
def test_a_sentence_is_told_that_is_not_true(name: str) -> None:
    text, true, false, finding = TRUE_AND_FALSE[name]
    assert told(text.replace("{}", true)) == []
    assert finding in told(text.replace("{}", false))


@pytest.mark.parametrize(
    "text",
    [
        "渔民满意度93.33%，达到预期目标。",
        "项目支出执行率不足九成的有2个。",
        "三个项目控制在预算以内，均未超出预算。",
        "因渔船检验超额完成，追加预算20万元。",
        "60周岁以上渔民5327人，60周岁以下渔民3315人。",
        "除渔港清淤外，其余项目均按期完工。",
        "各部分满分100分，共扣3.00分，其中产出扣1.20分。",
        "实际采购498.74万元，其中货物类437.50万元，服务类61.24万元。",
        "食品抽检支出1,238.64万元。其中检验费986.52万元、购样费186.40万元。",
        "在职职工51人，其中女职工21人、党员17人、高级职称13人。",
        "抓好三项工作：一是整治渔港；二是培训渔民；三是检验渔船；同时做好宣传。",
        "每百元收入消耗材料16.25元，支出总额1.26亿元。",
        "登记企业68.42万个、个体户142.6万个，普查员3.26万人，平均每名普查员登记64.7个。",
        "全年接待观众312.68万人次，全年开放313天，日均1.00万人次。",
        "举办展览14个，其中原创展览5个，14个展览全部通过验收。",
        "收回386份，其中“非常满意”214份、“满意”139份，渔民满意度91.45%；游客满意度92.6%。",
        "比上年增加7枚，超出年度目标14枚。",
        "财政拨款收入占70.39%，事业收入占24.67%，经营收入占4.04%，其他收入占0.90%。",
        "内设第一至第六渔政科、办公室、财务科8个科室。",
        "有直属事业单位6个，派出机构9个，独立编制机构共16个（含局机关）。",
        ALL_AIMS,
        "甲港1万元、乙港2万元、丙港3万元，分别由两个所管理，占40%和60%。",
    ],
)
def test_what_only_looks_alike_is_let_be(text: str) -> None:
    assert told(text) == []


ACCOUNTS = """
政府采购金额 本年 9147416元
中小企业合同金额 本年 8230431元
50万元以上仪器设备 本年 46台
固定资产净额 本年 2754.91万元
货币资金及应收预付款 本年 3126.48万元
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("政府采购金额914.74万元，中小企业合同金额823.04万元，占采购金额的89.98%。", []),
        ("单价50万元以上的设备46台。", []),
        ("单价50万元以下的设备46台。", ["A31 50万元以下"]),
        ("流动资产3126.48万元，固定资产净值2754.91万元。", []),
    ],
)
def test_words_are_held_to_the_accounts(text: str, expected: list[str]) -> None:
    found = report_on(text_of("例.md", text), accounts(ACCOUNTS), YEAR).findings
    assert [f"{f.code} {f.text}" for f in found if f.severity is not Severity.HINT] == expected


def test_a_rate_is_held_to_what_its_amounts_are_to_the_cent() -> None:
    text = "政府采购金额914.74万元，中小企业合同金额823.04万元，占采购金额的89.97%。"
    assert against(text, ACCOUNTS) == ["A30 89.97% → 89.98%"]


def test_two_numbers_are_each_others_where_the_name_of_one_says_so() -> None:
    text = "其中流动资产2754.91万元，固定资产净值3126.48万元。"
    assert [one.split(" → ")[0] for one in against(text, ACCOUNTS)] == [
        "A48 2754.91万元",
        "A48 3126.48万元",
    ]
