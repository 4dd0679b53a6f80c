"""What every chat with a server shares: the deadline, the waiting, the ladder, the counting."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable
from typing import Any

from qicao.engines.chat import Answer, OnText, Request
from qicao.engines.endpoint import Endpoint, Usage
from qicao.engines.gate import Gate
from qicao.engines.ladder import LIMITS, Ladder
from qicao.engines.refusals import Refused, late
from qicao.engines.waiting import Patience
from qicao.errors import EndpointError


class ReplyUnlimited(Exception):
    """The server takes no limit of a reply, and the request was to be asked with one only."""


class Served(ABC):
    """A chat with one server and model."""

    endpoint: Endpoint
    ladder: Ladder

    def __init__(
        self,
        tell: Callable[[str], None] | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.tell, self.sleep = tell or (lambda _: None), sleep
        self.gate = Gate(self.tell)
        self.usage = Usage()

    @abstractmethod
    def parameters(self, request: Request, *, stream: bool) -> dict[str, Any]:
        """All that one call would carry if the server took everything."""

    @abstractmethod
    async def call(self, asked: dict[str, Any], on_text: OnText | None) -> Answer:
        """The answer to one call. Refused for a refusal, EndpointError for what is no answer."""

    @property
    def model(self) -> str:
        """The model's name on the server."""
        return self.endpoint.model

    @property
    def place(self) -> str:
        """The server's address without secrets."""
        return self.endpoint.place

    async def ask(self, request: Request, until: float, on_text: OnText | None = None) -> Answer:
        """The model's whole answer. EndpointError says what the server did and what to set.

        ReplyUnlimited for a request that is to be held, where the server takes no limit.
        """
        self.gate.require_open()
        try:
            answer = await self._in_time(request, until, on_text)
        except EndpointError as error:
            self.gate.failed(error)
            raise
        self.gate.answered()
        return answer

    async def _in_time(self, request: Request, until: float, on_text: OnText | None) -> Answer:
        loop = asyncio.get_running_loop()
        began = loop.time()
        try:
            async with asyncio.timeout_at(until):
                answer = await self._insist(request, until, on_text)
        except TimeoutError:
            raise late(self.endpoint) from None
        finally:
            self.usage += Usage(seconds=loop.time() - began)
        used = Usage(prompt_tokens=answer.prompt_tokens, completion_tokens=answer.completion_tokens)
        self.usage += used
        return answer.model_copy(update={"seconds": loop.time() - began})

    async def judged(  # noqa: B027 - a server is told nothing
        self, answer: Answer, codes: tuple[str, ...]
    ) -> None:
        """Nothing is kept here."""

    async def _insist(self, request: Request, until: float, on_text: OnText | None) -> Answer:
        """The first answer that is none of: try another way, wait and try again."""
        patience = Patience(self.endpoint, until, self.tell, self.sleep)
        while True:
            parameters = self.parameters(request, stream=on_text is not None)
            used, asked = self.ladder.format, self.ladder.request(parameters, request.output)
            if request.held and not asked.keys() & {*LIMITS}:
                raise ReplyUnlimited
            self.usage += Usage(calls=1)
            try:
                answer = await self.call(asked, on_text)
            except Refused as refused:
                if not self.ladder.concede(refused.refusal, asked, used):
                    await patience.wait(refused.refusal)
            else:
                self.ladder.settle(used, asked)
                return answer
