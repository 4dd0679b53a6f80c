"""One report, one policy of decimals (A56): amounts in 万元 and rates of its prose, told once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from qicao.checking.prose.subject import Found, Spot, Subject, TextCheck
from qicao.values import Severity

_FEWEST = 5
"""Numbers from which a text has a policy."""
_SHOWN = 5
_ROUND = (0, 100)
"""Numbers that nobody writes with decimals."""
_UNITS = {"万元": "以万元计的金额", "%": "百分比"}


def _look(subject: Subject) -> Iterator[Spot | None]:
    """One hint for the whole text."""
    details, first = [], list[Found]()
    for unit, what in _UNITS.items():
        found = [one for one in subject.mentions if _counts(subject, one, unit)]
        usual = _usual(found)
        odd = [one for one in found if one.mention.decimals != usual]
        if odd and len(found) >= _FEWEST:
            first += odd[:1]
            details.append(
                f"{what}多数是{usual}位，另有{len(odd)}处不是（{_listed(subject, odd)}）"
            )
        yield from [None] if len(found) >= _FEWEST and not odd else []
    if details:
        yield Spot(
            Severity.HINT,
            f"小数位数不一致：{'；'.join(details)}",
            first[0].start,
            first[0].end,
            todo="请把小数位数统一，一般都留两位",
        )


def _counts(subject: Subject, found: Found, unit: str) -> bool:
    """Whether it is one of those that are all to be written alike: a whole rate may be a target."""
    mention = found.mention
    if mention.unit != unit or mention.decimals is None or mention.approximate:
        return False
    if mention.value in _ROUND or (unit == "%" and not mention.decimals):
        return False
    return subject.text[found.start].isdecimal() and subject.line_at(found.start) is not None


def _usual(found: list[Found]) -> int | None:
    return Counter(one.mention.decimals for one in found).most_common(1)[0][0] if found else None


def _listed(subject: Subject, odd: list[Found]) -> str:
    shown = [*dict.fromkeys(subject.text[one.start : one.end] for one in odd)]
    return "、".join(shown[:_SHOWN]) + ("等" if len(shown) > _SHOWN else "")


DECIMALS = TextCheck("A56", "小数位数一致", _look, aim="足够多的金额或比率")
