"""Texts that staff bring, cut into sentences of bound text."""

from __future__ import annotations

from collections.abc import Container
from typing import Self

from qicao.values.base import Source, Value


class Sentence(Value):
    """One sentence of a material as bound text, its quantities as slots of their own figures."""

    id: str
    text: str
    """Bound text."""
    plain: str
    """The sentence as it stood."""
    source: Source


class Material(Value):
    """A text that staff brought, cut into sentences under its headings."""

    id: str
    title: str
    file: str
    paragraphs: tuple[tuple[Sentence, ...], ...] = ()
    headings: tuple[str, ...] = ()
    """For each paragraph, the heading that it stands under, or ''."""
    year: int | None = None
    """The year that it tells of where that is another than the report's, as last year's report."""

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in order."""
        return tuple(sentence for paragraph in self.paragraphs for sentence in paragraph)

    def only(self, kept: Container[str]) -> Self:
        """The material with just the sentences of these ids, and the paragraphs that have any."""
        paragraphs = (tuple(s for s in p if s.id in kept) for p in self.paragraphs)
        left = [(h, p) for h, p in zip(self.headings, paragraphs, strict=True) if p]
        told = {"headings": tuple(h for h, _ in left), "paragraphs": tuple(p for _, p in left)}
        return self.model_copy(update=told)
