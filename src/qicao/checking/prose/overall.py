"""A rate held against the average of all, which the text has elsewhere (A31).

执行率为87.15%，低于项目支出整体执行率9.10个百分点 says that all is at 96.25%, not at 78.05%.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from qicao.arithmetic.changes.directions import find_misdirected
from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.mentions import MentionKind
from qicao.statements import Role, Statement
from qicao.values import Severity

_ALL = "(?:平均|整体|总体|全部)"
_RATE = r"(?P<rate>[0-9]+(?:\.[0-9]+)?)[%％]"
_GAP = r"(?P<gap>[0-9]+(?:\.[0-9]+)?)个百分点"
_ALSO = "，?(?:但|也|仍|均|还)?"
_APART = re.compile(
    f"{_RATE}{_ALSO}(?P<said>(?P<way>[低高]于)[^，。；0-9]{{0,12}}{_ALL}[^，。；0-9]{{0,8}}?{_GAP})"
    f"|{_RATE.replace('rate', 'one')}{_ALSO}"
    f"(?P<told>比[^，。；0-9]{{0,12}}{_ALL}[^，。；0-9]{{0,8}}?"
    f"(?P<turn>[低高慢快]){_GAP.replace('gap', 'off')})"
)
_OF_ALL = re.compile(
    f"{_RATE}[，,][^。；0-9]{{0,20}}?(?P<said>(?P<way>[低高]于)[^，。；0-9]{{0,10}}"
    rf"(?P<all>[0-9]+(?:\.[0-9]+)?)[%％]的{_ALL}[^，。；0-9]{{0,6}})"
)
_BARE = re.compile(
    f"执行(?:率)[仅只]?为?{_RATE}{_ALSO}"
    f"(?P<said>(?P<way>[低高]于)(?:项目(?:支出)?)?的?{_ALL}(?:执行(?:率)|水平))(?![0-9])"
)
_LOW = frozenset("低慢")
_TOTALS, _SPENT = re.compile("(?:合计|总计|小计|项目(?:支出))$"), re.compile("执行(?:率)")


def _look(subject: Subject) -> Iterator[Spot | None]:
    for line in subject.lines:
        if "%" not in line.text and "％" not in line.text:
            continue
        for match in _APART.finditer(line.text):
            at = line.start + match.start("gap" if match["gap"] else "off")
            yield None if at in _turned(subject) else _apart(subject, line.start, match)
        for match in _OF_ALL.finditer(line.text):
            wrong = _is_turned(match["way"], Decimal(match["rate"]), [Decimal(match["all"])])
            yield _spot(line.start, match, "said", match["all"]) if wrong else None
        for match in _BARE.finditer(line.text):
            rates = [*_rates_of_all(subject)]
            wrong = _is_turned(match["way"], Decimal(match["rate"]), rates)
            yield _spot(line.start, match, "said", str(rates[0])) if wrong else None


def _turned(subject: Subject) -> set[int]:
    """Where the numbers stand whose direction is told to be wrong already."""
    return {one.given.start for one in find_misdirected(subject.examined.judged)}


def _apart(subject: Subject, at: int, match: re.Match[str]) -> Spot | None:
    """Whether the rate of all that the words make stands nowhere, and the one that the opposite
    words would make does."""
    rate, gap = Decimal(match["rate"] or match["one"]), match["gap"] or match["off"]
    low = (match["way"] or match["turn"])[0] in _LOW
    off = Decimal(gap)
    step = Decimal(1).scaleb(int(off.as_tuple().exponent))
    known = [s.worth for s in subject.examined.statements if _is_rate(s) and s.worth is not None]
    said, other = (rate + off, rate - off) if low else (rate - off, rate + off)
    if any(abs(one - said) <= step for one in known):
        return None
    due = next((one for one in known if abs(one - other) <= step), None)
    if due is None:
        return None
    return _spot(at, match, "said" if match["said"] else "told", f"{due.normalize():f}")


def _is_rate(s: Statement) -> bool:
    return s.mention.unit == "%" and s.mention.kind is MentionKind.RATE


def _rates_of_all(subject: Subject) -> Iterator[Decimal]:
    """The rates at which all was spent, by tables and words."""
    for s in subject.examined.statements:
        spent = _SPENT.search(f"{s.whole}{s.label}") or s.role is Role.COMPLETION
        if spent and _TOTALS.fullmatch(s.item) and s.worth is not None and _is_rate(s):
            yield s.worth


def _is_turned(way: str, rate: Decimal, rates: list[Decimal]) -> bool:
    low = way[0] in _LOW
    return bool(rates) and all((rate > one) if low else (rate < one) for one in rates)


def _spot(at: int, match: re.Match[str], group: str, due: str) -> Spot:
    said = match[group]
    return Spot(
        Severity.WARNING,
        f"“{said}”与文中的{due}%不符：高低说反了",
        at + match.start(group),
        at + match.end(group),
        todo="请核对两个率，改正“高于”或“低于”",
    )


OVERALL = TextCheck("A31", "高于、低于平均水平与两个率一致", _look, aim="与平均水平比高低的率")
