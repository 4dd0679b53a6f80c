"""So many, so much each, and what that makes: 质谱仪3台，每台286.50万元，计859.50万元."""

from __future__ import annotations

from collections.abc import Iterator

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.frames import alike
from qicao.arithmetic.per import counts_each, pieces
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement

_MADE = ("计", "合", "共", "共计", "合计", "小计", "总计", "总价", "金额")
"""Words before an amount that is what was just said, multiplied."""


class Products:
    """What a text claims to be so many times so much."""

    def __init__(self, sources: Sources) -> None:
        self.statements = sources.statements

    def claims(self) -> Iterator[Alternatives]:
        """Every amount right behind a count and what one of it is."""
        for three in zip(self.statements, self.statements[1:], self.statements[2:], strict=False):
            first, second, made = three
            for count, each in ((first, second), (second, first)):
                if _is_product(count, each, made):
                    sure = made.label in _MADE
                    yield (Claim(made, f.PRODUCT, (each, pieces(count)), sure=sure, likely=True),)


def _is_product(count: Statement, each: Statement, made: Statement) -> bool:
    near = count.sentence == each.sentence == made.sentence and not made.table
    plain = not (count.hedged or each.hedged or made.hedged)
    bare = made.label in (*_MADE, made.item)
    carried = made.carried and made.role is Role.LEVEL and bare
    kinds = each.role is Role.PER and alike(each, made) and counts_each(each, count)
    return near and plain and carried and kinds
