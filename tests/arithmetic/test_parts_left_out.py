"""What is said of a part of what its words name is let be, and told where it is of all."""

from __future__ import annotations

import pytest
from pickedtexts import right, serious, wrong

LET_BE = [
    "支出520.00万元，上年500.00万元。按可比口径（剔除搬迁费），支出增长1.44%。",
    "年初预算3268.40万元，调增577.32万元（若剔除上年结转这项因素，调整率为8.89%）。",
    "在编率94.65%，其中行政95.70%，事业93.85%。",
    "固定资产净值20974.82万元（原值33528.40万元，累计折旧12553.58万元）。",
    "西线长12.40公里，合同价468.50万元，结算核减16.14万元，每公里造价折合36.48万元。",
    "培训70.00万元。购黑板420套，每套1.65万元，计693.00万元。",
    "脱贫户6450户、24380人，户均3.78人；监测对象412户、1386人。",
    "大棚一百二十座，一座两万七千五百元，合三百三十万元；烘干房三座，一座二十七万五千元，"
    "合八十二万五千元。",
    "追加428.75万元（主要是防汛200.00万元、防火96.40万元等）。",
    "项目支出4088.17万元，四个项目合计1425.10万元，占四大项目支出39.41%。",
    "人均公用经费2.53万元，公用经费174.34万元，若连同合同制人员按114人平均，则为1.53万元。",
    "41个单项工程中按期完工38个，按期完工率92.68%，验收合格率100%。",
    "其他11个项目中，平台预算960.00万元，剔除该平台后其余10个项目执行率为89.87%。",
    "四、五类桥拟改造7座，完成6座。",
]
RIGHT_AND_WRONG = [
    "新增规上企业46家，扣除退库15家，净增{31|36}家。",
    "年中追加4518.76万元，收回682.46万元。追加主要是抢修650.00万元、调标2875.30万元，"
    "合计3525.30万元，占追加的{78.01|63.63}%。",
    "支出520.00万元，比上年500.00万元增长{4.00|4.40}%。",
]


@pytest.mark.parametrize("text", LET_BE)
def test_what_is_of_a_part_is_let_be(text: str) -> None:
    assert serious(text) == []


@pytest.mark.parametrize("case", RIGHT_AND_WRONG)
def test_what_is_of_all_is_told_where_it_is_wrong(case: str) -> None:
    assert serious(right(case)) == []
    assert serious(wrong(case))


def test_what_a_score_is_by_and_of_what_money_is_spoken_is_heard() -> None:
    head = "单位：万元\n\n| 项目 | 预算 | 支出 | 执行率 |\n|---|---|---|---|\n"
    row = "| 危桥改造 | 420.00 | 386.52 | 92.03% |\n"
    assert serious(f"{head}{row}\n危桥改造6分，按座数比例计，得5.14分。") == []
    spent = "年初预算16840.50万元，支出17518.39万元。\n\n“三公”经费143.20万元。支出为预算的83.42%。"
    assert serious(spent) == []
    assert serious("经营收入212.36万元，同期经营成本168.44万元，结余43.92万元。") == []


@pytest.mark.parametrize(
    "case",
    [
        "本年收入合计8,462.30万元，其中财政拨款8,410.15万元、其他收入52.15万元，"
        "加上年初结转和结余318.64万元，收入总计{8,780.94|8,728.79}万元。",
        "全年收入8462.30万元，年初结转结余318.64万元，可用资金总计{8780.94|8870.94}万元。",
    ],
)
def test_what_was_carried_over_is_added_to_what_came_in(case: str) -> None:
    assert serious(right(case)) == []
    assert len(serious(wrong(case))) >= 1


def test_what_is_a_part_of_what_came_in_is_not_added_again() -> None:
    assert serious("本年收入9724.85万元，其中年初结转结余291.56万元，收入总计9724.85万元。") == []
