"""What is set right in a reply without asking the model again."""

from __future__ import annotations

import pytest
from bureau import GOOD, MakeEngine, prose
from scripted_server import ScriptedServer, say

from qicao.engines.mending import mend
from qicao.engines.replies import ProseReply
from qicao.profile import Profile
from qicao.values import Fact, Ledger, Paragraph, SectionPlan

FILE = "《青禾县机构改革方案》（青办发〔2019〕3号）"


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("在职[[人员.在职人数]]人。", "在职[[人员.在职人数]]。"),
        ("共[[支出.决算数]]万元、[[宣讲.场次]]场。", "共[[支出.决算数]]、[[宣讲.场次]]。"),
        ("以万元计[[支出.决算数|数值]]万元。", "以万元计[[支出.决算数|数值]]万元。"),
        ("支出[[支出.决算数]]亿元。", "支出[[支出.决算数]]亿元。"),
        ("[[支出.决算数]]，用于会务。", "[[支出.决算数|带名]]，用于会务。"),
        ("当年从紧，其中[[人员.在职人数]]。", "当年从紧，其中[[人员.在职人数|带名]]。"),
        (
            "两类分别为[[人员.在职人数]]，[[宣讲.场次]]。",
            "两类分别为[[人员.在职人数]]，[[宣讲.场次]]。",
        ),
        ("[[宣讲.场次]]宣讲。", "[[宣讲.场次]]宣讲。"),
        ("支出[[支出.决算数]]。[[支出.决算数]]。", "支出[[支出.决算数]]。"),
        (f"根据{FILE}设立。", "根据[[依据.文件]]设立。"),
        (f"{FILE}与{FILE}", "[[依据.文件]]与[[依据.文件]]"),
        ("会务费[[会务费|较预算]]。", "[[会务费|较预算]]。"),
        ("会务费[[会务费|较预算|省名]]。", "会务费[[会务费|较预算|省名]]。"),
        ("《[[依据.文件]]》", "《[[依据.文件]]》"),
        ("[[支出.决算数", "[[支出.决算数"),
        ("[[支出|决算数]]与[[支出决算数]]", "[[支出.决算数]]与[[支出.决算数]]"),
        ("[[会务费.较预算]]，[[会务费 较预算]]", "[[会务费|较预算]]，[[会务费|较预算]]"),
        ("[[会务费.预算]]，[[会务费|较预算|省名]]", "[[会务费.预算]]，[[会务费|较预算|省名]]"),
        (r"写作\[[支出]]。", r"写作\[[支出]]。"),
    ],
)
def test_only_what_changes_no_statement_is_mended(
    written: str, mended: str, prose_plan: SectionPlan, ledger: Ledger, profile: Profile
) -> None:
    reply = ProseReply(paragraphs=(written,))
    assert mend(reply, prose_plan, ledger, profile) == ProseReply(paragraphs=(mended,))


def test_a_doubled_unit_costs_no_second_call(
    make_engine: MakeEngine, server: ScriptedServer, prose_plan: SectionPlan
) -> None:
    server.play(say(prose(GOOD + "在职[[人员.在职人数]]人。")))
    (section,) = make_engine().write(prose_plan)
    (block,) = section.blocks
    assert isinstance(block, Paragraph)
    assert block.text == GOOD + "在职[[人员.在职人数]]。"
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("编制2026年预算", "编制[[报告.预算年度]]年预算"),
        ("项目2026号与12026年", "项目2026号与12026年"),
        ("编制2027年预算", "编制2027年预算"),
    ],
)
def test_a_year_that_was_offered_becomes_its_slot(
    written: str, mended: str, prose_plan: SectionPlan, ledger: Ledger, profile: Profile
) -> None:
    year = Fact(id="报告.预算年度", label="预算年度", text="2026")
    wider = ledger.model_copy(update={"facts": {**ledger.facts, year.id: year}})
    plan = prose_plan.model_copy(update={"facts": (*prose_plan.facts, year.id)})
    assert mend(ProseReply(paragraphs=(written,)), plan, wider, profile).paragraphs == (mended,)


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("会务费较预算明显节约，原因待核实。", "[[会务费|较预算]]，原因待核实。"),
        ("“会务费”较预算明显节约。", "[[会务费|较预算]]。"),
        ("会务费较预算有所节约。", "会务费较预算有所节约。"),
        ("[[会务费|较预算]]。从会务看，[[会务费|较预算]]。", "[[会务费|较预算]]。"),
        ("[[会务费|较预算]]。会务费较预算明显节约。", "[[会务费|较预算]]。"),
        (
            "[[会务费|较预算]]。当年支出[[支出.决算数]]，[[会务费|较预算]]。",
            "[[会务费|较预算]]。当年支出[[支出.决算数]]，[[会务费|较预算]]。",
        ),
    ],
)
def test_the_words_of_a_claim_become_it_and_it_is_said_once(
    written: str, mended: str, prose_plan: SectionPlan, ledger: Ledger, profile: Profile
) -> None:
    reply = ProseReply(paragraphs=(written,))
    assert mend(reply, prose_plan, ledger, profile) == ProseReply(paragraphs=(mended,))


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("进度慢，因场地备案晚，开工推迟。", "进度慢，[[会务.慢因]]。"),
        ("进度慢的主要原因是场地备案晚，开工推迟。", "进度慢，[[会务.慢因]]。"),
        ("进度慢，主要原因是因场地备案晚，开工推迟。", "进度慢，[[会务.慢因]]。"),
        ("进度慢。具体原因为：场地备案晚，开工推迟，已催办。", "进度慢。[[会务.慢因]]，已催办。"),
        ("原因是场地备案晚。", "原因是场地备案晚。"),
        ("进度慢，印出“因场地备案晚，开工推迟”。", "进度慢，[[会务.慢因]]。"),
        ("文件，印出“" + FILE + "”。", "文件是[[依据.文件]]。"),
        ("文件，印出‘" + FILE + "’。", "文件是[[依据.文件]]。"),
        ("文件，印出“别的”。", "文件，印出“别的”。"),
    ],
)
def test_a_fact_becomes_its_slot_whatever_leads_to_it(
    written: str, mended: str, prose_plan: SectionPlan, ledger: Ledger, profile: Profile
) -> None:
    reason = Fact(id="会务.慢因", label="会务慢的原因", text="因场地备案晚，开工推迟")
    wider = ledger.model_copy(update={"facts": {**ledger.facts, reason.id: reason}})
    plan = prose_plan.model_copy(update={"facts": (*prose_plan.facts, reason.id)})
    assert mend(ProseReply(paragraphs=(written,)), plan, wider, profile).paragraphs == (mended,)
