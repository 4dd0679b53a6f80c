"""Asking until the reply is right: the first request, and at most two that name the faults."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from qicao.engines.budget import count_messages
from qicao.engines.chat import Answer, Chat, Request
from qicao.engines.endpoint import Unfinished
from qicao.engines.passage import Fault
from qicao.engines.replies import unwrap
from qicao.errors import EndpointError
from qicao.prompt import Message

REPAIRS = 2
MAX_QUOTED = 6_000
"""Characters of a faulty reply that its repair turn repeats."""
R = TypeVar("R")
Judge = Callable[[Answer, int], tuple[R | None, tuple[Fault, ...]]]
"""The reply in an answer to a turn, None if it has not its shape, and every fault of it."""

OnTurn = Callable[[int, str], None]
"""Called with a turn and the whole of its reply so far: '' where it begins."""


@dataclass(frozen=True)
class Outcome(Generic[R]):
    """What came of asking."""

    reply: R | None
    """The last reply without a blocking fault; None if there was none."""
    faults: tuple[Fault, ...]
    """Of `reply`; of the last answer if there is none."""
    tried: tuple[R, ...] = ()
    """Every reply that had its shape, in order."""


async def converse(
    chat: Chat,
    first: Request,
    judge: Judge[R],
    repair: str,
    until: float,
    *,
    context: int = 0,
    on_text: OnTurn | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> Outcome[R]:
    """The outcome of at most three requests before `until`.

    EndpointError if the server failed before any reply without a blocking fault had come; a repair
    that the model did not finish leaves the reply that it was to repair. One that does not fit into
    `context` tokens, 0 for any number, is not asked for: a server might cut it without a word.
    """
    request, outcome = first, Outcome[R](None, ())
    for turn in range(REPAIRS + 1):
        heard = partial(on_text, turn) if on_text else None
        if heard:
            heard("")
        try:
            answer = await chat.ask(request, until, heard)
        except EndpointError as error:
            if outcome.reply is None and not (outcome.tried and isinstance(error, Unfinished)):
                raise
            return outcome
        reply, faults = judge(answer, turn)
        await chat.judged(answer, tuple(fault.code for fault in faults))
        outcome = _better(outcome, reply, faults)
        if turn == REPAIRS or (reply is not None and not faults):
            return outcome
        messages = (*first.messages, *_repair(answer.text, faults, repair))
        request = first.model_copy(update={"messages": messages, "turn": turn + 1})
        if context and count_messages(messages) + request.max_tokens > context:
            tell(f"{first.heading}：修改的要求放不进上下文（{context}），不再请模型改")
            return outcome
        tell(f"{first.heading}：回复有 {len(faults)} 处不合要求，请模型改")
    return outcome


def _better(old: Outcome[R], reply: R | None, faults: tuple[Fault, ...]) -> Outcome[R]:
    tried = old.tried if reply is None else (*old.tried, reply)
    if reply is not None and not blocking(faults):
        return Outcome(reply, faults, tried)
    return old if old.reply is not None else Outcome(None, faults, tried)


def _repair(raw: str, faults: tuple[Fault, ...], words: str) -> tuple[Message, Message]:
    listing = "\n".join(f"{number}. {fault}" for number, fault in enumerate(faults, 1))
    return Message("assistant", unwrap(raw)[:MAX_QUOTED]), Message("user", f"{words}\n{listing}")


def blocking(faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """The faults with which a text cannot be taken."""
    return tuple(fault for fault in faults if fault.blocking)
