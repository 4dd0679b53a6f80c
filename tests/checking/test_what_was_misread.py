"""Sentences that are true and only look wrong, and readings of the same kind that are not.

All are invented. What is true here was told as a fault by an earlier reading of its words.
"""

from __future__ import annotations

import pytest
from againstfigures import told as against

from qicao.checking import report_on
from qicao.checking.accounts import read_accounts
from qicao.checking.text import text_of
from qicao.values import Severity

YEAR = 2024
TRUE = {
    "what a template left open": "中央XX万元、省级210万元、县级80万元，共1,536万元。",
    "years in Chinese numerals": (
        "全年支出286.57万元，比二〇二三年的274.35万元增加12.22万元，增长4.45%。"
    ),
    "shares of one whole, which stands elsewhere": (
        "按功能科目划分：防灾支出2,481.71万元，占87.0%；社保支出172.64万元，占6.0%；"
        "住房支出115.32万元。"
    ),
    "rates over one number before both": (
        "全区活产3264人。早孕建册3138人，建册率96.14%；系统管理3107人，系统管理率95.19%。"
    ),
    "two rates of two parts": (
        "开设公益班112个、目标120个，服务3,480人次、目标3,600人次，完成率93.33%、96.67%。"
    ),
    "gaps that 分别 tells apart": (
        "信息项目执行率82.89%，考点项目执行率88.82%，"
        "分别低于平均执行率13.16个百分点和7.23个百分点。"
    ),
    "two shares that make a hundred": (
        "对家庭补助64.55万元。结转资金中项目37.28万元、基本7.39万元，分别占83.5%和16.5%。"
    ),
    "a part of an increase": (
        "人员支出1,894.27万元，同比增加84.73万元，其中辅警费627.19万元，同比增加53.54万元，"
        "占人员支出增量的63.2%。"
    ),
    "a share of both together": (
        "资产总额98.46亿元，其中在建工程31.27亿元、公共设施42.83亿元。管理房屋8.64万平方米。"
        "在建工程与公共设施合计占资产总额的75.26%。"
    ),
    "what the words before it are a part of": (
        "资产总额2285.11万元。固定资产原值3268.47万元。固定资产原值中，房屋1983.62万元，占60.69%。"
    ),
    "by how much an item changed that is not the one above": (
        "项目支出4176.13万元，上年3946.85万元。\n少办培训2期，支出较上年减少13.79万元，下降4.58%。"
    ),
    "a change without what is taken out": (
        "项目支出931.47万元，比上年的851.23万元增长9.43%；扣除大型活动一次性支出43.50万元后，"
        "同比增长4.32%。"
    ),
    "another rate that one is held against": (
        "公用经费721.64万元，上年698.43万元，增幅3.32%，高于学生数增幅2.16%。"
    ),
    "a list that goes on": (
        "未完工的10个项目分布在6个县，其中甲县3个、乙县2个、丙县2个，丁县、戊县、己县各1个。"
    ),
    "a reason within a list": (
        "全年收入19363.39万元，其中：拨款19021.56万元，主要是追加考试经费486.00万元；"
        "其他收入341.83万元。"
    ),
    "what is left of a count, one by one": (
        "计划项目34个，已完工26个，待验收3个，在建4个，未开工1个。"
    ),
    "assets with what they cost at first": (
        "资产总额2341.87万元，其中：流动资产302.65万元，固定资产原值987.23万元、累计折旧421.56万元、"
        "净值565.67万元，在建工程1464.90万元，无形资产8.65万元。"
    ),
    "a rate of this year beside last year's number": (
        "核定床位860张。年末在院763人，比上年末的728人增加35人，床位使用率88.72%。"
    ),
    "all of what is left": "年末结转1310.60万元，比年初1268.40万元增加42.20万元，全部结转下年。",
    "two changes together": (
        "年初人员经费1418.00万元、公用经费226.00万元。人员经费调整为1412.00万元，"
        "公用经费调整为221.50万元，两项合计压减10.50万元。"
    ),
    "budgets of two years": (
        "“三公”经费年初预算165.00万元，上年预算172.00万元，实际支出127.08万元，预算变动率-4.07%。"
    ),
    "counts for each of many": "按机动车保有量计算，万车死亡率1.69人/万车。",
    "half and more": "两类支出合计1555.65万元，占项目支出2771.53万元的一半以上。",
    "so many in each": "大班、中班、小班各4个。",
    "two joined names": "执行率低的项目有3个，分别是管网改造、管网检测与信息化和积水点整治。",
    "twice as much, by the times before it": "设备支出为上年的2.06倍，翻了一番。",
    "a fund that has nothing": "上年结转50.77万元，政府性基金无上年结转。",
    "a bound and no share": "年中追加284.25万元，超过年初预算2218.35万元的12%。",
}
WRONG = {
    "a rate cut off that no words tie": (
        "核定编制92名，在职在编87人。在编人员占核定编制的{}。",
        "94.57%",
        "94.56%",
    ),
    "a change cut off of what is said again": (
        "全年支出3.17亿元，即31678.80万元，较上年24762.75万元增加6916.05万元，增幅{}。",
        "27.93%",
        "27.92%",
    ),
    "a rate right behind the amount of the change": (
        "年初预算2184.6万元，其中项目支出966.6万元；"
        "全年预算2854.2万元，较年初预算增加669.6万元，增长{}。",
        "30.65%",
        "23.46%",
    ),
    "what is added and taken off": (
        "年中追加设备经费135.00万元、增资38.46万元，压减项目经费52.00万元，净增加{}。",
        "121.46万元",
        "173.46万元",
    ),
    "the last few together": (
        "防灾支出2481.71万元；社保支出172.64万元；卫生支出84.26万元；住房支出115.32万元。"
        "后三类合计{}。",
        "372.22万元",
        "256.90万元",
    ),
    "a total without what was added": (
        "本年收入4608.52万元。加上年初结转241.63万元，收入总计{}。",
        "4850.15万元",
        "4608.52万元",
    ),
    "by how much, and not to what": (
        "公用经费2148.94万元。与上年相比，公用经费{}87.58万元，下降3.9%。",
        "减少",
        "减至",
    ),
    "by how much it was cut, and not to what": (
        "公用经费40.43万元，比上年的43.21万元{}2.78万元，压减6.43%。",
        "压减",
        "压减到",
    ),
    "lower than all by so much": (
        "项目支出执行率93.64%。检测项目执行率仅87.06%，比项目平均执行率{}6.58个百分点。",
        "低",
        "高",
    ),
    "lower than the rate of all": (
        "运转项目执行率为82.1%，在各类支出中最低，{}项目支出95.6%的总体执行率。",
        "低于",
        "高于",
    ),
}
OTHERS = {
    "parts behind the name": (
        "事业收入由学费1243.38万元、住宿费824.50万元组成。",
        "事业收入 2024 2067.88万元",
    ),
    "what is left": (
        "结余44.23万元，其中省级资金20.00万元、市级资金24.23万元。",
        "省级资金支出 2024 720.00万元",
    ),
    "so much for each hundred": (
        "百元医疗收入卫生材料消耗9.45元。",
        "卫生材料消耗 2024 14917640.52元",
    ),
}


