"""Numbers that nothing bears out, held against the figures that the text does not say.

Where a number and a figure are each the most like the other of all that are left over, and a slip
parts them, the number is said of that figure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from qicao.arithmetic.bound.binding import (
    CLEAR,
    Binder,
    Binding,
    Status,
    digits_stated,
    last_year_said,
)
from qicao.arithmetic.bound.given import bare_name
from qicao.arithmetic.bound.kin import MOVED, is_as_planned, is_kin
from qicao.arithmetic.bound.printed import digits_of
from qicao.arithmetic.grouped import grouped
from qicao.arithmetic.sources import POINTING
from qicao.arithmetic.words import Words
from qicao.mentions import MentionKind
from qicao.quantity import from_base, half_up
from qicao.statements import Role, Statement

_SLIPPED, _NAMED = 0.3, 0.55
"""Likeness from which a slip is believed, and from which it is one whatever the words say of it."""
_SHORT, _BRIEF = 0.35, 2
"""The same for a slip of a number of so many digits."""
_OWN, _OWN_MORE, _NEARLY_ALL = 0.14, 0.1, 10
"""Likeness from which a number and a figure that are left over are one, whatever the number."""
_MORE, _PART = re.compile("[各每均及和与含未超]|单价"), re.compile("[—：:]|其中")
"""In the words of what is so much each, of two or of one of them; and in the name of a part."""
_RANK = re.compile("排名|名次|位次")
"""In the name of a figure that the text gives as an ordinal: 第5位."""
_POINTS = "分值"
_COUNT, _OTHER_NOUN = "计数", 0.1
"""How much less a figure suits that is counted by another noun."""
_MOVED = 0.2
"""Likeness from which digits that are all alike are a figure's in another unit."""
_MOVES = (-4, -2, -1, 1, 2, 4)
"""Places by which a point is moved, or another unit moves it."""
_SCALE, _RESCALED = Decimal(10000), 0.5
"""Times that 万 makes of a number, and likeness from which it was left out or put in."""
_ITS_OWN = (Role.LEVEL, Role.PER, Role.PRIOR, Role.BUDGET, Role.FULL, Role.TARGET)
_BETTER = 0.1
"""How much more alike one that is said nowhere is than the one whose value it has."""
_ABOUT = Decimal("2.5")
"""Times what one of two is that the other is at most, to be about as large."""


class _Pair(NamedTuple):
    """A number, a figure, and how well they suit."""

    suits: float
    statement: Statement
    figure: int


