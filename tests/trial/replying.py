"""Models for the scripted server that a trial can be counted by hand with: each keeps a log."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from qicao.engines.drafting import has_matter
from qicao.engines.replies import Measure
from qicao.values import SectionPlan
from qicao.workflow import Prepared

REPO = Path(__file__).resolve().parents[2]
SAMPLE = REPO / "samples" / "county_full"
SECTIONS = REPO / "prompts" / "hunan_overall" / "sections"
SLOT = re.compile(r"\[\[[^\]]+\]\]")
INVENTED = "较上年增长12.5%。"


def asked_of(prepared: Prepared) -> list[SectionPlan]:
    """The sections that a model writes."""
    return [plan for plan in prepared.plans if has_matter(plan)]


class Model:
    """Says what each section must, and no more; `spoil` may change what it says."""

    def __init__(
        self, prepared: Prepared, spoil: Callable[[SectionPlan, int, str], bool] | None = None
    ) -> None:
        """`spoil` gets plan, turn and the system's words; True for a reply with a number in it."""
        self.plans = {plan.heading: plan for plan in prepared.plans}
        self.spoil = spoil or (lambda *_: False)
        self.turns: dict[tuple[str, str], int] = {}
        self.log: list[tuple[str, int, bool]] = []
        """Section, turn, and whether the reply was spoilt, call by call."""

    def __call__(self, body: dict[str, Any]) -> str:
        system, asked = (message["content"] for message in body["messages"][:2])
        own = asked.rpartition("要写的一节：")[2]
        plan = self.plans[own.partition("\n")[0].strip()]
        turn = self.turns.setdefault((plan.id, system), 0) if len(body["messages"]) > 2 else 0
        self.turns[plan.id, system] = turn + 1
        spoilt = self.spoil(plan, turn, system)
        self.log.append((plan.id, turn, spoilt))
        return json.dumps(_reply(plan, own, INVENTED if spoilt else ""), ensure_ascii=False)


def of_cases(*known: Prepared) -> Callable[[dict[str, Any]], str]:
    """A model for several cases, told apart by the slots that only one of them offers."""
    models = [Model(prepared) for prepared in known]

    def compose(body: dict[str, Any]) -> str:
        asked = body["messages"][1]["content"].rpartition("要写的一节：")[2]
        heading = asked.partition("\n")[0].strip()
        fitting = [m for m in models if heading in m.plans and _is_asked(m.plans[heading], asked)]
        return fitting[0](body)

    return compose


def _is_asked(plan: SectionPlan, asked: str) -> bool:
    """Whether a request asks for just what the plan must say."""
    wanted = [name for name in plan.must if f"[[{name}]]" not in asked]
    return not wanted


def _reply(plan: SectionPlan, own: str, more: str) -> dict[str, object]:
    if plan.writes == "prose":
        texts = [f"从数据看，[[{name}]]。" for name in plan.must] or ["相关情况见附表。"]
        return {"paragraphs": [texts[0] + more, *texts[1:]]}
    blocks = own.split("- 编号：")[1:]
    signals = [(block.partition("\n")[0], (SLOT.findall(block) or [""])[0]) for block in blocks]
    if plan.writes == "problems":
        made = [_problem(code, slot, more) for code, slot in signals]
    else:
        made = [_measure(code, more) for code, _ in signals]
    return {plan.writes: made}


def _problem(code: str, slot: str, more: str) -> dict[str, object]:
    text = f"从{code}看，{slot}，原因待核实。{more}"
    return {"signal": code, "title": f"{code}较突出", "text": text}


def _measure(code: str, more: str) -> dict[str, object]:
    of = {"problems": [code]} if "problems" in Measure.model_fields else {"signal": code}
    return of | {
        "title": f"整改{code}",
        "text": f"针对{code}按月通报进度，通报单留存备查。{more}",
        "who": "财务科",
        "by_when": "每季度末",
    }
