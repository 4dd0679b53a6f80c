"""One report, one policy of decimals (A56): amounts in 万元 and rates, told once each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from qicao.checking.prose.subject import Found, Spot, Subject, TextCheck
from qicao.values import Severity

_FEWEST = 5
"""Numbers from which a text has a policy."""
_SHOWN = 5
_UNITS = {"万元": "以万元计的金额", "%": "百分比"}


def _look(subject: Subject) -> Iterator[Spot | None]:
    for unit, what in _UNITS.items():
        found = [one for one in subject.mentions if _counts(subject, one, unit)]
        if len(found) >= _FEWEST:
            yield _mixed(subject, found, what)


def _counts(subject: Subject, found: Found, unit: str) -> bool:
    mention = found.mention
    if mention.unit != unit or mention.decimals is None or mention.approximate:
        return False
    return subject.text[found.start].isdecimal()


def _mixed(subject: Subject, found: list[Found], what: str) -> Spot | None:
    """The numbers that have fewer or more decimals than most."""
    by_decimals = Counter(one.mention.decimals for one in found)
    usual, _ = by_decimals.most_common(1)[0]
    odd = [one for one in found if one.mention.decimals != usual]
    if not odd:
        return None
    shown = dict.fromkeys(subject.text[one.start : one.end] for one in odd)
    listed = "、".join([*shown][:_SHOWN]) + ("等" if len(shown) > _SHOWN else "")
    return Spot(
        Severity.HINT,
        f"{what}的小数位数不一致：多数是{usual}位，另有{len(odd)}处不是（{listed}）",
        odd[0].start,
        odd[0].end,
        todo="请把小数位数统一，一般都留两位",
    )


DECIMALS = TextCheck("A56", "小数位数一致", _look, aim="足够多的金额或比率")
