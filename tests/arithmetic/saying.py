"""Statements of single numbers, for tests of what is computed with them."""

from __future__ import annotations

from decimal import Decimal

from qicao.mentions import find_mentions
from qicao.statements import Role, Statement


def said(text: str, start: int = 0, item: str = "", **more: object) -> Statement:
    """The statement of a number that is written like this: 12.50万元, 近三成."""
    (mention,) = find_mentions(text)
    fields = {
        "mention": mention,
        "start": start,
        "end": start + len(text),
        "line": 0,
        "sentence": 0,
        "clause": 0,
        "item": item,
        "label": item,
        "carried": False,
        "role": Role.LEVEL,
    }
    return Statement(**(fields | more))  # type: ignore[arg-type]


def number(value: int, decimals: int, unit: str, start: int = 0) -> Statement:
    """The statement of a whole number of last decimals: 1250 with 2 is 12.50."""
    return said(f"{Decimal(value).scaleb(-decimals):f}{unit}", start)
