"""Invented texts with a place where one of two words stands: {the right one|the wrong one}."""

from __future__ import annotations

import re

from againstfigures import told as told_against
from shownclaims import told

PICK = re.compile(r"\{([^|{}]*)\|([^{}]*)\}")


def right(case: str) -> str:
    """The text as it is true."""
    return PICK.sub(r"\1", case)


def wrong(case: str) -> str:
    """The text with the fault; '' for a case that has none."""
    return PICK.sub(r"\2", case) if PICK.search(case) else ""


def serious(text: str) -> list[str]:
    """What is told of a text, hints aside."""
    return [row for row in told(text) if not row.startswith("hint")]


def held_against(text: str, figures: str) -> list[str]:
    """What is told of a text that says a figure otherwise."""
    return [row for row in told_against(text, figures) if "A4" in row]
