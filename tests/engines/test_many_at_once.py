"""Sections at once: the limit holds, one bad answer harms no other, money and deadlines hold."""

from __future__ import annotations

import threading
from decimal import Decimal

import pytest
from bureau import GOOD, MakeEngine, prose
from scripted_server import Handler, ScriptedServer, Step, completion, hang, later, refuse, say

from qicao.engines.drafting import ModelEngine
from qicao.engines.endpoint import Endpoint, Terms
from qicao.engines.metering import Metered
from qicao.engines.openai import OpenAIChat
from qicao.errors import DraftCancelled
from qicao.profile import Profile
from qicao.prompt import Library
from qicao.values import Ledger, Section, SectionPlan


def many(plan: SectionPlan, count: int) -> tuple[SectionPlan, ...]:
    return tuple(
        plan.model_copy(update={"id": f"会务{n}", "heading": f"会务费情况{n}"})
        for n in range(count)
    )


def test_no_more_sections_are_asked_for_at_once_than_agreed(
    make_engine: MakeEngine, server: ScriptedServer, prose_plan: SectionPlan
) -> None:
    server.play(*[later(0.05, say(prose(GOOD)))] * 9)
    engine = make_engine(concurrency=3)
    written = engine.write_all(many(prose_plan, 9))
    assert [sections[0].note for sections in written] == [""] * 9
    assert server.at_once == 3


def test_sections_come_back_in_the_order_of_their_plans_and_are_told_as_they_are_done(
    make_engine: MakeEngine, server: ScriptedServer, prose_plan: SectionPlan
) -> None:
    slow_first = (later(0.3, say(prose(GOOD))), say(prose(GOOD)))
    server.play(*slow_first)
    done: list[str] = []

    def on_section(plan: SectionPlan, _: tuple[Section, ...]) -> None:
        done.append(plan.id)

    written = make_engine(concurrency=2).write_all(many(prose_plan, 2), on_section)
    assert [sections[0].id for sections in written] == ["会务0", "会务1"]
    assert sorted(done) == ["会务0", "会务1"]


def test_a_section_that_hangs_delays_no_other_beyond_its_deadline(
    make_engine: MakeEngine, server: ScriptedServer, prose_plan: SectionPlan
) -> None:
    server.play(hang, *[say(prose(GOOD))] * 3)
    engine = make_engine(concurrency=4, deadline=0.5)
    written = engine.write_all(many(prose_plan, 4))
    assert len(engine.failures) == 1
    assert sum(sections[0].engine == "openai:m1" for sections in written) == 3


def test_a_key_that_is_refused_stops_all_that_wait(
    make_engine: MakeEngine, server: ScriptedServer, prose_plan: SectionPlan
) -> None:
    server.play(*[refuse(401)] * 2)
    engine = make_engine(concurrency=2)
    engine.write_all(many(prose_plan, 20))
    assert len(engine.failures) == 20
    assert len(server.requests) == 2


def test_cancelling_ends_the_calls_that_are_under_way(
    make_engine: MakeEngine, server: ScriptedServer, prose_plan: SectionPlan
) -> None:
    server.play(say(prose(GOOD)), hang, hang)
    engine: ModelEngine = make_engine(concurrency=1, deadline=30)
    done: list[str] = []

    def on_section(plan: SectionPlan, _: tuple[Section, ...]) -> None:
        done.append(plan.id)
        threading.Thread(target=engine.cancel).start()

    with pytest.raises(DraftCancelled, match="再次运行从这里接着写"):
        engine.write_all(many(prose_plan, 3), on_section)
    assert done == ["会务0"]


def metered(server: ScriptedServer, ceiling: str, context: int = 0) -> tuple[Metered, Terms]:
    endpoint = Endpoint(base_url=server.url, model="m1", deadline=5)
    prices = {"price_in": 1000, "price_out": 1000}
    terms = Terms.model_validate({**prices, "ceiling": ceiling, "context": context})
    return Metered(OpenAIChat(endpoint), terms), terms


def engine_on(
    chat: Metered, terms: Terms, prompts: Library, profile: Profile, ledger: Ledger
) -> ModelEngine:
    from bureau import PlainEngine

    busy = terms.model_copy(update={"concurrency": 32})
    return ModelEngine(chat, prompts, profile, ledger, PlainEngine(), busy)


def test_thirty_two_at_once_never_spend_more_than_the_ceiling(
    server: ScriptedServer,
    prompts: Library,
    profile: Profile,
    ledger: Ledger,
    prose_plan: SectionPlan,
) -> None:
    server.play(*[later(0.02, say(prose(GOOD)))] * 200)
    chat, terms = metered(server, "9")
    engine = engine_on(chat, terms, prompts, profile, ledger)
    engine.write_all(many(prose_plan, 100))
    # The scripted server bills 120 tokens a call.
    billed = len(server.requests) * Decimal(120 * 1000) / Decimal(1_000_000)
    assert server.requests
    assert billed == chat.spent <= Decimal(9)
    assert engine.failures
    assert "花费上限 9" in engine.failures[0]


