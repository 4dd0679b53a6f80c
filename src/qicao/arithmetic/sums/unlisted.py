"""Lists that lack one of their parts: 实际采购498.74万元，其中货物类312.87万元、服务类61.24万元.

What 其中 opens need not be all. It is meant to be where its kinds are known, where the words divide
the whole, or where nearly all of it is listed; and where an account that the text nowhere mentions
is just what is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Claim
from qicao.arithmetic.frames import alike, is_money
from qicao.arithmetic.grouped import grouped
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement
from qicao.statements.statement import Listing
from qicao.verdict import HOLDS, Outcome

_BOUGHT = "{}(?:类|采购|支出|项目)*$"
_KINDS = (
    tuple(re.compile(_BOUGHT.format(kind)) for kind in ("货物", "工程", "服务")),
    (re.compile("出[国境访]"), re.compile("接待"), re.compile("公务用车|公车|用车|车辆|购置")),
)
"""What all of a whole is made of: what was bought, and the 三公."""
_AROUND = 30
_LEAST, _MOST = 2, 12
_NEARLY = Decimal("0.9")
"""Of a whole: what a list makes up that is hardly meant to be a part of it only."""
_GENERAL = re.compile(
    "(?:本年|全年|部门|整体|年末|总|实际|决算|基本|项目|政府|公用|人员)*"
    "(?:资产|收入|支出|预算|采购|经费|资金)(?:总额|合计|总计|总数)?"
)
"""How a whole is called that has the same parts everywhere; those of a project are its own."""
_MORE, _SAME = 3, Decimal("0.001")
"""Numbers behind a list that may belong to it; of a number, what rounding leaves open."""
_LEVELS = (Role.LEVEL,)


class Unlisted:
    """What the lists of a text make up, that are short of their whole."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.worths = {s.worth for s in sources.statements}
        self.missing = [s for s in sources.figures if s.worth and s.worth not in self.worths]

    def claims(self) -> Iterator[tuple[Claim, Outcome]]:
        """Every such list with the whole before it."""
        for said in self.sources.sentences.values():
            kinds, lists = [*self._of_kinds(said)], [*self._listed(said)]
            for parts in (*kinds, *lists):
                whole = self._whole(parts)
                claim = Claim(whole, f.SUM, tuple(parts), sure=False) if whole else None
                outcome = claim.outcome() if claim else None
                if (
                    claim
                    and outcome
                    and outcome not in HOLDS
                    and (parts in kinds or self._is_short(claim))
                ):
                    yield claim, outcome
                    break

    def _of_kinds(self, said: Sequence[Statement]) -> Iterator[list[Statement]]:
        for kinds in _KINDS:
            found = [[s for s in said if _is_part(s) and k.search(s.item)] for k in kinds]
            parts = [same[0] for same in found if len(same) == 1]
            other = next((k for k, same in zip(kinds, found, strict=True) if not same), None)
            named = other and self._named(parts, other)
            if other and len(parts) == len(kinds) - 1 and not named:
                yield sorted(parts, key=lambda s: s.start)

    def _named(self, parts: Sequence[Statement], kind: re.Pattern[str]) -> bool:
        """Whether the words around some parts name the kind that has no number: 余为服务."""
        starts = [s.start for s in parts] or [0]
        around = self.sources.text[max(0, min(starts) - _AROUND) : max(starts) + _AROUND]
        word = kind.pattern.partition("(?:类")[0]
        return bool(re.search(word, around))

    def _listed(self, said: Sequence[Statement]) -> Iterator[list[Statement]]:
        lists = grouped(
            (s for s in said if s.under >= 0 and _is_part(s) and s.listing is not Listing.NONE),
            lambda s: s.under,
        )
        yield from (parts for parts in lists.values() if _LEAST <= len(parts) <= _MOST)

    def _whole(self, parts: Sequence[Statement]) -> Statement | None:
        """The number that a list is under, or the last one before it that is more; None where any
        number beside is what the list makes up."""
        first, last = parts[0], parts[-1]
        total = sum((s.worth or Decimal(0) for s in parts), Decimal(0))
        near = [s for s in self.sources.of_line(first) if alike(s, first)]
        before = [s for s in near if s.start < first.start and not s.hedged and not s.table]
        after = [s for s in near if s.start > last.start and _is_part(s)]
        more = accumulate((s.worth or Decimal(0) for s in after[:_MORE]), initial=total)
        runs = [*more]
        if any(abs((s.worth or Decimal(0)) - run) <= run * _SAME for s in near for run in runs):
            return None
        own = [s for s in before if s.role in _LEVELS and (s.worth or 0) > total]
        under = [s for s in own if s.start == first.under]
        found = under or own
        return found[-1] if found else None

    def _is_short(self, claim: Claim) -> bool:
        parts, whole = claim.inputs, claim.given.worth or Decimal(0)
        total = sum(claim.values(), Decimal(0))
        if parts[0].under != claim.given.start:
            return False
        divided = all(s.listing is Listing.DIVIDED for s in parts)
        nearly = total >= _NEARLY * whole and _GENERAL.fullmatch(claim.given.item)
        return divided or bool(nearly) or self._is_account(whole - total, parts)

    def _is_account(self, gap: Decimal, parts: Sequence[Statement]) -> bool:
        """Whether an account that the text does not mention is what is missing."""
        room = sum((_half(s) for s in parts), Decimal(0)) * 2
        return any(
            s.dimension == parts[0].dimension and abs((s.worth or 0) - gap) <= room
            for s in self.missing
        )


def _half(s: Statement) -> Decimal:
    span = s.quantity.interval if s.quantity else None
    return (span.hi - span.lo) / 2 if span else Decimal(0)


def _is_part(s: Statement) -> bool:
    plain = not (s.table or s.hedged or s.total) and s.role is Role.LEVEL
    return plain and is_money(s.dimension) and s.worth is not None and s.worth > 0
