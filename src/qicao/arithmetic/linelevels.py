"""How deep each line of a text stands, by the number of the heading that it begins with."""

from __future__ import annotations

from collections.abc import Sequence

from qicao.outline import find_headings

PROSE = 9
"""Of a line without such a number: deeper than any heading."""


def line_levels(lines: Sequence[tuple[int, str]]) -> dict[int, int]:
    """The level of the heading that begins each line; PROSE where there is none.

    Where 1、 comes before any 一、 it stands for it: the numbers of a list were lost on the way.
    """
    found: dict[int, int] = {}
    first = named = False
    for number, text in lines:
        headings = find_headings(text)
        heading = headings[0] if headings and not text[: headings[0].start].strip() else None
        level = heading.level if heading else PROSE
        if heading and heading.mark.endswith("、") and level > 1 and (first or not named):
            first, level = True, 1
        named = named or level == 1
        found[number] = level
    return found