class Leftovers:
    """What a text and its figures leave over on both sides."""

    def __init__(self, binder: Binder, found: Mapping[int, Binding], words: Words) -> None:
        """`found` is what each number of the text was bound to."""
        self.binder, self.found, self.words = binder, found, words

    def bindings(self, explained: Set[int]) -> Iterator[tuple[int, Binding]]:
        """What numbers should be, by where they begin; those that are explained are not asked,
        unless they are figures that the text says elsewhere."""
        yield from self._twice()
        yield from self._rescaled(explained)
        pairs = [*self._pairs(explained)]
        of_number = _ranked(pairs, lambda pair: pair.statement.start)
        of_figure = _ranked(pairs, lambda pair: pair.figure)
        for start, ranked in of_number.items():
            best, rivals = ranked[0], of_figure[ranked[0].figure]
            second = max((p.suits for p in ranked[1:2] + rivals[1:2]), default=0.0)
            told = self._parted(best) or self._is_own(best)
            if rivals[0] is best and best.suits >= second + CLEAR and told:
                figures = (self.binder.figures[best.figure],)
                named = best.suits >= _NAMED
                yield start, Binding(best.statement, Status.CONTRADICTED, figures, named)

    def _rescaled(self, explained: Set[int]) -> Iterator[tuple[int, Binding]]:
        """Numbers that are ten thousand times more or less than the figure that is named so, with
        the digits of it: 植树43.6株, of 43.6万株; whether or not the figure is said elsewhere."""
        known: dict[tuple[str, Decimal], list[int]] = {}
        for number, key in enumerate(self.binder.keys):
            known.setdefault(key, []).append(number)
        for binding in self.found.values():
            s = binding.statement
            worth, digits = s.worth, digits_stated(s)
            open_ = binding.status is Status.OPEN and s.start not in explained and not s.hedged
            if not open_ or worth is None or len(digits) <= _BRIEF or s.role not in _ITS_OWN:
                continue
            keys = ((s.dimension, worth * _SCALE), (s.dimension, worth / _SCALE))
            near = [(self._suits(s, f), f) for f in self._of(known, keys) if is_kin(s, f)]
            suits, figure = max(near, key=lambda pair: pair[0], default=(0.0, None))
            if figure is not None and suits >= _RESCALED:
                yield s.start, Binding(s, Status.CONTRADICTED, (figure,), named=True)

    def _of(
        self,
        known: Mapping[tuple[str, Decimal], Sequence[int]],
        keys: Sequence[tuple[str, Decimal]],
    ) -> Iterator[Statement]:
        """The figures of some values."""
        for key in keys:
            yield from (self.binder.figures[number] for number in known.get(key, ()))

    def _pairs(self, explained: Set[int]) -> Iterator[_Pair]:
        """Every number and figure that are left over, are of one dimension and alike at all."""
        for binding in self.found.values():
            s = binding.statement
            open_ = binding.status is Status.OPEN and s.start not in explained
            moved = s.role is Role.PER and MOVED.search(s.label)
            if not open_ or s.hedged or moved or self._is_for_another_year(s):
                continue
            for number in self.unsaid:
                figure = self.binder.figures[number]
                if _kind(figure) == _kind(s) and not _RANK.search(figure.label):
                    other = _OTHER_NOUN if figure.dimension != s.dimension else 0.0
                    suits = self.binder.suits(s, number, self.words) - other
                    if suits > 0:
                        yield _Pair(suits, s, number)

    def _is_for_another_year(self, s: Statement) -> bool:
        """Whether what is planned is so for another year: 2025年的目标为38个."""
        return s.role in _PLANNED and last_year_said(self.words.text, s)

    def _twice(self) -> Iterator[tuple[int, Binding]]:
        """Numbers that are figures said elsewhere as well, and by their words one said nowhere."""
        bound = [b for b in self.found.values() if b.status is Status.BOUND]
        said = Counter(f.start for b in bound for f in b.figures)
        for b in (b for b in bound if all(said[f.start] > 1 for f in b.figures)):
            s, own = b.statement, max(self._suits(b.statement, f) for f in b.figures)
            kin = (f for n in self.unsaid if (f := self.binder.figures[n]).role is s.role)
            ranked = sorted(
                ((self._suits(s, f), f) for f in kin if f.dimension == s.dimension),
                key=lambda pair: -pair[0],
            )
            second = ranked[1][0] if ranked[1:] else 0.0
            least = max(own + _BETTER, second + CLEAR, _SLIPPED)
            likely = ranked and ranked[0][0] >= max(least, 0.0 if own > 0 else _NAMED)
            likely = likely and _is_about(s, ranked[0][1])
            aside = s.hedged or s.total or _MORE.search(s.label)
            if likely and not aside and not _is_one(b.figures, ranked[0][1]):
                yield s.start, Binding(s, Status.CONTRADICTED, (ranked[0][1],), named=True)

    def _suits(self, s: Statement, figure: Statement) -> float:
        return self.binder.suits(s, self.binder.place[figure.start], self.words)

    @cached_property
    def unsaid(self) -> list[int]:
        """The figures that no number of the text is, nor has the value of."""
        bound = {f.start for b in self.found.values() if b.status in _SAID for f in b.figures}
        open_: dict[tuple[str, Decimal], list[Statement]] = {}
        for b in self.found.values():
            if b.status is not Status.BOUND and b.statement.worth is not None:
                key = (_kind(b.statement), abs(b.statement.worth))
                open_.setdefault(key, []).append(b.statement)
        return [
            number
            for number, figure in enumerate(self.binder.figures)
            if figure.start not in bound
            and not any(
                self._may_be(s, number)
                for s in open_.get((_kind(figure), abs(self.binder.values[number])), ())
            )
        ]

    def _is_own(self, pair: _Pair) -> bool:
        """Whether a number and a figure that nothing else in the text is say the same thing.

        Where the text says nearly all figures; the more that it does not, the more alike.
        """
        s, figure = pair.statement, self.binder.figures[pair.figure]
        if s.place or s.total or s.item.startswith(POINTING) or _MORE.search(s.label):
            return False
        levels = [n for n in self.unsaid if self.binder.figures[n].role is Role.LEVEL]
        least = _OWN + _OWN_MORE * (len(levels) - 1)
        least = max(least, _NAMED if _PART.search(figure.label) else 0.0)
        known = len(levels) * _NEARLY_ALL <= len(self.binder.figures)
        known = known and s.dimension != _POINTS  # a weight may be called as a score is
        return known and s.role is figure.role is Role.LEVEL and pair.suits >= least

    def _may_be(self, s: Statement, number: int) -> bool:
        """Whether a number is a figure whose value it has; of counts some number always has it."""
        counted = s.mention.kind is MentionKind.COUNT
        return not counted or self.binder.suits(s, number, self.words) > 0

    def _parted(self, pair: _Pair) -> bool:
        """Whether a slip makes the number of the figure."""
        s, figure = pair.statement, self.binder.figures[pair.figure]
        if s.dimension != figure.dimension:
            return False
        value, unit, places = s.mention.value, s.mention.unit, s.mention.decimals
        if value is None or unit is None or places is None:
            return False
        named = pair.suits >= _NAMED and is_as_planned(s, figure)
        if not (named or is_kin(s, figure)):
            return False
        due, own = from_base(self.binder.values[pair.figure], unit), digits_of(value, places)
        if is_moved(value, due, places) and pair.suits >= (_MOVED if len(own) > _BRIEF else _NAMED):
            return True
        least = _SHORT if len(own) <= _BRIEF else _SLIPPED
        shown = (digits_of(half_up(due, p), p) for p in (places, places - 1) if p >= 0)
        return pair.suits >= least and any(is_slip(own, digits) for digits in shown)