def told(text: str) -> list[str]:
    """Errors and warnings of a text."""
    found = report_on(text_of("例.md", text), read_accounts([], None, YEAR), YEAR).findings
    return [f.message for f in found if f.severity is not Severity.HINT and f.code != "B02"]


@pytest.mark.parametrize("text", TRUE.values(), ids=TRUE)
def test_what_is_true_is_let_be(text: str) -> None:
    assert [message for message in told(text) if "模板残留" not in message] == []


@pytest.mark.parametrize(("text", "right", "wrong"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told(text: str, right: str, wrong: str) -> None:
    assert told(text.format(right)) == []
    assert len(told(text.format(wrong))) == 1


@pytest.mark.parametrize(("text", "figure"), OTHERS.values(), ids=OTHERS)
def test_another_number_than_the_figure_of_a_like_name_is_let_be(text: str, figure: str) -> None:
    assert against(text, figure) == []


def test_one_reading_over_several_paragraphs_is_no_more_than_a_warning() -> None:
    text = "全年预算7872.20万元。\n\n其他工作正常。\n\n全年支出7618.46万元，预算执行率{}%。"
    assert told(text.format("96.78")) == []
    found = report_on(
        text_of("例.md", text.format("91.34")), read_accounts([], None, YEAR), YEAR
    ).findings
    assert [f.severity for f in found if f.text == "91.34%"] == [Severity.WARNING]


def test_what_a_sentence_says_whole_is_an_error() -> None:
    found = report_on(
        text_of("例.md", "采购金额94.67万元，其中货物165.12万元、服务33.15万元。"),
        read_accounts([], None, YEAR),
        YEAR,
    ).findings
    assert [f.severity for f in found if f.text == "94.67万元"] == [Severity.ERROR]


def test_what_is_too_far_fetched_to_be_told_is_not_shown_as_checked() -> None:
    text = (
        "全年预算7872.20万元。\n\n其他正常。\n\n另有说明。\n\n全年支出7618.46万元，执行率41.34%。"
    )
    report = report_on(text_of("例.md", text), read_accounts([], None, YEAR), YEAR)
    assert told(text) == []
    assert not [
        row for row in report.coverage if row.code in ("A10", "A13") and "1处" in row.reason
    ]
