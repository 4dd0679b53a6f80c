"""An engine on any chat: ask, judge, at most two repairs, else the builtin text, marked.

It knows prompts, plans and faults, and no server. Sections are written at once, up to a limit; each
is handed on as soon as it is done.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from qicao.engines.attempts import Attempt
from qicao.engines.budget import Fitted
from qicao.engines.chat import Chat, OnText
from qicao.engines.endpoint import Terms, Usage
from qicao.engines.gate import EndpointShut
from qicao.engines.passage import Fault
from qicao.engines.proposing import propose
from qicao.engines.protocol import Engine, OnComing, OnSection
from qicao.engines.sections import make_sections
from qicao.engines.writing import Unusable, Writer
from qicao.errors import DraftCancelled, DraftRefused, EndpointError
from qicao.profile import Profile
from qicao.prompt import Library
from qicao.values import Ledger, Section, SectionPlan

HEAD_START = 0.02
"""Seconds for a request to leave before anything else is worked out."""


class ModelEngine:
    """Writes sections by a model, each one by the builtin engine where the model fails it."""

    def __init__(
        self,
        chat: Chat,
        library: Library,
        profile: Profile,
        ledger: Ledger,
        fallback: Engine,
        terms: Terms | None = None,
        tell: Callable[[str], None] | None = None,
    ) -> None:
        self.chat, self.fallback, self.name = chat, fallback, chat.name
        self.terms, self.tell = terms or Terms(), tell or (lambda _: None)
        self.writer = Writer(chat, library, profile, ledger, self.terms, self.tell)
        self._failures: list[str] = []
        self._running: tuple[asyncio.AbstractEventLoop, asyncio.Task[object]] | None = None

    @property
    def failures(self) -> tuple[str, ...]:
        """Sections that the server failed, each with what it did; they hold the builtin text."""
        return tuple(self._failures)

    @property
    def attempts(self) -> tuple[Attempt, ...]:
        """Every reply, as it was judged."""
        return tuple(self.writer.attempts)

    @property
    def usage(self) -> Usage:
        """Calls, tokens, seconds and money so far."""
        return self.chat.usage

    def write(self, plan: SectionPlan, on_coming: OnComing | None = None) -> tuple[Section, ...]:
        """The sections of a plan; builtin text with a note where the model failed.

        `on_coming` makes the model stream, and is told the whole of what has come so far.
        """
        return self._run((plan,), None, on_coming)[0]

    def write_all(
        self,
        plans: Sequence[SectionPlan],
        on_section: OnSection | None = None,
        on_coming: OnComing | None = None,
    ) -> tuple[tuple[Section, ...], ...]:
        """The sections of every plan, in their order; `on_section` is told each when it is done.

        `on_coming` as for `write`. DraftCancelled after `cancel`.
        """
        return self._run(plans, on_section, on_coming)

    def rewrite(
        self, text: str, way: str, heading: str = "", on_text: OnText | None = None
    ) -> tuple[str, tuple[Fault, ...]]:
        """Bound text in another wording, as a proposal, with what a person should look at in it.

        UsageError for a way that there is no prompt for, EndpointError if the server failed,
        DraftRefused if no reply says just what the text says.
        """
        self.writer.library.rewriter(way)
        return asyncio.run(self._rewrite(text, way, heading, on_text))

    async def _rewrite(
        self, text: str, way: str, heading: str, on_text: OnText | None
    ) -> tuple[str, tuple[Fault, ...]]:
        try:
            return await propose(self.writer, text, way, heading, on_text)
        except Unusable as unusable:
            said = f"模型改过仍不合要求（{unusable}），原文没有动"
            raise DraftRefused(said, unusable.faults) from None
        finally:
            await self.chat.close()

    def cancel(self) -> None:
        """Stops what is being written, from any thread; what is done is kept where it is kept."""
        if self._running:
            loop, task = self._running
            loop.call_soon_threadsafe(task.cancel)

    def requests(self, plans: Sequence[SectionPlan]) -> tuple[tuple[SectionPlan, Fitted], ...]:
        """The first request for each section that a model writes. SectionRefused if none fits."""
        briefs = map(self.writer.brief, filter(has_matter, plans))
        return tuple((brief.plan, brief.fitted(self.terms.context)) for brief in briefs)

    def _run(
        self,
        plans: Sequence[SectionPlan],
        on_section: OnSection | None,
        on_coming: OnComing | None,
    ) -> tuple[tuple[Section, ...], ...]:
        for plan in plans:
            if has_matter(plan):
                self.writer.brief(plan)
        return asyncio.run(self._all(plans, on_section, on_coming))

    async def _all(
        self,
        plans: Sequence[SectionPlan],
        on_section: OnSection | None,
        on_coming: OnComing | None,
    ) -> tuple[tuple[Section, ...], ...]:
        current = asyncio.current_task()
        if current is None:
            raise RuntimeError("asyncio.run always runs a task")
        self._running = asyncio.get_running_loop(), current
        room = asyncio.Semaphore(self.terms.concurrency)

        async def one(plan: SectionPlan) -> tuple[Section, ...]:
            async with room:
                sections = await self._write(plan, on_coming)
            if on_section:
                on_section(plan, sections)
            return sections

        try:
            async with asyncio.TaskGroup() as group:
                tasks = [group.create_task(one(plan)) for plan in plans]
        except asyncio.CancelledError:
            raise DraftCancelled("已停止起草：写完的各节已保存，再次运行从这里接着写") from None
        except ExceptionGroup as group:
            # One that cannot go on, as with a full disk, ends the others; what it says counts.
            raise group.exceptions[0] from None
        finally:
            self._running = None
            await self.chat.close()
        return tuple(task.result() for task in tasks)

    async def _write(self, plan: SectionPlan, on_coming: OnComing | None) -> tuple[Section, ...]:
        if not has_matter(plan):
            return self.fallback.write(plan)
        brief = self.writer.brief(plan)
        asking = asyncio.create_task(self.writer.write(brief, on_coming))
        try:
            # While the server thinks: what the reply is judged by, and what stands if it fails.
            await asyncio.sleep(HEAD_START)
            builtin, _ = self.fallback.write(plan), brief.asked.called
            written = await asking
        except EndpointError as error:
            return self._failed(plan, builtin, error)
        except Unusable as unusable:
            again = f"模型的回复改过仍不合要求（{unusable}）"
            note = f"{again}，本节用内置引擎的文字，请人工复核"
            self.tell(f"{plan.heading}：{note}")
            return _noted(builtin, note)
        finally:
            asking.cancel()
        made = make_sections(written.reply, plan, builtin, self.name)
        sections = self._by_prompt(made, brief.prompt.version)
        return _noted(sections, written.note) if written.note else sections

    def _by_prompt(self, sections: tuple[Section, ...], version: str) -> tuple[Section, ...]:
        own = {"prompt": version}
        return tuple(s.model_copy(update=own) if s.engine == self.name else s for s in sections)

    def _failed(
        self, plan: SectionPlan, builtin: tuple[Section, ...], error: EndpointError
    ) -> tuple[Section, ...]:
        self._failures.append(f"{plan.heading}：{error}")
        note = f"模型服务没有写成本节（{error}），本节用内置引擎的文字；服务恢复后可重写本节"
        if not isinstance(error, EndpointShut):
            self.tell(f"{plan.heading}：{note}")
        return _noted(builtin, note)


def has_matter(plan: SectionPlan) -> bool:
    """Whether there is anything for a model to write: a fact alone needs none."""
    if plan.appendix:
        return False
    if plan.writes != "prose":
        return bool(plan.signals)
    return bool(plan.must or plan.may or plan.sentences or len(plan.facts) > 1)


def _noted(sections: tuple[Section, ...], note: str) -> tuple[Section, ...]:
    return (sections[0].model_copy(update={"note": note}), *sections[1:])
