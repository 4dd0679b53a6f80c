"""What may be spent: money is set aside before a call and settled after it, whoever else calls."""

from __future__ import annotations

import asyncio
from decimal import Decimal

from qicao.engines.budget import count_messages, count_tokens
from qicao.engines.chat import Answer, Chat, OnText, Request, Wrapped
from qicao.engines.endpoint import AnswerLost, EndpointClosed, Terms, Usage
from qicao.engines.serving import ReplyUnlimited


class Metered(Wrapped):
    """A chat that never costs more than its ceiling, with any number of requests at once.

    `before` is what others have spent of it.
    """

    def __init__(self, chat: Chat, terms: Terms, before: Decimal = Decimal(0)) -> None:
        super().__init__(chat)
        self.terms, self.before = terms, before
        self.spent = self._aside = Decimal(0)
        self._excess = Decimal(1)
        self._settled = asyncio.Event()

    @property
    def usage(self) -> Usage:
        """That of the chat behind, with what it cost."""
        return self.chat.usage + Usage(cost=self.spent)

    async def ask(self, request: Request, until: float, on_text: OnText | None = None) -> Answer:
        """The answer. EndpointClosed where its dearest form would go over the ceiling."""
        held = request.model_copy(update={"held": self.terms.ceiling is not None})
        try:
            return await self._paid(held, request.max_tokens, until, on_text)
        except ReplyUnlimited:
            return await self._paid(request, self._rest(request), until, on_text)

    async def _paid(
        self, request: Request, longest: int, until: float, on_text: OnText | None
    ) -> Answer:
        """The answer, of at most `longest` tokens, with the money for them set aside meanwhile."""
        most = self._dearest(request, longest)
        await self._set_aside(most)
        try:
            answer = await self.chat.ask(request, until, on_text)
        except (AnswerLost, asyncio.CancelledError) as lost:
            # The server may have written an answer, and bills it.
            self.spent += most
            if isinstance(lost, AnswerLost):
                lost.billed = most
            raise
        finally:
            self._aside -= most
            self._settled.set()
            self._settled = asyncio.Event()
        answer = answer if answer.prompt_tokens else _counted(request, answer)
        cost = self.terms.cost(answer.prompt_tokens, answer.completion_tokens)
        self.spent += cost
        self._excess *= max(cost / most, Decimal(1)) if most else 1
        return answer

    async def _set_aside(self, most: Decimal) -> None:
        """Takes the money aside, after waiting for what others have taken and may give back."""
        ceiling = self.terms.ceiling
        while ceiling is not None and self.before + self.spent + self._aside + most > ceiling:
            spent = self.before + self.spent
            if spent + most > ceiling:
                raise EndpointClosed(
                    f"再问一次可能超过花费上限 {ceiling:f}（已花 {spent:.4f}）："
                    "请调高 spending_limit，再运行一次接着写"
                )
            await self._settled.wait()
        self._aside += most

    def _dearest(self, request: Request, longest: int) -> Decimal:
        """What a call costs at most; more where this server was found to bill more than that."""
        if not self.terms.is_priced:
            return Decimal(0)
        return self.terms.cost(count_messages(request.messages), longest) * self._excess

    def _rest(self, request: Request) -> int:
        """The longest reply of a server that takes no limit of one: what the context leaves."""
        if not self.terms.context:
            raise EndpointClosed(
                f"{self.place} 不接受回复长度的限制（max_tokens），花费上限守不住："
                "请设置 context（按上下文能容下的最长回复计），或去掉 spending_limit"
            )
        return max(self.terms.context - count_messages(request.messages), request.max_tokens)


def _counted(request: Request, answer: Answer) -> Answer:
    """An answer of a server that does not count, counted here."""
    tokens = {
        "prompt_tokens": count_messages(request.messages),
        "completion_tokens": count_tokens(answer.text),
    }
    return answer.model_copy(update=tokens)
