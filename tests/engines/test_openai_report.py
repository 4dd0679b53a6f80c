"""A whole report by the openai engine: with a model that does what it is asked, and with none."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bureau import KEY
from scripted_server import ScriptedServer, answer, refuse

from qicao.boundtext import render_plain
from qicao.engines.builtin import BuiltinEngine
from qicao.engines.endpoint import Endpoint
from qicao.engines.openai import OpenAIEngine
from qicao.profile import load_profile
from qicao.prompt import load_prompts
from qicao.values import Paragraph, Report
from qicao.workflow import Prepared, draft, prepare

ROOT = Path(__file__).parents[2]
SLOT = re.compile(r"\[\[[^\]]+\]\]")


def dutiful(body: dict[str, Any]) -> str:
    """A model that says what it must and no more, for whatever kind of reply is asked for."""
    asked = body["messages"][1]["content"]
    kind = body["response_format"]["json_schema"]["name"]
    return json.dumps(_REPLIES[kind](asked), ensure_ascii=False)


def _prose(asked: str) -> dict[str, object]:
    wanted = asked.partition("必须用到：")[2].partition("：\n")[0] or asked
    slots = [match[0] for line in wanted.split("\n") if (match := SLOT.search(line))]
    return {"paragraphs": [f"从数据看，{slot}。" for slot in dict.fromkeys(slots)] or ["暂无。"]}


def _signals(asked: str) -> list[tuple[str, str]]:
    blocks = asked.split("- 编号：")[1:]
    return [(b.partition("\n")[0], (SLOT.findall(b) or [""])[0]) for b in blocks]


def _problems(asked: str) -> dict[str, object]:
    made = [
        {"signal": code, "title": f"{code}较突出", "text": f"从{code}看，{slot}，原因待核实。"}
        for code, slot in _signals(asked)
    ]
    return {"problems": made}


def _measures(asked: str) -> dict[str, object]:
    made = [
        {
            "signal": code,
            "title": f"整改{code}",
            "text": f"针对{code}按月通报进度，通报单留存备查。",
            "who": "财务科",
            "by_when": "每季度末",
        }
        for code, _ in _signals(asked)
    ]
    return {"measures": made}


_REPLIES: dict[str, Callable[[str], dict[str, object]]] = {
    "prose": _prose,
    "problems": _problems,
    "measures": _measures,
}


@pytest.fixture(scope="module")
def prepared() -> Prepared:
    profile = load_profile(ROOT / "prompts" / "hunan_overall")
    return prepare([ROOT / "samples" / "county_full"], profile)


def engine_on(server: ScriptedServer, prepared: Prepared) -> OpenAIEngine:
    endpoint = Endpoint.model_validate({"base_url": server.url, "api_key": KEY, "model": "m1"})
    profile, ledger = prepared.profile, prepared.ledger
    fallback = BuiltinEngine(profile, ledger)
    return OpenAIEngine(endpoint, load_prompts(profile.files), profile, ledger, fallback)


def text_of(report: Report, prepared: Prepared) -> str:
    blocks = [b for s in report.sections for b in s.blocks if isinstance(b, Paragraph)]
    return "\n".join(render_plain(b.text, prepared.ledger, report.numbers) for b in blocks)


def test_a_report_is_written_by_the_model_and_every_slot_prints(
    server: ScriptedServer, prepared: Prepared
) -> None:
    server.play(*[answer(dutiful)] * 60)
    engine = engine_on(server, prepared)
    drafted = draft(prepared, engine)
    assert engine.failures == ()
    assert [section.note for section in drafted.report.sections if section.note] == []
    assert len([s for s in drafted.report.sections if s.engine == "openai:m1"]) > 15
    assert "从数据看" in text_of(drafted.report, prepared)
    assert "[[" not in text_of(drafted.report, prepared)


def test_a_report_without_its_server_is_the_builtin_one_and_says_so(
    server: ScriptedServer, prepared: Prepared
) -> None:
    server.play(*[refuse(503)] * 60)
    engine = engine_on(server, prepared)
    drafted = draft(prepared, engine)
    builtin = draft(prepared, BuiltinEngine(prepared.profile, prepared.ledger))
    assert text_of(drafted.report, prepared) == text_of(builtin.report, prepared)
    assert len(engine.failures) == len(drafted.failed) > 10
    assert len(server.requests) == 3
