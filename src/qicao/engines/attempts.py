"""What became of each reply, and what of a prompt a reply must not repeat."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from qicao.engines.chat import Answer
from qicao.engines.passage import Fault, stretches
from qicao.prompt import Prompt
from qicao.values import SectionPlan, Value

CUT, TOO_LONG = "cut", "too_long"
"""Faults of an attempt without a reply: the model did not end it, or the prompt did not fit."""


class Attempt(Value):
    """One reply for one section, as it was judged; `turn` 0 is the first."""

    section: str
    heading: str
    writes: str
    turn: int
    faults: tuple[Fault, ...]
    prompt_tokens: int
    completion_tokens: int
    seconds: float
    kept: bool

    @classmethod
    def of(cls, plan: SectionPlan, turn: int, answer: Answer, faults: tuple[Fault, ...]) -> Attempt:
        """The attempt that an answer was."""
        return cls(
            section=plan.id,
            heading=plan.heading,
            writes=plan.writes,
            turn=turn,
            faults=faults,
            prompt_tokens=answer.prompt_tokens,
            completion_tokens=answer.completion_tokens,
            seconds=answer.seconds,
            kept=answer.kept,
        )


def echoes_of(prompt: Prompt, matter: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """Stretches of a prompt's fixed text that are not the section's own matter as well."""
    own = "".join("".join(lines) for lines in matter.values())
    return prompt_stretches(prompt) - stretches(own)


def prompt_stretches(prompt: Prompt) -> frozenset[str]:
    """Stretches of the rules and of all that stands in the file between its inputs."""
    fixed = "".join(turn.source for turn in prompt.turns)
    return _stretches(fixed + (prompt.rules.text if prompt.rules else ""))


@lru_cache(maxsize=64)
def _stretches(fixed: str) -> frozenset[str]:
    return stretches(fixed)
