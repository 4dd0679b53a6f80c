"""Weights and scores behind a name, by the table and by what else is said of it (A34).

### （四）运行成本（10分，自评9.5分） is held against the row of that name, the other place where it
has one, the points that the sentence says it lost, and the parts of it that its line lists.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from qicao.checking.prose.scorenames import Pair, ScoreRows, name_of, summed
from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.checking.text import Line
from qicao.values import Severity

_N = "[0-9]{1,6}(?:\\.[0-9]{1,6})?"
_HEAD = re.compile(
    "(?P<name>[一-鿿]{2,14}?)?[（(，]?(?:满分|分值|权重)?(?:为|共|计)?"
    f"(?P<weight>{_N})分[）)]?[，、；,]?(?:本次|实际|我[局院校馆])?"
    f"(?:自评(?:得分)?|实得|评价得分|评分|得分|得)(?:为)?(?P<score>{_N})分"
)
_LOST = re.compile(f"扣(?:了|减)?(?P<lost>{_N})分")
_ALL = re.compile("[合共总]计?扣|(?:合计|总共|累计)[^，。]{0,4}扣")
_NUMBERED = re.compile("^[#*\\s]*(?:[（(]?[0-9一二三四五六七八九十]+[）)、.．]\\s*)?")
_OPENS = re.compile("(?P<name>[一-鿿]{2,10})[中里][，：]")
_BRACKET = re.compile("[（(][^（()）]*$")
_TITLE = 30
_LEAST = 2


@dataclass(frozen=True, slots=True)
class _Head:
    """One such place; `line` is its number, `lost` what its sentence says was taken off."""

    name: str
    match: re.Match[str]
    line: int
    at: int
    lost: tuple[Decimal, ...]
    own: bool
    """Whether the name stands right before it, and not in the title above."""
    under: str
    """What its sentence begins with: 履职效能中，…"""

    @property
    def pair(self) -> Pair:
        return Decimal(self.match["weight"]), Decimal(self.match["score"])


def _look(subject: Subject) -> Iterator[Spot | None]:
    heads = [*_heads(subject)]
    rows = ScoreRows(subject.examined.statements if heads else ())
    said: dict[str, list[_Head]] = defaultdict(list)
    for head in heads:
        said[head.name].append(head)
    for head in heads:
        own = rows.of(head.name)
        others = {one.pair for one in said[head.name] if one is not head and one.own}
        due = own if own or len(others) != 1 or not head.own else others
        spot = _held(head, due) if head.name else None
        yield spot or _by_loss(head, due) or _by_parts(head, heads)


def _heads(subject: Subject) -> Iterator[_Head]:
    above = ""
    for number, line in enumerate(subject.lines):
        found = [*_HEAD.finditer(line.text)] if "分" in line.text else []
        for place, match in enumerate(found):
            end = found[place + 1].start() if place + 1 < len(found) else len(line.text)
            lost = _lost(line.text[match.end() : end])
            own = name_of(match["name"] or "")
            under = _under(line.text, match.start())
            yield _Head(own or above, match, number, line.start, lost, bool(own), under)
        if _is_title(line) and not found:
            above = name_of(_NUMBERED.sub("", line.text))


def _under(text: str, start: int) -> str:
    found = _OPENS.match(text, max(text.rfind(cut, 0, start) for cut in "。；") + 1)
    return name_of(found["name"]) if found else ""


def _lost(after: str) -> tuple[Decimal, ...]:
    """What is taken off of what is behind a bracket, or in the sentence; not of all together."""
    behind = after.lstrip("）)") != after
    said = after if behind else re.split("[。；\n]", after)[0]
    if _ALL.search(said) or "分别扣" in said:
        return ()
    return tuple(Decimal(m["lost"]) for m in _LOST.finditer(said))


def _is_title(line: Line) -> bool:
    return len(line.text) <= _TITLE and not re.search("[。；，]", line.text)


def _held(head: _Head, due: set[Pair]) -> Spot | None:
    """One number of a pair that differs from the only other pair of that name."""
    if len(due) != 1 or head.pair in due:
        return None
    ((weight, score),) = due
    own = head.pair
    if own[0] == weight:
        return _spot(head, "score", f"“{head.name}”的得分在别处是{score}分", score)
    if own[1] == score:
        return _spot(head, "weight", f"“{head.name}”的分值在别处是{weight}分", weight)
    return None


def _by_loss(head: _Head, due: set[Pair]) -> Spot | None:
    """A pair that is not apart by what its sentence says was taken off."""
    weight, score = head.pair
    gap, lost = weight - score, sum(head.lost, Decimal(0))
    if not head.lost or head.pair in due or gap in (lost, *head.lost) or gap < 0:
        return None
    return _spot(head, "score", f"分值{weight}分、扣{lost}分，得分不是{score}分", weight - lost)


def _by_parts(head: _Head, heads: Sequence[_Head]) -> Spot | None:
    """A pair of whose parts, listed in its line, one sum is right and the other is not."""
    after = [o for o in heads if o.line == head.line and o.match.start() > head.match.start()]
    named = [o for o in after if o.under == head.name != ""]
    parts = named or (after if _BRACKET.search(head.match[0]) else [])
    if len(parts) < _LEAST:
        return None
    weight, score = summed(part.pair for part in parts)
    if weight == head.pair[0] and score != head.pair[1]:
        return _spot(head, "score", f"各项得分之和是{score}分", score)
    if score == head.pair[1] and weight != head.pair[0]:
        return _spot(head, "weight", f"各项分值之和是{weight}分", weight)
    return None


def _spot(head: _Head, which: str, why: str, due: Decimal) -> Spot:
    start, end = head.match.span(which)
    return Spot(
        Severity.ERROR,
        f"“{head.match[0].lstrip('，（')}”：{why}",
        head.at + start,
        head.at + end + 1,
        todo="请核对得分表、分值和扣分，改正不一致的一处",
        expected=f"{due}",
    )


SCORE_HEADS = TextCheck("A34", "分值、得分与得分表和扣分一致", _look, aim="写明分值和得分的话")
