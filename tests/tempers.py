"""Servers of several tempers: each does one thing as it should, or only says that it does."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from scripted_server import FRAME, Handler, completion

from qicao.engines.budget import count_tokens

BLUE = '{"answer": "蓝色"}'


@dataclass
class Temper:
    """How a server answers the little questions of a probe; as it is made, it does all well."""

    schema: str = '{"answer": "zq7"}'
    tool: str = '{"answer": "kx3"}'
    json_object: str = BLUE
    context: int = 0
    """Tokens after which it cuts the beginning in silence; 0 never."""
    forgets: int = 0
    """Tokens after which it has read everything and knows nothing of the beginning."""
    counts: bool = True
    streams: bool = True
    ends: bool = True
    keeps_limit: bool = True
    thinks: str = ""
    """'tags' or 'field'."""

    def __call__(self, handler: Handler, body: dict[str, Any]) -> None:
        """The answer, streamed if that was asked for."""
        prompt = body["messages"][-1]["content"]
        kept = self._kept(prompt, self.context)
        whole = self._reply(body, self._kept(kept, self.forgets))
        used = {"prompt_tokens": count_tokens(kept), "completion_tokens": 0}
        whole["usage"] = used if self.counts else None
        if body.get("stream") and self.streams:
            return self._stream(handler, whole)
        return handler.send_json(200, whole)

    def _kept(self, prompt: str, limit: int) -> str:
        return prompt[-limit:] if limit and count_tokens(prompt) > limit else prompt

    def _reply(self, body: dict[str, Any], prompt: str) -> dict[str, Any]:
        if "tools" in body:
            return self._called()
        text, finish = self._text(body, prompt)
        whole = completion(f"<think>想。</think>{text}" if self.thinks == "tags" else text, finish)
        if self.thinks == "field":
            whole["choices"][0]["message"]["reasoning_content"] = "想。"
        return whole

    def _text(self, body: dict[str, Any], prompt: str) -> tuple[str, str]:
        kind = body.get("response_format", {}).get("type", "")
        if kind:
            return (self.schema if kind == "json_schema" else self.json_object), "stop"
        if "从1数到" in prompt:
            limit = body.get("max_tokens", 400) // 2 if self.keeps_limit else 400
            return "、".join(map(str, range(1, limit))), "length"
        if "门牌号" in prompt:
            found = re.search(r"门牌号是(\d{4})", prompt)
            return (found[1] if found else "不知道"), "stop"
        return "收到", "stop"

    def _called(self) -> dict[str, Any]:
        whole = completion(None if self.tool else BLUE, "tool_calls" if self.tool else "stop")
        function = {"name": "reply", "arguments": self.tool}
        calls = [{"id": "call-0", "type": "function", "function": function}]
        whole["choices"][0]["message"]["tool_calls"] = calls if self.tool else None
        return whole

    def _stream(self, handler: Handler, whole: dict[str, Any]) -> None:
        choice = whole["choices"][0]
        text = choice["message"]["content"] or ""
        deltas = [({"content": text[n : n + 40]}, None) for n in range(0, len(text), 40)]
        deltas += [({}, choice["finish_reason"])] if self.ends else []
        parts = [{"index": 0, "delta": d, "finish_reason": finish} for d, finish in deltas]
        events = [json.dumps({**FRAME, "choices": [part]}) for part in parts]
        body = "".join(f"data: {event}\n\n" for event in (*events, "[DONE]"))
        handler.send(200, body.encode(), "text/event-stream")
