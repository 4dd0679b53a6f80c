"""The words around the numbers of a text: pairs of neighbouring characters, where they stand.

Each line is read once. What joins words, and what stands in brackets that are closed again, parts
no pair; what a bracket holds speaks only to the numbers in it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from functools import lru_cache
from itertools import islice
from operator import add
from typing import NamedTuple

from qicao.arithmetic.index import KEPT, plain_name
from qicao.statements import Statement

_NEAR, _SENTENCE, FAR = 1.0, 0.6, 0.4
"""What a pair counts for where it stands; far is in its line or its heading."""
_TITLE = 30
"""Characters that a line has at most, if it is the heading of those after it."""
_AFTER = 10
"""Characters after a number that may name what it counts."""
_REACH = 160
"""Characters before it that still belong to its line."""
_PAIR = re.compile("(?=([一-鿿A-Za-z]{2}))")
_END = re.compile("[。！？；;，,、：:（）()\n\t]")
_NUMBERS = re.compile("[0-9.,，%]+")
_JOINS = frozenset("和与及的“”\"'‘’《》 \t　")
"""What is passed over between two characters of a pair."""
_JOIN = re.compile(f"[{''.join(_JOINS)}]")
_OPENS, _CLOSES = "（(", "）)"
_CLOSED = re.compile("[（(].*[）)]")


@lru_cache(maxsize=KEPT)
def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a name."""
    return frozenset(_PAIR.findall(plain_name(text).replace("和", "").replace("的", "")))


class Told(NamedTuple):
    """The words around a number."""

    around: dict[str, float]
    """Pair → what it counts for where it stands."""
    close: Set[str]
    """Those of its sentence, of its name and right after it: the others alone name nothing."""
    near: frozenset[str]
    """Those that name the number, or stand right after it."""


class Pairs(NamedTuple):
    """The pairs of a line in order: where each ends in the text, and up to where it is heard."""

    places: Sequence[int]
    pairs: Sequence[str]
    heard: Sequence[int]
    """Nothing where no bracket is closed."""
    closed: Sequence[int]
    """Where brackets were closed: what stands in them is heard no further."""

    def between(self, begin: int, end: int) -> Sequence[str]:
        """Those that stand there and are heard at the end."""
        first, last = bisect_right(self.places, begin), bisect_left(self.places, end)
        found = self.pairs[first:last]
        if not self.closed or self.closed[0] >= end:
            return found
        heard = self.heard[first:last]
        return [pair for pair, until in zip(found, heard, strict=True) if until >= end]


class Words:
    """The words around the numbers of a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.begins = [0, *(m.end() for m in re.finditer("\n", text))]
        lines = re.finditer("[^\n]+", text)
        self.titles = [m.start() for m in lines if _is_title(m[0])]
        self.lines: dict[int, Pairs] = {}
        self.names: dict[str, frozenset[str]] = {}
        self.told: dict[int, Told] = {}

    def of(self, statement: Statement) -> Told:
        """The words around a number, and those that name it."""
        found = self.told.get(statement.start)
        if found is None:
            line, sentence = ((), ()) if statement.table else self._before(statement)
            near, close = self._near(statement), dict.fromkeys(sentence, _SENTENCE)
            close.update(dict.fromkeys(near, _NEAR))
            around = dict.fromkeys(line, FAR)
            around.update(dict.fromkeys(self._heading(statement), FAR))
            around.update(close)
            found = self.told[statement.start] = Told(around, close.keys(), near)
        return found

    def _near(self, statement: Statement) -> frozenset[str]:
        """Those that name a number, and what stands right after it."""
        found = self._named(statement.label)
        if statement.item not in statement.label:
            found |= self._named(statement.item)
        return found | self._named(self._after(statement))

    def _after(self, statement: Statement) -> str:
        if statement.table:
            return statement.whole
        after = self.text[statement.end : statement.end + _AFTER]
        if end := _END.search(after):
            after = after[: end.start()]
        return after

    def _named(self, words: str) -> frozenset[str]:
        found = self.names.get(words)
        if found is None:
            found = self.names[words] = pairs(_NUMBERS.sub(",", words))
        return found

    def _before(self, statement: Statement) -> tuple[Sequence[str], Sequence[str]]:
        """Those of its line before it, and of its sentence."""
        start = statement.start
        least = max(0, start - _REACH)
        begin = max(self.text.rfind("。", least, start), least)
        line = self._line(start)
        return line.between(least, start), line.between(begin, start)

    def _heading(self, statement: Statement) -> frozenset[str]:
        """Those of the last short line above it, which has no table beside it."""
        place = bisect_right(self.titles, statement.start) - 1
        if place < 0:
            return frozenset()
        begin = self.titles[place]
        return self._named(self.text[begin : begin + _TITLE])

    def title(self, statement: Statement) -> str:
        """The last short line above it; '' if there is none."""
        place = bisect_right(self.titles, statement.start) - 1
        if place < 0:
            return ""
        begin = self.titles[place]
        return self.text[begin : begin + _TITLE].split("\n", 1)[0]

    def _line(self, start: int) -> Pairs:
        number = bisect_right(self.begins, start) - 1
        found = self.lines.get(number)
        if found is None:
            begin = self.begins[number]
            end = self.text.find("\n", begin)
            line = self.text[begin : end if end >= 0 else len(self.text)]
            found = self.lines[number] = _read(line, begin)
        return found


def _is_title(line: str) -> bool:
    return len(line) <= _TITLE and not set(line) & set("。；\t|")


def _read(line: str, begin: int) -> Pairs:
    """The pairs of a line; some are of marks and digits, which no name has."""
    if _CLOSED.search(line):
        return _read_brackets(line, begin)
    kept = _JOIN.sub("", line)
    places: Sequence[int] = range(begin + 1, begin + len(line))
    if len(kept) < len(line):
        places = [at for at, char in enumerate(line, begin) if char not in _JOINS][1:]
    return Pairs(places, [*map(add, kept, islice(kept, 1, None))], (), ())


def _read_brackets(line: str, begin: int) -> Pairs:
    """The pairs of a line in which brackets are closed."""
    places: list[int] = []
    found: list[str] = []
    heard: list[int] = []
    closed: list[int] = []
    end, before = begin + len(line), ""
    levels: list[tuple[str, list[int]]] = [("", [])]
    for place, char in enumerate(line, begin):
        if char in _JOINS:
            continue
        if char in _OPENS:
            levels.append((before, []))
            before = ""
        elif char in _CLOSES and len(levels) > 1:
            before, inside = levels.pop()
            closed.append(place)
            for number in inside:
                heard[number] = place
        else:
            levels[-1][1].append(len(places))
            places.append(place)
            found.append(before + char)
            heard.append(end)
            before = char
    return Pairs(places, found, heard, closed)
