"""One section by a model: what is asked, how the reply is judged, what is taken of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import NamedTuple

from qicao.engines.attempts import Attempt, echoes_of
from qicao.engines.budget import Fitted, fit
from qicao.engines.chat import Answer, Chat, OnText, Request
from qicao.engines.conversation import Outcome, blocking, converse
from qicao.engines.endpoint import SectionRefused, Terms
from qicao.engines.faults import find_faults
from qicao.engines.matter import section_matter
from qicao.engines.mending import mend
from qicao.engines.partial import prose_so_far
from qicao.engines.passage import Fault
from qicao.engines.replies import Reply, ReplyRefused, read_reply
from qicao.engines.salvaging import salvage
from qicao.profile import Profile
from qicao.prompt import Library, Message, Prompt
from qicao.values import Ledger, SectionPlan


class Unusable(Exception):
    """No reply came that can be taken; holds the faults of the last."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__("；".join(str(fault) for fault in faults[:3]))


class Written(NamedTuple):
    """A reply without blocking faults, and what a person has to be told of it."""

    reply: Reply
    note: str = ""


class Writer:
    """Writes single sections of one report."""

    def __init__(
        self,
        chat: Chat,
        library: Library,
        profile: Profile,
        ledger: Ledger,
        terms: Terms,
        tell: Callable[[str], None],
    ) -> None:
        self.chat, self.library, self.profile, self.ledger = chat, library, profile, ledger
        self.terms, self.tell = terms, tell
        self.attempts: list[Attempt] = []

    async def write(self, plan: SectionPlan, on_text: OnText | None = None) -> Written:
        """The section. EndpointError if the server failed, Unusable if no reply will do.

        `on_text` is told the prose that has come so far, that of a repair from its beginning.
        """
        until = asyncio.get_running_loop().time() + self.terms.deadline
        fitted = self.fitted(plan)

        def judge(answer: Answer, turn: int) -> tuple[Reply | None, tuple[Fault, ...]]:
            return self._judge(plan, answer, turn)

        outcome: Outcome[Reply] = await converse(
            self.chat,
            self._request(plan, fitted.messages),
            judge,
            self.prompt(plan).repair_words,
            until,
            on_text=on_text and (lambda raw: on_text(prose_so_far(raw))),
            tell=self.tell,
        )
        note = f"提示词太长，{'，'.join(fitted.left_out)}" if fitted.left_out else ""
        return self._taken(outcome, plan, note)

    def prompt(self, plan: SectionPlan) -> Prompt:
        """The prompt of a section. UsageError if the profile has none."""
        return self.library.writer(plan.id, plan.writes)

    def fitted(self, plan: SectionPlan) -> Fitted:
        """The first request, cut to the context. SectionRefused if it does not fit."""
        prompt = self.prompt(plan)
        if not self.terms.context:
            return fit(prompt, self._matter(plan), 0)
        room = self.terms.context - prompt.model.max_tokens
        if room <= 0:
            raise SectionRefused(
                f"上下文 {self.terms.context} 个词元放不下回复（{prompt.model.max_tokens}）："
                "请换上下文更大的模型，或调大 context"
            )
        return fit(prompt, self._matter(plan), room)

    def _matter(self, plan: SectionPlan) -> dict[str, tuple[str, ...]]:
        return section_matter(plan, self.profile, self.ledger)

    def _request(self, plan: SectionPlan, messages: tuple[Message, ...]) -> Request:
        defaults, own = self.prompt(plan).model, self.terms.temperature
        return Request(
            section=plan.id,
            heading=plan.heading,
            messages=messages,
            output=plan.writes,
            temperature=defaults.temperature if own is None else own,
            max_tokens=defaults.max_tokens,
            seed=self.terms.seed,
        )

    def _judge(
        self, plan: SectionPlan, answer: Answer, turn: int
    ) -> tuple[Reply | None, tuple[Fault, ...]]:
        reply, faults = self._read(answer, plan)
        self.attempts.append(Attempt.of(plan, turn, answer, faults))
        return reply, faults

    def _read(self, answer: Answer, plan: SectionPlan) -> tuple[Reply | None, tuple[Fault, ...]]:
        try:
            reply = mend(read_reply(answer.text, plan.writes), plan, self.ledger, self.profile)
        except ReplyRefused as refused:
            return None, (Fault(code="shape", message=str(refused)),)
        return reply, find_faults(reply, plan, self.ledger, self.profile, self._echoes(plan))

    def _echoes(self, plan: SectionPlan) -> frozenset[str]:
        return echoes_of(self.prompt(plan), self._matter(plan))

    def _taken(self, outcome: Outcome[Reply], plan: SectionPlan, note: str) -> Written:
        """The reply; else what is right of the last one. Unusable if too little of it is."""
        if outcome.reply is not None:
            return Written(outcome.reply, note)
        saved = None
        if outcome.last is not None:
            echoes = self._echoes(plan)
            saved = salvage(outcome.last, plan, self.ledger, self.profile, echoes)
        if saved is None:
            raise Unusable(blocking(outcome.faults))
        reply, removed = saved
        said = "；".join(str(fault) for fault in removed[:3])
        return Written(reply, "；".join(filter(None, (note, f"回复有删改，请复核（{said}）"))))
