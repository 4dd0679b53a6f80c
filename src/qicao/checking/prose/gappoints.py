"""How far two rates are apart, printed as a rate (A58): 合格率96.30%，高于计划1.30%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from qicao.arithmetic.formula import HUNDRED
from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.values import Severity

_X = "(?P<x>[0-9]+(?:\\.[0-9]+)?)[%％](?=[，。；）)]|$)"
_AIM = "(?:年度|年初|既定)?(?:目标|计划|指标|任务|预期)(?:值|数)?"
_BEHIND = re.compile(
    f"(?P<r>[0-9]+(?:\\.[0-9]+)?)[%％]，(?:仅|还)?(?P<said>(?:高于|低于|超出|超过|高出|落后)"
    f"(?:{_AIM}|[^，。；0-9]{{2,14}}(?:率|水平|进度)){_X})"
)
_RATED = "(?:率|满意度|比例|进度)"
_BETWEEN = (
    re.compile(f"{_RATED}(?P<said>[低高]于[^，。；0-9]{{0,12}}(?:{_AIM}|水平|率|进度){_X})"),
    re.compile(f"(?P<said>比[^，。；0-9]{{2,20}}(?:率|水平|进度)[低高]{_X})"),
    re.compile(
        f"{_RATED}(?P<said>[比较](?:上年|去年)的?[0-9.]+[%％](?:提高|上升|下降|降低|回落)了?{_X})"
    ),
)
_LOOSE = re.compile("(?:约|近|目标(?:值)?[为是]?|计划)$")
"""Before the first rate: it is loose, or the aim itself."""
_SMALL = 30
"""A rate that is held against another is more, and how far two are apart is less."""


def _look(subject: Subject) -> Iterator[Spot | None]:
    told = {mistaken.given.start for mistaken in subject.examined.mistaken}
    for line in subject.lines:
        if "%" not in line.text and "％" not in line.text:
            continue
        for match in _BEHIND.finditer(line.text):
            rate = Decimal(match["r"])
            wrong = Decimal(match["x"]) * 2 < rate <= HUNDRED
            if line.start + match.start("x") in told or _LOOSE.search(line.text[: match.start()]):
                continue
            yield _spot(line.start, match) if wrong else None
        for pattern in _BETWEEN:
            for match in pattern.finditer(line.text):
                if line.start + match.start("x") not in told:
                    yield _spot(line.start, match) if Decimal(match["x"]) < _SMALL else None


def _spot(at: int, match: re.Match[str]) -> Spot:
    start = at + match.start("x")
    return Spot(
        Severity.WARNING,
        f"“{match['said']}”：两个比率之差用个百分点",
        start,
        start + len(match["x"]) + 1,
        todo="请核对：相差多少写个百分点",
        suggestion=f"改为{match['x']}个百分点",
    )


GAP_POINTS = TextCheck("A58", "比率之差用个百分点", _look, aim="两个比率相差多少的话")
