"""What is found wrong with a reply, and what is let pass."""

from __future__ import annotations

from typing import Any

import pytest
from bureau import GOOD, OVER, SLOW, make_ledger, make_profile, make_prose_plan
from hypothesis import given
from hypothesis import strategies as st

from qicao.engines.faults import find_faults
from qicao.engines.passage import Fault, stretches
from qicao.engines.replies import MeasuresReply, ProblemsReply, ProseReply
from qicao.profile import Profile
from qicao.quantity import quantity
from qicao.values import Figure, Ledger, SectionPlan

Judge = Any


@pytest.fixture
def judge(prose_plan: SectionPlan, ledger: Ledger, profile: Profile) -> Judge:
    def found(*paragraphs: str, echoes: frozenset[str] = frozenset()) -> tuple[Fault, ...]:
        reply = ProseReply(paragraphs=paragraphs)
        return find_faults(reply, prose_plan, ledger, profile, echoes)

    return found


def codes(faults: tuple[Fault, ...]) -> set[str]:
    return {fault.code for fault in faults}


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        GOOD + "在职[[人员.在职人数]]。",
        GOOD + "根据[[依据.文件]]设立，一般公共预算管理一体化推进。",
        GOOD + "全年开展清淤宣讲[[宣讲.场次]]，覆盖2个镇，印发《清淤手册》。",
        GOOD + "其中比较突出的是[[会务费|较预算]]，较预算[[会务费|较预算|省名]]。",
        GOOD + "一是按月核对，二是按季公示。",
        GOOD + "会务费的控制以节约为主，[[会务费|较预算|省名]]。",
        GOOD + "其余内容尚缺（待补：培训费）。",
        GOOD + "资料齐全。全年压减了场地租用。",
        GOOD + "会务安排没有增加[[会务费|较预算]]的难度。",
        GOOD + "以万元计为[[支出.决算数|数值]]万元。",
    ],
)
def test_a_sound_paragraph_has_no_fault(text: str, judge: Judge) -> None:
    assert judge(text) == ()


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("清淤场次完成率较低。", {"direction"}),
        ("清淤场次完成率偏高。", set()),
        ("河道整治执行率较低。", set()),
    ],
)
def test_a_rate_of_which_nothing_is_lacking_is_not_low(
    said: str, expected: set[str], prose_plan: SectionPlan, ledger: Ledger, profile: Profile
) -> None:
    rate = quantity("150.00", "%")
    full = Figure(id="清淤.完成率", label="清淤场次完成率", quantity=rate, unit="%")
    known = ledger.model_copy(update={"figures": {**ledger.figures, full.id: full}})
    reply = ProseReply(paragraphs=(GOOD + said,))
    assert codes(find_faults(reply, prose_plan, known, profile)) == expected


