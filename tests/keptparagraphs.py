"""Paragraphs of a kept report, for tests that change them."""

from __future__ import annotations

from qicao.keeping import Kept
from qicao.values import Paragraph, Section


def first_paragraph(kept: Kept, place: int = 0) -> tuple[Section, Paragraph]:
    """The section at that place among those that begin with a paragraph, and the paragraph."""
    assert kept.drafted is not None
    prose = [s for s in kept.drafted.report.sections if s.blocks and _is_prose(s)]
    section = prose[place]
    block = section.blocks[0]
    assert isinstance(block, Paragraph)
    return section, block


def retold(section: Section, text: str) -> Section:
    """The section with another first paragraph."""
    first, *rest = section.blocks
    assert isinstance(first, Paragraph)
    return section.model_copy(update={"blocks": (first.model_copy(update={"text": text}), *rest)})


def _is_prose(section: Section) -> bool:
    return isinstance(section.blocks[0], Paragraph)
