"""What is claimed and what is told of invented texts, in rows that a person can compare."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qicao.checking.foreign import Examined, examine
from qicao.checking.text import text_of
from qicao.values import Finding

YEAR = 2024


@dataclass(frozen=True)
class Case:
    """A true text, what has to be held of it, and what is told where something in it is changed.

    `holds` are rows of `held`; `wrong` is "was → now" with rows of `told`.
    """

    text: str
    holds: tuple[str, ...]
    wrong: dict[str, tuple[str, ...]]

    def changed(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Each changed text with what is to be told of it."""
        for change, expected in self.wrong.items():
            was, now = change.split(" → ")
            assert self.text.count(was) >= 1, change
            yield self.text.replace(was, now, 1), expected


def examined(text: str) -> Examined:
    """The text, held against itself."""
    return examine(text_of("例.txt", text), None, YEAR)


def held(text: str) -> set[str]:
    """The claims that hold as `number=formula(inputs)`: 0.60万元=difference(3.20万元 3.80万元)."""
    return {
        f"{c.given.mention.text}={c.formula.name}({' '.join(s.mention.text for s in c.inputs)})"
        for c in examined(text).judged.held
    }


def told(text: str) -> tuple[str, ...]:
    """What is found as `severity code number → expected !`, with ! where a culprit is named."""
    seen = examined(text)
    culprits = {c.culprit.start for c in seen.conflicts if c.culprit}
    return tuple(_row(finding, culprits) for finding in seen.findings())


def _row(finding: Finding, culprits: set[int]) -> str:
    due = f" → {finding.expected}" if finding.expected else ""
    named = " !" if finding.start in culprits else ""
    return f"{finding.severity.value} {finding.code} {finding.text}{due}{named}"
