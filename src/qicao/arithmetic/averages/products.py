"""So many, so much each, and what that makes: 质谱仪3台，每台286.50万元，计859.50万元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from qicao.arithmetic import formula as f
from qicao.arithmetic.averages.per import counts_each, pieces
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.frames import alike
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement
from qicao.statements.statement import Listing

_MOST = 20
_EACH = re.compile("每|月(?=均)|日(?=均)")
_INSIDE = re.compile("[一-鿿]{0,3}[）)]")
_MADE = ("计", "合", "共", "共计", "合计", "小计", "总计", "总价", "金额")
"""Words before an amount that is what was just said, multiplied."""


class Products:
    """What a text claims to be so many times so much."""

    def __init__(self, sources: Sources) -> None:
        self.text = sources.text
        plain = (s for s in sources.statements if s.listing is not Listing.BRACKET)
        self.statements = tuple(plain)

    def claims(self) -> Iterator[Alternatives]:
        """Every amount right behind what one of it is, and one or two counts."""
        for place, made in enumerate(self.statements):
            yield from ((claim,) for claim in self._listed(place))
            if not _is_made(made):
                continue
            sure = made.label in _MADE or made.label == made.item
            for count in (1, 2):
                near = self.statements[max(0, place - count - 1) : place]
                if any(_INSIDE.match(self.text, s.end) for s in near):
                    continue  # 25个乡镇（每县区5个）、75个村: none of the next
                if (factors := _factors(made, near)) and len(factors) == count + 1:
                    formula = f.PRODUCT if count == 1 else f.TRIPLE
                    pairs = self._pairs(place)
                    one = Claim(made, formula, factors, sure=sure and not pairs, likely=True)
                    both = [Claim(made, f.DOT, pairs, sure=False, likely=True)] if pairs else []
                    yield (one, *both)

    def _pairs(self, place: int) -> tuple[Statement, ...]:
        """Several counts, each with what one of it is, right before the amount that they make.

        一级40984人月，每月110元，二级45614人月，每月80元，815.74万元; none if there is but one.
        """
        made, found = self.statements[place], list[Statement]()
        for at in range(place - 1, 0, -2):
            count, each = self.statements[at - 1], self.statements[at]
            beside = count.sentence == each.sentence == made.sentence and alike(each, made)
            if not (beside and each.role is Role.PER and _counts(each, count)):
                break
            found = [pieces(count), each, *found]
        return tuple(found) if len(found) > 2 else ()

    def _listed(self, place: int) -> Iterator[Claim]:
        """3158人×4600元、6472人×5000元 behind the amount that they make up."""
        made, factors = self.statements[place], []
        for count, each in pairwise(self.statements[place + 1 : place + 1 + _MOST]):
            if each.sentence != made.sentence:
                break
            if each.label.endswith("×") and count.end + 1 == each.start:
                factors += [pieces(count), each]
        if len(factors) > 2 and made.role is Role.LEVEL and alike(made, factors[1]):
            yield Claim(made, f.DOT, tuple(factors), likely=True)


def _is_made(made: Statement) -> bool:
    bare = made.label in (*_MADE, made.item)
    return made.carried and made.role is Role.LEVEL and bare and not (made.table or made.hedged)


def _factors(made: Statement, near: Sequence[Statement]) -> tuple[Statement, ...]:
    """So much each, and as many counts as its words name: 每人每月 has two; nothing if not."""
    together = all(s.sentence == made.sentence and not s.hedged for s in near)
    each = [s for s in near if s.role is Role.PER and alike(s, made)]
    if not together or len(each) != 1:
        return ()
    counts = [s for s in near if s is not each[0] and _counts(each[0], s)]
    named = len(_EACH.findall(each[0].label))
    if len(counts) != len(near) - 1 or len(counts) != max(named, 1):
        return ()
    return (each[0], *map(pieces, counts))


def _counts(each: Statement, count: Statement) -> bool:
    """Whether a count is one that so much each is for: 人, 天, 个月."""
    unit = (count.mention.unit or "").removeprefix("个")
    named = bool(unit) and unit in each.label
    return counts_each(each, count) or (count.role is Role.LEVEL and named)
