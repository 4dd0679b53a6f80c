"""A group said by its bound, and by the reverse of it (A31): 50万元以下的设备46台, where the
accounts have 50万元以上; 60周岁以下的…5327人，60周岁以上的…占61.64%."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from qicao.arithmetic.aims import side
from qicao.arithmetic.formula import HUNDRED, RATIO
from qicao.arithmetic.words import pairs
from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.checking.text import Line
from qicao.statements import Role, Statement
from qicao.values import Severity

_BOUND = re.compile(
    "(?P<limit>(?<![0-9.])[0-9]+(?:\\.[0-9]+)?(?:万元|亿元|元|周岁|岁|平方米|公里|人|年))(?:（含）)?以(?P<side>[上下])"
)
_COUNTED = re.compile("(?P<name>[一-鿿]{2,14})[0-9]")
_SHARE = re.compile("(?P<name>[一-鿿]{2,14})占")
_BEHIND = re.compile("以(?P<side>[上下])(?=[，。；、）\n]|$)")
_FEW_ARE_GOOD = re.compile(
    "事故|死亡|投诉|浓度|能耗|成本|周期|时间|时限|费用|经费|差错|结转|失业|负债"
)
_MOST, _NEAR = re.compile("(?:不(?:超过|[高大多]于)|控制在)$"), 4
_OTHER = {"上": "下", "下": "上"}


def _look(subject: Subject) -> Iterator[Spot | None]:
    said = [m for line in subject.lines for m in _BOUND.finditer(subject.text, *_span(line))]
    accounts = _sides(s.label + s.item for s in subject.examined.accounts.statements)
    own = {(m["limit"], m["side"]) for m in said}
    for match in said:
        limit, side = match["limit"], match["side"]
        known = accounts.get(limit)
        if known:
            wrong = side not in known and (limit, _OTHER[side]) not in own
            yield _spot(match, f"数据中是“{limit}以{_OTHER[side]}”") if wrong else None
    yield from _shares(subject, said)
    yield from _aims(subject)


def _span(line: Line) -> tuple[int, int]:
    return line.start, line.start + len(line.text)


def _sides(labels: Iterable[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for label in labels:
        for match in _BOUND.finditer(label):
            found.setdefault(match["limit"], set()).add(match["side"])
    return found


def _shares(subject: Subject, said: Sequence[re.Match[str]]) -> Iterator[Spot | None]:
    """A group whose share is given, where only its reverse was counted."""
    counted = {
        (m["limit"], m["side"], after["name"])
        for m in said
        if (after := _COUNTED.match(subject.text, m.end()))
    }
    for match in said:
        share = _SHARE.match(subject.text, match.end())
        if share and (match["limit"], _OTHER[match["side"]], share["name"]) in counted:
            own = (match["limit"], match["side"], share["name"]) in counted
            yield (
                None
                if own
                else _spot(match, f"前面数的是“{match['limit']}以{_OTHER[match['side']]}”")
            )


def _aims(subject: Subject) -> Iterator[Spot | None]:
    """Aims not to be gone beyond that elsewhere are to be reached, or counted as more than done."""
    statements = subject.examined.statements
    least = [s for s in statements if s.role is Role.TARGET and _side(subject, s) > 0]
    more = {
        claim.inputs[1].start
        for claim in subject.examined.judged.held
        if claim.formula is RATIO and claim.given.role is Role.COMPLETION
        if (claim.given.worth or 0) > HUNDRED
    }
    for s in subject.prose:
        if s.worth is None or _side(subject, s) >= 0 or _FEW_ARE_GOOD.search(s.label):
            continue
        names = pairs(s.item + s.label)
        other = [o for o in least if o.worth == s.worth and names & pairs(o.item + o.label)]
        if s.start in more or (other and s.dimension in {o.dimension for o in other}):
            yield _reversed(subject, s)


def _side(subject: Subject, s: Statement) -> int:
    """Which side of a number is meant, by the words before it or behind it."""
    behind = _BEHIND.match(subject.text, s.end)
    if behind:
        return 1 if behind["side"] == "上" else -1
    most = s.table == 0 and _MOST.search(subject.text, max(0, s.start - _NEAR), s.start)
    return -1 if most else max(side(s), 0)


def _reversed(subject: Subject, s: Statement) -> Spot:
    behind = _BEHIND.match(subject.text, s.end)
    shown = subject.text[s.start : behind.end() if behind else s.end]
    return Spot(
        Severity.WARNING,
        f"“{s.label}{shown}”可能写反了：在别处是不低于这个数的目标",
        s.start,
        s.end,
        todo="请核对目标是“不低于”还是“不超过”",
    )


def _spot(match: re.Match[str], known: str) -> Spot:
    return Spot(
        Severity.WARNING,
        f"“{match[0]}”可能写反了：{known}",
        match.start(),
        match.end(),
        todo="请核对是“以上”还是“以下”",
    )


SIDES = TextCheck("A31", "以上、以下与数据和前后一致", _look, aim="某数以上或以下的一类")
