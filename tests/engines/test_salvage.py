"""What is left of a reply when its repairs are used up."""

from __future__ import annotations

import pytest
from bureau import GOOD, OVER, SLOW
from hypothesis import given
from hypothesis import strategies as st

from qicao.boundtext import escape
from qicao.engines.faults import find_faults
from qicao.engines.replies import MeasuresReply, ProblemsReply, ProseReply
from qicao.engines.salvage import salvage
from qicao.engines.sentences import split_sentences
from qicao.profile import Profile
from qicao.values import Ledger, SectionPlan


def problem(signal: str, title: str, text: str) -> dict[str, str]:
    return {"signal": signal, "title": title, "text": text}


OVER_GOOD = problem(OVER, "会务费控制不严", "从数据看，[[会务费|较预算]]，具体原因待核实。")
MEASURE = {
    "problems": [SLOW, OVER],
    "title": "按月通报进度",
    "text": "由财务股按月通报。执行率达到95%。",
    "who": "财务股",
    "by_when": "每季度末",
}
SLOW_SEEN = "执行率为[[项目.河道整治.执行率]]，具体原因待核实。"


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        ("完成率达百分之百。", "bare_quantity"),
        ("另有[[会务费.节余额]]。", "unknown_id"),
        ("联合云汀县水利局推进。", "unsourced_body"),
        ("支出合计[[支出.决算数", "broken_slot"),
        ("会务费支出[[支出.决算数]]。", "wrong_slot"),
        ("This is the end of it.", "english"),
        (GOOD.partition("。")[2], "repeated"),
    ],
)
def test_a_faulty_sentence_goes_and_the_others_stay(
    bad: str, code: str, prose_plan: SectionPlan, ledger: Ledger, profile: Profile
) -> None:
    reply = ProseReply(paragraphs=(f"{GOOD}{bad}",))
    if code == "broken_slot":
        reply = ProseReply(paragraphs=(GOOD, f"在职[[人员.在职人数]]。{bad}"))
    assert code in {fault.code for fault in find_faults(reply, prose_plan, ledger, profile)}
    saved = salvage(reply, prose_plan, ledger, profile)
    assert saved is not None
    kept, told = saved
    assert isinstance(kept, ProseReply)
    assert kept.paragraphs[0] == GOOD
    assert [(fault.code, fault.blocking) for fault in told] == [(code, False)]
    assert "已删去" in told[0].message


def test_a_reason_that_nothing_gives_is_marked_and_told(
    prose_plan: SectionPlan, ledger: Ledger, profile: Profile
) -> None:
    reply = ProseReply(paragraphs=(GOOD, "在职[[人员.在职人数]]，主要是由于借调返岗，人员稳定。"))
    saved = salvage(reply, prose_plan, ledger, profile)
    assert saved is not None
    kept, (told,) = saved
    marked = "在职[[人员.在职人数]]，主要是由于借调返岗（待核实），人员稳定。"
    assert kept == ProseReply(paragraphs=(GOOD, marked))
    assert (told.code, told.blocking) == ("unfounded_cause", False)


def test_a_paragraph_of_faults_goes_whole(
    prose_plan: SectionPlan, ledger: Ledger, profile: Profile
) -> None:
    saved = salvage(ProseReply(paragraphs=("完成率100%。", GOOD)), prose_plan, ledger, profile)
    assert saved is not None
    assert saved[0] == ProseReply(paragraphs=(GOOD,))


@pytest.mark.parametrize("paragraph", ["全年支出[[支出.决算数]]，共100人。", "完成率100%。"])
def test_nothing_is_saved_without_what_the_section_must_say(
    paragraph: str, prose_plan: SectionPlan, ledger: Ledger, profile: Profile
) -> None:
    assert salvage(ProseReply(paragraphs=(paragraph,)), prose_plan, ledger, profile) is None


def test_a_problem_stays_while_it_has_its_evidence(
    problems_plan: SectionPlan, ledger: Ledger, profile: Profile
) -> None:
    bad = "已投入三千万元。"
    slow = problem(SLOW, "河道整治执行偏慢", SLOW_SEEN + bad)
    saved = salvage(
        ProblemsReply.model_validate({"problems": [slow, OVER_GOOD]}),
        problems_plan,
        ledger,
        profile,
    )
    assert saved is not None
    assert saved[0] == ProblemsReply.model_validate(
        {"problems": [slow | {"text": SLOW_SEEN}, OVER_GOOD]}
    )
    bare = slow | {"text": "执行率为[[项目.河道整治.执行率]]，不到八成。进度偏慢。"}
    reply = ProblemsReply.model_validate({"problems": [bare, OVER_GOOD]})
    assert salvage(reply, problems_plan, ledger, profile) is None


def test_a_measure_keeps_its_good_sentences(
    measures_plan: SectionPlan, ledger: Ledger, profile: Profile
) -> None:
    reply = MeasuresReply.model_validate({"measures": [MEASURE]})
    saved = salvage(reply, measures_plan, ledger, profile)
    assert saved is not None
    assert isinstance(saved[0], MeasuresReply)
    assert saved[0].measures[0].text == "由财务股按月通报。"


@pytest.mark.parametrize("title", ["执行率达到95%", "河道整治" * 12])
def test_a_faulty_title_gives_way_to_that_of_its_signal(
    title: str, problems_plan: SectionPlan, ledger: Ledger, profile: Profile
) -> None:
    reply = {"problems": [problem(SLOW, title, SLOW_SEEN), OVER_GOOD]}
    saved = salvage(ProblemsReply.model_validate(reply), problems_plan, ledger, profile)
    assert saved is not None
    kept, (told,) = saved
    assert isinstance(kept, ProblemsReply)
    assert [p.title for p in kept.problems] == ["河道整治执行偏慢", OVER_GOOD["title"]]
    assert [p.text for p in kept.problems] == [SLOW_SEEN, OVER_GOOD["text"]]
    assert "标题改为“河道整治执行偏慢”" in told.message
    assert not told.blocking


def test_a_measure_whose_title_is_faulty_is_called_after_its_signal(
    measures_plan: SectionPlan, ledger: Ledger, profile: Profile
) -> None:
    reply = MeasuresReply.model_validate({"measures": [MEASURE | {"title": "达到95%"}]})
    saved = salvage(reply, measures_plan, ledger, profile)
    assert saved is not None
    assert isinstance(saved[0], MeasuresReply)
    title = profile.signals[SLOW].measure_title[0][0]
    assert saved[0].measures[0].title == title.replace("{name}", "河道整治")


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("甲。乙；丙！", ["甲。", "乙；", "丙！"]),
        ("他说“好。行。”了。乙", ["他说“好。行。”了。", "乙"]),
        ("据《甲。乙》，[[a|b]]。丙", ["据《甲。乙》，[[a|b]]。", "丙"]),
        ("“没有关上。\n乙。", ["“没有关上。\n", "乙。"]),
        ("[[开着。乙。", ["[[开着。", "乙。"]),
    ],
)
def test_a_text_is_cut_at_the_ends_of_its_sentences(text: str, sentences: list[str]) -> None:
    assert split_sentences(text) == sentences


@given(st.text("甲。；“”《[]|\\\n", max_size=40))
def test_no_letter_is_lost_in_cutting(text: str) -> None:
    assert "".join(split_sentences(escape(text))) == escape(text)
