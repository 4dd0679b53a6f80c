"""The nearest of some names to one that was mistyped."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

NEAR = 60
"""rapidfuzz's ratio below which nothing is near."""


def nearest(seen: str, valid: Iterable[str]) -> str | None:
    """The nearest of `valid`, or None if nothing is near."""
    best = process.extractOne(seen, list(valid), scorer=fuzz.ratio, score_cutoff=NEAR)
    return str(best[0]) if best else None


def suggest(seen: str, valid: Iterable[str], otherwise: str = "") -> str:
    """What to do about a name that is not among `valid`: take the nearest, or `otherwise`.

    By default that is to choose one of them all.
    """
    known = list(valid)
    near = nearest(seen, known)
    return f"是不是“{near}”？" if near else otherwise or f"可用 {'、'.join(known)}"
