"""Scores and points lost that a sentence lists by name, by the rows of the table (A34).

决策类指标扣0.50分；过程类指标扣1.40分；效益类指标扣1.20分: where all but one of a list are what the
rows of their names have, the one is wrong; and no more is lost than the row lacks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from qicao.checking.prose.scorenames import ScoreRows, name_of
from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.values import Severity

_SCORE = re.compile(
    "(?:^|[，、；。：:]|其中|是)(?P<name>[一-鿿]{2,14}?)(?:指标)?(?P<kind>得分|得|扣分|扣|失分|丢分)?(?:为)?"
    "(?P<value>[0-9]+(?:\\.[0-9]+)?)分(?=[，、；。（）]|$)"
)
_LOST = ("扣", "失", "丢")
_LEAST = 3
_FULL = 100


@dataclass(frozen=True, slots=True)
class _Said:
    """One of a list, with what its row has of it."""

    match: re.Match[str]
    value: Decimal
    due: Decimal
    lost: bool


_WEIGHTS = re.compile(
    "满分(?:为)?100分[^。；]{0,60}(?:分值|权重)(?:分别|依次)?(?:依次)?为"
    "(?P<all>(?:[0-9.]+分?(?:、|，|和|及)){2,}[0-9.]+分?)(?![0-9.])"
)


def _look(subject: Subject) -> Iterator[Spot | None]:
    rows = ScoreRows(subject.examined.statements)
    for line in subject.lines:
        if "分" not in line.text:
            continue
        yield from (_weights(match, line.start) for match in _WEIGHTS.finditer(line.text))
        said = [*_said(line.text, rows)]
        for lost in (True, False):
            yield from _judged([one for one in said if one.lost is lost], line.start)


def _weights(match: re.Match[str], at: int) -> Spot | None:
    """Weights of the parts of a hundred that make up something else."""
    parts = [Decimal(n) for n in re.findall("[0-9]+(?:\\.[0-9]+)?", match["all"])]
    if sum(parts) == _FULL:
        return None
    start, end = match.span("all")
    return Spot(
        Severity.ERROR,
        f"分值{match['all']}之和是{sum(parts)}分，不是100分",
        at + start,
        at + end,
        todo="请核对各部分的分值",
        expected="100",
    )


def _said(text: str, rows: ScoreRows) -> Iterator[_Said]:
    """Those of a line whose name is that of rows that agree."""
    for match in _SCORE.finditer(text):
        pairs = rows.of(name_of(match["name"]))
        if len(pairs) == 1:
            ((weight, score),) = pairs
            lost = (match["kind"] or "")[:1] in _LOST
            yield _Said(match, Decimal(match["value"]), weight - score if lost else score, lost)


def _judged(said: Sequence[_Said], at: int) -> Iterator[Spot | None]:
    wrong = [one for one in said if one.value != one.due]
    odd = len(said) >= _LEAST and len(wrong) == 1
    for one in said:
        more = one.lost and one.value > one.due
        yield _spot(one, at) if one in wrong and (odd or more) else None


def _spot(one: _Said, at: int) -> Spot:
    start = at + one.match.start("value")
    what = "扣分" if one.lost else "得分"
    return Spot(
        Severity.ERROR,
        f"“{one.match[0].strip('，、；。：:')}”与得分表不符：表中{what}是{one.due}分",
        start,
        at + one.match.end(),
        todo="请核对得分表和这句话，改正其中一个",
        expected=f"{one.due}",
    )


SCORE_LISTS = TextCheck(
    "A34", "逐项所列的得分、扣分与得分表一致", _look, aim="逐项说得分、扣分的话"
)
