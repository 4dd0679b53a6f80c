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
