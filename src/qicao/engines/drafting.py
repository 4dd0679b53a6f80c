"""An engine on any model that chats: ask, judge, one repair, else the builtin text, marked.

It knows prompts, plans and faults, and no server; `openai` gives it one to talk to.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from qicao.engines.endpoint import Chat, EndpointClosed, Usage
from qicao.engines.faults import find_faults
from qicao.engines.mending import mend
from qicao.engines.offers import OFFERS
from qicao.engines.passage import Fault, stretches
from qicao.engines.protocol import Engine
from qicao.engines.replies import Reply, ReplyRefused, read_reply, unwrap
from qicao.engines.sections import make_sections
from qicao.errors import EndpointError, UsageError
from qicao.profile import Profile
from qicao.prompt import Message, Output, Prompt
from qicao.values import Ledger, Section, SectionPlan

PATIENCE = 3
"""Sections in a row that a server may fail before it is asked no more."""
MAX_QUOTED = 6_000
"""Characters of a faulty reply that its repair turn repeats."""
OUTPUTS: tuple[Output, ...] = ("prose", "problems", "measures")


class _Unusable(Exception):
    """No reply without blocking faults came; holds those of the last."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__("；".join(str(fault) for fault in faults[:3]))


class ModelEngine:
    """Writes sections by a model, each one by the builtin engine where the model fails it."""

    def __init__(
        self,
        name: str,
        chat: Chat,
        prompts: Mapping[str, Prompt],
        profile: Profile,
        ledger: Ledger,
        fallback: Engine,
        on_event: Callable[[str], None] | None = None,
    ) -> None:
        if missing := [f"sections/{output}.prompty" for output in OUTPUTS if output not in prompts]:
            hint = "请补上，或改用 --engine builtin"
            raise UsageError(f"报告类型 {profile.ref.id} 缺少提示词 {'、'.join(missing)}：{hint}")
        self.name, self.chat, self.prompts = name, chat, prompts
        self.profile, self.ledger, self.fallback = profile, ledger, fallback
        self.tell = on_event or (lambda _: None)
        self._failures: list[str] = []
        self._in_a_row = 0
        self._closed = False

    @property
    def failures(self) -> tuple[str, ...]:
        """Sections that the server failed, each with what it did; they hold the builtin text."""
        return tuple(self._failures)

    @property
    def usage(self) -> Usage:
        """Calls, tokens and seconds so far."""
        return self.chat.usage

    def write(self, plan: SectionPlan) -> tuple[Section, ...]:
        """The sections of a plan; builtin text with a note where the model failed."""
        builtin = self.fallback.write(plan)
        if not has_matter(plan):
            return builtin
        if self._closed:
            return self._skipped(plan, builtin)
        try:
            reply = self._draft(plan)
        except EndpointError as error:
            return self._failed(plan, builtin, error)
        except _Unusable as unusable:
            self._in_a_row = 0
            note = f"模型的回复改过一次仍不合要求（{unusable}），本节用内置引擎的文字，请人工复核"
            self.tell(f"{plan.heading}：{note}")
            return _noted(builtin, note)
        self._in_a_row = 0
        return make_sections(reply, plan, builtin, self.name)

    def _failed(
        self, plan: SectionPlan, builtin: tuple[Section, ...], error: EndpointError
    ) -> tuple[Section, ...]:
        self._in_a_row += 1
        self._failures.append(f"{plan.heading}：{error}")
        note = f"模型服务没有写成本节（{error}），本节用内置引擎的文字；服务恢复后可重写本节"
        self.tell(f"{plan.heading}：{note}")
        if isinstance(error, EndpointClosed) or self._in_a_row >= PATIENCE:
            self._closed = True
            self.tell("不再请求这个模型服务，其余各节都用内置引擎的文字")
        return _noted(builtin, note)

    def _skipped(self, plan: SectionPlan, builtin: tuple[Section, ...]) -> tuple[Section, ...]:
        self._failures.append(f"{plan.heading}：模型服务此前已失败，没有再请求")
        note = "模型服务此前已失败，没有再请求，本节用内置引擎的文字；服务恢复后可重写本节"
        return _noted(builtin, note)

    def _draft(self, plan: SectionPlan) -> Reply:
        """A reply without blocking faults. EndpointError or _Unusable if there is none."""
        until = self.chat.start()
        messages = self._messages(plan)
        raw = self._ask(plan, messages, until)
        reply, faults = self._judge(raw, plan, messages)
        if reply and not faults:
            return reply
        kept = reply if not _blocking(faults) else None
        self.tell(f"{plan.heading}：回复有 {len(faults)} 处不合要求，请模型改一次")
        try:
            raw = self._ask(plan, (*messages, *self._repair(plan, raw, faults)), until)
        except EndpointError:
            if kept:
                return kept
            raise
        reply, faults = self._judge(raw, plan, messages)
        chosen = reply if reply and not _blocking(faults) else kept
        if chosen is None:
            raise _Unusable(_blocking(faults))
        return chosen

    def _messages(self, plan: SectionPlan) -> tuple[Message, ...]:
        inputs = OFFERS[plan.writes](plan, self.profile, self.ledger)
        return self.prompts[plan.writes].render(inputs)

    def _ask(self, plan: SectionPlan, messages: tuple[Message, ...], until: float) -> str:
        return self.chat.ask(messages, plan.writes, self.prompts[plan.writes].model, until)

    def _judge(
        self, raw: str, plan: SectionPlan, messages: tuple[Message, ...]
    ) -> tuple[Reply | None, tuple[Fault, ...]]:
        try:
            reply = mend(read_reply(raw, plan.writes), plan, self.ledger, self.profile)
        except ReplyRefused as refused:
            return None, (Fault(code="shape", message=str(refused)),)
        return reply, find_faults(reply, plan, self.ledger, self.profile, _echoes(messages))

    def _repair(
        self, plan: SectionPlan, raw: str, faults: tuple[Fault, ...]
    ) -> tuple[Message, Message]:
        listing = "\n".join(f"{number}. {fault}" for number, fault in enumerate(faults, 1))
        request = f"{self.prompts[plan.writes].repair.strip()}\n{listing}"
        return Message("assistant", unwrap(raw)[:MAX_QUOTED]), Message("user", request)


def has_matter(plan: SectionPlan) -> bool:
    """Whether there is anything for a model to write: a fact alone needs none."""
    if plan.appendix:
        return False
    if plan.writes != "prose":
        return bool(plan.signals)
    return bool(plan.must or plan.may or plan.sentences or len(plan.facts) > 1)


def _blocking(faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    return tuple(fault for fault in faults if fault.blocking)


def _echoes(messages: tuple[Message, ...]) -> frozenset[str]:
    """Stretches of the fixed turn that are not the section's own matter as well."""
    fixed, own = ("".join(m.content for m in messages if m.role == r) for r in ("system", "user"))
    return stretches(fixed) - stretches(own)


def _noted(sections: tuple[Section, ...], note: str) -> tuple[Section, ...]:
    return (sections[0].model_copy(update={"note": note}), *sections[1:])
