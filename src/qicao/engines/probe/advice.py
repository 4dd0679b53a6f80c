"""What to set for a server, from what was found out of it."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from qicao.engines.conversation import REPAIRS
from qicao.engines.probe.remembering import ENOUGH, Remembered
from qicao.engines.probe.verdict import Setting

_REPLY, _PROMPT = 1500, 3000
"""Tokens of a section's reply and of its prompt, as prompts have them."""
_STEP, _LEAST, _LONGEST = 30, 60, 3600
SLOW, FAST = 15, 40
"""Tokens a second: below the one a server is asked one thing at a time, above the other four."""


def advise(model: str, speed: float, memory: Remembered, *, thinks: bool) -> Iterator[Setting]:
    """The settings that fit, each with its reason."""
    yield Setting(name="engine", value=f"openai:{model}", why="用这个模型起草")
    if memory.size and not memory.unknown:
        yield Setting(name="context", value=str(memory.size), why=_why_context(memory))
    at_once = 1 if speed < SLOW else 2 if speed < FAST else 4
    why = "服务慢，同时多问更慢" if at_once == 1 else "每秒词元数够用"
    yield Setting(name="concurrency", value=str(at_once), why=f"{why}，不够快再调大")
    seconds = needed_seconds(speed, memory.reading, thinks=thinks)
    yield Setting(name="deadline", value=str(seconds), why="一节写完并改两次约要这么多秒")


def needed_seconds(speed: float, reading: float, *, thinks: bool) -> int:
    """Seconds for one section with its repairs, rounded up."""
    writing = _REPLY * (2 if thinks else 1) / max(speed, 0.1)
    once = writing + (_PROMPT / reading if reading else 0)
    rounded = ceil(once * (REPAIRS + 1) / _STEP) * _STEP
    return min(max(rounded, _LEAST), _LONGEST)


def _why_context(memory: Remembered) -> str:
    if memory.size < ENOUGH:
        return f"不到 {ENOUGH}，材料多的节会略去一部分"
    return "没有试更长的，可加大 --context 再探测" if not memory.reason else "再长就靠不住"