@pytest.mark.parametrize(
    ("tail", "code", "named"),
    [
        ("另有[[会务费.节余额]]。", "unknown_id", "会务费|较预算"),
        ("[[会务费]]。", "unknown_id", "会务费|较预算"),
        ("预算为[[会务费.预算数]]。", "not_offered", "会务费.预算数"),
        ("共[[支出.决算数|公斤]]。", "style", "公斤"),
        ("共[[支出.决算数|大概]]。", "style", "大概"),
        ("共[[支出.决算数。", "broken_slot", "[["),
        ("完成率100%。", "bare_quantity", "100%"),
        ("完成率百分之百。", "bare_quantity", "百分之百"),
        ("支出三千万元。", "bare_quantity", "三千万元"),
        ("全部完成。", "bare_quantity", "全部"),
        ("于2024年12月完成。", "bare_digits", "2024年12月"),
        ("依据青发〔2021〕8号。", "bare_digits", "8号"),
        ("共[[支出.决算数]]万元。", "unit_twice", "万元"),
        ("会务上[[会务费|较预算]]%。", "unit_twice", "%"),
        ("在职[[人员.在职人数]]人。", "unit_twice", "人"),
        ("即[[支出.决算数]]/[[人员.在职人数]]。", "arithmetic", "[[…]]/"),
        ("即[[支出.决算数]]×[[人员.在职人数]]。", "arithmetic", "×"),
        ("较年初预算[[会务费|较预算]]。", "lead", "较年初预算"),
        ("培训费也有所下降，管理更严。", "unfounded", "有所下降"),
        ("变动的原因，印出‘清淤任务重’。", "echo", "印出‘"),
        ("总体增加了[[会务费|较预算]]。", "direction", "增加"),
        ("\n# 会务费情况", "markup", "#"),
        ("\n一、会务费情况", "markup", "一、"),
        ("**要点**", "markup", "**"),
        ("<b>要点</b>", "markup", "<b"),
        ("![](http://example.org/a.png)", "markup", "!["),
        ("会务费|较预算。", "bare_id", "会务费|较预算"),
        ("{{ 7*7 }}", "brackets", "{"),
        ("【会务】", "brackets", "【"),
        (r"\[[会务费]]", "brackets", "["),
        ("This is the end of it.", "english", "This is"),
        ("覆盖XX个单位。", "leftover", "XX"),
        ("（二百字以内）", "leftover", "字以内"),
        ("根据《清淤办法》。", "unsourced_name", "清淤办法"),
        ("培训人员[[宣讲.场次]]。", "misplaced", "宣讲"),
        ("[[支出.决算数]]与[[人员.在职人数]]之比偏高。", "arithmetic", "之比"),
        ("[[支出.决算数]]除以[[人员.在职人数]]。", "arithmetic", "除以"),
        ("[[支出.决算数]]－[[人员.在职人数]]。", "arithmetic", "－"),
        ("共[[支出.决算数]]余万元。", "unit_twice", "万元"),
        ("共[[支出.决算数]]（万元）。", "unit_twice", "万元"),
        ("会务费[[会务费|较预算]]。", "name_twice", "会务费"),
        ("依据《[[依据.文件]]》。", "name_twice", "《"),
        ("会务费支出[[支出.决算数]]。", "wrong_slot", "本年支出"),
        ("培训费较上年增加，管理更严。", "unfounded", "较上年增加"),
        ("支出[[支出.决算数]]，管理更严，培训费有所下降。", "unfounded", "有所下降"),
        ("[[会务费|较预算]]，增加明显。", "direction", "增加"),
        ("增加的幅度为[[会务费|较预算]]。", "direction", "增加"),
        ("在某县推广。", "leftover", "某县"),
        ("共有____参加。", "leftover", "____"),
        ("覆盖（  ）。", "leftover", "（"),
        ("（待补：差旅费）。", "leftover", "待补"),
        ("Good job done。", "english", "Good"),
        ("以下是overview。", "english", "overview"),
        ("根据青办发〔二〇二一〕八号文。", "unsourced_date", "八号"),
        ("联合云汀县水利局推进。", "unsourced_body", "云汀县水利局"),
        ("开展“清风”专项行动。", "unsourced_event", "清风"),
        ("进度慢，主要是由于领导更换频繁。", "unfounded_cause", "领导更换"),
        (GOOD, "repeated", "已经写过"),
    ],
)
def test_each_kind_of_fault_is_found_and_named(
    tail: str, code: str, named: str, judge: Judge
) -> None:
    faults = [fault for fault in judge(GOOD + tail) if fault.code == code]
    assert faults, judge(GOOD + tail)
    assert all(fault.blocking for fault in faults)
    assert named in "".join(str(fault) for fault in faults)


def test_all_faults_come_at_once(judge: Judge) -> None:
    faults = judge("全年支出8068.56万元，[[不存在]]。", "")
    assert {"bare_quantity", "unknown_id", "empty", "missing"} <= codes(faults)
    assert len([fault for fault in faults if fault.code == "missing"]) == 2


def test_a_word_to_avoid_is_no_reason_to_throw_a_section_away(judge: Judge) -> None:
    (fault,) = judge(GOOD + "我们做得实。")
    assert (fault.code, fault.blocking) == ("avoid", False)


