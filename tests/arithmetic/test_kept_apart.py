"""Numbers that words keep apart: true texts that seemed wrong, and the faults of such texts."""

from __future__ import annotations

import re

import pytest
from againstfigures import told as told_against
from shownclaims import told

PICK = re.compile(r"\{([^|{}]*)\|([^{}]*)\}")
SPENT = """单位：元

| 项目 | 上年决算 | 本年预算 | 本年决算 |
|---|---:|---:|---:|
| 用车运行 | 566,930.10 | 650,000.00 | 528,640.20 |
| 接待 | 174,276.20 | 215,000.00 | 164,778.35 |
| 出国 | 0.00 | 0.00 | 0.00 |
| 合计 | {741,206.30|241,206.30} | 865,000.00 | 693,418.55 |
"""
RIGHT_AND_WRONG = [
    SPENT,
    "离休干部120份中满意118份，退休干部560份中满意514份，学员148份中满意131份，合计满意{763|736}份。",
    "设办公室、政策股、种植股、畜牧股、科教股和质量监管股{6|5}个内设机构。",
    "专项{10|11}个，分别是：给养486.5万元，装备1324.8万元，平台968.4万元，禁毒320万元，反诈215.6万元，"
    "津贴1180.4万元，设施392.7万元，涉案88万元，巡防150万，保障5860万元。",
    "修订财务、采购、合同等制度6项。有效问卷{312|213}份，占发放320份的97.50%。",
    "由428公斤提高到507公斤，增加79公斤，增长{18.5%|15.8%}。",
]
RIGHT = [
    "四个季度考核平均得分分别为88.6分、89.4分、91.2分和92.0分，全年平均90.3分。",
    "县道312.485公里、乡道586.917公里、村道946.970公里，合计1846.372公里，依次占16.92%、31.79%、51.29%。",
    "维修改造五个子项完成四个：屋面42.30万元、电梯58.60万元、消防37.25万元、通道30.55万元。",
    "秋季拟增班12个，达到160个。",
    "课时费128.52万元，占该项目支出的43.35%。\n\n项目支出1526.58万元。",
    "追加402.80万元（系统适配143.50万元、正常调资214.30万元、派遣人员增加45.00万元）。",
    "知晓率87.4%，上年84.9%，提高2.5个百分点，但离目标仍差2.6个百分点。",
    "上年两类支出分别为662.30万元和584.88万元。\n\n年末未支出77.33万元。",
    "人员经费1318.47万元，由工资福利支出1204.35万元、补助114.12万元组成，人员经费占基本支出87.15%。\n\n"
    "基本支出1512.86万元。",
    "公用经费194.39万元，人均3.35万元，上年人均3.52万元，减少0.17万元，减幅约5%。",
    "教育、市场监管、卫生健康、财政四部门联合检查8轮。",
    "年初预算只占全年预算数的28.67%，七成以上资金靠年中追加。",
    "发现隐患154处，当场整改119处，限期整改35处，至年末还有3处没有改完，整改率98.05%。",
    "改造食堂11个，面积4,620平方米，个均420平方米。",
    "预算调整率按追加减调减后的净额261.52万元与年初预算之比计算，为8.36%；"
    "若把结转也算上，比年初预算多303.88万元，高9.72%。",
    "四级双车道31.520公里，投资2743.46万元，每公里87.04万元；"
    "四级单车道54.546公里，投资2958.54万元，每公里54.24万元。",
]
FIGURES = """
全年支出 本年 7968.74万元
上年结转 本年 126.35万元
"""
AGAINST_FIGURES = [
    "前三项合计支出5139.26万元。全年支出{7968.74|7698.74}万元。",
    "| 来源 | 全年预算（万元） | 到位（万元） | 支出（万元） |\n|---|---:|---:|---:|\n"
    "| 上年结转 | 126.35 | 126.35 | 113.35 |\n| 县级 | 987.00 | 912.00 | 877.23 |\n",
]


@pytest.mark.parametrize("case", RIGHT_AND_WRONG)
def test_what_is_right_is_let_be_and_what_is_wrong_is_told(case: str) -> None:
    assert _serious(told(PICK.sub(r"\1", case))) == []
    assert _serious(told(PICK.sub(r"\2", case)))


@pytest.mark.parametrize("text", RIGHT)
def test_a_true_text_is_let_be(text: str) -> None:
    assert _serious(told(text)) == []


@pytest.mark.parametrize("case", AGAINST_FIGURES)
def test_figures_are_those_that_the_words_mean(case: str) -> None:
    assert _held_against(PICK.sub(r"\1", case)) == []
    if PICK.search(case):
        assert _held_against(PICK.sub(r"\2", case))


def _held_against(text: str) -> list[str]:
    return [row for row in told_against(text, FIGURES) if "A4" in row]


def _serious(found: tuple[str, ...]) -> list[str]:
    return [row for row in found if not row.startswith("hint")]
