"""Names, dates, bodies and events that nothing brings are told; generic and given ones pass."""

from __future__ import annotations

import pytest
from county import passage

from qicao.engines.sourcechecks import (
    check_bodies,
    check_dates,
    check_events,
    check_kinds,
    check_names,
)

CHECKS = (check_names, check_dates, check_bodies, check_kinds, check_events)


def found(text: str) -> list[str]:
    return [fault.code for check in CHECKS for fault in check(passage(text))]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("依据《梓澜县农业项目奖惩办法》执行。", "unsourced_name"),
        ("依据梓澜办发〔二〇二三〕九号执行。", "unsourced_date"),
        ("二〇二三年起实行。", "unsourced_date"),
        ("三月十五日完成验收。", "unsourced_date"),
        ("去年十一月启动。", "unsourced_date"),
        ("联合云汀县农业农村局开展检查。", "unsourced_body"),
        ("委托湖南明德会计有限公司审核。", "unsourced_body"),
        ("与华中农业大学合作开展培训。", "unsourced_body"),
        ("会同县生态环境局推进治理。", "unsourced_body"),
        ("报省发改委备案。", "unsourced_body"),
        ("由县脱贫攻坚领导小组统筹。", "unsourced_body"),
        ("得到省农业科学院的支持。", "unsourced_body"),
        ("由县乡村振兴志愿者协会承担。", "unsourced_body"),
        ("移交县高新技术产业园管理委员会。", "unsourced_body"),
        ("开展“春雷护农”专项行动。", "unsourced_event"),
        ("组织“丰收杯”技能大赛。", "unsourced_event"),
        ("举办第三届稻田文化论坛。", "unsourced_event"),
        ("落实中央农村工作会议部署。", "unsourced_event"),
        ("博物馆有内设机构和派出机构。", "foreign_unit"),
        ("档案馆支出与开放安排一致。", "foreign_unit"),
    ],
)
def test_what_nothing_brings_is_told(text: str, code: str) -> None:
    assert found(text) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "按月向县财政局报送进度，我局计划财务股核对。",
        "报财政局和主管部门审核，审计部门抽查。",
        "由计划财务股督办，业务科室经办，办公室承办。",
        "围绕中心工作，优化布局，严格按照当时的格局推进。",
        "委托第三方公司评审，服务中心配合。",
        "由会计核算中心集中支付，政务服务中心公开。",
        "梓澜县农业农村局统筹，县农业技术推广中心实施。",
        "县动物疫病预防控制中心采样，县农机事务中心配合。",
        "修订《梓澜县农业农村局项目资金管理办法》，据《工作总结》，成效较好。",
        "经局党组会议审议，每季度召开一次预算执行分析会。",
        "开展农资打假专项检查，组织业务培训和应急演练。",
        "上半年进度偏慢，三季度末加快，年底前完成。",
        "“三公”经费的检查按制度开展。",
        "县人民政府统一安排，各乡镇政府落实。",
        "全面完成任务，大局稳定，委托代理银行发放补贴。",
        "召开专题会议研究，组织现场活动。",
        "整个过程由委员会成员监督。",
        "各有关部门加强协作，委派专人负责。",
    ],
)
def test_generic_and_given_names_pass(text: str) -> None:
    assert found(text) == []


def test_a_measure_may_set_a_month_for_itself() -> None:
    text = passage("十月底前完成清理。")
    assert [fault.code for fault in check_dates(text)] == ["unsourced_date"]
    assert list(check_dates(text.model_copy(update={"plans": True}))) == []
