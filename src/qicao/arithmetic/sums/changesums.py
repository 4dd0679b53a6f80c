"""Changes and the changes of their parts: 增加8枚；金牌、铜牌各增加5枚，银牌减少2枚 (A29)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from qicao.arithmetic.claim import Alternatives, Claim, outcome_of
from qicao.arithmetic.doubts.misread import BY_PARTS, printed_digits
from qicao.arithmetic.formula import Formula
from qicao.arithmetic.frames import alike
from qicao.arithmetic.slips import LEAST
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement
from qicao.statements.statement import Listing
from qicao.verdict import HOLDS

_ASIDE = re.compile("剔除|扣除|同口径|不含|不计")
"""Before a change that is no part, but the same one reckoned otherwise."""
_OPENS = re.compile("[^。；;]*[。；;]?其中")
_CAME = re.compile("招聘|招录|招收|录用|录取|新进|新招|新增|调入|转入|划入|购入|购置|接收")
_WENT = re.compile(
    "退休|调出|调离|离职|辞职|辞退|解聘|去世|死亡|毕业|离校|报废|转出|划出|退出|核销|注销"
)
"""What is counted by what came and what went: 净增45人：招聘168人，退休97人、调出26人."""
_MOST, _PAIR, _NEAR = 8, 2, 24
_LISTED = (Listing.AMONG, Listing.COLON, Listing.BRACKET)


@cache
def signed_sum(signs: tuple[int, ...]) -> Formula:
    """What numbers make that are added or taken off, each by its sign."""
    says = "".join(f"{'＋' if sign > 0 else '－'}{{{n}}}" for n, sign in enumerate(signs))

    def compute(x: Sequence[Any]) -> Any:
        return sum(sign * one for sign, one in zip(signs, x, strict=True))

    return Formula("sum", BY_PARTS, says.removeprefix("＋"), compute)


class ChangeSums:
    """What a text claims of a change by those of its parts."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources

    def claims(self) -> Iterator[Alternatives]:
        """Every difference with those that stand under it."""
        for place, whole in enumerate(self.sources.statements):
            if whole.role is Role.DIFFERENCE and whole.sign and not whole.table:
                parts = self._parts(place)
                if len(parts) >= _PAIR and not whole.hedged:
                    yield (*_claims(whole, parts, opened=self._opened(whole, parts[0])),)

    def _opened(self, whole: Statement, part: Statement) -> bool:
        """Whether the words between say that parts follow, and not others beside it."""
        return bool(_OPENS.match(self.sources.text[whole.end : part.start]))

    def _parts(self, place: int) -> list[Statement]:
        """The differences of its kind that follow in its line, up to another whole."""
        whole = self.sources.statements[place]
        parts: list[Statement] = []
        for s in self.sources.statements[place + 1 : place + 1 + _NEAR]:
            if s.line != whole.line or s.table or len(parts) == _MOST:
                break
            if _ASIDE.search(self.sources.text[whole.end : s.start]):
                break
            flows = s.under == whole.start and flow(s)
            if alike(s, whole) and not s.hedged and (flows or _is_change(s)):
                parts.append(s)
        return parts


def flow(one: Statement) -> int:
    """1 for what came, -1 for what went, 0 for what is neither."""
    if one.role is not Role.LEVEL or one.table:
        return 0
    return 1 if _CAME.search(one.label) else -1 if _WENT.search(one.label) else 0


def way(one: Statement) -> int:
    """Where a change leads, or what came or went makes of what there is."""
    return one.sign or flow(one)


def _is_change(one: Statement) -> bool:
    return one.role is Role.DIFFERENCE and bool(one.sign)


def _claims(whole: Statement, parts: Sequence[Statement], *, opened: bool) -> Iterator[Claim]:
    """The first two of them, three, and so on; told where they are listed, or one is turned."""
    for count in range(_PAIR, len(parts) + 1):
        chosen = tuple(parts[:count])
        signs = tuple(way(part) * whole.sign for part in chosen)
        listed = _ends_list(parts, count) and all(part.listing in _LISTED for part in chosen)
        turned = opened and len(printed_digits(whole)) >= LEAST and _is_turned(whole, chosen, signs)
        yield Claim(whole, signed_sum(signs), chosen, sure=turned, tells=listed or turned)


def _ends_list(parts: Sequence[Statement], count: int) -> bool:
    """Whether so many parts are all of them, or all that the sentence of the first one says."""
    return (
        count == len(parts)
        or parts[count].sentence > parts[count - 1].sentence == parts[0].sentence
    )


def _is_turned(whole: Statement, parts: Sequence[Statement], signs: tuple[int, ...]) -> bool:
    """Whether the parts would make the whole, if one of them went the other way."""
    ways = ((*signs[:n], -signs[n], *signs[n + 1 :]) for n in range(len(signs)))
    return any(outcome_of(signed_sum(way), whole, parts) in HOLDS for way in ways)
