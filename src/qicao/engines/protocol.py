"""The protocol of an engine: section plans in, sections as bound text out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from qicao.values import Coming, Section, SectionPlan

OnSection = Callable[[SectionPlan, tuple[Section, ...]], None]
"""Called with a section when it is done; sections that are written at once come in any order."""
OnComing = Callable[[Coming], None]
"""Called with the whole of what has come so far for a section, from any turn of it."""


class Engine(Protocol):
    """Writes sections; made for one report, so that it knows profile and ledger."""

    @property
    def name(self) -> str:
        """As `--engine` names it: builtin, openai:MODEL."""
        ...

    @property
    def failures(self) -> tuple[str, ...]:
        """Sections that a server failed, each with what it did; () for an engine without one."""
        ...

    def write(self, plan: SectionPlan) -> tuple[Section, ...]:
        """The section, and after it the sections below it that the engine adds (one a problem).

        All text is bound text. Nothing is raised for a server that failed: the text is the builtin
        engine's, with a note.
        """
        ...

    def write_all(
        self,
        plans: Sequence[SectionPlan],
        on_section: OnSection | None = None,
        on_coming: OnComing | None = None,
    ) -> tuple[tuple[Section, ...], ...]:
        """The sections of every plan, in the order of the plans.

        `on_coming` makes a model stream; an engine without one has nothing to tell it.
        """
        ...
