"""What a server said to one request, taken as it came: cut, empty and filtered answers too."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import Any

from pydantic import BaseModel, Field, ValidationError

from qicao.engines.chunks import Chunk, Delta, Tokens
from qicao.engines.endpoint import Endpoint
from qicao.engines.refusals import foreign
from qicao.values import Value


class Said(Value):
    """One answer. `first` is the seconds until its first word, None if it came in one piece."""

    text: str = ""
    thoughts: str = ""
    called: str = ""
    """The arguments of the function that it called."""
    finish: str = ""
    prompt_tokens: int = 0
    completion_tokens: int = 0
    pieces: int = 0
    first: float | None = None
    seconds: float = 0

    @property
    def thinks(self) -> bool:
        """Whether it thought before it answered, in a field of its own or in tags."""
        return bool(self.thoughts) or "<think" in self.text.lower()


class _Function(BaseModel):
    arguments: str | None = None


class _Call(BaseModel):
    function: _Function


class _Reply(BaseModel):
    content: str | None = None
    reasoning_content: str | None = None
    reasoning: str | None = None
    tool_calls: list[_Call] | None = None


class _Choice(BaseModel):
    message: _Reply
    finish_reason: str | None = None


class _Body(BaseModel):
    choices: list[_Choice] = Field(min_length=1)
    usage: Tokens | None = None


def read_body(body: bytes, endpoint: Endpoint) -> Said:
    """What a body says. EndpointError if it is no completion."""
    try:
        whole = _Body.model_validate_json(body)
    except ValidationError:
        raise foreign(endpoint, body) from None
    choice, used = whole.choices[0], whole.usage or Tokens()
    calls = choice.message.tool_calls or []
    return Said(
        text=choice.message.content or "",
        thoughts=choice.message.reasoning_content or choice.message.reasoning or "",
        called=next((c.function.arguments for c in calls if c.function.arguments), ""),
        finish=choice.finish_reason or "",
        prompt_tokens=used.prompt_tokens or 0,
        completion_tokens=used.completion_tokens or 0,
    )


async def read_events(chunks: AsyncIterator[Chunk], clock: Callable[[], float]) -> Said:
    """What a stream says; `clock` tells the seconds since it was asked for."""
    said = Said()
    async for chunk in chunks:
        update: dict[str, Any] = dict(_counted(chunk.usage)) if chunk.usage else {}
        for choice in chunk.choices[:1]:
            finish = choice.finish_reason or said.finish
            update |= {**_added(said, choice.delta, clock), "finish": finish}
        said = said.model_copy(update=update)
    return said


def _counted(usage: Tokens) -> dict[str, int]:
    return {
        "prompt_tokens": usage.prompt_tokens or 0,
        "completion_tokens": usage.completion_tokens or 0,
    }


def _added(said: Said, delta: Delta, clock: Callable[[], float]) -> dict[str, Any]:
    thought = delta.reasoning_content or delta.reasoning or ""
    text = delta.content or ""
    update: dict[str, Any] = {
        "text": said.text + text,
        "thoughts": said.thoughts + thought,
        "pieces": said.pieces + bool(text or thought),
    }
    if said.first is None and (text or thought):
        update["first"] = clock()
    return update
