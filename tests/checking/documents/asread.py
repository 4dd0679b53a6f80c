"""A document as the checker reads it, and what it finds in it."""

from __future__ import annotations

import re
from pathlib import Path

from qicao.checking.foreign import examine
from qicao.checking.text import Grid, Line, Text, read_text
from qicao.mentions import Mention
from qicao.values import Finding


def read(folder: Path, data: bytes | str, name: str = "报告.docx") -> Text:
    """The bytes as a file of that name, read."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_text(path)


def lines(text: Text) -> list[str]:
    """Its lines of prose that say something, without the blanks around them."""
    return [block.text.strip() for block in text.blocks if isinstance(block, Line)]


def grids(text: Text) -> list[Grid]:
    """Its tables."""
    return [block for block in text.blocks if isinstance(block, Grid)]


def cells(grid: Grid) -> list[list[str]]:
    """The texts of a table."""
    return [[cell.text for cell in row] for row in grid.rows]


def mentions(text: Text) -> list[tuple[int, Mention]]:
    """Its mentions, each with where it begins."""
    return [(base + mention.start, mention) for base, mention in examine(text).mentions]


def quantities(text: Text) -> list[str]:
    """Its quantities, as they are written and in their units."""
    found = [m for _, m in mentions(text) if m.is_quantity]
    return [re.sub(r"\s", "", m.text) + f"|{m.unit or ''}" for m in found]


def told(text: Text, code: str) -> list[Finding]:
    """The findings of a code."""
    return [finding for finding in text.findings if finding.code == code]
