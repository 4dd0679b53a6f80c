"""Answers that were paid for once: kept in the store, and taken from there when asked for again."""

from __future__ import annotations

import asyncio
import hashlib
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Protocol

from pydantic import JsonValue

from qicao.engines.chat import Answer, Chat, OnText, Request, Wrapped
from qicao.engines.endpoint import AnswerLost, Terms
from qicao.errors import EndpointError
from qicao.values import Exchange


class Runs(Protocol):
    """The part of the store that a chat needs; its methods may be called from any thread."""

    def keep(self, exchange: Exchange) -> None:
        """Saves an exchange; the same id twice is one."""
        ...

    def judge(self, exchange_id: str, codes: Sequence[str]) -> None:
        """Adds the faults that were found in an answer."""
        ...

    def find(self, key: str) -> Exchange | None:
        """The latest whole answer to the same request."""
        ...


class Remembered(Wrapped):
    """A chat whose answers are kept, each with what was asked, and asked for once."""

    def __init__(self, chat: Chat, runs: Runs, run_id: str, terms: Terms) -> None:
        super().__init__(chat)
        self.runs, self.run_id, self.terms = runs, run_id, terms

    async def ask(self, request: Request, until: float, on_text: OnText | None = None) -> Answer:
        """The kept answer to the very same request, or that of the chat behind, kept."""
        key = self._key(request)
        if known := await asyncio.to_thread(self.runs.find, key):
            return Answer(
                text=known.reply or "",
                prompt_tokens=known.prompt_tokens,
                completion_tokens=known.completion_tokens,
                seconds=known.seconds,
                kept=True,
                exchange=known.id,
            )
        began = datetime.now(UTC)
        try:
            answer = await self.chat.ask(request, until, on_text)
        except EndpointError as error:
            billed = error.billed if isinstance(error, AnswerLost) else Decimal(0)
            await self._keep(request, key, began, Answer(text=""), billed, str(error))
            raise
        cost = self.terms.cost(answer.prompt_tokens, answer.completion_tokens)
        return await self._keep(request, key, began, answer, cost)

    async def judged(self, answer: Answer, codes: tuple[str, ...]) -> None:
        """Kept with the answer."""
        if answer.exchange:
            await asyncio.to_thread(self.runs.judge, answer.exchange, codes)

    async def _keep(
        self,
        request: Request,
        key: str,
        began: datetime,
        answer: Answer,
        cost: Decimal,
        failure: str = "",
    ) -> Answer:
        exchange = Exchange(
            id=uuid.uuid4().hex,
            run=self.run_id,
            section=request.section,
            turn=request.turn,
            key=key,
            messages=tuple((m.role, m.content) for m in request.messages),
            settings=_settings(request),
            reply=None if failure else answer.text,
            finish="" if failure else "stop",
            failure=failure,
            prompt_tokens=answer.prompt_tokens,
            completion_tokens=answer.completion_tokens,
            seconds=answer.seconds,
            cost=cost,
            began=began,
        )
        # Not given up half-way: an answer that has come is paid for.
        await asyncio.shield(asyncio.to_thread(self.runs.keep, exchange))
        return answer.model_copy(update={"exchange": exchange.id})

    def _key(self, request: Request) -> str:
        asked = f"{self.name}\n{self.place}\n{request.key(self.model)}"
        return hashlib.sha256(asked.encode()).hexdigest()


def _settings(request: Request) -> dict[str, JsonValue]:
    return request.model_dump(include={"output", "temperature", "max_tokens", "seed"})
