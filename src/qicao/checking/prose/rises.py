"""五升一降 of the rows of a table beside it, by what each of them changed (A43)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from qicao.arithmetic.groups import Group
from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.checking.text import Line
from qicao.quantity.numerals import parse_numeral
from qicao.statements import Role
from qicao.values import Severity

_COUNT = "[一二两三四五六七八九十0-9]{1,3}"
_EACH = "[个项类种家户]"
_UP, _DOWN = "(?:上升|升|增长|增加|增)", "(?:下降|降|减少|减)"
_AGAINST = "[一-鿿]{0,4}?(?:[比较](?:上年|去年|20[0-9]{2}年)|同比)?"
_RISES = (
    re.compile(
        f"(?P<all>{_COUNT}){_EACH}[一-鿿]{{0,8}}?中?[，,]?"
        f"(?P<up>{_COUNT}){_EACH}?{_UP}[、，,]?"
        f"(?P<down>{_COUNT}){_EACH}?{_DOWN}"
        f"(?:[、，,]?(?P<flat>{_COUNT}){_EACH}?(?:持平|平))?"
    ),
    re.compile(
        f"(?<![一-鿿0-9])(?P<up>{_COUNT}){_EACH}[一-鿿]{{0,4}}?{_UP}[、，,]"
        f"(?P<down>{_COUNT}){_EACH}{_DOWN}(?P<all>)(?P<flat>)"
    ),
    re.compile(f"(?P<all>{_COUNT}){_EACH}[里中](?P<up>{_COUNT}){_EACH}{_UP}(?P<down>)(?P<flat>)"),
    re.compile(f"(?P<all>{_COUNT}){_EACH}[里中](?P<down>{_COUNT}){_EACH}{_DOWN}(?P<up>)(?P<flat>)"),
    re.compile(
        f"(?P<all>{_COUNT}){_EACH}[一-鿿]{{0,6}}[里中][，,]?{_AGAINST}{_UP}的(?:共?有|为)?"
        f"(?P<up>{_COUNT}){_EACH}(?P<down>)(?P<flat>)"
    ),
    re.compile(
        f"(?P<all>{_COUNT}){_EACH}[一-鿿]{{0,6}}[里中][，,]?{_AGAINST}{_DOWN}的(?:共?有|为)?"
        f"(?P<down>{_COUNT}){_EACH}(?P<up>)(?P<flat>)"
    ),
)
"""五升一降 of six; 四个增加，五个减少; 六类里五类下降."""
_CHANGES = re.compile("增减|增幅|增长|变化|变动|同比|较上年|比上年")


def _look(subject: Subject) -> Iterator[Spot | None]:
    known: set[int] = set()
    for number, block in enumerate(subject.examined.text.blocks):
        for match in _said(block.text) if isinstance(block, Line) else ():
            if not subject.groups or block.start + match.end() in known:
                continue
            known.add(block.start + match.end())
            near = [g for g in subject.groups.around(number) if len(g.parts) == _rows(match)]
            if changes := [*_changes(near)]:
                yield _judged(match, changes, block.start)


def _said(text: str) -> Iterator[re.Match[str]]:
    for pattern in _RISES if "升" in text or "增" in text or "降" in text or "减" in text else ():
        yield from pattern.finditer(text)


def _number(match: re.Match[str], name: str) -> int:
    return int(parse_numeral(match[name] or "0") or 0)


def _rows(match: re.Match[str]) -> int:
    """Of how many it is said: that, or all that are told apart."""
    parts = sum(_number(match, name) for name in ("up", "down", "flat"))
    return _number(match, "all") or parts


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
    ways = [way for way in ("up", "down", "flat") if match[way] or (match["up"] and match["down"])]
    stated = {way: _number(match, way) for way in ways}
    found = [_counted(values) for values in changes]
    if any(all(counts[way] == number for way, number in stated.items()) for counts in found):
        return None
    up, down, flat = found[0].values()
    shown = f"升的{up}个、降的{down}个" + (f"、持平的{flat}个" if flat else "")
    return Spot(
        Severity.WARNING,
        f"“{match[0]}”与表不符：表中{shown}",
        at + match.start(),
        at + match.end(),
        todo="请核对升降的个数与表",
    )


def _counted(values: Sequence[Decimal]) -> dict[str, int]:
    return {
        "up": sum(value > 0 for value in values),
        "down": sum(value < 0 for value in values),
        "flat": sum(value == 0 for value in values),
    }


RISES = TextCheck("A43", "几升几降与表一致", _look, aim="几升几降的说法")
