"""五升一降 of the rows of a table beside it, by what each of them changed (A43)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from qicao.arithmetic.groups import Group, around
from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.checking.text import Line
from qicao.quantity.numerals import parse_numeral
from qicao.statements import Role
from qicao.values import Severity

_COUNT = "[一二两三四五六七八九十0-9]{1,3}"
_EACH = "[个项类种家户]"
_RISES = re.compile(
    f"(?P<all>{_COUNT}){_EACH}[一-鿿]{{0,8}}?中?[，,]?"
    f"(?P<up>{_COUNT}){_EACH}?(?:上升|升|增长|增加|增)[、，,]?"
    f"(?P<down>{_COUNT}){_EACH}?(?:下降|降|减少|减)"
    f"(?:[、，,]?(?P<flat>{_COUNT}){_EACH}?(?:持平|平))?"
)
_CHANGES = re.compile("增减|增幅|增长|变化|变动|同比|较上年|比上年")


def _look(subject: Subject) -> Iterator[Spot | None]:
    groups: list[Group] | None = None
    for number, block in enumerate(subject.examined.text.blocks):
        for match in _RISES.finditer(block.text) if isinstance(block, Line) else ():
            if groups is None:
                groups = subject.groups
            rows = int(parse_numeral(match["all"]) or 0)
            near = [g for g in around(groups, number) if len(g.parts) == rows]
            if changes := [*_changes(near)]:
                yield _judged(match, changes, block.start)


def _changes(near: Sequence[Group]) -> Iterator[list[Decimal]]:
    """What each row changed by, as a column says or two columns show."""
    for group in near:
        values = [part.worth or Decimal(0) for part in group.parts]
        if _CHANGES.search(group.head) or min(values) < 0:
            yield values
    for prior in near:
        if prior.parts[0].role is Role.PRIOR:
            yield from (_apart(group, prior) for group in near if _is_pair(group, prior))


def _is_pair(group: Group, prior: Group) -> bool:
    same = (group.table, group.dimension) == (prior.table, prior.dimension)
    return same and group.parts[0].role is Role.LEVEL


def _apart(group: Group, prior: Group) -> list[Decimal]:
    pairs = zip(group.parts, prior.parts, strict=True)
    return [(now.worth or Decimal(0)) - (then.worth or Decimal(0)) for now, then in pairs]


def _judged(match: re.Match[str], changes: Sequence[Sequence[Decimal]], at: int) -> Spot | None:
    """Nothing if one of the columns bears the counts out."""
    stated = tuple(int(parse_numeral(match[name] or "0") or 0) for name in ("up", "down", "flat"))
    found = [_counted(values) for values in changes]
    if stated in found:
        return None
    up, down, flat = found[0]
    shown = f"升的{up}个、降的{down}个" + (f"、持平的{flat}个" if flat else "")
    return Spot(
        Severity.WARNING,
        f"“{match[0]}”与表不符：表中{shown}",
        at + match.start(),
        at + match.end(),
        todo="请核对升降的个数与表",
    )


def _counted(values: Sequence[Decimal]) -> tuple[int, int, int]:
    return (
        sum(value > 0 for value in values),
        sum(value < 0 for value in values),
        sum(value == 0 for value in values),
    )


RISES = TextCheck("A43", "几升几降与表一致", _look, aim="几升几降的说法")
