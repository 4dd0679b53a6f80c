"""How much of its points something got: 过程类得16.69分，得分率83.45%, over the weights of a table.

The weight is said beside the score, or it is what the rows of its group in a table weigh together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.shares.portions import MOST, share_of_sum
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement

_RATE = "比率"
_NAMED = re.compile("得分(?:率|比例)[一-鿿]{0,4}$")
_ENDS = re.compile("[两三四五六]?个?(?:一级)?(?:指标|维度|方面|部分|类|项)*$")
_POINTS = re.compile("[（(][^（）()]*[）)]$")
"""Behind the name of a group: its points, 管理（30分）."""


class ScoreRates:
    """What a text claims of scores over what they could have been."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.groups: dict[tuple[int, str], list[Statement]] = {}
        """What the rows of a group weigh, by the table and the name of the group."""
        for s in sources.statements:
            if s.table and s.role is Role.WEIGHT and s.group and not s.total:
                name = _ENDS.sub("", _POINTS.sub("", s.group))
                self.groups.setdefault((s.table, name), []).append(s)

    def claims(self) -> Iterator[Alternatives]:
        """Every rate of a score, with the score before it and its weights."""
        for said in self.sources.sentences.values():
            for score, rate in _scored(said, self.sources.text):
                yield from (
                    (Claim(rate, share_of_sum(len(weights)), (score, *weights)),)
                    for weights in self._weights(score, said)
                )

    def _weights(
        self, score: Statement, said: Sequence[Statement]
    ) -> Iterator[Sequence[Statement]]:
        """The weight beside a score, else those of its group in the only table that has it."""
        own = [s for s in said if s.role is Role.WEIGHT and _name(s) == _name(score)]
        found = [group for (_, name), group in self.groups.items() if name == _name(score)]
        options = [own] if own else found
        yield from (one for one in options[:1] if len(options) == 1 and len(one) < MOST)


def _name(s: Statement) -> str:
    return _ENDS.sub("", s.item)


def _scored(said: Sequence[Statement], text: str) -> Iterator[tuple[Statement, Statement]]:
    """The scores of a sentence, each with its rate: the last one, or as many as are told apart."""
    for rate in (s for s in said if s.dimension == _RATE and not s.hedged):
        scores = [s for s in said if s.role is Role.SCORE and s.start < rate.start]
        run = [s for s in said if s.dimension == _RATE and s.place and s.item == rate.item]
        if rate.place:
            if len(run) == len(scores) and _NAMED.search(_before(run[0], text)):
                yield scores[run.index(rate)], rate
        elif scores and _NAMED.search(_before(rate, text)):
            yield scores[-1], rate


def _before(s: Statement, text: str) -> str:
    """The words right before a number."""
    return text[max(0, s.start - 12) : s.start]