def test_a_claim_said_again_in_words_is_a_blemish(judge: Judge) -> None:
    (fault,) = judge(GOOD + "会务费较预算明显节约。")
    assert (fault.code, fault.blocking) == ("restated", False)


def test_a_heading_is_no_paragraph(judge: Judge) -> None:
    assert codes(judge(GOOD, "会务费情况")) == {"heading"}
    assert codes(judge("会务费情况：\n" + GOOD)) == {"heading"}
    assert codes(judge(GOOD, "总体要求和安排")) == {"heading"}
    assert judge(GOOD, "会务安排有序。") == ()


def test_a_text_made_of_words_to_avoid_is_thrown_away(judge: Judge) -> None:
    faults = judge(GOOD + "总的来说，我们做得实。", "我们管得严。")
    assert [f.code for f in faults if f.blocking] == ["stock"]


def test_a_quoted_slot_at_the_start_of_its_sentence_keeps_what_follows_it(
    prose_plan: SectionPlan, ledger: Ledger, profile: Profile
) -> None:
    (sentence,) = prose_plan.sentences
    told = sentence.model_copy(update={"text": "[[宣讲.场次]]宣讲都有签到。"})
    plan = prose_plan.model_copy(update={"sentences": (told,)})
    right = ProseReply(paragraphs=(GOOD + "[[宣讲.场次]]宣讲都有签到。",))
    wrong = ProseReply(paragraphs=(GOOD + "培训共[[宣讲.场次]]。",))
    assert find_faults(right, plan, ledger, profile) == ()
    assert codes(find_faults(wrong, plan, ledger, profile)) == {"misplaced"}


def test_a_date_in_a_quoted_sentence_may_begin_a_sentence(
    prose_plan: SectionPlan, ledger: Ledger, profile: Profile
) -> None:
    (sentence,) = prose_plan.sentences
    told = sentence.model_copy(update={"text": "10月完成清查。", "plain": "10月完成清查。"})
    plan = prose_plan.model_copy(update={"sentences": (told,)})
    reply = ProseReply(paragraphs=(GOOD + "资料齐全。10月完成清查。",))
    assert find_faults(reply, plan, ledger, profile) == ()


@pytest.mark.parametrize(
    "unit",
    [
        "支出[[支出.决算数]]，因天气推迟，由县农业局督办，一般公共预算三百万元，有所下降。",
        "[[",
        "由于",
        "受",
        "二〇二四年",
    ],
)
def test_a_reply_of_200_000_characters_is_judged_to_its_end(unit: str, judge: Judge) -> None:
    paragraph = (unit * 5000)[:5000]
    assert judge(*[paragraph] * 40)


def test_the_same_paragraph_twice_is_a_fault(judge: Judge) -> None:
    assert codes(judge(GOOD, GOOD + " ")) == {"repeated"}


def test_a_line_of_the_prompt_is_a_fault(judge: Judge) -> None:
    line = "只写正文句子，不解释你在做什么"
    assert codes(judge(GOOD + line, echoes=stretches(line))) == {"echo"}


def test_a_figure_that_a_claim_prints_counts_as_used(
    prose_plan: SectionPlan, ledger: Ledger, profile: Profile
) -> None:
    plan = prose_plan.model_copy(update={"must": ("会务费|较预算", "会务费.完成率")})
    reply = ProseReply(paragraphs=("会务上[[会务费|较预算]]。",))
    assert find_faults(reply, plan, ledger, profile) == ()


def test_the_contrary_word_beside_a_figure_of_a_claim_is_a_fault(
    prose_plan: SectionPlan, ledger: Ledger, profile: Profile
) -> None:
    plan = prose_plan.model_copy(update={"may": ("会务费.节约额",)})
    right = ProseReply(paragraphs=(GOOD + "比预算减少[[会务费.节约额]]。",))
    wrong = ProseReply(paragraphs=(GOOD + "比预算增加[[会务费.节约额]]。",))
    assert find_faults(right, plan, ledger, profile) == ()
    assert codes(find_faults(wrong, plan, ledger, profile)) == {"direction"}


