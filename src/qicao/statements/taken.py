"""Scores of several items, one after the other: two parts that 各扣1.41分和2.27分, weights.

What follows without names is of the items named last: 投入、过程各占40、60分，分别得38和57分.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from qicao.statements.statement import Role, Statement

_NAMES = (
    "(?P<names>[^，。；：:,;（）()0-9]*?)"
    "(?:[两二三四五六七八九十0-9]+(?:项|个|部分|方面|类)(?:一级)?(?:指标)?)?"
)
_TURNS = "(?:各|分别|依次)"
_WORDS = {
    Role.DEDUCTION: re.compile(f"{_NAMES}{_TURNS}被?(?:扣减|扣|失|丢)分?了?$"),
    Role.WEIGHT: re.compile(
        f"{_NAMES}(?:{_TURNS}(?:占|赋|设|计)分?值?为?"
        f"|的?(?:权重|分值|满分|标准分)(?:{_TURNS}|合计|共)?(?:占|为|是|设为)?)$"
    ),
    Role.SCORE: re.compile(f"{_NAMES}(?:{_TURNS}(?:自评|实际|实)?得分?|得分{_TURNS})[为是]?$"),
}
"""What stands before the first of them, behind the names of the items if they are said there."""
_JOINS = re.compile("[、和及与]")
_BEFORE = 80
"""Characters before the first of them that may name the items."""


def take(found: list[Statement], begin: int, text: str, start: int) -> None:
    """Gives the scores behind 各扣, 分别占, 分别得 their role, their place and their name.

    `text` is the line of `found` from `begin` on, which begins at `start`.
    """
    before: list[Statement] = []
    for first, last in _runs(found, begin, text, start):
        at = found[first].start - start
        words = text[max(0, at - _BEFORE) : at]
        matches = ((role, said.search(words)) for role, said in _WORDS.items())
        role, match = next((pair for pair in matches if pair[1]), (None, None))
        if role and match:
            names = [*filter(None, _JOINS.split(match["names"]))] or [""]
            found[first:last] = _turned(found[first:last], role, names, before)
            before = found[first:last]


def _turned(
    run: list[Statement], role: Role, names: list[str], before: list[Statement]
) -> Iterator[Statement]:
    """A run by turns: of its own names, else of those of the run before it in the sentence."""
    follows = len(before) == len(run) and before[0].sentence == run[0].sentence
    if len(names) != len(run) and follows:
        names = [one.item for one in before]
    for number, one in enumerate(run):
        turned = replace(one, role=role, place=number + 1)
        named = len(names) == len(run) and names[number]
        yield replace(turned, item=names[number], carried=False) if named else turned


def _runs(found: list[Statement], begin: int, text: str, start: int) -> Iterator[tuple[int, int]]:
    """Where scores begin and end that have nothing but a mark between them."""
    first = begin
    for last in range(begin + 1, len(found) + 1):
        if last < len(found) and _is_scored(found[last - 1]) and _is_scored(found[last]):
            between = text[found[last - 1].end - start : found[last].start - start]
            if _JOINS.fullmatch(between.strip()):
                continue
        if last - first > 1:
            yield first, last
        first = last


def _is_scored(s: Statement) -> bool:
    return s.role in _WORDS
