"""The rules that the later profiles have of their own: each kept, and each broken by one change."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from givens import checked
from profile_rule_cases import BY_PROFILE, FUNDS, GOAL_FACTS, GOALS, scores
from rule_cases import Case, Texts

from qicao.profile import Profile, load_profile
from qicao.values import CoverageStatus, Severity

PROMPTS = Path(__file__).parents[1] / "prompts"
EACH = [
    pytest.param(name, case, id=f"{name} {case.code} {case.label}")
    for name, cases in BY_PROFILE.items()
    for case in cases
]
every_rule = pytest.mark.parametrize(("name", "case"), EACH)


@cache
def profile_of(name: str) -> Profile:
    return load_profile(PROMPTS / name)


def said(name: str, case: Case, figures: Texts, facts: Texts) -> tuple[list[str], list[Severity]]:
    """The findings of the case's rule: what they say and how bad they are."""
    findings, coverage = checked(profile_of(name), figures, facts)
    assert coverage[case.code, case.label].status in (
        CoverageStatus.DONE,
        CoverageStatus.NOT_APPLICABLE,
    )
    found = [f for f in findings if f.code == case.code and case.says in f.message]
    assert all(f.todo for f in found)
    return [f.message for f in found], [f.severity for f in found]


@every_rule
def test_a_rule_that_is_kept_says_nothing(name: str, case: Case) -> None:
    assert said(name, case, case.figures, case.facts) == ([], [])


@every_rule
def test_a_rule_that_is_broken_says_so_once(name: str, case: Case) -> None:
    facts = {i: text for i, text in case.facts.items() if i not in case.less}
    facts |= case.broken_facts
    messages, severities = said(name, case, {**case.figures, **case.broken}, facts)
    assert len(messages) == 1, messages
    assert severities == [Severity(case.severity)]


def test_a_file_may_give_other_weights_than_the_standard() -> None:
    figures, facts = scores("产出 60 60", "效益 20 20", "满意度 10 10")
    findings, _ = checked(profile_of("mof_project"), figures, facts)
    assert [f.code for f in findings] == ["A33", "A33"]
    own = figures | {"权重.产出": "60分", "权重.效益": "20分"}
    assert checked(profile_of("mof_project"), own, facts)[0] == ()


def test_dates_that_cannot_be_told_are_no_fault_and_say_so() -> None:
    for period, done in (("2024年3月至11月", "2024年"), ("长期", "2024年6月1日")):
        facts = {"项目.实施期限": period, "项目.完成日期": done}
        findings, coverage = checked(profile_of("mof_project"), FUNDS, facts)
        line = coverage["A51", "完成日期在实施期限内"]
        assert findings == ()
        assert line.status is CoverageStatus.AMBIGUOUS
        assert "日期写得不够具体" in line.reason
    none = checked(profile_of("mof_project"), FUNDS, {"项目.实施期限": "2024年"})[1]
    assert none["A51", "完成日期在实施期限内"].status is CoverageStatus.NOT_APPLICABLE


def test_a_date_outside_its_period_is_shown_with_the_period() -> None:
    facts = {"项目.实施期限": "2024年3月至11月", "项目.完成日期": "2024年12月2日"}
    (finding,) = [f for f in checked(profile_of("mof_project"), FUNDS, facts)[0] if f.code == "A51"]
    assert "2024年12月2日" in str(finding.observed)
    assert "2024年3月至11月" in str(finding.observed)


def test_an_indicator_of_a_goal_that_is_not_listed_is_called_out() -> None:
    facts = GOAL_FACTS | {"指标.三.所属目标": "车辆运输"}
    findings, _ = checked(profile_of("hubei_overall"), GOALS, facts)
    assert any("写的所属目标不在年度绩效目标之内" in f.message for f in findings)


def test_a_grade_is_half_open_in_every_profile() -> None:
    for name in BY_PROFILE:
        given = {"自评.总分": "89.50分"}
        findings, _ = checked(profile_of(name), given, {"自评.等级": "优"})
        assert [f.expected for f in findings if f.code == "A41"] == ["良"]
