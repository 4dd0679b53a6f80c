"""年初预算、上年结转、追加、调减 and the 全年预算 that they make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.frames import dimension_of
from qicao.arithmetic.sources import Sources
from qicao.arithmetic.sums.changesums import signed_sum
from qicao.arithmetic.sums.summands import is_more
from qicao.statements import Role, Statement
from qicao.statements.statement import Listing
from qicao.verdict import HOLDS

_TAKEN = re.compile("(?:[压核追调扣]减|压缩|收回|交回)(?!后|率|幅度|比例)")


def balances(sources: Sources) -> Iterator[Alternatives]:
    """年初预算、上年结转、追加、调减 and the 全年预算 that they make."""
    statements = sources.statements
    for place, whole in enumerate(statements):
        if whole.role is not Role.FULL or whole.table:
            continue
        before = [s for s in statements[max(0, place - 8) : place] if s.line == whole.line]
        alike = [
            s
            for s in before
            if dimension_of(s) == dimension_of(whole) and s.listing is Listing.NONE
        ]
        start = next((n for n, s in enumerate(alike) if s.role is Role.BUDGET), None)
        if start is None:
            continue
        start = max(start, *(n for n, s in enumerate(alike) if s.role is Role.FULL), 0)
        added = [
            s
            for s in alike[start:]
            if s.role in (Role.FULL, Role.BUDGET, Role.LEVEL) or is_more(s)
            if not _is_less(s)
        ]
        less = [s for s in alike[start:] if _is_less(s)]
        together = {s.sentence for s in alike[start:]} == {whole.sentence}
        sure = together and len(added) + len(less) == len(alike) - start
        sure = sure or _is_turned(whole, added, less)
        if len(added) > 1 and not less:
            yield (Claim(whole, f.SUM, tuple(added), sure=sure),)
        elif len(less) == 1:
            yield (Claim(whole, f.BALANCE, (*added, *less), sure=sure),)
        elif added and less:
            signs = (*[1] * len(added), *[-1] * len(less))
            yield (Claim(whole, signed_sum(signs), (*added, *less), sure=sure),)


def _is_turned(whole: Statement, added: Sequence[Statement], less: Sequence[Statement]) -> bool:
    """Whether a balance would hold, if one change of it went the other way."""
    for turned in (s for s in (*added, *less) if s.role is Role.DIFFERENCE):
        more = [s for s in added if s is not turned] + [turned] * (turned in less)
        fewer = [s for s in less if s is not turned] + [turned] * (turned in added)
        claim = Claim(whole, f.BALANCE, (*more, *fewer)) if len(fewer) == 1 else None
        claim = claim if fewer else Claim(whole, f.SUM, tuple(more))
        if claim and claim.outcome() in HOLDS and len(more) > 1:
            return True
    return False


def _is_less(s: Statement) -> bool:
    """Whether a number says by how much there is less: 因压减收回52.30万元, 压减一般性支出9万元."""
    taken = s.role is Role.LEVEL and _TAKEN.search(s.label)
    return bool(taken) or (s.role is Role.DIFFERENCE and s.sign < 0)