_PLANNED = (Role.TARGET, Role.BUDGET, Role.FULL)
_SAID = (Status.BOUND, Status.AMBIGUOUS, Status.CONTRADICTED)


def is_moved(value: Decimal, due: Decimal, places: int) -> bool:
    """Whether a number has the digits that are due, in another unit or with its point moved."""
    return any(value == half_up(due.scaleb(move), places) for move in _MOVES)


def parted_by_slip(s: Statement, figure: Statement) -> bool:
    """Whether a slip makes a number of a figure, as that is printed in the number's unit.

    A digit more or less is left: 3个未完成 is none of the 31 that were.
    """
    value, unit, places = s.mention.value, s.mention.unit, s.mention.decimals
    if value is None or unit is None or places is None or figure.worth is None:
        return False
    own, due = (
        digits_of(value, places),
        digits_of(half_up(from_base(figure.worth, unit), places), places),
    )
    return len(own) == len(due) >= _BRIEF and is_slip(own, due)


def is_slip(own: str, due: str) -> bool:
    """Whether digits are others with one changed, more or less, in another order, or moved on."""
    if not own or own == due:
        return False
    if len(own) == len(due):
        changed = sum(a != b for a, b in zip(own, due, strict=True))
        return changed == 1 or sorted(own) == sorted(due)
    short, long = sorted((own, due), key=len)
    if len(long) - len(short) == 1 and any(
        long[:at] + long[at + 1 :] == short for at in range(len(long))
    ):
        return True
    return own.rstrip("0") == due.rstrip("0")


def _is_one(figures: Sequence[Statement], other: Statement) -> bool:
    """Whether a number is another figure of the same thing, as its budget."""
    return bare_name(other.label) in {bare_name(figure.label) for figure in figures}


def _kind(s: Statement) -> str:
    """What a number measures; of counts that they are some: 31批次 is 31次 on the accounts."""
    return _COUNT if s.mention.kind is MentionKind.COUNT else s.dimension


def _is_about(s: Statement, figure: Statement) -> bool:
    """Whether a number and a figure are about as large, as two of a kind are."""
    one, other = (abs(given.worth or Decimal(0)) for given in (s, figure))
    return 0 < max(one, other) <= min(one, other) * _ABOUT


def _ranked(pairs: Sequence[_Pair], of: Callable[[_Pair], int]) -> dict[int, list[_Pair]]:
    """The pairs of each number or figure, the best first."""
    return grouped(sorted(pairs, key=lambda pair: -pair.suits), of)
