"""Paragraphs that stand twice (D06)."""

from __future__ import annotations

from collections.abc import Iterator

from qicao.check.wording import LONG_ENOUGH
from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.values import Severity


def _look(subject: Subject) -> Iterator[Spot | None]:
    seen: set[str] = set()
    for line in subject.lines:
        text = line.text.strip()
        if len(text) < LONG_ENOUGH or line.heading:
            continue
        start = line.start + line.text.index(text)
        yield (
            Spot(
                Severity.WARNING,
                f"“{text[:LONG_ENOUGH]}…”这一段与前面的一段完全相同",
                start,
                start + len(text),
                todo="删去或改写其中一段",
            )
            if text in seen
            else None
        )
        seen.add(text)


REPEATS = TextCheck("D06", "没有重复的段落", _look, aim="成段的文字")
