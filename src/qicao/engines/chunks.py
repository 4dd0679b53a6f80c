"""A piece of a streamed answer as it comes over the wire, looked through before it is read."""

from __future__ import annotations

from pydantic import BaseModel, ValidationError

from qicao.engines.endpoint import Endpoint
from qicao.engines.refusals import foreign


class _Function(BaseModel):
    arguments: str | None = None


class _Call(BaseModel):
    function: _Function | None = None


class Delta(BaseModel):
    """What a piece adds."""

    content: str | None = None
    reasoning_content: str | None = None
    reasoning: str | None = None
    tool_calls: list[_Call] | None = None

    @property
    def called(self) -> str:
        """What it adds to the arguments of a function."""
        calls = self.tool_calls or []
        return "".join(call.function.arguments or "" for call in calls if call.function)


class _Choice(BaseModel):
    delta: Delta = Delta()
    finish_reason: str | None = None


class Tokens(BaseModel):
    """What was used, as the server counts."""

    prompt_tokens: int | None = 0
    completion_tokens: int | None = 0


class Chunk(BaseModel):
    """One event of a stream."""

    choices: list[_Choice] = []
    usage: Tokens | None = None


def read_chunk(event: object, endpoint: Endpoint) -> Chunk:
    """The piece in one event. AnswerForeign if no model sends such a thing."""
    try:
        return Chunk.model_validate(event)
    except ValidationError:
        raise foreign(endpoint, str(event).encode()) from None
