"""Asks a server little things, each within its own seconds, and counts how often it asked."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

from qicao.engines.connection import Connection
from qicao.engines.endpoint import Endpoint, EndpointClosed
from qicao.engines.ladder import OPTIONAL
from qicao.engines.probe.said import Said, read_body, read_events
from qicao.engines.refusals import Refusal, Refused, late

TEMPERATURE = 0.1
"""Low, so that answers can be judged; not zero, which some servers refuse."""
LONGEST_WAIT = 20.0
"""Seconds that a busy server is waited for."""
THOUGHTS = 800
"""Tokens more for a model that thinks before it answers."""


class Asker:
    """One server and model, and which parameters it was found to refuse."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint, self.connection = endpoint, Connection(endpoint)
        self.calls, self.refused, self.thinks = 0, frozenset[str](), False

    async def models(self) -> tuple[str, ...]:
        """The models that the server lists. Raises as `ask` does."""
        self.calls += 1
        try:
            async with self._within(min(self.endpoint.deadline, LONGEST_WAIT)):
                return await self.connection.models()
        except Refused as refused:
            listless = refused.refusal.status == 404  # many servers have no such list
            raise (None if listless else self._fatal(refused.refusal)) or refused from None

    async def ask(self, text: str, room: int, **more: Any) -> Said:
        """What the server says to `text` in at most `room` tokens.

        Refused if it takes no such request, EndpointClosed if it would take no other either,
        EndpointError if no answer came.
        """
        waited = False
        while True:
            asked = self._body(text, room, more)
            try:
                return await self._once(asked)
            except Refused as refused:
                refusal = refused.refusal
                if named := _named(refusal, asked):
                    self.refused |= {named}
                elif not waited and (pause := refusal.wait(1.0)) and pause <= LONGEST_WAIT:
                    waited = True
                    await asyncio.sleep(pause)
                else:
                    raise self._fatal(refusal) or refused from None

    async def close(self) -> None:
        """Ends the connections."""
        await self.connection.close()

    def _body(self, text: str, room: int, more: dict[str, Any]) -> dict[str, Any]:
        body = {
            "model": self.endpoint.model,
            "messages": [{"role": "user", "content": text}],
            "temperature": TEMPERATURE,
            "max_tokens": room + (THOUGHTS if self.thinks else 0),
            "seed": 1,
            **more,
        }
        return {key: value for key, value in body.items() if key not in self.refused}

    async def _once(self, asked: dict[str, Any]) -> Said:
        self.calls += 1
        loop = asyncio.get_running_loop()
        began = loop.time()
        async with self._within(self.endpoint.deadline):
            said = await self.connection.post(
                asked,
                partial(read_body, endpoint=self.endpoint),
                partial(read_events, clock=lambda: loop.time() - began),
            )
        return said.model_copy(update={"seconds": loop.time() - began})

    @asynccontextmanager
    async def _within(self, seconds: float) -> AsyncIterator[None]:
        try:
            async with asyncio.timeout(seconds):
                yield
        except TimeoutError:
            raise late(self.endpoint.model_copy(update={"deadline": seconds})) from None

    def _fatal(self, refusal: Refusal) -> EndpointClosed | None:
        """The refusal of every further request, None if it may be of this one alone."""
        error = refusal.error(self.endpoint, None)
        return error if isinstance(error, EndpointClosed) else None


def _named(refusal: Refusal, asked: dict[str, Any]) -> str:
    """The parameter that a refusal is about; '' if it is about none that can be left out."""
    if refusal.status not in (400, 422):
        return ""
    return next((name for name in OPTIONAL if name in asked and refusal.is_about(name)), "")
