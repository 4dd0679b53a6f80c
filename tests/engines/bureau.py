"""An invented water bureau: its figures, facts, signals, and what a model may reply about it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from givens import SAVED

from qicao.engines import OnComing, OnSection
from qicao.engines.drafting import ModelEngine
from qicao.profile import Catalogue, Profile, SignalForm
from qicao.quantity import quantity
from qicao.values import (
    Fact,
    Figure,
    Ledger,
    Material,
    Origin,
    Paragraph,
    ProfileRef,
    Section,
    SectionPlan,
    Sentence,
    Signal,
    Source,
)

KEY = "sk-an-invented-key-0001"
SOURCE = Source(origin=Origin.SENTENCE, file="总结.docx", text="全年开展清淤36次。")
SLOW, OVER = "执行偏慢", "会务超支"


def _figure(id_: str, label: str, value: str, unit: str) -> Figure:
    return Figure(id=id_, label=label, quantity=quantity(value, unit), unit=unit)


FIGURES = (
    _figure("会务费.决算数", "会务费支出", "416.99", "万元"),
    _figure("会务费.预算数", "会务费预算数", "641.00", "万元"),
    _figure("会务费.节约额", "会务费较预算差额", "224.01", "万元"),
    _figure("会务费.完成率", "会务费完成预算的比例", "65.05", "%"),
    _figure("支出.决算数", "本年支出", "8068.56", "万元"),
    _figure("人员.在职人数", "在职人数", "207", "人"),
    _figure("宣讲.场次", "宣讲场次", "36", "场"),
    _figure("项目.河道整治.执行率", "河道整治执行率", "71.20", "%"),
    _figure("项目.河道整治.结余数", "河道整治结余", "360.00", "万元"),
)


def _material(text: str) -> Material:
    sentence = Sentence(id="m1", text=text, plain=text, source=SOURCE)
    return Material(
        id="总结", title="年度总结", file="总结.docx", paragraphs=((sentence,),), headings=("",)
    )


def make_ledger() -> Ledger:
    facts = (
        Fact(id="单位.名称", label="单位名称", text="青禾县水务局"),
        Fact(id="依据.文件", label="设立文件", text="《青禾县机构改革方案》（青办发〔2019〕3号）"),
        Fact(id="项目.河道整治.偏差原因", label="偏差原因", text="汛期推迟进场"),
    )
    return Ledger(
        year=2024,
        figures={figure.id: figure for figure in FIGURES},
        facts={fact.id: fact for fact in facts},
        claims={SAVED.id: SAVED},
        materials=(_material("全年压减了场地租用，会务集中安排。"),),
    )


def _form(title: str, *evidence: str) -> SignalForm:
    return SignalForm.model_validate(
        {
            "when": ["项目.*.执行率 < 90%"],
            "weight": 1,
            "each": "项目",
            "title": title,
            "evidence": list(evidence),
            "text": "{evidence}。{cause}",
            "cause": "立项晚、采购周期长",
            "cause_facts": ["项目.*.偏差原因"],
            "measure_title": "加快执行",
            "measure": "由{who}按月通报{names}的进度；力争执行率不低于九成。",
            "who": "财务股",
        }
    )


def make_profile() -> Profile:
    return Profile(
        ref=ProfileRef(id="invented", version="1.0.0", digest="0"),
        title="虚构报告",
        outline=(),
        catalogue=Catalogue(),
        avoid=("我们", "总的来说"),
        phrases=("一般公共预算", "一体化"),
        signals={
            SLOW: _form("{names}执行偏慢", "[[项目.*.执行率]]"),
            OVER: _form("会务费控制不严", "[[会务费|较预算]]"),
        },
    )


SIGNALS = (
    Signal(
        code=SLOW,
        subjects=("项目.河道整治",),
        labels=("河道整治",),
        figures=("项目.河道整治.执行率", "项目.河道整治.结余数"),
        weight=9,
    ),
    Signal(code=OVER, figures=("会务费.完成率",), weight=5),
)


def make_prose_plan() -> SectionPlan:
    quote = "全年开展清淤宣讲[[宣讲.场次]]，覆盖2个镇，印发《清淤手册》。"
    return SectionPlan(
        id="会务",
        heading="会务费情况",
        guide="先总后分。",
        must=("会务费|较预算", "支出.决算数"),
        may=("人员.在职人数",),
        facts=("单位.名称", "依据.文件"),
        sentences=(Sentence(id="s1", text=quote, plain=quote, source=SOURCE),),
        missing={"培训费.决算数": "培训费"},
    )


def make_problems_plan() -> SectionPlan:
    return SectionPlan(id="问题", heading="存在的问题", writes="problems", signals=SIGNALS)


def make_measures_plan() -> SectionPlan:
    return SectionPlan(id="措施", heading="改进措施", writes="measures", signals=SIGNALS)


MakeEngine = Callable[..., ModelEngine]


class PlainEngine:
    """Writes one sentence, so that a fallback is seen at once."""

    name = "builtin"
    failures: tuple[str, ...] = ()

    def write_all(
        self,
        plans: Sequence[SectionPlan],
        on_section: OnSection | None = None,
        on_coming: OnComing | None = None,  # noqa: ARG002 - a section is there at once
    ) -> tuple[tuple[Section, ...], ...]:
        written = tuple(map(self.write, plans))
        for plan, sections in zip(plans, written, strict=True):
            if on_section:
                on_section(plan, sections)
        return written

    def write(self, plan: SectionPlan) -> tuple[Section, ...]:
        block = Paragraph(id=f"{plan.id}.p", text="内置文字。")
        return (Section(id=plan.id, heading=plan.heading, level=plan.level, blocks=(block,)),)


GOOD = "[[单位.名称]]全年支出[[支出.决算数]]。从会务看，[[会务费|较预算]]，主要是压减了场地租用。"


def prose(*paragraphs: str) -> str:
    """A reply of paragraphs."""
    return json.dumps({"paragraphs": paragraphs}, ensure_ascii=False)
