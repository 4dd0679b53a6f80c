"""Each check on a draft, at a text that it must call out and at one that it must leave alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from drafts import drafted

from qicao.check import CHECKS, Draft
from qicao.check.bare import BARE_QUANTITIES
from qicao.quantity import quantity
from qicao.values import Figure, Finding, Paragraph, Severity
from qicao.workflow import Drafted, check

SECTION = "一般公共预算"


def with_text(text: str, sample: str = "county_full", section: str = SECTION) -> Drafted:
    """The sample's draft with one paragraph put in place of a section's blocks."""
    draft = drafted(sample)
    block = Paragraph(id="试", text=text)
    sections = tuple(
        s.model_copy(update={"blocks": (block,)}) if s.id == section else s
        for s in draft.report.sections
    )
    return check(replace(draft, report=draft.report.model_copy(update={"sections": sections})))


@pytest.mark.parametrize("section", ["存在的问题", "改进措施"])
def test_problems_alone_are_not_said_to_have_no_measures(section: str) -> None:
    whole = drafted("county_full")
    plans = tuple(plan for plan in whole.plans if plan.id == section)
    kept = tuple(s for s in whole.report.sections if s.id.partition(".")[0] == section)
    assert plans
    assert len(kept) > 1
    report = whole.report.model_copy(update={"sections": kept})
    assert found(check(replace(whole, plans=plans, report=report)), "A59") == []


def found(draft: Drafted, code: str) -> list[Finding]:
    return [f for f in draft.findings if f.code == code]


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("全年支出8601.30万元。", "8601.30万元"),
        ("完成预算的97.37%。", "97.37%"),
        ("实施项目12个。", "12个"),
        ("支出约九千万元。", "九千万元"),
        ("近七成用于农田建设。", "七成"),
        ("资金全部到位。", "全部"),
    ],
)
def test_a_quantity_without_a_figure_is_an_error(text: str, quantity: str) -> None:
    (finding,) = found(with_text(text), "D03")
    assert quantity in finding.message
    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize(
    "text",
    [
        "根据[[依据.三定文件]]，[[单位.简称]]全年支出[[支出.决算数]]。",
        "一是加强管理，二是完善制度，见表1-1。",
        "“三公”经费和一般公共预算统一管理，进一步规范。",
        "[[报告.年度]]年12月，第三季度。",
    ],
)
def test_what_is_no_quantity_is_left_alone(text: str) -> None:
    assert found(with_text(text), "D03") == []


def test_a_bare_number_is_offered_the_figures_that_print_like_it() -> None:
    (finding,) = found(with_text("支出8601.30万元。"), "D03")
    assert "支出.决算数" in finding.figures


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("280万元", ("公用经费", "会议费")),
        ("280.0万元", ("公用经费",)),
        ("2800000元", ("公用经费",)),
        ("279.6万元", ("会议费",)),
        ("0.03亿元", ("会议费", "公用经费")),
        ("280.01万元", ()),
        ("279万元", ()),
        ("0万元", ()),
        ("280人", ()),
    ],
)
def test_a_typed_number_may_be_each_figure_that_rounds_to_it(
    typed: str, offered: tuple[str, ...]
) -> None:
    figures = {"会议费": "279.63", "公用经费": "280.00", "培训费": "0.30"}
    kept = {
        name: Figure(id=name, label=name, unit="万元", quantity=quantity(amount, "万元"))
        for name, amount in figures.items()
    }
    drafted = with_text(f"支出{typed}。")
    ledger = drafted.ledger.model_copy(update={"figures": kept})
    draft = Draft(drafted.report, drafted.script, (), ledger, drafted.profile)
    (finding,) = (f for f in BARE_QUANTITIES.look(draft) if f.text == typed)
    assert finding.figures == offered
    assert all(f"[[{name}]]" in finding.todo for name in offered)


@pytest.mark.parametrize(
    "slot", ["[[没有.这个]]", "[[支出.决算数|没有样式]]", "[[支出.决算数|%]]", "[[支出"]
)
def test_a_slot_that_cannot_be_printed_is_an_error(slot: str) -> None:
    (finding,) = found(with_text(f"全年{slot}。"), "D01")
    assert finding.severity is Severity.ERROR


def test_a_figure_that_nobody_provided_is_called_out() -> None:
    (finding,) = found(with_text("另有[[机构.副处机构数]]。", "city_library"), "D02")
    assert "待补" in finding.text


def test_a_direction_word_against_the_sign_is_an_error() -> None:
    wrong = with_text("较上年减少[[支出.较上年增减额|绝对值]]。")
    right = with_text("较上年增加[[支出.较上年增减额|绝对值]]。")
    assert [f.text for f in found(wrong, "A31")] == ["减少"]
    assert found(right, "A31") == []


def test_a_required_claim_that_is_not_used_is_called_out() -> None:
    missing = found(with_text("本节从略，另行说明。"), "D04")
    assert any("支出.决算数" in f.todo for f in missing)
    assert not any("支出.决算数" in f.todo for f in found(with_text("[[支出.决算数]]"), "D04"))


def test_nothing_of_a_kind_need_not_be_counted() -> None:
    draft = with_text("没有派出机构。", section="机构人员")
    stations = draft.ledger.figures["机构.派出机构数"]
    none = stations.model_copy(update={"quantity": quantity(0, "个")})
    figures = {**draft.ledger.figures, stations.id: none}
    ledger = draft.ledger.model_copy(update={"figures": figures})
    assert any("派出机构" in f.todo for f in found(draft, "D04"))
    emptied = found(check(replace(draft, ledger=ledger)), "D04")
    assert not any("派出机构" in f.todo for f in emptied)
    assert any("内设机构" in f.todo for f in emptied)


def test_an_unmet_indicator_that_no_problem_names_is_called_out() -> None:
    draft = drafted("county_full")
    sections = tuple(s for s in draft.report.sections if "指标未完成" not in s.id)
    report = draft.report.model_copy(update={"sections": sections})
    after = check(replace(draft, report=report))
    assert len(found(after, "D05")) == 2
    assert found(draft, "D05") == []


def test_a_measure_without_its_problem_is_called_out_and_the_reverse() -> None:
    draft = drafted("county_full")
    kept = tuple(s for s in draft.report.sections if s.id != "存在的问题.公用超支")
    after = check(replace(draft, report=draft.report.model_copy(update={"sections": kept})))
    assert len(found(after, "A59")) == 1
    assert found(draft, "A59") == []


def test_one_measure_may_answer_several_problems() -> None:
    draft = drafted("county_full")
    both = ("项目执行偏慢", "公用超支")
    sections = tuple(
        s.model_copy(update={"answers": both}) if s.id == "改进措施.项目执行偏慢" else s
        for s in draft.report.sections
        if s.id != "改进措施.公用超支"
    )
    after = check(replace(draft, report=draft.report.model_copy(update={"sections": sections})))
    assert found(after, "A59") == []


def test_the_word_for_nothing_beside_a_figure_is_an_error() -> None:
    wrong = with_text("无", section="政府性基金")
    right = with_text("无", section="社保基金")
    assert [f.severity for f in found(wrong, "A60") if f.place.section == "政府性基金"] == [
        Severity.ERROR
    ]
    assert all(f.severity is Severity.HINT for f in found(right, "A60"))


def test_a_repeated_paragraph_is_called_out() -> None:
    draft = drafted("county_full")
    text = "县农业农村局按照年初计划组织实施各项工作，按季度检查进度。"
    sections = tuple(
        s.model_copy(update={"blocks": (Paragraph(id="重", text=text),)})
        if s.id in (SECTION, "基本支出")
        else s
        for s in draft.report.sections
    )
    report = draft.report.model_copy(update={"sections": sections})
    assert len(found(check(replace(draft, report=report)), "D06")) == 1


@pytest.mark.parametrize(
    "leftover", ["支出XX万元", "（增长）", "（参考提纲）", "（100字以内）", "[bookmark: a]", "××局"]
)
def test_a_leftover_of_a_template_is_an_error(leftover: str) -> None:
    errors = [f for f in found(with_text(f"情况{leftover}。"), "A61") if f.severity == "error"]
    assert errors


def test_what_is_still_to_be_verified_is_a_warning() -> None:
    (finding,) = found(with_text("执行偏慢（原因待核实，请从采购查找）。"), "A61")
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    "name", ["《财务管理暂行规定》", "梓财发〔2023〕15号", "2023年6月30日", "梓澜县教育委员会"]
)
def test_a_name_without_a_source_is_marked_for_verifying(name: str) -> None:
    messages = [f.message for f in found(with_text(f"依据{name}执行。"), "D08")]
    assert any(name in message and "待核实" in message for message in messages)


def test_a_name_that_a_fact_gives_is_left_alone() -> None:
    text = "执行《梓澜县农业农村局财务管理办法》，报县财政局。"
    assert found(with_text(text), "D08") == []


def test_a_name_that_a_material_gives_is_left_alone_and_can_be_cited() -> None:
    facts = drafted("county_full").ledger.facts.values()
    named = [fact for fact in facts if fact.id.startswith("材料.") and fact.label == "文件名"]
    for text in (named[0].text, f"[[{named[0].id}]]"):
        assert found(with_text(f"依据{text}执行。"), "D08") == []


def test_words_that_a_report_avoids_are_a_hint() -> None:
    assert {f.text for f in found(with_text("总的来说，我们完成较好。"), "D07")} >= {"总的来说"}


def test_every_check_is_listed_in_the_coverage() -> None:
    draft = drafted("seed_gaj_2024")
    assert [row.code for row in draft.coverage] == [check.code for check in CHECKS]


@pytest.mark.parametrize("year", ["2024年度", "2023年", "2025年初"])
def test_the_year_of_the_report_and_those_beside_it_need_no_source(year: str) -> None:
    assert found(with_text(f"{year}工作有序推进。"), "D08") == []
    assert found(with_text("2019年工作有序推进。"), "D08")


def test_digits_that_run_together_are_an_error() -> None:
    (finding,) = found(with_text("一卡通3[[支出.决算数]]。"), "D09")
    assert "一卡通38601.30" in finding.message
    assert found(with_text("一卡通3：[[支出.决算数]]。"), "D09") == []
