"""Sums of parts that are told in two measures: 9412人次、621.38万元，1842人次、133.36万元.

The parts are the same in either measure, so that they make up the whole in both or in none: where
they do in one, they have to in the other. And what each of them is by head is said of all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.frames import alike
from qicao.arithmetic.sources import Sources
from qicao.arithmetic.sums.summands import is_count
from qicao.statements import Role, Statement
from qicao.verdict import HOLDS

Pair = tuple[Statement, Statement]
_MONEY, _LEAST = "金额", 2
_BETWEEN = re.compile("[、，,（(]|，?(?:金额|资金)")
"""All that stands between what is counted and its amount."""
_PEOPLE = frozenset("人户名家")
"""Who may be counted under more than one part."""
_TOTAL = re.compile("^(?:合计|共计|总计|共|小计|累计)")
_EACH = re.compile("每[^，均]*(?<!平)[均都][为是按]|(?<!平)[均都][为是按]*每")
"""Words by which so much each is said of every one, and is no average of them."""
_TIMES = re.compile("[月天日年学期]")


class Twofold:
    """What a text claims of parts that it tells as a count and as an amount each."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.pairs = [*self._pairs()]

    def claims(self) -> Iterator[Alternatives]:
        """Every measure of a whole whose other measure the parts make up, and every product."""
        runs = [run for run in self._runs() if len(run) >= _LEAST]
        for run in runs:
            for whole, parts in (*self._under(run), *self._behind(run)):
                yield from _in_either(whole, parts)
            yield from self._each(run)

    def _pairs(self) -> Iterator[Pair]:
        """Every count with the amount right behind it."""
        said = self.sources.statements
        for count, amount in pairwise(said):
            between = self.sources.text[count.end : amount.start]
            kinds = is_count(count) and amount.dimension == _MONEY and amount.carried
            plain = all(_is_plain(s) for s in (count, amount))
            if kinds and plain and _BETWEEN.fullmatch(between.strip()):
                yield count, amount

    def _runs(self) -> Iterator[list[Pair]]:
        """Pairs of one sentence and one unit, with no number of another kind between them."""
        run: list[Pair] = []
        for pair in self.pairs:
            if run and not self._follows(run[-1], pair):
                yield run
                run = []
            run.append(pair)
        yield run

    def _follows(self, last: Pair, pair: Pair) -> bool:
        same = last[0].mention.unit == pair[0].mention.unit and last[0].under == pair[0].under
        text = self.sources.text[last[1].end : pair[0].start]
        return same and last[0].sentence == pair[0].sentence and not re.search("[0-9；]", text)

    def _under(self, run: Sequence[Pair]) -> Iterator[tuple[Pair, Sequence[Pair]]]:
        """The pair that a list of pairs is of."""
        yield from (
            (pair, run) for pair in self.pairs if run[0][0].under in (pair[0].start, pair[1].start)
        )

    def _behind(self, run: Sequence[Pair]) -> Iterator[tuple[Pair, Sequence[Pair]]]:
        """A total right behind the pairs, be it of their unit or not."""
        after = (pair for pair in self.pairs if pair[0].start > run[-1][1].start)
        whole = next(after, None)
        if whole and _TOTAL.match(whole[0].label) and whole[0].sentence == run[-1][0].sentence:
            yield whole, run
        last = run[-1]
        if len(run) > _LEAST and _TOTAL.match(last[0].label):
            yield last, run[:-1]

    def _each(self, run: Sequence[Pair]) -> Iterator[Alternatives]:
        """每人均为1650元 behind the pairs is said of every one of them."""
        said = self.sources.sentences[run[0][0].sentence]
        after = [s for s in said if s.start > run[-1][1].start and s.role is Role.PER]
        for each in after[:1]:
            words = self.sources.text[run[-1][1].end : each.start].split("，")[-1]
            unit = (run[0][0].mention.unit or "")[:1]
            if _EACH.search(words) and unit in words and not _TIMES.search(words):
                for count, amount in run:
                    if alike(each, amount) and not _TOTAL.match(count.label):
                        yield (Claim(amount, f.PRODUCT, (each, count), sure=True, likely=True),)


def _is_plain(s: Statement) -> bool:
    return s.role is Role.LEVEL and not (s.table or s.hedged) and s.amount is not None


def _in_either(whole: Pair, parts: Sequence[Pair]) -> Iterator[Alternatives]:
    """The one measure that fails, where the other one holds."""
    made = [Claim(whole[n], f.SUM, tuple(pair[n] for pair in parts), sure=True) for n in (0, 1)]
    good = [claim.outcome() in HOLDS for claim in made]
    if all(good):
        yield from ((claim,) for claim in made)
    elif good[0]:
        yield (made[1],)
    elif good[1] and not _PEOPLE & {whole[0].mention.unit}:
        yield (made[0],)
