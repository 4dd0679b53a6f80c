"""A whole report by the openai engine: with a model that does what it is asked, and with none."""

from __future__ import annotations

from pathlib import Path

import pytest
from bureau import KEY
from dutiful import dutiful
from scripted_server import ScriptedServer, answer, refuse

from qicao.boundtext import render_plain
from qicao.engines.builtin import BuiltinEngine
from qicao.engines.drafting import ModelEngine
from qicao.engines.endpoint import Endpoint, Terms
from qicao.engines.openai import OpenAIChat
from qicao.profile import load_profile
from qicao.values import Paragraph, Report
from qicao.workflow import Prepared, draft, prepare
from qicao.writers import make_engine

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def prepared() -> Prepared:
    profile = load_profile(ROOT / "prompts" / "hunan_overall")
    return prepare([ROOT / "samples" / "county_full"], profile)


def engine_on(server: ScriptedServer, prepared: Prepared) -> ModelEngine:
    endpoint = Endpoint.model_validate({"base_url": server.url, "api_key": KEY, "model": "m1"})
    terms = Terms(concurrency=1)
    return make_engine(OpenAIChat(endpoint), prepared, terms, lambda _: None)


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
    assert drafted.failures == engine.failures
    assert len(engine.failures) == len(drafted.noted) > 10
    assert len(server.requests) == 3
