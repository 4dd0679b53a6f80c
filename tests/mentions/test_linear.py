"""A text of any length and make costs work in proportion to its length.

Two counts: lines of Python, and what the patterns may repeat at one place. The second is read off
the patterns as the engine parses them, so that no clock is needed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from re import _constants as codes  # type: ignore[attr-defined]  # the engine's own parser
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest
from linework import grows

from qicao.mentions import find_mentions
from qicao.mentions.hedges import _BEFORE
from qicao.mentions.pattern import HEADING, MAIN

SQUARE = 6
"""Work that grows with the square is sixteen times as much."""
FARTHEST = 200
"""Characters that a pattern may repeat at one place."""

HOSTILE = (
    "1 十 百 千 万 一二三四五六七八九 1, 1. 1、 1: 1至 1- - ( （ 《 “ 第 表 0 １ 1，111 约 近 余 "
    "。 A A1 www. 二〇二四年 1月 百分之 分之 连续 翻 壹佰 ￥ 208 12345 2024- 由0增加至 编号1 "
    "万元 元 个 ．"
)


def text_of(piece: str) -> Callable[[int], Callable[[], object]]:
    return lambda size: lambda: find_mentions(piece * size)


@pytest.mark.parametrize("piece", [*HOSTILE.split(), " ", "\n", "1 ", "1\n", "\u3000一、", ""])
def test_the_lines_run_grow_with_the_text(piece: str) -> None:
    assert grows(text_of(piece), 200) < SQUARE


def test_the_lines_run_would_show_work_that_grows_with_the_square() -> None:
    def squared(size: int) -> Callable[[], object]:
        return lambda: [find_mentions("1元" * part) for part in range(size)]

    assert grows(squared, 20) > SQUARE


def repeats(parsed: Any) -> Iterator[tuple[int, bool]]:
    """How often each repetition of a parsed pattern may go on, and whether it gives back."""
    for code, argument in parsed:
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            yield int(argument[1]), code is codes.POSSESSIVE_REPEAT
        yield from (found for part in parts(argument) for found in repeats(part))


def parts(argument: Any) -> Iterator[Any]:
    """The patterns inside an argument of the engine's parse tree."""
    if isinstance(argument, parser.SubPattern):
        yield argument
    elif isinstance(argument, list | tuple):
        yield from (part for one in argument for part in parts(one))


def unbounded(pattern: str, flags: int = 0) -> list[tuple[int, bool]]:
    """The repetitions that may scan far and give back what they took, one character at a time."""
    found = repeats(parser.parse(pattern, flags))
    return [(most, keeps) for most, keeps in found if most > FARTHEST and not keeps]


@pytest.mark.parametrize("pattern", [MAIN, _BEFORE], ids=["main", "hedges"])
def test_no_repetition_of_a_pattern_scans_far_and_comes_back(pattern: re.Pattern[str]) -> None:
    assert unbounded(pattern.pattern) == []


def test_only_the_blanks_of_a_line_are_scanned_to_its_heading() -> None:
    assert len(unbounded(HEADING.pattern, re.MULTILINE)) == 2
    assert HEADING.pattern.count("*") == 2


@pytest.mark.parametrize(("pattern", "found"), [("a+b", 1), ("a++b", 0), ("a{1,40}b", 0)])
def test_an_unbounded_repetition_is_seen(pattern: str, found: int) -> None:
    assert len(unbounded(f"(?:x|(?=y)(?:{pattern})?)")) == found


@pytest.mark.parametrize(
    "piece", ["1", "９", "十百千", " ", ",", "1,", "1,111", "1.", "一", "（", "1 ", "\n", "“一"]
)
def test_two_megabytes_are_read_to_their_end(piece: str) -> None:
    text = piece * (2_000_000 // len(piece.encode())) + "支出5万元"
    assert find_mentions(text)[-1].text.endswith("5万元")
