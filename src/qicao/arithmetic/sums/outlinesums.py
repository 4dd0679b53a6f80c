"""A total under a heading, and what stands under the headings below it.

市本级支出 under 二、 and its parts under （一） and （二）: where no total of a part is stated, the
amounts that are listed make it up. A total above the sum may have what the text does not list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Claim
from qicao.arithmetic.frames import dimension_of
from qicao.arithmetic.grouped import grouped
from qicao.statements import Role, Statement

_MONEY = "金额"


def outline_sums(levels: Mapping[int, int], statements: Sequence[Statement]) -> Iterator[Claim]:
    """The totals of sections that have no total below them; `levels` of the lines' headings."""
    order = sorted(levels)
    amounts = _amounts(statements)
    for place, number in enumerate(order):
        if levels[number] != 1:
            continue
        section = _until(order, place, levels, 1)
        direct = len(_until(order, place, levels, 2))
        wholes = [s for line in section[:direct] for s in amounts.get(line, ())]
        below = [s for line in section[direct:] for s in amounts.get(line, ())]
        if len(wholes) == 1 and (parts := _leaves(below)):
            yield Claim(wholes[0], f.SUM, parts, sure=False)


def _until(order: Sequence[int], place: int, levels: Mapping[int, int], deep: int) -> list[int]:
    """The lines of a heading up to the next one of that level or above."""
    found = [order[place]]
    for number in order[place + 1 :]:
        if levels[number] <= deep:
            break
        found.append(number)
    return found


def _amounts(statements: Sequence[Statement]) -> dict[int, list[Statement]]:
    """Line → the amounts of money that it states."""
    levels = (s for s in statements if not s.table and s.role is Role.LEVEL)
    return grouped((s for s in levels if dimension_of(s) == _MONEY), lambda s: s.line)


def _leaves(found: Sequence[Statement]) -> tuple[Statement, ...]:
    """The amounts that are listed and are no whole of a list themselves."""
    wholes = {s.under for s in found}
    leaves = tuple(s for s in found if s.start not in wholes and not s.total)
    return leaves if len(leaves) > 1 else ()
