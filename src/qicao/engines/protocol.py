"""The protocol of an engine: a section plan in, the section as bound text out."""

from __future__ import annotations

from typing import Protocol

from qicao.values import Section, SectionPlan


class Engine(Protocol):
    """Writes one section at a time; made for one report, so that it knows profile and ledger."""

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

        All text is bound text. EndpointError if a server failed; nothing else is raised.
        """
        ...
