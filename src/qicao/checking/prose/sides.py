"""A group said by its bound, and by the reverse of it (A31): 50万元以下的设备46台, where the
accounts have 50万元以上; 60周岁以下的…5327人，60周岁以上的…占61.64%."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.checking.text import Line
from qicao.values import Severity

_BOUND = re.compile(
    "(?P<limit>(?<![0-9.])[0-9]+(?:\\.[0-9]+)?(?:万元|亿元|元|周岁|岁|平方米|公里|人|年))(?:（含）)?以(?P<side>[上下])"
)
_COUNTED = re.compile("(?P<name>[一-鿿]{3,14})[0-9]")
_SHARE = re.compile("(?P<name>[一-鿿]{3,14})占")
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


def _spot(match: re.Match[str], known: str) -> Spot:
    return Spot(
        Severity.WARNING,
        f"“{match[0]}”可能写反了：{known}",
        match.start(),
        match.end(),
        todo="请核对是“以上”还是“以下”",
    )


SIDES = TextCheck("A31", "以上、以下与数据和前后一致", _look, aim="某数以上或以下的一类")
