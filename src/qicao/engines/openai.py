"""The chat `openai:MODEL`: any OpenAI-compatible server, with a deadline that holds."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from qicao.engines.chat import Answer, OnText, Request
from qicao.engines.completion import read_completion, read_stream
from qicao.engines.connection import Connection
from qicao.engines.endpoint import Endpoint
from qicao.engines.ladder import Ladder
from qicao.engines.serving import Served


class OpenAIChat(Served):
    """One server and model. MissingDependency if a package for it is not installed."""

    def __init__(
        self,
        endpoint: Endpoint,
        ladder: Ladder | None = None,
        tell: Callable[[str], None] | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        super().__init__(tell, sleep)
        self.endpoint, self.name = endpoint, f"openai:{endpoint.model}"
        self.ladder = ladder or Ladder(f"{endpoint.place} {endpoint.model}")
        self.connection = Connection(endpoint)

    def parameters(self, request: Request, *, stream: bool) -> dict[str, Any]:
        """A request as the API has it."""
        parameters: dict[str, Any] = {
            "model": self.endpoint.model,
            "messages": [{"role": m.role, "content": m.content} for m in request.messages],
            "temperature": request.temperature,
            "max_tokens": request.max_tokens,
        }
        if request.seed is not None:
            parameters["seed"] = request.seed
        if stream:
            parameters |= {"stream": True, "stream_options": {"include_usage": True}}
        return parameters

    async def call(self, asked: dict[str, Any], on_text: OnText | None) -> Answer:
        """The answer to one call, streamed if `asked` says so and the server does."""
        return await self.connection.post(
            asked,
            partial(read_completion, endpoint=self.endpoint),
            partial(read_stream, on_text=on_text or (lambda _: None)),
        )

    async def close(self) -> None:
        """Ends the connections."""
        await self.connection.close()
