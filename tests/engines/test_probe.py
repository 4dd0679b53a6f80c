"""A probe tells what servers of several tempers really do, and what to set for each."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from bureau import KEY
from scripted_server import ScriptedServer, cut, hang, page, redirect, refuse
from tempers import BLUE, Temper

from qicao.engines.endpoint import Endpoint
from qicao.engines.ladder import Ladder
from qicao.engines.probe import Mark, Probe, probe
from qicao.engines.probe.advice import needed_seconds
from qicao.engines.probe.remembering import sizes

Examine = Callable[..., Probe]


@pytest.fixture
def examine(server: ScriptedServer, tmp_path: Path) -> Examine:
    def examine(
        temper: Temper | None = None, most: int = 2048, model: str = "scripted", deadline: float = 5
    ) -> Probe:
        if temper:
            server.play(*[temper] * 40)
        endpoint = Endpoint.model_validate(
            {"base_url": server.url, "api_key": KEY, "model": model, "deadline": deadline}
        )
        ladder = Ladder(f"{endpoint.place} {model}", tmp_path / "endpoints.json")
        found = probe(endpoint, ladder, most)
        assert KEY not in found.model_dump_json()
        return found

    return examine


def marks(found: Probe) -> dict[str, str]:
    return {verdict.name: verdict.mark.value for verdict in found.verdicts}


def detail(found: Probe, name: str) -> str:
    return next(verdict.detail for verdict in found.verdicts if verdict.name == name)


def remembered(tmp_path: Path) -> dict[str, object]:
    (known,) = json.loads((tmp_path / "endpoints.json").read_text(encoding="utf-8")).values()
    return dict(known)


def values(found: Probe) -> dict[str, str]:
    return {setting.name: setting.value for setting in found.settings}


def test_a_server_that_does_everything_is_said_to(
    examine: Examine, server: ScriptedServer, tmp_path: Path
) -> None:
    found = examine(Temper(), most=4096)
    assert set(marks(found).values()) == {Mark.GOOD}
    assert found.failure == ""
    assert found.calls == len(server.requests) + 1  # and one for the list of models
    assert "至少 4096" in detail(found, "上下文")
    assert remembered(tmp_path) == {"rung": 0, "refused": []}
    assert values(found)["engine"] == "openai:scripted"
    assert values(found)["context"] == "4096"


def test_every_verdict_is_told_as_it_is_found(server: ScriptedServer) -> None:
    server.play(*[Temper()] * 40)
    endpoint = Endpoint(base_url=server.url, model="scripted")
    told: list[tuple[str, int]] = []
    found = probe(
        endpoint, Ladder("x"), 2048, lambda v: told.append((v.name, len(server.requests)))
    )
    assert [name for name, _ in told] == [verdict.name for verdict in found.verdicts]
    assert told[0] == ("连接", 0)


@pytest.mark.parametrize(
    ("temper", "way", "mark", "said", "rung"),
    [
        (Temper(schema=BLUE), "json_schema", "fair", "不照做", 1),
        (Temper(schema="天是蓝的。"), "json_schema", "fair", "不照做", 1),
        (Temper(schema=f"```json\n{BLUE}\n```", tool=""), "tools", "fair", "不调用", 2),
        (Temper(schema=BLUE, tool=BLUE), "tools", "good", "不受规定约束", 1),
        (Temper(schema=BLUE, tool="蓝"), "tools", "fair", "不是要的 JSON", 2),
        (Temper(schema="蓝", tool="", json_object=f"好：{BLUE}"), "json_object", "fair", "不只", 3),
        (Temper(schema="蓝", tool="", json_object="[1]"), "json_object", "fair", "不是 JSON", 3),
    ],
)
def test_what_is_accepted_and_not_obeyed_is_not_relied_on(
    temper: Temper,
    way: str,
    mark: str,
    said: str,
    rung: int,
    examine: Examine,
    tmp_path: Path,
) -> None:
    found = examine(temper)
    assert marks(found)[way] == mark
    assert said in detail(found, way)
    assert remembered(tmp_path)["rung"] == rung


def test_what_is_refused_is_named_and_remembered_in_place_of_what_was(
    examine: Examine, server: ScriptedServer, tmp_path: Path
) -> None:
    known = {f"{server.url} scripted": {"rung": 3, "refused": ["temperature"]}}
    (tmp_path / "endpoints.json").write_text(json.dumps(known), encoding="utf-8")
    server.refused_formats, server.refused_parameters = {"json_schema", "tools"}, {"seed"}
    found = examine(Temper())
    assert "拒绝（400）" in detail(found, "json_schema")
    assert "拒绝 seed" in detail(found, "参数")
    assert remembered(tmp_path) == {"rung": 2, "refused": ["seed"]}


def test_a_parameter_that_is_refused_without_its_name_is_found(
    examine: Examine, server: ScriptedServer, tmp_path: Path
) -> None:
    temper = Temper()

    def dislikes_seeds(handler, body):
        refusal = refuse(400, "bad request")
        (refusal if "seed" in body else temper)(handler, body)

    server.play(*[dislikes_seeds] * 40)
    assert "拒绝 seed" in detail(examine(), "参数")
    assert remembered(tmp_path)["refused"] == ["seed"]


def test_a_limit_of_tokens_that_is_taken_and_not_kept_is_told(examine: Examine) -> None:
    found = examine(Temper(keeps_limit=False))
    assert marks(found)["参数"] == "fair"
    assert "max_tokens" in detail(found, "参数")


@pytest.mark.parametrize(("way", "said"), [("tags", "<think>"), ("field", "reasoning_content")])
def test_a_model_that_thinks_is_given_the_room_for_it(
    way: str, said: str, examine: Examine, server: ScriptedServer
) -> None:
    found = examine(Temper(thinks=way))
    assert said in detail(found, "思考过程")
    assert marks(found)["json_schema"] == "good"
    assert server.requests[0].body["max_tokens"] < server.requests[-1].body["max_tokens"]


@pytest.mark.parametrize(
    ("temper", "mark", "said"),
    [
        (Temper(streams=False), "fair", "不支持"),
        (Temper(ends=False), "bad", "没有说明是否结束"),
    ],
)
def test_a_stream_is_judged_by_how_it_comes_and_ends(
    temper: Temper, mark: str, said: str, examine: Examine
) -> None:
    found = examine(temper)
    assert marks(found)["流式"] == mark
    assert said in detail(found, "流式")
    assert marks(found)["速度"]


def test_a_server_that_refuses_to_stream_is_asked_without_and_all_else_is_found(
    examine: Examine, server: ScriptedServer
) -> None:
    server.refused_parameters = {"stream"}
    found = examine(Temper())
    assert detail(found, "流式") == "不支持，整段给出，不影响起草"
    assert found.failure == ""


@pytest.mark.parametrize(
    ("temper", "said"),
    [
        (Temper(context=3000), "悄悄截掉"),
        (Temper(context=3000, counts=False), "多半被悄悄截掉"),
        (Temper(forgets=3000), "收到全文"),
    ],
)
def test_a_context_is_as_long_as_its_beginning_is_known(
    temper: Temper, said: str, examine: Examine
) -> None:
    found = examine(temper, most=8192)
    assert detail(found, "上下文").startswith("到 2048 个词元为止：4096 个时")
    assert said in detail(found, "上下文")
    assert marks(found)["上下文"] == "fair"
    assert values(found)["context"] == "2048"


def test_a_context_that_is_refused_ends_the_trying(
    examine: Examine, server: ScriptedServer
) -> None:
    temper = Temper()

    def narrow(handler, body):
        long = len(body["messages"][0]["content"]) > 4000
        (refuse(400, "maximum context length is 3000") if long else temper)(handler, body)

    server.play(*[narrow] * 40)
    assert "maximum context length" in detail(examine(most=16384), "上下文")


def test_a_context_that_was_not_answered_for_is_no_limit(
    examine: Examine, server: ScriptedServer
) -> None:
    temper = Temper()

    def dies(handler, body):
        (cut if len(body["messages"][0]["content"]) > 4000 else temper)(handler, body)

    server.play(*[dies] * 40)
    found = examine(most=16384)
    assert detail(found, "上下文").startswith("至少 2048 个词元，更长的没有探成")
    assert "context" not in values(found)


def test_a_server_that_knows_no_beginning_gets_no_context_to_set(examine: Examine) -> None:
    found = examine(Temper(context=500))
    assert marks(found)["上下文"] == "bad"
    assert "context" not in values(found)


def test_a_model_that_is_not_listed_is_told_with_the_nearest(examine: Examine) -> None:
    found = examine(Temper(), model="scriptet")
    assert marks(found)["模型名"] == "fair"
    assert "是不是“scripted”" in detail(found, "模型名")


def test_a_server_that_lists_nothing_is_probed_all_the_same(
    examine: Examine, server: ScriptedServer
) -> None:
    server.listing = refuse(404)
    found = examine(Temper())
    assert "不列出" in detail(found, "模型名")
    assert found.failure == ""


FAILING = {
    "a portal": (page(), "OPENAI_BASE_URL"),
    "a wrong key": (refuse(401, f"bad key {KEY}"), "OPENAI_API_KEY"),
    "no quota": (refuse(402), "额度"),
    "elsewhere": (redirect("http://127.0.0.1:9/v1"), "307"),
    "broken": (refuse(500, "oops"), "500"),
}


@pytest.mark.parametrize(("step", "named"), FAILING.values(), ids=FAILING.keys())
def test_a_server_that_fails_is_one_sentence(
    step, named: str, examine: Examine, server: ScriptedServer, tmp_path: Path
) -> None:
    server.listing = step
    server.play(*[step] * 4)
    found = examine()
    assert named in found.failure
    assert found.settings == ()
    assert not (tmp_path / "endpoints.json").exists()


def test_a_server_that_hangs_is_left_within_its_time(
    examine: Examine, server: ScriptedServer
) -> None:
    server.play(hang)
    assert "0.3 秒" in examine(deadline=0.3).failure
    assert not server.stopped.is_set()


def test_a_question_that_hangs_does_not_end_the_others(
    examine: Examine, server: ScriptedServer
) -> None:
    temper = Temper()

    def sticks_at_tools(handler, body):
        (hang if "tools" in body else temper)(handler, body)

    server.play(*[sticks_at_tools] * 40)
    found = examine(deadline=0.5)
    assert "没有答成" in detail(found, "tools")
    assert "上下文" in marks(found)


def test_a_stream_that_hangs_does_not_end_the_others(
    examine: Examine, server: ScriptedServer
) -> None:
    temper = Temper()

    def sticks_at_streams(handler, body):
        (hang if "stream" in body else temper)(handler, body)

    server.play(*[sticks_at_streams] * 40)
    found = examine(deadline=0.5)
    assert "没有答成" in detail(found, "流式")
    assert marks(found)["json_schema"] == "good"


def test_a_server_that_is_busy_is_waited_for_once(examine: Examine, server: ScriptedServer) -> None:
    server.play(refuse(429, "busy", retry_after="0"))
    assert examine(Temper()).failure == ""


def test_a_server_that_is_not_there_is_named() -> None:
    endpoint = Endpoint(base_url="http://127.0.0.1:9/v1", model="m1")
    found = probe(endpoint, Ladder("x"), 2048)
    assert "OPENAI_BASE_URL" in found.failure
    assert found.verdicts == ()


@pytest.mark.parametrize(
    ("most", "tried"), [(1024, [1024]), (2048, [2048]), (6000, [2048, 4096, 6000])]
)
def test_lengths_are_doubled_up_to_the_longest(most: int, tried: list[int]) -> None:
    assert list(sizes(most)) == tried


def test_a_slow_model_is_given_its_time() -> None:
    assert needed_seconds(10, 100, thinks=False) == 540
    assert needed_seconds(10, 100, thinks=True) == 990
    assert needed_seconds(1000, 100_000, thinks=False) == 60
    assert needed_seconds(0, 0, thinks=False) == 3600
