"""A model for the scripted server that says what it must and no more."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

SLOT = re.compile(r"\[\[[^\]]+\]\]")


def dutiful(body: dict[str, Any]) -> str:
    """A model that says what it must and no more, for whatever kind of reply is asked for."""
    asked = body["messages"][1]["content"]
    kind = body["response_format"]["json_schema"]["name"]
    return json.dumps(_REPLIES[kind](asked), ensure_ascii=False)


def _prose(asked: str) -> dict[str, object]:
    wanted = asked.rpartition("必须用到：")[2].partition("：\n")[0] or asked
    slots = [match[0] for line in wanted.split("\n") if (match := SLOT.search(line))]
    return {"paragraphs": [f"从数据看，{slot}。" for slot in dict.fromkeys(slots)] or ["暂无。"]}


def _signals(asked: str) -> list[tuple[str, str]]:
    blocks = asked.rpartition("\n四、")[2].split("- 编号：")[1:]
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
            "problems": [code],
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