def problem(signal: str, title: str, text: str) -> dict[str, str]:
    return {"signal": signal, "title": title, "text": text}


SLOW_TEXT = "执行率为[[项目.河道整治.执行率]]，原因是[[项目.河道整治.偏差原因]]。"


@pytest.mark.parametrize(
    ("first", "code"),
    [
        (problem(SLOW, "河道整治执行偏慢", SLOW_TEXT), None),
        (problem("人手不足", "人手不足", "人手不足。"), "unknown_signal"),
        (problem(OVER, "又是会务费", "还是[[会务费|较预算]]。"), "twice"),
        (problem(SLOW, "执行偏慢", "执行进度偏慢，调度没有到位。"), "no_evidence"),
        (problem(SLOW, "执行偏慢", "执行率为[[项目.河道整治.执行率]]，进度偏慢。"), "no_cause"),
        (problem(SLOW, "执行偏慢", "看[[会务费|较预算]]，执行偏慢。"), "not_offered"),
        (problem(SLOW, "执行率低于90%", SLOW_TEXT), "bare_quantity"),
        (problem(SLOW, "[[项目.河道整治.执行率]]", SLOW_TEXT), "slot_in_title"),
        (problem(SLOW, "执行偏慢。", SLOW_TEXT), "title"),
        (problem(SLOW, "执行偏慢" * 60, SLOW_TEXT), "title"),
        (problem(SLOW, "执行偏慢", SLOW_TEXT * 130), "long"),
        (problem(SLOW, "", SLOW_TEXT), "empty"),
    ],
)
def test_problems_answer_their_signals_with_evidence(
    first: dict[str, str],
    code: str | None,
    problems_plan: SectionPlan,
    ledger: Ledger,
    profile: Profile,
) -> None:
    over = problem(OVER, "会务费控制不严", "从数据看，[[会务费|较预算]]，具体原因待核实。")
    reply = ProblemsReply.model_validate({"problems": [first, over]})
    found = codes(find_faults(reply, problems_plan, ledger, profile))
    assert (code in found) if code else not found
    assert ("unanswered" in found) == (first["signal"] != SLOW)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({}, None),
        ({"who": ""}, "empty"),
        ({"who": "财务股" * 70}, "long"),
        ({"title": "按月通报" * 60}, "title"),
        ({"by_when": "2025年6月底前"}, "bare_digits"),
        ({"text": "由财务股督办，执行率达到95%。"}, "bare_quantity"),
        ({"problems": ["别的"]}, "unknown_signal"),
        ({"problems": [SLOW, SLOW]}, "twice"),
        ({"problems": [SLOW, OVER]}, None),
        ({"problems": []}, "answers_nothing"),
        ({"problems": []}, "unanswered"),
    ],
)
def test_measures_say_who_and_when_without_numbers(
    change: dict[str, str],
    code: str | None,
    measures_plan: SectionPlan,
    ledger: Ledger,
    profile: Profile,
) -> None:
    first = {
        "problems": [SLOW],
        "title": "按月通报进度",
        "text": "由财务股按月通报。",
        "who": "财务股",
        "by_when": "每季度末",
    }
    second = {**first, "problems": [OVER], "title": "会务先批后办", "text": "会务先报批后举办。"}
    reply = MeasuresReply.model_validate({"measures": [first | change, second]})
    found = codes(find_faults(reply, measures_plan, ledger, profile))
    assert (code in found) if code else not found


@given(st.text(max_size=60))
def test_any_text_is_judged_and_no_digit_slips_through(text: str) -> None:
    faults = find_faults(
        ProseReply(paragraphs=(text + "5",)), make_prose_plan(), make_ledger(), make_profile()
    )
    blocked = codes(faults) & {"bare_quantity", "bare_digits", "broken_slot", "unknown_id"}
    assert blocked or "[[" in text
