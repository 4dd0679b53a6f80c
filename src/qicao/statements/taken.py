"""Points taken off several items, one after the other: 两部分各扣1.41分和2.27分."""

from __future__ import annotations

import re
from dataclasses import replace

from qicao.statements.statement import Role, Statement

_EACH = re.compile(
    "(?P<names>[^，。；：:,;（）()0-9]*?)(?:[两二三四五六七八九十0-9]+(?:项|个|部分|方面|类)(?:指标)?)?"
    "(?:各|分别|依次)被?(?:扣减|扣|失|丢)分?了?$"
)
"""What stands before the first of them, behind the names of the items if they are said there."""
_JOINS = re.compile("[、和及与]")
_BEFORE = 80
"""Characters before the first of them that may name the items."""
_SCORES = (Role.SCORE, Role.DEDUCTION)


def take(found: list[Statement], begin: int, text: str, start: int) -> None:
    """Makes the scores behind 各扣, 分别失分 deductions, each with its place and its name.

    `text` is the line of `found` from `begin` on, which begins at `start`.
    """
    for place in range(begin, len(found)):
        run = _run(found, place, text, start)
        at = found[place].start - start
        said = _EACH.search(text[max(0, at - _BEFORE) : at]) if run > 1 else None
        if said:
            names = [*filter(None, _JOINS.split(said["names"]))]
            for number in range(run):
                one = replace(found[place + number], role=Role.DEDUCTION, place=number + 1)
                if len(names) == run:
                    one = replace(one, item=names[number], carried=False)
                found[place + number] = one


def _run(found: list[Statement], place: int, text: str, start: int) -> int:
    """How many scores stand side by side, with nothing but a mark between them; 0 for none."""
    if found[place].role not in _SCORES:
        return 0
    last = place
    while last + 1 < len(found) and found[last + 1].role in _SCORES:
        between = text[found[last].end - start : found[last + 1].start - start]
        if not _JOINS.fullmatch(between.strip()):
            break
        last += 1
    return last + 1 - place
