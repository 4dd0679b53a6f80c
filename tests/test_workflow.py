"""The whole line on the samples: what each must find, say and refuse."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from drafts import CASES, SAMPLES, WHOLE, case, drafted, prepared, profile_of
from givens import ledger_of

from qicao.boundtext import parse
from qicao.choices import Choices
from qicao.delivery import deliver, open_report
from qicao.engines.builtin import BuiltinEngine
from qicao.errors import DraftRefused, ImportRefused, TextError, UsageError
from qicao.plan import plan_report
from qicao.profile import Profile
from qicao.values import Severity
from qicao.workflow import check, check_sections, draft, edit, prepare, printable


@pytest.mark.parametrize("name", CASES)
def test_a_sample_gives_just_the_findings_that_it_expects(name: str) -> None:
    found = [f for f in prepared(name).findings if f.severity is not Severity.HINT]
    expected = case(name)["expected"]
    assert sorted({f.code for f in found}) == sorted(set(expected["findings"]))
    for code, severity in (expected.get("severities") or {}).items():
        worst = min(found, key=lambda f: (f.code != code, list(Severity).index(f.severity)))
        assert (worst.code, str(worst.severity)) == (code, severity)


@pytest.mark.parametrize("name", [n for n in CASES if "signals" in case(n)["expected"]])
def test_a_sample_shows_just_the_signals_that_it_expects(name: str) -> None:
    signals = {signal.code for signal in prepared(name).ledger.signals}
    assert signals == set(case(name)["expected"]["signals"])


def test_the_seeds_rates_are_called_out_and_its_gap_is_a_warning() -> None:
    findings = {f.code: f for f in prepared("seed_gaj_2024").findings}
    assert (findings["A10"].observed, findings["A10"].expected) == ("66%", "65%")
    assert findings["A10"].severity is Severity.ERROR
    assert (findings["A11"].observed, findings["A11"].expected) == ("34%", "35%")
    assert "未四舍五入" in findings["A11"].message
    assert findings["A11"].severity is Severity.WARNING
    assert "2412.61" in findings["A05"].message
    assert findings["A05"].severity is Severity.WARNING


def test_the_seeds_draft_prints_the_derived_rate_and_never_the_claimed_one() -> None:
    text = drafted("seed_gaj_2024").script.text
    assert "较预算节约224.01万元，完成预算的65.05%" in text
    assert "34.95%" in text
    assert "66%" not in text
    assert "34%" not in text


@pytest.mark.parametrize("name", WHOLE)
def test_a_builtin_draft_has_no_error_of_its_own(name: str) -> None:
    errors = [f for f in drafted(name).findings if f.severity is Severity.ERROR]
    assert errors == []


@pytest.mark.parametrize("name", WHOLE)
def test_every_quantity_on_the_page_comes_from_a_figure(name: str) -> None:
    result = drafted(name)
    bare = [f for f in result.findings if f.code == "D03"]
    slots = [run for piece in result.script.pieces for run in piece.runs if run.figures]
    assert bare == []
    assert len(slots) > 40


@pytest.mark.parametrize("name", WHOLE)
def test_problems_and_measures_answer_each_other_in_order(name: str) -> None:
    ids = [s.id for s in drafted(name).report.sections]
    problems = [i.partition(".")[2] for i in ids if i.startswith("存在的问题.")]
    measures = [i.partition(".")[2] for i in ids if i.startswith("改进措施.")]
    assert problems == measures != []


@pytest.mark.parametrize(("one", "other"), list(combinations(WHOLE, 2)))
def test_departments_whose_signals_differ_do_not_read_alike(one: str, other: str) -> None:
    for text in paragraphs(one):
        for against in paragraphs(other):
            assert likeness(text, against) < 0.6, (text, against)


def paragraphs(name: str) -> list[str]:
    """The prose with slots masked, without paragraphs too short to have a manner."""
    texts = [
        "".join(part if isinstance(part, str) else "□" for part in parse(block.text))
        for section in drafted(name).report.sections
        for block in section.blocks
        if block.kind == "paragraph"
    ]
    return [text for text in texts if len(text) >= 15]


def likeness(one: str, other: str) -> float:
    """Shared 5-grams over all 5-grams."""
    first, second = ({t[i : i + 5] for i in range(len(t) - 4)} for t in (one, other))
    return len(first & second) / max(1, len(first | second))


def test_one_department_always_reads_the_same() -> None:
    again = prepared("county_full")
    fresh = draft(again, BuiltinEngine(again.profile, again.ledger))
    assert fresh.report == drafted("county_full").report


def test_a_conflict_names_both_cells_and_stops_the_draft_until_one_is_chosen() -> None:
    ready = prepared("broken_r10")
    (conflict,) = ready.unresolved
    assert len(conflict.sources) == 2
    with pytest.raises(DraftRefused) as refused:
        draft(ready, BuiltinEngine(ready.profile, ready.ledger))
    assert refused.value.findings == (conflict,)
    file = conflict.sources[0].file
    chosen = prepare([SAMPLES / "broken_r10"], ready.profile, Choices(prefer=(file,)))
    assert chosen.unresolved == ()
    assert draft(chosen, BuiltinEngine(chosen.profile, chosen.ledger)).report.sections


def test_an_edit_is_checked_and_a_bare_number_is_offered_its_figure() -> None:
    before = drafted("seed_gaj_2024")
    section = next(s for s in before.report.sections if s.id == "一般公共预算")
    after = edit(before, section.id, section.blocks[0].id, "全年支出68222.91万元。")
    (bare,) = [f for f in after.findings if f.code == "D03"]
    assert bare.text == "68222.91万元"
    assert "支出.决算数" in bare.figures
    assert after.script.text[bare.start : bare.end] == "68222.91万元"


def test_an_edit_with_an_unknown_slot_is_refused_in_words() -> None:
    before = drafted("seed_gaj_2024")
    section = before.report.sections[1]
    with pytest.raises(TextError, match="没有对应的数据"):
        edit(before, section.id, section.blocks[0].id, "[[不存在.决算数]]")


def test_an_edit_of_a_paragraph_that_is_not_there_changes_nothing() -> None:
    with pytest.raises(KeyError):
        edit(drafted("seed_gaj_2024"), "一般公共预算", "没有这一段", "文字")


def test_a_text_with_an_unknown_slot_is_not_exported() -> None:
    good = drafted("seed_gaj_2024")
    section = good.report.sections[1]
    block = section.blocks[0].model_copy(update={"text": "[[没有这个数]]"})
    broken = section.model_copy(update={"blocks": (block,)})
    report = good.report.model_copy(update={"sections": (broken,)})
    with pytest.raises(DraftRefused, match="不导出"):
        printable(check(replace(good, report=report)))


def test_the_year_has_to_be_given(tmp_path: Path, profile: Profile) -> None:
    file = tmp_path / "figures.csv"
    file.write_text("label,value,unit\n支出合计,100.00,万元\n", encoding="utf-8")
    with pytest.raises(ImportRefused, match="报告年度"):
        prepare([file], profile)


def test_an_unknown_section_is_named_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="是不是“基本支出”"):
        check_sections(prepared("seed_gaj_2024"), ["基本支岀"])


def test_sections_that_were_not_asked_for_are_not_written() -> None:
    ready = prepared("seed_gaj_2024")
    result = draft(ready, BuiltinEngine(ready.profile, ready.ledger), sections=["基本支出"])
    assert [section.id for section in result.report.sections] == ["基本支出"]


def test_progress_is_told_for_every_section() -> None:
    ready = prepared("seed_gaj_2024")
    seen: list[tuple[int, int]] = []
    engine = BuiltinEngine(ready.profile, ready.ledger)
    draft(ready, engine, progress=lambda done, total, _: seen.append((done, total)))
    assert seen == [(n, len(ready.plans)) for n in range(len(ready.plans) + 1)]


def test_the_ten_part_variant_has_ten_headings() -> None:
    tops = [s for s in drafted("city_library").report.sections if s.level == 1]
    assert len(tops) == 10
    assert tops[-1].number == "十、"


def test_the_ministrys_form_has_a_row_for_each_source_of_money_that_was_given() -> None:
    money, goals, indicators = drafted("road_safety").report.appendices[0].blocks
    assert [row[0] for row in money.rows] == [
        "年度资金总额",
        "其中：本年财政拨款",
        "上年结转资金",
        "其他资金",
    ]
    assert goals.rows == (("[[目标.预期]]", "[[目标.完成]]"),)
    assert indicators.rows[-1][-3:-1] == ("[[自评.满分|数值]]", "[[自评.总分|数值]]")


def test_a_fixed_row_for_which_nothing_was_given_is_left_out() -> None:
    profile = profile_of("road_safety")
    figures = {"资金.年度资金总额.全年预算数": "50.00万元"}
    ledger = ledger_of(profile, figures)
    plan = next(plan for plan in plan_report(profile, ledger) if plan.id == "附表自评")
    (section,) = BuiltinEngine(profile, ledger).write(plan)
    (money,) = section.blocks
    assert money.header == ("项目资金", "全年预算数", "分值")
    assert [row[0] for row in money.rows] == ["年度资金总额"]


def test_a_fact_that_a_section_must_state_is_missed_by_its_label() -> None:
    profile = profile_of("road_safety")
    plans = plan_report(profile, ledger_of(profile, {}))
    assert next(p for p in plans if p.id == "资金管理").missing == {"制度.名单": "管理制度"}


def test_the_table_comes_first_in_hubei_and_goals_make_up_its_score() -> None:
    first = drafted("hubei_emergency").report.sections[0]
    assert first.blocks[0].kind == "table"
    ledger = prepared("hubei_emergency").ledger
    goals = [ledger.figures[f"{goal.id}.得分"].quantity for goal in ledger.group("目标")]
    assert sum(goal.value for goal in goals) == ledger.figures["自评.指标得分"].quantity.value


def test_a_report_on_a_profile_that_extends_another_carries_both(tmp_path: Path) -> None:
    path = tmp_path / "报告.qicao"
    deliver(drafted("preschool_fund"), path)
    again = open_report(path)
    assert again.profile == profile_of("preschool_fund")
    assert "base/relations.yaml" in again.profile.files
