"""The letters of columns: 0 is A, 26 is AA."""

from __future__ import annotations

import re
from functools import lru_cache

_LETTERS = re.compile(r"[A-Z]+(?=\d)")


@lru_cache(maxsize=2048)
def column_name(index: int) -> str:
    """The letters of a column counted from 0: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(place: str) -> int:
    """The column of a place like C5 counted from 0; -1 if it is no such place."""
    match = _LETTERS.match(place)
    index = 0
    for letter in match[0] if match else "":
        index = index * 26 + ord(letter) - 64
    return index - 1


def line_number(name: str) -> int:
    """A row or a column counted from 1 by its name in a place: 7 of "7", 27 of "AA"."""
    return int(name) if name.isdecimal() else column_index(f"{name}1") + 1
