"""Which ways of asking for JSON a server takes, and which of them it obeys.

The schema allows only answers that no model gives by itself, so an answer within it is its doing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from qicao.engines.endpoint import EndpointClosed
from qicao.engines.formats import FORMATS
from qicao.engines.probe.asker import Asker
from qicao.engines.probe.said import Said
from qicao.engines.probe.verdict import Mark, Verdict, bad, fair, good, unknown
from qicao.engines.refusals import Refused
from qicao.engines.replies import ReplyRefused, find_object, unwrap
from qicao.errors import EndpointError

ODD = ("zq7", "kx3")
_SCHEMA = {
    "type": "object",
    "properties": {"answer": {"type": "string", "enum": [*ODD]}},
    "required": ["answer"],
    "additionalProperties": False,
}
_QUESTION = "晴天的天空是什么颜色？只输出一个 JSON 对象，键是 answer，值是颜色的名称。"
_FUNCTION = {"type": "function", "function": {"name": "reply", "parameters": _SCHEMA}}
_STRICT = {"name": "reply", "strict": True, "schema": _SCHEMA}
WAYS: dict[str, dict[str, Any]] = {
    "json_schema": {"response_format": {"type": "json_schema", "json_schema": _STRICT}},
    "tools": {
        "tools": [_FUNCTION],
        "tool_choice": {"type": "function", "function": {"name": "reply"}},
    },
    "json_object": {"response_format": {"type": "json_object"}},
}


async def try_shape(asker: Asker, way: str) -> Verdict:
    """Whether the server obeys one way of asking for JSON."""
    try:
        said = await asker.ask(_QUESTION, 120, **WAYS[way])
    except Refused as refused:
        if not refused.refusal.is_lasting:
            return unknown(way, f"没有探成（{refused.refusal.status}），请空闲时再探测一次")
        return bad(way, f"拒绝（{refused.refusal.status}），起草时不用")
    except EndpointClosed:
        raise
    except EndpointError as error:
        return unknown(way, f"没有答成（{error}），请空闲时再探测一次")
    if way == "json_schema":
        return _judge_schema(said)
    return _judge_tools(said) if way == "tools" else _judge_object(said)


def rung_of(verdicts: Iterable[Verdict]) -> int | None:
    """The strictest way that is obeyed, as a rung of the ladder; the last if none is.

    None if a stricter one could not be tried: nothing is known then.
    """
    marks = {verdict.name: verdict.mark for verdict in verdicts}
    for rung, way in enumerate(FORMATS):
        if marks.get(way) is Mark.UNKNOWN:
            return None
        if marks.get(way) is Mark.GOOD:
            return rung
    return len(FORMATS) - 1


def _judge_schema(said: Said) -> Verdict:
    if _answer(said.text) in ODD:
        return good("json_schema", "真的照做（只能答规定的值，答的就是）")
    if said.finish == "length":
        return fair("json_schema", "接受，但回复太长被截断，不能判断，起草时不靠它")
    return fair("json_schema", "接受但不照做（答了规定以外的内容），起草时不靠它")


def _judge_tools(said: Said) -> Verdict:
    if not said.called:
        return fair("tools", "接受但不调用，起草时不靠它")
    answer = _answer(said.called)
    if answer is None:
        return fair("tools", "会调用，但参数不是要的 JSON，起草时不靠它")
    return good("tools", "能用" if answer in ODD else "能用，但取值不受规定约束")


def _judge_object(said: Said) -> Verdict:
    try:
        whole = json.loads(unwrap(said.text))
    except (ValueError, RecursionError):
        return fair("json_object", "接受，但回复不只是 JSON，起草时不靠它")
    if isinstance(whole, dict):
        return good("json_object", "能用，回复就是 JSON 对象")
    return fair("json_object", "接受，但回复不是 JSON 对象，起草时不靠它")


def _answer(text: str) -> object:
    """The answer in a reply; None if there is none in its shape."""
    try:
        found = find_object(unwrap(text))
    except ReplyRefused:
        return None
    return found.get("answer") if isinstance(found, dict) else None
