"""Of problems and measures the right ones stand, and the builtin text fills the others."""

from __future__ import annotations

import json

from bureau import OVER, SLOW, MakeEngine
from scripted_server import ScriptedServer, say

from qicao.engines.items import sound_items, unanswered
from qicao.engines.replies import Measure, MeasuresReply, Problem, ProblemsReply, ProseReply
from qicao.engines.sections import make_sections
from qicao.profile import Profile
from qicao.values import Ledger, Paragraph, Section, SectionPlan

GOOD = Problem(
    signal=OVER,
    title="会务费控制不严",
    text="从数据看，[[会务费|较预算]]，调度没有到位，具体原因待核实。",
)
BAD = Problem(signal=SLOW, title="河道整治执行偏慢", text="执行率只有七成，调度没有到位。")
WHO = {"who": "财务股", "by_when": "每季度末"}
BETTER = Problem(
    signal=SLOW,
    title="河道整治执行偏慢",
    text="执行率为[[项目.河道整治.执行率]]，主要是[[项目.河道整治.偏差原因]]。",
)


def builtin(plan: SectionPlan) -> tuple[Section, ...]:
    below = [
        Section(
            id=f"{plan.id}.{signal.code}",
            heading=f"内置{signal.code}",
            level=2,
            blocks=(Paragraph(id=f"{plan.id}.{signal.code}.1", text="内置文字。"),),
        )
        for signal in plan.signals
    ]
    head = Section(id=plan.id, heading=plan.heading, level=1, blocks=())
    return (head, *below)


def test_sound_problems_are_kept_from_whichever_reply_has_them(
    problems_plan: SectionPlan, ledger: Ledger, profile: Profile
) -> None:
    tried = (ProblemsReply(problems=(BETTER,)), ProblemsReply(problems=(BAD, GOOD)))
    saved = sound_items(tried, problems_plan, ledger, profile)
    assert saved is not None
    assert saved[0] == ProblemsReply(problems=(GOOD, BETTER))
    assert unanswered(saved[0], problems_plan) == ()


def test_where_none_is_sound_there_is_nothing(
    problems_plan: SectionPlan, ledger: Ledger, profile: Profile
) -> None:
    assert sound_items((ProblemsReply(problems=(BAD,)),), problems_plan, ledger, profile) is None
    assert sound_items((ProseReply(paragraphs=("甲。",)),), problems_plan, ledger, profile) is None


def test_a_measure_of_an_unknown_problem_is_none(
    measures_plan: SectionPlan, ledger: Ledger, profile: Profile
) -> None:
    measure = Measure(
        problems=("没有的",),
        title="按月通报",
        text="由财务股按月通报。",
        who="财务股",
        by_when="每季度末",
    )
    tried = (MeasuresReply(measures=(measure,)),)
    assert sound_items(tried, measures_plan, ledger, profile) is None


def test_the_builtin_sections_fill_what_is_missing_in_the_order_of_the_plan(
    problems_plan: SectionPlan,
) -> None:
    reply = ProblemsReply(problems=(GOOD,))
    head, slow, over = make_sections(reply, problems_plan, builtin(problems_plan), "openai:m1")
    assert (slow.id, slow.heading, slow.engine) == (f"问题.{SLOW}", f"内置{SLOW}", "builtin")
    assert (over.id, over.heading, over.engine) == (f"问题.{OVER}", GOOD.title, "openai:m1")
    assert head.engine == "openai:m1"


def test_one_faulty_problem_does_not_cost_the_other(
    make_engine: MakeEngine, server: ScriptedServer, problems_plan: SectionPlan
) -> None:
    raw = json.dumps({"problems": [p.model_dump() for p in (BAD, GOOD)]}, ensure_ascii=False)
    server.play(*[say(raw)] * 3)
    sections = make_engine().write(problems_plan)
    assert GOOD.title in [section.heading for section in sections]
    assert SLOW in sections[0].note
    assert "内置引擎" in sections[0].note


def test_a_title_that_is_far_too_long_costs_itself_alone(
    make_engine: MakeEngine, server: ScriptedServer, measures_plan: SectionPlan
) -> None:
    def measure(code: str, title: str, text: str) -> dict[str, object]:
        return {"problems": [code], "title": title, "text": text, **WHO}

    long, fit = "按月通报进度" * 50, "会务先批后办"
    measures = [measure(SLOW, long, "按月通报进度。"), measure(OVER, fit, "会务先报批后举办。")]
    server.play(*[say(json.dumps({"measures": measures}, ensure_ascii=False))] * 3)
    head, *below = make_engine().write(measures_plan)
    assert "40 字以内" in server.requests[1].turn("user")
    assert (fit in [s.heading for s in below], long in [s.heading for s in below]) == (True, False)
    assert "第1条措施的标题：标题改为" in head.note
