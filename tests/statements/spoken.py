"""What the reader makes of invented sentences, in rows that a person can compare at a glance."""

from __future__ import annotations

from qicao.mentions import find_mentions
from qicao.statements import Reader, Statement

YEAR = 2024
_SIGNS = {1: "+", 0: "", -1: "-"}


def read(text: str, year: int = YEAR) -> list[Statement]:
    """The statements of a text, each of its lines a paragraph."""
    reader, start = Reader(year), 0
    for number, line in enumerate(text.split("\n")):
        reader.read(line, start, number, find_mentions(line))
        start += len(line) + 1
    return reader.found


def row(statement: Statement) -> str:
    """A statement as `number role[/base][sign] item`: 3.10万元 difference/prior- 培训费."""
    base = f"/{statement.base.value}" if statement.base else ""
    said = f"{statement.role.value}{base}{_SIGNS[statement.sign]}"
    return f"{statement.mention.text} {said} {statement.item}".rstrip()


def rows(text: str, year: int = YEAR) -> list[str]:
    """The statements of a text as rows."""
    return [row(statement) for statement in read(text, year)]


def one(text: str, number: str, year: int = YEAR) -> Statement:
    """The first statement whose number is printed so."""
    return next(s for s in read(text, year) if s.mention.text == number)


def parts(text: str, year: int = YEAR) -> dict[str, list[str]]:
    """Whole, and what opened its list → its parts: {"50万元：": ["30万元", "20万元"]}."""
    statements = read(text, year)
    printed = {s.start: s.mention.text for s in statements}
    found: dict[str, list[str]] = {}
    for statement in statements:
        if statement.under >= 0 and statement.listing.value:
            whole = printed[statement.under] + statement.listing.value
            found.setdefault(whole, []).append(statement.mention.text)
    return found
