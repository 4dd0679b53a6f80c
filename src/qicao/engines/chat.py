"""What is asked of a model once, what it answers, and the one protocol of whatever answers."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Protocol

from pydantic import Field

from qicao.engines.endpoint import Usage
from qicao.prompt import Message, Output
from qicao.values import Value

OnText = Callable[[str], None]
"""Called with the whole of what the model has said so far."""


class Request(Value):
    """One request for one section; `turn` 0 is the first, 1 and 2 ask for repairs."""

    section: str
    heading: str
    turn: int = 0
    messages: tuple[Message, ...]
    output: Output
    temperature: float = 0.3
    max_tokens: int = 1500
    seed: int | None = None
    held: bool = Field(default=False, exclude=True)
    """Whether it is only to be asked where the server keeps the answer to `max_tokens`."""

    def key(self, model: str) -> str:
        """sha256 of all that the answer depends on: messages, model, settings, and the turn.

        A model that says the same again gets the same repair: that is a request of its own.
        """
        settings = (self.output, self.temperature, self.max_tokens, self.seed, self.turn)
        asked = json.dumps([model, settings, self.messages], ensure_ascii=False)
        return hashlib.sha256(asked.encode()).hexdigest()


class Answer(Value):
    """The model's whole answer; `kept` if it came from an earlier run and cost nothing now.

    Tokens and seconds are those of the call that it came from.
    """

    text: str
    prompt_tokens: int = 0
    completion_tokens: int = 0
    seconds: float = 0.0
    kept: bool = False
    exchange: str = ""
    """The id under which the exchange was kept; '' if it was not."""


class Chat(Protocol):
    """A model that answers, or something that stands between it and an engine."""

    @property
    def name(self) -> str:
        """As `--engine` names it: openai:MODEL."""
        ...

    @property
    def model(self) -> str:
        """The model's own name."""
        ...

    @property
    def place(self) -> str:
        """Where it is served, without secrets; '' if nowhere."""
        ...

    @property
    def usage(self) -> Usage:
        """What all calls so far used."""
        ...

    async def ask(self, request: Request, until: float, on_text: OnText | None = None) -> Answer:
        """The answer, before `until` on the clock of the running loop.

        EndpointError names what the server did and what to set.
        """
        ...

    async def judged(self, answer: Answer, codes: tuple[str, ...]) -> None:
        """Takes note of the faults that were found in an answer; () if there were none."""
        ...

    async def close(self) -> None:
        """Ends the connections of the running loop; the chat can be asked again."""
        ...


class Wrapped:
    """A chat before another one, which it passes everything on to; made to be extended."""

    def __init__(self, chat: Chat) -> None:
        self.chat = chat

    @property
    def name(self) -> str:
        """That of the chat behind."""
        return self.chat.name

    @property
    def model(self) -> str:
        """That of the chat behind."""
        return self.chat.model

    @property
    def place(self) -> str:
        """That of the chat behind."""
        return self.chat.place

    @property
    def usage(self) -> Usage:
        """That of the chat behind."""
        return self.chat.usage

    async def ask(self, request: Request, until: float, on_text: OnText | None = None) -> Answer:
        """The answer of the chat behind."""
        return await self.chat.ask(request, until, on_text)

    async def judged(self, answer: Answer, codes: tuple[str, ...]) -> None:
        """Passed on."""
        await self.chat.judged(answer, codes)

    async def close(self) -> None:
        """Passed on."""
        await self.chat.close()
