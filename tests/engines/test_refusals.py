"""What a refusal is about, how long it is waited for, and whether it will last."""

from __future__ import annotations

from typing import Any

import pytest
from bureau import MakeEngine
from scripted_server import Handler, ScriptedServer

from qicao.engines.endpoint import Endpoint
from qicao.engines.probe.shaping import rung_of
from qicao.engines.probe.verdict import bad, good, unknown
from qicao.engines.refusals import Refusal, seconds_told
from qicao.engines.refusalwords import words_of
from qicao.values import SectionPlan

TOO_LARGE = (
    "'max_tokens' or 'max_completion_tokens' is too large: 1500. "
    "This model's maximum context length is 4096 tokens."
)


@pytest.mark.parametrize(
    ("message", "about"),
    [(TOO_LARGE, False), ("Unsupported parameter: 'max_tokens'", True), ("bad request", False)],
)
def test_a_value_that_is_too_large_is_no_parameter_that_is_unknown(
    message: str, about: bool
) -> None:
    assert Refusal(status=400, message=message).is_about("max_tokens") is about


@pytest.mark.parametrize(
    "message",
    [
        "Unrecognized request argument supplied: temperature",
        "Unknown parameter: temperature",
        "temperature: Extra inputs are not permitted",
        "body -> temperature: extra fields not permitted",
        'The parameter "temperature" is not supported by this model',
        "Parameter `temperature` cannot be accepted: not allowed",
        "不支持参数 temperature",
        "temperature 参数无效",
        "temperature: property not allowed",
    ],
)
def test_a_parameter_is_recognised_however_it_is_spelt(message: str) -> None:
    refusal = Refusal(status=400, message=message)
    assert refusal.is_about("temperature")
    assert not refusal.is_about("seed")


@pytest.mark.parametrize(
    ("message", "parameter"),
    [
        ("Unsupported parameter: stream_options", "stream"),
        ("Unrecognized argument: max_completion_tokens", "max_tokens"),
        ("the prompt gave a temperature of 20 degrees", "temperature"),
    ],
)
def test_another_parameter_or_a_word_in_passing_is_none(message: str, parameter: str) -> None:
    assert not Refusal(status=400, message=message).is_about(parameter)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (
            {
                "detail": [
                    {"loc": ["body", "seed"], "msg": "Extra inputs are not permitted"},
                    {"loc": ["body", "tools", 0], "msg": "Field required"},
                ]
            },
            "seed: Extra inputs are not permitted；tools.0: Field required",
        ),
        ({"detail": "no seed"}, "no seed"),
        ({"error": "just words"}, "just words"),
        ({"error": {"message": "inner\nwords"}}, "inner words"),
        ({"error_msg": "模型在加载", "error_code": 3}, "模型在加载"),
        (["a", {"message": "b"}], "a；b"),
        ({"code": 3}, ""),
        (None, ""),
    ],
)
def test_the_words_of_a_refusal_are_found_in_any_shape(body: object, words: str) -> None:
    assert words_of(body) == words


def test_a_list_of_details_is_a_refusal_of_the_parameter_and_is_told(
    make_engine: MakeEngine, server: ScriptedServer, prose_plan: SectionPlan
) -> None:
    def detailed(handler: Handler, body: dict[str, Any]) -> None:
        name = "temperature" if "temperature" in body else "messages"
        entry = {"loc": ["body", name], "msg": "Extra inputs are not permitted"}
        handler.send_json(422, {"detail": [entry]})

    server.play(*[detailed] * 6)
    engine = make_engine()
    assert "messages: Extra inputs are not permitted" in engine.write(prose_plan)[0].note
    assert "temperature" not in server.requests[1].body
    assert server.requests[1].format == "json_schema"


def test_a_server_that_says_to_ask_again_at_once_is_not_asked_at_once() -> None:
    assert Refusal(status=429, message="", retry_after="0").wait(2.0) == 2.0
    assert Refusal(status=429, message="", retry_after="7").wait(2.0) == 7.0


@pytest.mark.parametrize(
    ("status", "lasting"), [(400, True), (413, True), (429, False), (503, False)]
)
def test_a_busy_server_has_refused_nothing_for_good(status: int, lasting: bool) -> None:
    assert Refusal(status=status, message="").is_lasting is lasting


def test_a_way_that_could_not_be_tried_lowers_nothing() -> None:
    assert rung_of([unknown("json_schema", "忙"), good("tools", "能用")]) is None
    assert rung_of([bad("json_schema", "拒绝"), good("tools", "能用")]) == 1


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ("7", "7"),
        ("Sun, 06 Oct 2024 08:49:37 GMT", "37"),
        ("Sun, 06 Oct 2024 08:48:00 GMT", "0"),
        ("Sun, 06 Oct 2024 08:49:37 -0000", "37"),
        ("soon", "soon"),
        ("", ""),
    ],
)
def test_a_day_and_hour_are_counted_from_the_servers_own(told: str, seconds: str) -> None:
    assert seconds_told(told, "Sun, 06 Oct 2024 08:49:00 GMT") == seconds


@pytest.mark.parametrize(
    ("status", "message", "advice"),
    [
        (500, "CUDA out of memory.", "稍后再运行一次"),
        (400, "messages: bad", "qicao doctor -e openai:m1"),
        (413, "Payload", "context"),
        (400, "maximum context length is 4096", "context"),
    ],
)
def test_every_refusal_says_what_to_do(status: int, message: str, advice: str) -> None:
    endpoint = Endpoint(base_url="http://127.0.0.1:1/v1", model="m1")
    said = str(Refusal(status=status, message=message).error(endpoint, None))
    assert advice in said
    assert message.rstrip(".") in said