def billing(prompt: int, reply: int) -> Step:
    """A good reply that is billed as so many tokens."""

    def step(handler: Handler, _: dict[str, object]) -> None:
        used = {"prompt_tokens": prompt, "completion_tokens": reply}
        handler.send_json(200, completion(prose(GOOD)) | {"usage": used})

    return step


def test_a_limit_that_goes_by_another_name_is_sent_by_it(
    server: ScriptedServer,
    prompts: Library,
    profile: Profile,
    ledger: Ledger,
    prose_plan: SectionPlan,
) -> None:
    server.refused_parameters = {"max_tokens"}
    server.play(*[say(prose(GOOD))] * 5)
    chat, terms = metered(server, "100")
    engine = engine_on(chat, terms, prompts, profile, ledger)
    engine.write(prose_plan)
    limit = prompts.writer(prose_plan.id, "prose").model.max_tokens
    assert not engine.failures
    assert server.requests[-1].body["max_completion_tokens"] == limit


def test_a_ceiling_does_not_hold_where_no_limit_is_taken_and_nothing_is_asked(
    server: ScriptedServer,
    prompts: Library,
    profile: Profile,
    ledger: Ledger,
    prose_plan: SectionPlan,
) -> None:
    server.refused_parameters = {"max_tokens", "max_completion_tokens"}
    server.play(*[billing(3_000, 8_000)] * 5)
    chat, terms = metered(server, "100")
    engine = engine_on(chat, terms, prompts, profile, ledger)
    engine.write_all(many(prose_plan, 3))
    assert len(server.script) == 5, "no reply was asked for"
    assert chat.spent == 0
    assert "请设置 context" in engine.failures[0]


def test_without_a_limit_the_whole_rest_of_the_context_is_set_aside(
    server: ScriptedServer,
    prompts: Library,
    profile: Profile,
    ledger: Ledger,
    prose_plan: SectionPlan,
) -> None:
    server.refused_parameters = {"max_tokens", "max_completion_tokens"}
    server.play(*[billing(3_000, 8_000)] * 9)
    chat, terms = metered(server, "40", context=16_000)
    engine = engine_on(chat, terms, prompts, profile, ledger)
    engine.write_all(many(prose_plan, 9))
    assert 0 < chat.spent <= 40
    assert "花费上限 40" in engine.failures[0]


def test_a_server_that_bills_more_than_was_reckoned_is_reckoned_dearer(
    server: ScriptedServer,
    prompts: Library,
    profile: Profile,
    ledger: Ledger,
    prose_plan: SectionPlan,
) -> None:
    server.play(*[billing(20_000, 1_500)] * 9)
    chat, terms = metered(server, "60")
    engine = engine_on(chat, terms, prompts, profile, ledger)
    for plan in many(prose_plan, 9):
        engine.write(plan)
    assert 40 < chat.spent <= 60


def test_an_answer_that_was_lost_counts_as_paid(
    server: ScriptedServer,
    prompts: Library,
    profile: Profile,
    ledger: Ledger,
    prose_plan: SectionPlan,
) -> None:
    server.play(say(None, "content_filter"))
    chat, terms = metered(server, "100")
    engine_on(chat, terms, prompts, profile, ledger).write(prose_plan)
    assert chat.spent > 1


def test_a_request_that_was_refused_costs_nothing(
    server: ScriptedServer,
    prompts: Library,
    profile: Profile,
    ledger: Ledger,
    prose_plan: SectionPlan,
) -> None:
    server.play(refuse(500))
    chat, terms = metered(server, "100")
    engine_on(chat, terms, prompts, profile, ledger).write(prose_plan)
    assert chat.spent == 0


def test_a_server_that_counts_no_tokens_is_counted_here(
    server: ScriptedServer,
    prompts: Library,
    profile: Profile,
    ledger: Ledger,
    prose_plan: SectionPlan,
) -> None:
    def uncounted(handler: object, body: object) -> None:
        from scripted_server import completion

        whole = completion(prose(GOOD))
        del whole["usage"]
        handler.send_json(200, whole)  # type: ignore[attr-defined]

    server.play(uncounted)
    chat, terms = metered(server, "100")
    engine = engine_on(chat, terms, prompts, profile, ledger)
    engine.write(prose_plan)
    assert engine.attempts[0].prompt_tokens > 500
    assert chat.spent > 0
