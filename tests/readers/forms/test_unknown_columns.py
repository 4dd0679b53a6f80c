"""A column of texts under a head that nothing knows is told, once; its numbers are listed."""

from __future__ import annotations

from formsheets import Rows, make_sheet, read
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_appraisal_forms import INDICATOR_HEADS, OVERALL, OVERALL_MERGED, PROJECT, PROJECT_MERGED

from qicao.profile import Profile
from qicao.values import Severity

INDICATORS: Rows = [
    [*INDICATOR_HEADS, "评分标准"],
    [None, "产出指标", "数量指标", "改造面积", "≥300亩", "310亩", 50, 50, None, "按比例得分"],
    [None, "效益指标", "社会效益指标", "亩均增收", "800元", "820元", 40, 40, None, "达到得满分"],
    ["总分", None, None, None, None, None, 90, 90, None, None],
]
TITLE: Rows = [["部门整体支出绩效自评表"], ["单位：万元"]]


def test_texts_under_an_unknown_head_are_told_once(profile: Profile) -> None:
    seen = read(profile, make_sheet([*TITLE, *INDICATORS]))
    (finding,) = seen.parts[0].findings
    assert (finding.code, finding.severity) == ("R08", Severity.HINT)
    assert "决算.xlsx｜Sheet1｜J3" in finding.message
    assert "“评分标准”一列有2格文字没有读入" in finding.message
    assert [source.cell for source in finding.sources] == ["J3"]
    assert seen.left == {}


def test_numbers_under_an_unknown_head_are_listed_and_not_told(profile: Profile) -> None:
    rows = [list(row) for row in INDICATORS]
    rows[1][9], rows[2][9] = 5, "3分"
    seen = read(profile, make_sheet([*TITLE, *rows]))
    assert set(seen.left) == {"J4", "J5"}
    assert seen.codes == []


def test_an_unknown_column_left_of_the_values_is_told_too(profile: Profile) -> None:
    rows = [
        ["支出决算表"],
        ["单位：万元"],
        ["科目编码", "归口股室", "科目名称", "合计", "基本支出", "项目支出"],
        [None, None, "合计", 5, 5, 0],
        ["201", "综合股", "一般公共服务支出", 5, 5, 0],
    ]
    seen = read(profile, make_sheet(rows))
    assert seen.values["支出科目.201一般公共服务支出.决算数"] == "5万元"
    (finding,) = seen.parts[0].findings
    assert "B3：“支出决算表”的“归口股室”一列有1格文字没有读入" in finding.message


def test_a_form_that_is_known_throughout_has_nothing_to_tell(profile: Profile) -> None:
    assert read(profile, make_sheet(OVERALL, OVERALL_MERGED)).codes == []
    assert read(profile, make_sheet(PROJECT, PROJECT_MERGED)).codes == []


def test_a_column_that_is_known_to_hold_no_figures_is_not_told(profile: Profile) -> None:
    rows = [
        ["支出决算表"],
        ["单位：万元"],
        ["科目编码", "科目名称", "合计", "基本支出", "项目支出", "备注"],
        ["201", "一般公共服务支出", 5, 5, 0, "含上年结转"],
    ]
    assert read(profile, make_sheet(rows)).codes == []


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.sampled_from(["", "—", "按比例", "5", "12项", "达到得满分"]), max_size=6))
def test_nothing_under_an_unknown_head_is_dropped_in_silence(
    texts: list[str], profile: Profile
) -> None:
    rows = [
        [None, "产出指标", "数量指标", f"指标之{n}", "≥3亩", "4亩", 5, 5, None] for n in range(6)
    ]
    rows = [[*row, text] for row, text in zip(rows, [*texts, *[""] * 6], strict=False)]
    seen = read(profile, make_sheet([*TITLE, INDICATORS[0], *rows]))
    numbers = {f"J{n}" for n, text in enumerate(texts, 4) if text[:1].isdigit()}
    words = sum(text in ("按比例", "达到得满分") for text in texts)
    assert set(seen.left) == numbers
    told = [finding.message for finding in seen.parts[0].findings]
    assert [f"有{words}格文字" in message for message in told] == ([True] if words else [])
