"""The invented county bureau of samples/, prepared once, and what the builtin engine drafts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from qicao.boundtext import find_claim, slots
from qicao.engines.asked import Request, make_passage
from qicao.engines.builtin import BuiltinEngine
from qicao.engines.offers import offered_slots
from qicao.engines.passage import Passage
from qicao.plan import plan_report
from qicao.profile import load_profile
from qicao.values import Ledger, Paragraph, Section, SectionPlan
from qicao.workflow import Prepared, prepare

ROOT = Path(__file__).parents[2]
SAMPLES = (
    *("county_full", "seed_gaj_2024", "city_library"),
    *("hubei_emergency", "road_safety", "preschool_fund"),
)


@cache
def prepared(sample: str = "county_full") -> Prepared:
    """What is known of a sample."""
    case = yaml.safe_load((ROOT / "samples" / sample / "case.yaml").read_text(encoding="utf-8"))
    folder = ROOT / "prompts" / case["profile"]
    return prepare([ROOT / "samples" / sample], load_profile(folder, case.get("variant", "")))


def drafted(sample: str) -> Iterator[Passage]:
    """The builtin draft of a sample, as passages of a reply that was offered what it uses."""
    known = prepared(sample)
    engine = BuiltinEngine(known.profile, known.ledger)
    for plan in plan_report(known.profile, known.ledger):
        if plan.appendix:
            continue
        request = Request(plan, known.ledger, known.profile)
        for section in engine.write(plan):
            yield from _passages(section, plan, request)


def _passages(section: Section, plan: SectionPlan, request: Request) -> Iterator[Passage]:
    code = section.id.removeprefix(f"{plan.id}.")
    signal = request.signal(code)
    offered = offered_slots(plan, request.profile, request.ledger, signal)
    for block in section.blocks:
        if isinstance(block, Paragraph):
            used = _used(block.text, request.ledger)
            blank = make_passage(
                request, tuple(dict.fromkeys((*offered, *used))), (code,) if signal else ()
            )
            plans = plan.writes == "measures"
            yield blank.model_copy(update={"where": block.id, "text": block.text, "plans": plans})


def _used(text: str, ledger: Ledger) -> Iterator[str]:
    for slot in slots(text):
        claim = find_claim(slot, ledger)
        yield claim.id if claim else slot.id


def passage(text: str, sample: str = "county_full") -> Passage:
    """A text of a reply that was offered everything in a sample's ledger."""
    known = prepared(sample)
    ledger = known.ledger
    plan = SectionPlan(id="试", heading="试写一节", may=(*ledger.claims, *ledger.figures))
    plan = plan.model_copy(update={"facts": tuple(ledger.facts)})
    request = Request(plan, ledger, known.profile)
    offered = offered_slots(plan, known.profile, ledger)
    return make_passage(request, offered, ()).model_copy(update={"where": "第1段", "text": text})
