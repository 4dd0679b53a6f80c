"""The 三公 of a paragraph, all of whose parts it gives: 支出4.41万元，车辆4.13万元，接待2.80万元.

They are three and no more, so that a total that is none of them together is wrong whatever else a
number of them fits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Claim
from qicao.arithmetic.frames import is_money
from qicao.arithmetic.grouped import grouped
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement
from qicao.verdict import HOLDS, Outcome

_ABROAD, _GUESTS, _CARS = (
    re.compile("出[国境访]"),
    re.compile("接待"),
    re.compile("公务用车|公车|车辆"),
)
_BOTH = re.compile("购置[及和与、]")
"""In the name of what cars cost in all, of which others may be parts."""
_ALL = re.compile('[“"]?三公[”"]?经费')
_NONE = "(?:无|未|没有|为零|不)"
"""What says that nothing was spent on one of them."""
_LEAST = 2
_MOST = (1, 2)
"""Numbers of a kind that are its own; cars are bought and kept. More are another year's as well."""
_SAME = Decimal("0.001")
_REACH = 400
"""Characters behind the total in which its parts stand."""


class ThreePublic:
    """What the paragraphs of a text say of the 三公."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources

    def claims(self) -> Iterator[tuple[Claim, Outcome]]:
        """Every total of them with all of its parts, where it is something else."""
        money = (s for s in self.sources.statements if not s.table and is_money(s.dimension))
        for said in grouped(money, lambda s: s.line).values():
            whole = next((s for s in said if _is_plain(s) and _ALL.search(s.item + s.label)), None)
            parts = self._parts(whole, said) if whole else ()
            if whole and len(parts) >= _LEAST and not _is_said(said, parts):
                claim = Claim(whole, f.SUM, tuple(parts))
                outcome = claim.outcome()
                if outcome and outcome not in HOLDS:
                    yield claim, outcome

    def _parts(self, whole: Statement, said: Sequence[Statement]) -> Sequence[Statement]:
        """All parts, or none where one of them is not told of."""
        after = [s for s in said if whole.end <= s.start < whole.end + _REACH and _is_plain(s)]
        text = self.sources.text[whole.end : (after[-1].end + _REACH // 4) if after else whole.end]
        found: list[Statement] = []
        for kind in (_ABROAD, _GUESTS, _CARS):
            own = [s for s in after if kind.search(s.item) and kind.search(s.label)]
            name = f"(?:{kind.pattern})"
            none = f"{_NONE}[^，。；]{{0,16}}{name}|{name}[^，。；]{{0,10}}{_NONE}"
            if not own and not re.search(none, text):
                return ()
            both = [s for s in own if _BOTH.search(s.item)]
            if len(both or own) > _MOST[kind is _CARS]:
                return ()
            found += both or own
        return sorted(found, key=lambda s: s.start)


def _is_plain(s: Statement) -> bool:
    return s.role is Role.LEVEL and not (s.hedged or s.place) and s.worth is not None


def _is_said(said: Sequence[Statement], parts: Sequence[Statement]) -> bool:
    """Whether a paragraph has what the parts make, in whatever words."""
    total = sum((s.worth or Decimal(0) for s in parts), Decimal(0))
    return any(abs((s.worth or Decimal(0)) - total) <= total * _SAME for s in said)
