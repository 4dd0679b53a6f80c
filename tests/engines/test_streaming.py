"""A stream is shown as it comes, and counts only when it ended as a whole."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from bureau import GOOD, MakeEngine, prose
from scripted_server import (
    Handler,
    ScriptedServer,
    Step,
    call,
    cut,
    drip,
    hang,
    page,
    refuse,
    say,
    stream,
)

from qicao.prompt import Library
from qicao.values import Coming, Paragraph, SectionPlan

WHOLE = prose(GOOD)
THIRDS = (WHOLE[:30], WHOLE[30:60], WHOLE[60:])


def test_a_stream_is_told_as_it_comes(
    make_engine: MakeEngine, server: ScriptedServer, prose_plan: SectionPlan, prompts: Library
) -> None:
    server.play(stream(*THIRDS))
    seen: list[Coming] = []
    (section,) = make_engine().write(prose_plan, seen.append)
    assert section.blocks[0] == Paragraph(id="会务.1", text=GOOD)
    assert section.prompt == prompts.writer("会务", "prose").version
    assert len(seen) == 4
    assert (seen[0].text, seen[-1].text) == ("", GOOD)
    assert {(each.section, each.turn) for each in seen} == {("会务", 0)}
    assert all(later.text.startswith(earlier.text) for earlier, later in pairwise(seen))


def test_a_repair_is_told_from_its_beginning(
    make_engine: MakeEngine, server: ScriptedServer, prose_plan: SectionPlan
) -> None:
    bad = "会务费支出5万元。"
    server.play(stream(prose(bad)), stream(*THIRDS))
    seen: list[Coming] = []
    make_engine().write(prose_plan, seen.append)
    assert [(each.turn, each.text) for each in seen[:3]] == [(0, ""), (0, bad), (1, "")]
    assert (seen[-1].turn, seen[-1].text) == (1, GOOD)


def test_sections_that_are_written_at_once_are_told_apart(
    make_engine: MakeEngine, server: ScriptedServer, prose_plan: SectionPlan
) -> None:
    plans = [prose_plan.model_copy(update={"id": name}) for name in "甲乙"]
    server.play(stream(*THIRDS), stream(*THIRDS))
    seen: list[Coming] = []
    make_engine().write_all(plans, None, seen.append)
    assert {each.section for each in seen if each.text == GOOD} == {"甲", "乙"}


BROKEN: dict[str, tuple[Step, str]] = {
    "cut without a finish": (stream(*THIRDS[:2], finish=None, done=False), "finish_reason=None"),
    "whole without a finish": (stream(*THIRDS, finish=None), "finish_reason=None"),
    "too long": (stream(*THIRDS, finish="length"), "length"),
    "filtered": (stream("", finish="content_filter"), "content_filter"),
    "nothing": (stream(), "空"),
    "a page": (page(), "请登录"),
    "closed half-way": (cut, "中断"),
    "refused": (refuse(401), "OPENAI_API_KEY"),
}


@pytest.mark.parametrize(("step", "named"), BROKEN.values(), ids=BROKEN.keys())
def test_a_stream_that_is_not_whole_is_not_taken(
    step: Step, named: str, make_engine: MakeEngine, server: ScriptedServer, prose_plan: SectionPlan
) -> None:
    server.play(step)
    (section,) = make_engine().write(prose_plan, lambda _: None)
    assert section.engine == "builtin"
    assert named in section.note


@pytest.mark.parametrize("step", [hang, drip])
def test_a_stream_has_a_deadline(
    step: Step, make_engine: MakeEngine, server: ScriptedServer, prose_plan: SectionPlan
) -> None:
    server.play(step)
    (section,) = make_engine(deadline=0.4).write(prose_plan, lambda _: None)
    assert "0.4 秒" in section.note


def test_a_server_that_does_not_stream_is_taken_at_its_word(
    make_engine: MakeEngine, server: ScriptedServer, prose_plan: SectionPlan
) -> None:
    def at_once(handler: object, body: dict[str, object]) -> None:
        say(WHOLE)(handler, {**body, "stream": False})  # type: ignore[arg-type]

    server.play(at_once)
    (section,) = make_engine().write(prose_plan, lambda _: None)
    assert section.engine == "openai:m1"


def test_a_server_that_refuses_to_stream_is_asked_for_the_whole(
    make_engine: MakeEngine, server: ScriptedServer, prose_plan: SectionPlan
) -> None:
    server.refused_parameters = {"stream", "stream_options"}
    server.play(say(WHOLE))
    (section,) = make_engine().write(prose_plan, lambda _: None)
    assert section.engine == "openai:m1"
    assert "stream" not in server.requests[-1].body


def test_a_stream_that_is_refused_without_a_name_is_given_up_last(
    make_engine: MakeEngine, server: ScriptedServer, prose_plan: SectionPlan
) -> None:
    def whole_only(handler: Handler, body: dict[str, Any]) -> None:
        (refuse(400, "bad request") if body.get("stream") else say(WHOLE))(handler, body)

    server.play(*[whole_only] * 9)
    (section,) = make_engine().write(prose_plan, lambda _: None)
    assert section.engine == "openai:m1"
    assert (len(server.requests), server.requests[-1].format) == (5, "json_schema")


def test_stream_options_that_are_refused_are_left_out(
    make_engine: MakeEngine, server: ScriptedServer, prose_plan: SectionPlan
) -> None:
    server.refused_parameters = {"stream_options"}
    server.play(stream(*THIRDS))
    (section,) = make_engine().write(prose_plan, lambda _: None)
    assert section.engine == "openai:m1"
    assert "stream_options" not in server.requests[-1].body


@pytest.mark.parametrize("finish", ["tool_calls", "stop"])
def test_the_call_of_a_function_is_a_reply(
    finish: str, make_engine: MakeEngine, server: ScriptedServer, prose_plan: SectionPlan
) -> None:
    server.refused_formats = {"json_schema"}
    server.play(call(WHOLE, finish))
    (section,) = make_engine().write(prose_plan)
    assert section.blocks[0] == Paragraph(id="会务.1", text=GOOD)


def test_a_call_that_was_cut_is_not(
    make_engine: MakeEngine, server: ScriptedServer, prose_plan: SectionPlan
) -> None:
    server.refused_formats = {"json_schema"}
    server.play(call(WHOLE[:40], "length"))
    (section,) = make_engine().write(prose_plan)
    assert "length" in section.note


def test_words_where_a_call_was_asked_for_are_read_as_words(
    make_engine: MakeEngine, server: ScriptedServer, prose_plan: SectionPlan
) -> None:
    server.refused_formats = {"json_schema"}
    server.play(say(WHOLE))
    (section,) = make_engine().write(prose_plan)
    assert section.engine == "openai:m1"
