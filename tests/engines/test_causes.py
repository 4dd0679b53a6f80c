"""A reason that nothing gives is told, and marked where it stays; a given or an open one passes."""

from __future__ import annotations

import pytest
from county import passage

from qicao.engines.causes import check_causes, mark_causes

GIVEN = "年末结转和结余增加，主要因乡村产业融合发展没有执行完毕。"


@pytest.mark.parametrize(
    "text",
    [
        "主要原因是部分村民外出务工未归。",
        "原因在于系统升级换代。",
        "主要是由于评审专家更换频繁。",
        "因台风连续登陆，进度推迟。",
        "主要因合作企业破产，任务取消。",
        "由于村委换届，工作停了一段时间。",
        "受国际油价上涨影响，成本偏高。",
        "受疫情反复的制约，培训改为线上。",
        "得益于外地企业捐赠，支出下降。",
        "进度偏慢与企业资质不全有关。",
        "[[三公经费|较预算]]，主要是取消了出国考察。",
        "超支由燃油价格上涨造成。",
        "执行偏慢的根源在于领导更换。",
        "由于[[项目.乡村产业融合发展]]的业主破产，没有完工。",
        "偏差系因设备进口延误。",
    ],
)
def test_a_reason_that_nothing_gives_is_told(text: str) -> None:
    faults = list(check_causes(passage(text)))
    assert [(fault.code, fault.blocking) for fault in faults] == [("unfounded_cause", True)]
    assert "待核实" in faults[0].message


@pytest.mark.parametrize(
    "text",
    [
        GIVEN,
        "原因是[[项目.乡村产业融合发展.偏差原因]]。",
        "[[支出|较上年]]，变动原因是[[变动.支出原因]]。",
        "由于[[公用经费|较预算]]，需要从严控制。",
        "初步判断与供货周期较长有关，待核实。",
        "主要原因是对象减少，待核实。",
        "增支的具体原因待核实。",
        "因此要加强管理，因地制宜安排项目，因公出国费用为零。",
        "受益群众较多，受理投诉及时，受到好评。",
        "按与预算相关的制度执行，相关资料齐全。",
        "支出由计划财务股审核，从原因看属于管理问题。",
        "基本支出主要是人员经费。",
        "没有依据的原因不写。",
    ],
)
def test_a_given_reason_or_none_passes(text: str) -> None:
    assert [str(fault) for fault in check_causes(passage(text))] == []


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        (
            "执行偏慢，主要原因是村民外出务工未归，进度受阻。已催办。",
            "执行偏慢，主要原因是村民外出务工未归（待核实），进度受阻。已催办。",
        ),
        (
            r"由于\[[村委换届，[[支出.决算数]]偏低。",
            r"由于\[[村委换届（待核实），[[支出.决算数]]偏低。",
        ),
        (
            "受国际油价上涨影响较大，成本偏高；因合作企业破产，停工。",
            "受国际油价上涨影响较大（待核实），成本偏高；因合作企业破产（待核实），停工。",
        ),
        (GIVEN, GIVEN),
    ],
)
def test_a_mark_stands_behind_the_clause_and_no_word_is_changed(text: str, marked: str) -> None:
    assert mark_causes(passage(text)) == marked
    assert list(check_causes(passage(marked))) == []
