"""Long titles in lines of about one length, as the standard asks, not one long and one stump."""

from __future__ import annotations

import re
import unicodedata

from qicao.boundtext import Run
from qicao.export.flow import half_widths

_GOOD_ENDS = ("年度", "年", "的", "》", "）")
_INSIDE = re.compile(r"[A-Za-z0-9.%]")


def break_title(title: str, capacity: int) -> tuple[Run, ...]:
    """The title with line feeds if it is longer than `capacity` characters and has none itself."""
    if "\n" in title or half_widths(title) <= capacity * 2:
        return (Run(title),) if title else ()
    place = min(_places(title), key=lambda p: _cost(title, p, capacity), default=0)
    if not place:
        return (Run(title),)
    rest = "".join(run.text for run in break_title(title[place:], capacity))
    return (Run(title[:place] + "\n" + rest),)


def _places(title: str) -> list[int]:
    """Where a line may end: not inside a number or a Latin word, not before a closing mark."""
    return [p for p in range(1, len(title)) if _may_break(title[p - 1], title[p])]


def _may_break(before: str, after: str) -> bool:
    if unicodedata.category(after) in ("Pe", "Pf", "Po", "Mn", "Me") or after == "年":
        return False
    if unicodedata.category(before) in ("Ps", "Pi"):
        return False
    return not (_INSIDE.match(before) and _INSIDE.match(after))


def _cost(title: str, place: int, capacity: int) -> tuple[bool, int]:
    """Distance from an even share of lines, less where the words end well."""
    lines = -(-half_widths(title) // (capacity * 2))
    first, whole = half_widths(title[:place]), half_widths(title)
    bonus = 8 if title[:place].endswith(_GOOD_ENDS) else 0
    return first > capacity * 2, abs(first * lines - whole) - bonus * lines
