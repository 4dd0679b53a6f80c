"""How much the words around a number are like the name of a figure.

Pairs of characters that few names have say more than those that many have; words beside the number
say more than those of its sentence, and these more than those of its line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from math import log

from qicao.arithmetic.index import plain_name
from qicao.statements import Statement

_NEAR, _SENTENCE, _LINE, _HEADING = 1.0, 0.6, 0.4, 0.4
"""What a pair counts for where it stands."""
_MEASURE = 0.3
"""What a pair of a name counts that only says how it is measured: 决算数, 个数."""
_TITLE = 30
"""Characters that a line has at most, if it is the heading of those after it."""
_AFTER = 10
"""Characters after a number that may name what it counts."""
_REACH = 160
"""Characters before it that still belong to its line."""
_UNKNOWN = 0.5
"""What a pair of its own words counts that no figure has, beside the rarest that one has."""
_WORDS = re.compile("[一-鿿A-Za-z]+")
_END = re.compile("[。！？；;，,、：:（）()\n\t]")


def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a name."""
    plain = plain_name(text).replace("和", "").replace("的", "")
    words = _WORDS.findall(plain)
    return frozenset(word[at : at + 2] for word in words for at in range(len(word) - 1))


class Words:
    """The words around the numbers of a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        lines = re.finditer("[^\n]+", text)
        self.titles = [m.start() for m in lines if _is_title(m[0])]
        self.known: dict[tuple[int, int], frozenset[str]] = {}

    def near(self, statement: Statement) -> frozenset[str]:
        """Those that name it, and what stands right after it."""
        after = self.text[statement.end : statement.end + _AFTER]
        if statement.table:
            after = statement.whole
        elif end := _END.search(after):
            after = after[: end.start()]
        return pairs(f"{statement.item},{statement.label},{_bare(after)}")

    def sentence(self, statement: Statement) -> frozenset[str]:
        """Those of its sentence before it."""
        begin = max(self.text.rfind(mark, 0, statement.start) for mark in "。\n") + 1
        return self._between(max(begin, statement.start - _REACH), statement.start)

    def line(self, statement: Statement) -> frozenset[str]:
        """Those of its line before it."""
        begin = self.text.rfind("\n", 0, statement.start) + 1
        return self._between(max(begin, statement.start - _REACH), statement.start)

    def title(self, statement: Statement) -> str:
        """The last short line above it; '' if there is none."""
        place = bisect_right(self.titles, statement.start) - 1
        return self.text[self.titles[place] :].split("\n", 1)[0] if place >= 0 else ""

    def heading(self, statement: Statement) -> frozenset[str]:
        """Those of the last short line above it, which has no table beside it."""
        place = bisect_right(self.titles, statement.start) - 1
        if place < 0:
            return frozenset()
        begin = self.titles[place]
        return self._between(begin, begin + _TITLE)

    def _between(self, begin: int, end: int) -> frozenset[str]:
        found = self.known.get((begin, end))
        if found is None:
            found = self.known[begin, end] = pairs(_bare(self.text[begin:end]))
        return found


def _is_title(line: str) -> bool:
    return len(line) <= _TITLE and not set(line) & set("。；\t|")


def _bare(text: str) -> str:
    return re.sub("[0-9.,，%]+", ",", text)


class Likeness:
    """The names of figures, ready to be compared with the words around a number."""

    def __init__(self, names: Sequence[tuple[str, str]]) -> None:
        """`names` are the bare name and the whole label of each figure."""
        self.names = [pairs(label) | pairs(bare) for bare, label in names]
        self.bare = [pairs(bare) for bare, _ in names]
        counts = Counter(pair for name in self.names for pair in name)
        self.weights = {pair: log(1 + len(names) / count) for pair, count in counts.items()}
        self.rarest = max(self.weights.values(), default=1.0)
        self.totals = [
            sum(self._of_name(pair, number) for pair in name)
            for number, name in enumerate(self.names)
        ]
        self.by_pair: dict[str, list[int]] = {}
        for number, name in enumerate(self.names):
            for pair in name:
                self.by_pair.setdefault(pair, []).append(number)

    def of(self, words: Words, statement: Statement) -> Mapping[int, float]:
        """Figure → 0 to 1, of those that have a pair in common with the number's own words."""
        near = words.near(statement)
        around = dict.fromkeys(words.heading(statement), _HEADING)
        if not statement.table:
            around |= dict.fromkeys(words.line(statement), _LINE)
            around |= dict.fromkeys(words.sentence(statement), _SENTENCE)
        around |= dict.fromkeys(near, _NEAR)
        covered: dict[int, float] = {}
        for pair, weight in around.items():
            for number in self.by_pair.get(pair, ()):
                counts = weight * self._of_name(pair, number)
                covered[number] = covered.get(number, 0.0) + counts
        own = sum(self._weight(pair) for pair in near)
        return {
            number: covered[number] / self.totals[number] * self._precision(near, number, own)
            for number in covered
            if self.totals[number]
        }

    def _of_name(self, pair: str, number: int) -> float:
        """What a pair counts in the name of a figure."""
        return self.weights[pair] * (1.0 if pair in self.bare[number] else _MEASURE)

    def _precision(self, near: frozenset[str], number: int, own: float) -> float:
        """Between a half and one: how much of the number's own words the figure's name has."""
        shared = sum(self.weights[pair] for pair in near & self.names[number])
        return 0.5 + 0.5 * (shared / own if own else 0.0)

    def _weight(self, pair: str) -> float:
        return self.weights.get(pair, self.rarest * _UNKNOWN)
