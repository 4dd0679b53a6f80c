"""A selection written anew: a proposal that says what was said, or none."""

from __future__ import annotations

import json

import pytest
from bureau import MakeEngine
from scripted_server import ScriptedServer, refuse, say, stream

from qicao.errors import DraftRefused, EndpointError, UsageError

TEXT = "会务这一块，[[会务费|较预算]]，然后主要是压减了场地租用这些。"
BETTER = "[[会务费|较预算]]，主要是压减了场地租用。"


def reply(text: str) -> str:
    return json.dumps({"text": text}, ensure_ascii=False)


@pytest.mark.parametrize("way", ["润色", "精简", "改为公文语体"])
def test_a_selection_comes_back_in_other_words(
    way: str, make_engine: MakeEngine, server: ScriptedServer
) -> None:
    server.play(say(reply(BETTER)))
    assert make_engine().rewrite(TEXT, way, "会务费情况") == (BETTER, ())
    asked = server.requests[0].turn("user")
    assert f"原文：{TEXT}" in asked
    assert "这些引用每个都要留着：[[会务费|较预算]]" in asked


BAD = {
    "a slot lost": ("主要是压减了场地租用。", "[[会务费|较预算]]"),
    "a slot added": (BETTER + "共[[支出.决算数]]。", "[[支出.决算数]]"),
    "a number": (BETTER.replace("场地", "3处场地"), "3处"),
    "a cause": (BETTER + "这是因为县财政局压缩了会议定额。", "压缩了会议定额"),
    "the same": (TEXT, "完全一样"),
}


@pytest.mark.parametrize(("text", "named"), BAD.values(), ids=BAD.keys())
def test_one_that_says_something_else_is_repaired_or_refused(
    text: str, named: str, make_engine: MakeEngine, server: ScriptedServer
) -> None:
    server.play(*[say(reply(text))] * 3)
    with pytest.raises(DraftRefused, match="原文没有动"):
        make_engine().rewrite(TEXT, "润色")
    assert len(server.requests) == 3
    assert named in server.requests[1].body["messages"][-1]["content"]
    server.play(say(reply(text)), say(reply(BETTER)))
    assert make_engine().rewrite(TEXT, "润色")[0] == BETTER


def test_it_streams_for_a_person_who_waits(make_engine: MakeEngine, server: ScriptedServer) -> None:
    whole = reply(BETTER)
    server.play(stream(whole[:20], whole[20:]))
    seen: list[str] = []
    make_engine().rewrite(TEXT, "润色", on_text=seen.append)
    assert seen[-1] == BETTER


def test_a_server_that_fails_is_an_error_in_words(
    make_engine: MakeEngine, server: ScriptedServer
) -> None:
    server.play(refuse(401))
    with pytest.raises(EndpointError, match="OPENAI_API_KEY"):
        make_engine().rewrite(TEXT, "润色")


def test_an_unknown_way_names_those_that_there_are(make_engine: MakeEngine) -> None:
    with pytest.raises(UsageError, match=r"可用：.*润色"):
        make_engine().rewrite(TEXT, "缩写")
