"""Sentences of the builtin engine as a reader would want them: nothing twice, no zero counted."""

from __future__ import annotations

import pytest
from givens import ledger_of
from profile_rule_cases import scores

from qicao.boundtext import render_plain
from qicao.claims import make_claims
from qicao.engines.builtin import BuiltinEngine
from qicao.plan import plan_report
from qicao.profile import Profile
from qicao.values import Paragraph

Texts = dict[str, str]
VOICES = [
    f"某某县{name}局" for name in ("茶叶", "水产", "林草", "文物", "粮食", "园林", "盐业", "花卉")
]
"""Departments that say the same in other words."""
SCORES, LEVELS = scores("产出 50 47.3", "效益 30 30", "满意度 10 10")
SCORES |= {"自评.总分": "97.00分", "自评.执行率得分": "9.70分", "自评.执行率权重": "10分"}


def said(profile: Profile, section: str, figures: Texts, facts: Texts | None = None) -> str:
    """The paragraphs of a section as they will read."""
    ledger = ledger_of(profile, figures, facts)
    ledger = ledger.model_copy(update={"claims": make_claims(profile, ledger)})
    (plan,) = [plan for plan in plan_report(profile, ledger) if plan.id == section]
    (written,) = BuiltinEngine(profile, ledger).write(plan)
    blocks = [block for block in written.blocks if isinstance(block, Paragraph)]
    return "\n".join(render_plain(block.text, ledger, profile.numbers) for block in blocks)


@pytest.mark.parametrize("voice", VOICES)
def test_the_parts_of_a_score_are_introduced_once(profile: Profile, voice: str) -> None:
    text = said(profile, "绩效情况", SCORES, {**LEVELS, "单位.名称": voice})
    assert "预算执行率9.7分" in text.replace("得分", "")
    assert "绩效指标扣2.7分" in text.replace("占", "扣")
    assert text.count("其中预算执行率") <= 1


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("total", ["300000.00元", "300012.34元", "30.00万元"])
def test_a_total_that_the_list_makes_up_is_printed_once(
    profile: Profile, voice: str, total: str
) -> None:
    figures = {
        "项目支出.决算数": total,
        "项目.甲.决算数": "10.00万元",
        "项目.乙.决算数": "20.00万元",
    }
    assert said(profile, "项目支出", figures, {"单位.名称": voice}).count("30.00万元") == 1


def test_a_list_that_makes_up_less_than_the_total_is_told_with_both(profile: Profile) -> None:
    figures = {"项目支出.决算数": "35.00万元", "项目.甲.决算数": "10.00万元"}
    text = said(profile, "项目支出", figures)
    assert "35.00万元" in text
    assert text.count("10.00万元") == 2


def test_what_there_is_none_of_is_said_and_not_counted(profile: Profile) -> None:
    none = {"机构.内设机构数": "3个", "机构.下设机构数": "0个", "机构.派出机构数": "0个"}
    text = said(profile, "机构人员", none, {"单位.简称": "县局"})
    assert text == "县局设内设机构3个。没有下设机构和派出机构。"
    some = {**none, "机构.下设机构数": "2个"}
    text = said(profile, "机构人员", some, {"单位.简称": "县局"})
    assert text == "县局设内设机构3个。下设机构2个。没有派出机构。"


def test_problems_of_which_none_is_solved_are_not_said_to_be_solved_in_number(
    profile: Profile,
) -> None:
    found = {"自评.发现问题数": "5个", "自评.已整改": "0个", "自评.正在整改": "5个"}
    text = said(profile, "绩效情况", SCORES | found)
    assert "自评发现问题5个，正在整改。" in text
    assert "0个" not in text


def test_projects_of_one_grade_are_not_parted(profile: Profile) -> None:
    grades = {"自评.项目数": "6个", "自评.优": "6个", "自评.良": "0个"}
    assert "纳入自评的项目6个，均评为“优”。" in said(profile, "绩效情况", SCORES | grades)
    grades = {"自评.项目数": "6个", "自评.优": "4个", "自评.良": "2个"}
    assert "纳入自评的项目6个，其中优4个、良2个。" in said(profile, "绩效情况", SCORES | grades)


def test_the_reason_of_an_overspend_is_given_once(profile: Profile) -> None:
    figures = {
        "三公经费.预算数": "10.00万元",
        "三公经费.决算数": "12.00万元",
        "三公经费.上年决算数": "9.00万元",
    }
    reason = {"变动.三公原因": "救灾用车增加"}
    assert said(profile, "预算执行与内控", figures, reason).count("救灾用车增加") == 1
    within = figures | {"三公经费.预算数": "15.00万元"}
    assert said(profile, "预算执行与内控", within, reason).count("救灾用车增加") == 1


def test_names_with_a_mark_of_their_own_are_parted_by_a_stronger_one(profile: Profile) -> None:
    reason = "收治人数减少"
    figures = {"项目.教育费、诊断费.决算数": "1.00万元", "项目.生活补助.决算数": "2.00万元"}
    facts = {f"{item.rpartition('.')[0]}.偏差原因": reason for item in figures}
    text = said(profile, "项目支出", figures, facts)
    assert f"未全部执行完毕的项目：教育费、诊断费；生活补助（{reason}）。" in text


def test_what_a_statement_lacks_is_named_by_its_figures(profile: Profile) -> None:
    text = said(profile, "预算执行与内控", {"支出.决算数": "12.00万元"})
    assert "支出合计全年预算数" in text
    assert "支出合计执行" not in text
