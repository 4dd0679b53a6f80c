"""Scores in their order: what a group of indicators weighs and got, and the indicators below it.

数量指标（20分） and the lines below it that weigh and score one indicator each: the weights make up
the group's, and the scores its score. Where one of the two adds up, the list is whole, and the
other has to add up too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.linelevels import PROSE
from qicao.arithmetic.scores.marks import Mark, marks
from qicao.arithmetic.scores.scoretotals import ADDED, totals_of
from qicao.arithmetic.sources import Sources
from qicao.statements import Statement
from qicao.statements.weights import EARNED
from qicao.verdict import HOLDS

HUNDRED = 100
_GROUP = 3
"""Marks that are taken together for all there are."""


@dataclass(frozen=True)
class Node:
    """A mark in the order of the text."""

    mark: Mark
    level: int
    """Of the heading of its line."""
    leads: bool
    """Whether it is the first of its line."""

    @property
    def line(self) -> int:
        """The line that it stands in."""
        return self.mark.first.line

    @property
    def weight(self) -> Statement | None:
        """What it weighs as a part: it is the score where nothing was lost."""
        score = self.mark.score
        whole = score and (score.rest or score.full or not self.is_earned)
        return self.mark.weight or (score if whole else None)

    @property
    def is_earned(self) -> bool:
        """Whether its score is said to be one, and is no weight in the bracket of a heading."""
        score = self.mark.score
        return bool(score and (self.mark.weight or score.label.endswith(EARNED)))

    @property
    def is_added(self) -> bool:
        """Whether it is said to be added to the groups before it: 加上预算执行率10分得9.93分."""
        return self.leads and bool(ADDED.match(self.mark.first.label))

    @property
    def score(self) -> Statement | None:
        """What it got: all of its weight, where the words say so."""
        weight = self.mark.weight
        if weight and weight.full:
            return self.mark.score or weight
        given = self.mark.score
        return given if given and (self.is_earned or given.rest or given.full) else None


class ScoreTree:
    """What a text claims of scores by the order in which it gives them."""

    def __init__(self, sources: Sources) -> None:
        self.text = sources.text
        self.totals = totals_of(sources.statements)
        self.nodes: list[Node] = []
        for mark in marks(sources.statements):
            if mark.score not in self.totals:
                line = mark.first.line
                leads = not self.nodes or self.nodes[-1].line != line
                self.nodes.append(Node(mark, sources.levels.get(line, PROSE), leads))

    def claims(self) -> Iterator[Alternatives]:
        """Groups with what they are made of, and what makes up the whole."""
        inner: set[int] = set()
        for place in reversed(range(len(self.nodes))):
            lists = self._below(place, inner), self._all_below(place)
            yield from self._made(place, [one for one in lists if self._may_be(one)], inner)
        for group in self._groups(inner):
            yield from self._whole(group)

    def _made(
        self, place: int, lists: Sequence[Sequence[int]], inner: set[int]
    ) -> Iterator[Alternatives]:
        """A group of the first list that makes its weight or its score; else it is only likely."""
        node = self.nodes[place]
        found = [[*_claims(node, [self.nodes[n] for n in below])] for below in lists]
        for below, claims in zip(lists, found, strict=True):
            if any(claim.outcome() in HOLDS for claim in claims):
                inner.update(below)
                yield from ((claim,) for claim in claims)
                return
        only = found[0] if found and len(found[0]) == 1 and node.level < PROSE else []
        if only and only[0].given in (node.mark.score, node.mark.weight):
            yield (replace(only[0], sure=False, likely=True),)

    def _may_be(self, below: Sequence[int]) -> bool:
        """Whether marks may make up another: several, none of which is that of each of some."""
        return len(below) > 1 and not any(self._is_each(self.nodes[n]) for n in below)

    def _all_below(self, place: int) -> list[int]:
        """All marks under a heading: several of a line, as those of ①数量指标."""
        node = self.nodes[place]
        if not node.leads or node.level == PROSE or self._rest_of_line(place):
            return []
        rest = range(place + 1, len(self.nodes))
        ends = (n for n in rest if self.nodes[n].level <= node.level or self.nodes[n].is_added)
        return [*range(place + 1, next(ends, len(self.nodes)))]

    def _is_each(self, node: Node) -> bool:
        """Whether a mark is that of several: 两项各10分."""
        start = node.mark.first.start
        return self.text[start - 1 : start] == "各"

    def _below(self, place: int, inner: set[int]) -> list[int]:
        """The marks one level below a mark: the rest of its line, or the lines under it."""
        node = self.nodes[place]
        if not node.leads:
            return []
        rest = self._rest_of_line(place)
        beside = [n for n in rest if n not in inner]
        if beside and self.nodes[beside[0]].mark.first.sentence > node.mark.first.sentence:
            return beside
        following = place + 1 + len(rest)
        found: list[int] = []
        for at in range(following, len(self.nodes)):
            other = self.nodes[at]
            if other.level <= node.level or other.is_added:
                break
            if other.leads and (not found or other.level == self.nodes[found[0]].level):
                found.append(at)
        return found

    def _rest_of_line(self, place: int) -> list[int]:
        found = []
        for at in range(place + 1, len(self.nodes)):
            if self.nodes[at].line != self.nodes[place].line:
                break
            found.append(at)
        return found

    def _groups(self, inner: set[int]) -> Iterator[list[Node]]:
        """The marks of a line, and those that lead lines of one level after one another."""
        lines: dict[int, list[Node]] = {}
        for place, node in enumerate(self.nodes):
            if place not in inner and node.weight and node.score:
                lines.setdefault(node.line, []).append(node)
        yield from (group for group in lines.values() if len(group) >= _GROUP)
        leading = [node for node in self.nodes if node.leads]
        for level in sorted({node.level for node in leading}):
            run: list[Node] = []
            for node in leading:
                if node.level < level:
                    yield from [run] if len(run) >= _GROUP else []
                    run = []
                elif node.is_added and level < PROSE:
                    yield from [[*run, node]] if len(run) >= _GROUP else []
                elif node.level == level:
                    run.append(node)
            yield from [run] if len(run) >= _GROUP else []

    def _whole(self, group: Sequence[Node]) -> Iterator[Alternatives]:
        """A group that weighs a hundred, or makes up the score of all."""
        weights = [weight for n in group if (weight := n.weight)]
        scores = [score for n in group if (score := n.score)]
        if len(weights) < len(group) or len(scores) < len(group):
            return
        if _sum(weights) == HUNDRED:
            for total in self.totals:
                yield (Claim(total, f.SUM, tuple(scores)),)
        elif any(total.mention.value == _sum(scores) for total in self.totals):
            yield (Claim(weights[-1], f.REST_OF_HUNDRED, tuple(weights[:-1])),)


def _claims(node: Node, below: Sequence[Node]) -> Iterator[Claim]:
    """That the weights below a mark make up its weight, and the scores its score."""
    weights = [n.weight for n in below if n.weight]
    scores = [score for n in below if (score := n.score)]
    weight = node.mark.weight or node.mark.score
    if weight and len(weights) == len(below):
        yield Claim(weight, f.SUM, tuple(weights))
    if node.mark.score and node.mark.weight and len(scores) == len(below):
        yield Claim(node.mark.score, f.SUM, tuple(scores))


def _sum(statements: Sequence[Statement]) -> Decimal:
    return sum((s.mention.value or Decimal(0) for s in statements), Decimal(0))
