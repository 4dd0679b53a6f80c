"""One section by a model: what is asked, how the reply is judged, what is taken of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import NamedTuple

from qicao.engines.asked import Request as Asked
from qicao.engines.attempts import CUT, TOO_LONG, Attempt, echoes_of
from qicao.engines.budget import Fitted, fit
from qicao.engines.chat import Answer, Chat, Request
from qicao.engines.conversation import Outcome, blocking, converse
from qicao.engines.endpoint import SectionRefused, Terms, Unfinished
from qicao.engines.faults import judge
from qicao.engines.items import sound_items, unanswered
from qicao.engines.matter import Matter, section_matter
from qicao.engines.mending import mend
from qicao.engines.partial import prose_so_far
from qicao.engines.passage import Fault
from qicao.engines.protocol import OnComing
from qicao.engines.replies import Reply, ReplyRefused, read_reply
from qicao.engines.salvage import salvage
from qicao.errors import EndpointError
from qicao.profile import Profile
from qicao.prompt import Library, Message, Prompt
from qicao.values import Coming, Ledger, SectionPlan

Tell = Callable[[str], None]


class Unusable(Exception):
    """No reply came that can be taken; holds the faults of the last."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__("；".join(str(fault) for fault in faults[:3]))


class Written(NamedTuple):
    """A reply without blocking faults, and what a person has to be told of it."""

    reply: Reply
    note: str = ""


class Brief:
    """All that one section is asked for and judged by; each part is worked out once."""

    def __init__(self, plan: SectionPlan, prompt: Prompt, profile: Profile, ledger: Ledger) -> None:
        self.plan, self.prompt, self.profile, self.ledger = plan, prompt, profile, ledger

    @cached_property
    def matter(self) -> Matter:
        """The lines that the section may be written from."""
        return section_matter(self.plan, self.profile, self.ledger)

    @cached_property
    def echoes(self) -> frozenset[str]:
        """What of the prompt a reply must not repeat."""
        return echoes_of(self.prompt, self.matter)

    def fitted(self, context: int) -> Fitted:
        """The first request, cut to the context, 0 for any. SectionRefused if it does not fit."""
        reply = self.prompt.model.max_tokens
        if context and context <= reply:
            raise SectionRefused(
                f"上下文 {context} 个词元放不下回复（{reply}）："
                "请换上下文更大的模型，或调大 context"
            )
        return fit(self.prompt, self.matter, context - reply if context else 0)

    @cached_property
    def asked(self) -> Asked:
        """What a reply is judged by."""
        return Asked(self.plan, self.ledger, self.profile, self.echoes)

    def read(self, answer: Answer) -> tuple[Reply | None, tuple[Fault, ...]]:
        """The reply in an answer, None if it has not its shape, and every fault of it."""
        plan, ledger, profile = self.plan, self.ledger, self.profile
        try:
            reply = mend(read_reply(answer.text, plan.writes), plan, ledger, profile)
        except ReplyRefused as refused:
            return None, (Fault(code="shape", message=str(refused)),)
        return reply, judge(reply, self.asked)

    def saved(self, tried: Sequence[Reply]) -> tuple[Reply, tuple[Fault, ...]] | None:
        """What is right of the faulty reply that loses least by it, and what was taken out.

        None if too little is left of every one.
        """
        plan, ledger, profile = self.plan, self.ledger, self.profile
        found = [salvage(reply, plan, ledger, profile, self.echoes) for reply in tried]
        least = min(filter(None, found), key=lambda saved: len(saved[1]), default=None)
        return least or sound_items(tried, plan, ledger, profile, self.echoes)


class Writer:
    """Writes single sections of one report."""

    def __init__(
        self,
        chat: Chat,
        library: Library,
        profile: Profile,
        ledger: Ledger,
        terms: Terms,
        tell: Tell,
    ) -> None:
        self.chat, self.library, self.profile, self.ledger = chat, library, profile, ledger
        self.terms, self.tell = terms, tell
        self.attempts: list[Attempt] = []

    def brief(self, plan: SectionPlan) -> Brief:
        """What a section is asked for and judged by. UsageError if the profile has no prompt."""
        prompt = self.library.writer(plan.id, plan.writes)
        return Brief(plan, prompt, self.profile, self.ledger)

    async def write(self, brief: Brief, on_coming: OnComing | None = None) -> Written:
        """The section. EndpointError if the server failed, Unusable if no reply will do.

        `on_coming` is told the prose that has come so far, that of a repair from its beginning.
        """
        until = asyncio.get_running_loop().time() + self.terms.deadline
        with self._unanswered(brief, TOO_LONG, SectionRefused):
            fitted = brief.fitted(self.terms.context)

        def look(answer: Answer, turn: int) -> tuple[Reply | None, tuple[Fault, ...]]:
            reply, faults = brief.read(answer)
            self.attempts.append(Attempt.of(brief.plan, turn, answer, faults))
            return reply, faults

        def hear(turn: int, raw: str) -> None:
            if on_coming:
                on_coming(Coming(section=brief.plan.id, turn=turn, text=prose_so_far(raw)))

        with self._unanswered(brief, CUT, Unfinished):
            outcome: Outcome[Reply] = await converse(
                self.chat,
                self._request(brief, fitted.messages),
                look,
                brief.prompt.repair_words,
                until,
                context=self.terms.context,
                on_text=hear if on_coming else None,
                tell=self.tell,
            )
        note = f"提示词太长，{'，'.join(fitted.left_out)}" if fitted.left_out else ""
        return _taken(outcome, brief, note)

    @contextmanager
    def _unanswered(self, brief: Brief, code: str, kind: type[EndpointError]) -> Iterator[None]:
        """Counts an error of a kind as an attempt: that one is the prompt's, not the server's."""
        try:
            yield
        except kind as error:
            fault = Fault(code=code, message=str(error))
            self.attempts.append(Attempt.of(brief.plan, 0, Answer(text=""), (fault,)))
            raise

    def _request(self, brief: Brief, messages: tuple[Message, ...]) -> Request:
        plan, defaults, own = brief.plan, brief.prompt.model, self.terms.temperature
        return Request(
            section=plan.id,
            heading=plan.heading,
            messages=messages,
            output=plan.writes,
            temperature=defaults.temperature if own is None else own,
            max_tokens=defaults.max_tokens,
            seed=self.terms.seed,
        )


def _taken(outcome: Outcome[Reply], brief: Brief, note: str) -> Written:
    """The reply; else what is right of one. Unusable if too little of all is."""
    if outcome.reply is not None:
        return Written(outcome.reply, note)
    saved = brief.saved(outcome.tried)
    if saved is None:
        raise Unusable(blocking(outcome.faults))
    reply, removed = saved
    return Written(reply, "；".join(filter(None, (note, *_told(reply, removed, brief.plan)))))


def _told(reply: Reply, removed: tuple[Fault, ...], plan: SectionPlan) -> Iterator[str]:
    """What a person has to know of a reply that was not taken whole."""
    if removed:
        yield f"回复有删改，请复核（{'；'.join(str(fault) for fault in removed[:3])}）"
    if plan.writes != "prose" and (left := unanswered(reply, plan)):
        yield f"模型没有写好“{'”“'.join(left)}”，这几条用内置引擎的文字，请人工复核"
