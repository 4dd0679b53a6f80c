"""Runs of numbers with what they are together, and how many they are (A43).

依次为386,200、512,400和458,900，三年累计1,357,500人次 has no unit behind each of its numbers, and
办公费48.62万元、差旅费35.29万元，三项合计占53.58% no total: words are enough for both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from qicao.arithmetic.sums.counts import VALUED
from qicao.checking.prose.saiddays import number
from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.values import Severity

_N = "[0-9][0-9,]*(?:\\.[0-9]+)?"
_RUN = re.compile(
    f"(?:依次|分别)(?:为|是|达)?[^，。；、0-9]{{0,4}}(?P<run>{_N}(?:、{_N})+(?:[和与、]{_N})?)"
    "[^，。；、0-9%％]{0,4}[，,](?:[^，。；、0-9]{0,6})(?:累计|合计|共计|总计|一共)[^，。；、0-9]{0,4}"
    f"(?P<total>{_N})(?![0-9.%％]|[个]?百分)"
)
_NUMBER = re.compile(_N)
_SAID = re.compile(
    "(?<=[，,])(?P<count>[两二三四五六七八九]|[2-9])项(?:支出|经费|费用|资金)?(?:合计|共计|总计|相加|之和)"
)
_OPENS = re.compile("其中[：:]?|[。；;：:\n]")
_INNER = re.compile("主要|包括|分别|含|即")
"""How the first of a list begins that is within another one."""
_SCALES = (Decimal(1), Decimal(10000), Decimal("0.0001"))
"""Times that a total may be in another unit than what it is of."""
_LEAST, _OFF, _BEFORE = 3, 2, 200
_NEAR = Decimal("0.2")
"""How far from its sum a number may be that is meant for it."""


def _look(subject: Subject) -> Iterator[Spot | None]:
    told = {m.start for c in subject.examined.conflicts for one in c.claims for m in one.members}
    for line in subject.lines:
        for match in _RUN.finditer(line.text):
            if line.start + match.start("total") not in told:
                yield _summed(match, line.start)
        for match in _SAID.finditer(line.text):
            yield from _counted(match, line.start)


def _summed(match: re.Match[str], start: int) -> Spot | None:
    """What is wrong with the total of a run, in whichever unit it is."""
    parts = [_value(text) for text in _NUMBER.findall(match["run"])]
    made, total = sum(parts, Decimal(0)), _value(match["total"])
    if len(parts) < _LEAST or any(_agree(total * scale, made, parts, scale) for scale in _SCALES):
        return None
    if all(abs(total * scale - made) > _NEAR * made for scale in _SCALES):
        return None
    return Spot(
        Severity.ERROR,
        f"“{match['total']}”与前面{len(parts)}个数之和不符：它们相加是{made:,f}",
        start + match.start("total"),
        start + match.end("total"),
        todo="请核对总数和前面的各个数",
        expected=f"{made:,f}" if "," in match["total"] else f"{made:f}",
    )


def _value(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def _agree(total: Decimal, made: Decimal, parts: list[Decimal], scale: Decimal) -> bool:
    """Whether a total is a sum as far as both were rounded."""
    hidden = sum((_half(part) for part in parts), Decimal(0))
    return abs(total - made) <= hidden + _half(total / scale) * scale


def _half(value: Decimal) -> Decimal:
    """Half of the last place that a number has; nothing of a whole one."""
    exponent = value.as_tuple().exponent
    return Decimal(5).scaleb(int(exponent) - 1) if int(exponent) < 0 else Decimal(0)


def _counted(match: re.Match[str], start: int) -> Iterator[Spot | None]:
    """What is wrong with how many of a list are taken together right behind it."""
    before = match.string[max(0, match.start() - _BEFORE) : match.start() - 1]
    opened = [*_OPENS.finditer(before)]
    pieces = re.split("[、，]", before[opened[-1].end() :]) if opened else []
    inner = [place for place, piece in enumerate(pieces) if _INNER.match(piece)]
    pieces = pieces[inner[-1] :] if inner else pieces
    if len(pieces) < _OFF or not all(VALUED.fullmatch(piece.strip()) for piece in pieces):
        return
    said, many = number(match["count"]), len(pieces)
    yield _miscounted(match, many, start) if 0 < abs(said - many) <= _OFF else None


def _miscounted(match: re.Match[str], many: int, start: int) -> Spot:
    return Spot(
        Severity.WARNING,
        f"写的是“{match[0]}”，前面列了{many}项",
        start + match.start(),
        start + match.end(),
        todo="请核对是漏写了一项，还是写错了项数",
    )


BARE_RUNS = TextCheck("A43", "一列数的合计和项数", _look, aim="几个数之后的合计")
