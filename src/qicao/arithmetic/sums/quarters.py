"""Parts of a year, 上半年累计1735.81万元, and several: 2020年至2024年依次为…五年累计…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.frames import alike
from qicao.arithmetic.sources import Sources
from qicao.quantity.numerals import parse_numeral
from qicao.statements import Role, Statement
from qicao.statements.statement import LEVELS

_QUARTER = re.compile("(?<![前至])(?P<number>[一二三四1-4])季度[^，。；;\n0-9季]{0,8}$")
_ALL_FOUR = re.compile("一至四季度[^，。；;\n0-9]{0,6}(?:分别|依次)[^，。；;\n0-9]{0,8}$")
_SPANS = {
    re.compile("上半年[^，。；;\n0-9占比较同]{0,8}$"): (1, 2),
    re.compile("下半年[^，。；;\n0-9占比较同]{0,8}$"): (3, 4),
    re.compile("前三个?季度[^，。；;\n0-9占比较同]{0,8}$"): (1, 2, 3),
}
_OF_YEAR = re.compile("占(?:到了?)?全年(?:支出|总额|总量)?的?$")
_WHOLE_YEAR = re.compile(
    "[，,](?:全年|年度|本年)(?:累计|共计?|合计|总计)?[^，。；;\n0-9占比较同应均计预目]{0,8}$"
)
_YEAR_OF = re.compile("全年[^，。；;\n0-9占比较同]{0,8}$")
_OF_END = re.compile("末|累计|平均|截至")
"""Of quarters they say how it stood, and not what each of them brought."""
_NOT_ADDED, _FOUR = ("", "比率", "百分点", "分值"), 4
_TO_NINE, _FOURTH = (
    re.compile("(?:前三个?季度|三季度末|9月(?:末|底|30日))[^。；;\\n季]*$"),
    re.compile("(?<!至)第?四季度[^，。；;\\n0-9季]{0,8}$"),
)
_FIRST, _SECOND = (re.compile(f"{half}半年[^，。；;\\n0-9占]{{0,8}}$") for half in "上下")
_HALVES = ((_TO_NINE, _FOURTH), (_FOURTH, _TO_NINE), (_FIRST, _SECOND), (_SECOND, _FIRST))
"""Parts that make a year with each other; 四季度 stands before what came before it as well."""
_BESIDE = 6
"""Statements around a share among which the other part of its year stands."""
_YEARS = re.compile(
    "(?P<count>[二两三四五六七八九十]|[2-9])年(?:来|间)?(?:累计|合计|共计?)[^，。；;\n0-9]{0,8}$"
)
_YEAR = re.compile("(?:20[0-9]{2}|[上去当本今前]|[一二三四五])年[^。；;]*$")
"""Before a number that is of one year."""
_WORDS = 24
"""Characters before a number that say of which part of the year it is."""
_NEAR = 16
"""Statements before a sum among which its parts stand."""


class Quarters:
    """What a text claims of halves of a year, and of several years."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources

    def claims(self) -> Iterator[Alternatives]:
        """Every half of a year with its quarters, every sum of years with these."""
        quarters: dict[int, Statement] = {}
        for place, given in enumerate(self.sources.statements):
            if given.table or given.hedged or given.amount is None:
                continue
            words = self._words(given)
            if whole := self._year(place, words):
                yield (Claim(given, f.OF_BOTH, whole, sure=True),)
            if found := _QUARTER.search(words):
                quarters[int(parse_numeral(found["number"]) or 0)] = given
                yield from self._all_before(quarters)
            elif _ALL_FOUR.search(words):
                quarters |= dict(enumerate(self._run(place, 4), start=1))
                yield from self._all_before(quarters)
            elif year := self._all(words, given, quarters):
                yield (Claim(given, f.SUM, year, sure=True, likely=True),)
            elif parts := self._parts(words, given, quarters) or self._years(words, place):
                yield (Claim(given, f.SUM, tuple(parts), sure=True),)
            elif parts := self._other_years(words, place):
                yield (Claim(given, f.SUM, tuple(parts), sure=False, likely=True),)

    def _all(
        self, words: str, given: Statement, quarters: dict[int, Statement]
    ) -> tuple[Statement, ...]:
        """The four quarters of the sentence that says what the year came to."""
        if given.role is not Role.LEVEL or not _WHOLE_YEAR.search(words) or len(quarters) < _FOUR:
            return ()
        parts = tuple(quarters[n] for n in sorted(quarters))
        same = all(s.sentence == given.sentence and _suits(s, given) for s in parts)
        added = given.dimension not in _NOT_ADDED and not any(s.hedged for s in parts)
        of_end = any(_OF_END.search(self._words(s)) for s in parts)
        return parts if same and added and not of_end else ()

    def _all_before(self, quarters: dict[int, Statement]) -> Iterator[Alternatives]:
        """What a sentence says of the year before it says the four quarters of it."""
        parts = [quarters[n] for n in range(1, _FOUR + 1) if n in quarters]
        if len({s.sentence for s in parts}) != 1 or len(parts) < _FOUR:
            return
        said = self.sources.sentences.get(parts[0].sentence, [])
        before = [s for s in said if s.end < parts[0].start and s.role is Role.LEVEL]
        wholes = [s for s in before if alike(s, parts[0]) and _YEAR_OF.search(self._words(s))]
        ordered = all(a.start < b.start for a, b in pairwise(parts))
        if len(wholes) == 1 and ordered and not wholes[0].hedged:
            yield (Claim(wholes[0], f.SUM, tuple(parts), sure=True),)

    def _year(self, place: int, words: str) -> tuple[Statement, ...]:
        """A part of a year before its share of it, and what the sentence says of the rest."""
        given = self.sources.statements[place]
        if given.role is not Role.SHARE or not _OF_YEAR.search(words):
            return ()
        near = self.sources.statements[max(0, place - _BESIDE) : place + _BESIDE]
        said = [s for s in near if s.sentence == given.sentence and s.role in LEVELS and s.amount]
        own = next((s for s in reversed(said) if s.start < given.start), None)
        for part, rest in _HALVES if own else ():
            if own and part.search(self._words(own)):
                others = [s for s in said if alike(s, own) and rest.search(self._words(s))]
                return (own, others[-1]) if others else ()
        return ()

    def _words(self, given: Statement) -> str:
        return self.sources.text[max(0, given.start - _WORDS) : given.start]

    def _run(self, place: int, count: int) -> list[Statement]:
        """So many numbers of one kind, one after the other; none if another stands between."""
        run = [*self.sources.statements[place : place + count]]
        same = all(_suits(s, run[-1]) and s.sentence == run[0].sentence for s in run)
        return run if same and len(run) == count else []

    def _parts(
        self, words: str, given: Statement, quarters: dict[int, Statement]
    ) -> list[Statement]:
        """The quarters that a part of the year has, if all were said right before."""
        numbers = next((n for span, n in _SPANS.items() if span.search(words)), ())
        parts = [quarters[n] for n in numbers if n in quarters]
        near = all(alike(s, given) and given.line - s.line <= 1 for s in parts)
        said = given.role in (*LEVELS, Role.OTHER) and len(parts) == len(numbers) > 0
        return parts if near and said else []

    def _years(self, words: str, place: int) -> Sequence[Statement]:
        """The last so many numbers of the kind in the line before a sum of so many years."""
        given = self.sources.statements[place]
        found = _YEARS.search(words)
        if not found or given.role not in LEVELS:
            return []
        count = int(parse_numeral(found["count"]) or 0)
        before = self.sources.statements[max(0, place - _NEAR) : place]
        kind = [s for s in before if s.line == given.line and alike(s, given) and s.under < 0]
        parts = kind[-count:]
        plain = len(parts) == count > 1 and all(s.role in LEVELS for s in parts)
        together = plain and len({s.sentence for s in parts}) == 1
        together = together and all(s.place or _YEAR.search(self._words(s)) for s in parts)
        return parts if together and not any(s.hedged for s in parts) else []

    def _other_years(self, words: str, place: int) -> Sequence[Statement]:
        """This year's number before a sum of years, and behind it those of the others.

        授权专利14件。…三年累计36件，2022年、2023年分别为9件和13件.
        """
        given = self.sources.statements[place]
        found = _YEARS.search(words)
        if not found or given.role not in LEVELS:
            return []
        count = int(parse_numeral(found["count"]) or 0)
        after = self.sources.statements[place + 1 : place + count]
        before = self.sources.statements[max(0, place - _NEAR) : place]
        own = [s for s in before if s.line == given.line and alike(s, given) and s.under < 0]
        others = [s for s in after if s.sentence == given.sentence and s.place and alike(s, given)]
        return [own[-1], *others] if own and len(others) == count - 1 > 0 else []


def _suits(s: Statement, last: Statement) -> bool:
    """Whether a number has the unit of one behind it, or is told apart and leaves it to that."""
    return alike(s, last) or (s.place > 0 and not s.mention.unit)
