"""A server's answer as it comes over the wire: whole or in a stream; nothing but a whole counts."""

from __future__ import annotations

from collections.abc import AsyncIterator

from pydantic import BaseModel, Field, ValidationError

from qicao.engines.chat import Answer, OnText
from qicao.engines.chunks import Chunk, Tokens
from qicao.engines.endpoint import Endpoint
from qicao.engines.refusals import empty, foreign, unfinished


class _Function(BaseModel):
    arguments: str | None = None


class _ToolCall(BaseModel):
    function: _Function


class _Reply(BaseModel):
    content: str | None = None
    tool_calls: list[_ToolCall] | None = None


class _Choice(BaseModel):
    message: _Reply
    finish_reason: str | None = None


class _Completion(BaseModel):
    choices: list[_Choice] = Field(min_length=1)
    usage: Tokens | None = None


def read_completion(body: bytes, endpoint: Endpoint) -> Answer:
    """The answer in a body. EndpointError for anything that is not a whole answer of a model."""
    try:
        completion = _Completion.model_validate_json(body)
    except ValidationError:
        raise foreign(endpoint, body) from None
    choice, used = completion.choices[0], completion.usage or Tokens()
    calls = choice.message.tool_calls or []
    called = next((c.function.arguments for c in calls if c.function.arguments), "")
    text = _whole(called or choice.message.content or "", choice.finish_reason, bool(called))
    return _answer(text, used.prompt_tokens, used.completion_tokens)


async def read_stream(chunks: AsyncIterator[Chunk], on_text: OnText) -> Answer:
    """The answer that comes piece by piece; `on_text` is told what has come so far.

    EndpointError if the stream ends without saying that the answer is whole.
    """
    text, called, finish, used = "", False, None, None
    async for chunk in chunks:
        used = chunk.usage or used
        for choice in chunk.choices[:1]:
            called = called or bool(choice.delta.called)
            piece = choice.delta.called or choice.delta.content or ""
            text += piece
            finish = choice.finish_reason or finish
            if piece:
                on_text(text)
    whole = _whole(text, finish, called)
    tokens = (used.prompt_tokens, used.completion_tokens) if used else (0, 0)
    return _answer(whole, *tokens)


def _whole(text: str, finish: str | None, called: bool) -> str:
    if finish != "stop" and not (called and finish == "tool_calls"):
        raise unfinished(finish)
    if not text.strip():
        raise empty()
    return text


def _answer(text: str, prompt_tokens: int | None, completion_tokens: int | None) -> Answer:
    return Answer(
        text=text, prompt_tokens=prompt_tokens or 0, completion_tokens=completion_tokens or 0
    )
