"""最多、最低、居前几位 of the rows of a table or the parts of a list, by their numbers (A31)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from qicao.arithmetic.groups import RATE, TOTALS, Group
from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.checking.text import Line
from qicao.mentions import MentionKind
from qicao.quantity.numerals import parse_numeral
from qicao.statements import Statement
from qicao.values import Severity

_CLAUSE = re.compile("[^。；;，,：:\n]+")
_MOST = re.compile(
    "最(?P<word>[多大高快少小低慢])(?P<rest>$|的(?:[一-鿿]{1,6}?)?[是为](?P<name>.+)|的(?:项目|一项|一类|一个|指标)$)"
)
_FIRST = re.compile("居前(?P<count>[两二三四五六七八九十0-9]{1,2})位")
_AND = re.compile("且|并(?!购|轨|网)")
"""Before what else is said of the same: 支出率最低且结余最多."""
_LEAST = frozenset("少小低慢")
_AMONG = re.compile(
    "[在为是]?(?:(?P<count>[0-9]{1,2}|[一二两三四五六七八九十]{1,3})[个项类][一-鿿]{0,6}?|(?:全部|各|所有)[一-鿿]{2,4})?"
    "之?[中里内]?(?P<measure>结余|支出|预算|资金|占比|[一-鿿]{2}率|得分|扣分)?"
)
"""Before 最低 of a number that stands right before: 支出进度87.7%，在6个项目中最慢."""
_WIDER = re.compile("全[国省市]|历[年史]|近[年期]|以来|次之|其次|之一|除|不是|并非|预计|计划|可能")
"""More than the rows are spoken of, or another than the first, or what is not yet."""
NO_MEASURE = re.compile(
    "(?:其中|[一-鿿两0-9]{0,3}[个项类种家镇乡村]?[一-鿿]{0,6}中)?"
    "(?:的|人数|数量?|个数|占比|比重|金额|规模|所占比[例重]|也|仍|均|为|是|、|和|类|项|$)*"
)
"""Words beside a name that say nothing of what is compared: that is then what the list counts."""
_OF_MONEY = re.compile("支出|投入|投资|资金|规模")
_OF_EACH = re.compile("均|每|率")
_UP, _DOWN = re.compile("增|升|涨"), re.compile("减|降")
_OTHERS = re.compile(f"其他|其它|其余|{TOTALS}")
"""What nobody calls the largest, though it be so."""
_ENDS = re.compile("合计|共计|总计|，共|[0-9]")
_NUMBER = re.compile("，(?:为|是|达到?|仅有?|只有|高达|[一-鿿]{0,4}[为达])[0-9]")
_NAMED = 3
"""Names that are first together of which each is told."""
_CLOSE = Decimal("0.01")
"""Part of a total that its rows may be off; with more, some of them are parts of others."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What is said to be first in what: the words of it, where they stand, and which way."""

    named: str
    measure: str
    least: bool
    start: int
    end: int
    high: bool = False
    """Whether it is 最高 or 最低, as counts are not."""
    clause: str = ""
    """All that is said."""


def _look(subject: Subject) -> Iterator[Spot | None]:
    groups = subject.groups
    for number, block in enumerate(subject.examined.text.blocks if groups else ()):
        if isinstance(block, Line) and ("最" in block.text or "居前" in block.text):
            near = groups.around(number)
            before = ""
            for clause in _CLAUSE.finditer(block.text):
                at = block.start + clause.start()
                having = _having(subject, near, block, clause)
                spots = [*_superlative(clause[0], at, having, before)]
                yield from spots or _of_value(subject, clause[0], at, near)
                before = clause[0] if block.text[clause.end() : clause.end() + 1] == "，" else ""
            yield from _leading(block, near)


def _having(
    subject: Subject, near: Sequence[Group], line: Line, clause: re.Match[str]
) -> Sequence[Group]:
    """The groups that have the number which the next clause says, if it says one: 最低，为937元."""
    match = _NUMBER.match(line.text, clause.end())
    if match is None:
        return near
    at = line.start + match.end() - 1
    said = next((s for s in subject.prose if s.start == at), None)
    if said is None:
        return near
    tables = {g.table for g in near if any(p.worth == said.worth for p in g.parts)}
    return [g for g in near if any(p.worth == said.worth for p in g.parts)] if tables else []


def _superlative(clause: str, at: int, near: Sequence[Group], last: str) -> Iterator[Spot | None]:
    """X最多; 最多的是X, of what the clause before it speaks of."""
    match = _MOST.search(clause)
    if match is None or _WIDER.search(clause) or "最" in (match["name"] or ""):
        return  # 最多的甲镇是最少的乙乡的1.79倍 speaks of both
    before = _AND.split(clause[: match.start()])[-1] or last
    least = match["word"] in _LEAST
    end, high = at + len(clause), match["word"] in "高低"
    said = _Said(match["name"] or before, before, least, at, end, high, clause.strip())
    for column in _candidates(near, said):
        yield _judged(column, said, match["word"])


def _of_value(
    subject: Subject, clause: str, at: int, near: Sequence[Group]
) -> Iterator[Spot | None]:
    """The row that has the number right before: 支出进度87.7%，在6个项目中最慢."""
    match = _MOST.search(clause)
    among = _AMONG.fullmatch(clause[: match.start()]) if match else None
    if match is None or match["name"] or among is None:
        return
    if many := parse_numeral(among["count"] or ""):
        near = [group for group in subject.groups if len(group.parts) == many]
    before = (s for s in subject.prose if s.end == at - 1 and not s.hedged)
    value = next((s for s in before if (among["measure"] or "") in s.label), None)
    having = [(g, named[0]) for g in near if value and len(named := _worth(g, value)) == 1]
    same = [pair for pair in having if pair[0].table == having[0][0].table]
    if value and same and all(_is_flat(group) for group, _ in same):
        least, high = match["word"] in _LEAST, match["word"] in "高低"
        said = _Said(value.mention.text, "", least, at, at + len(clause), high)
        yield _judged(same, said, match["word"])


def _worth(group: Group, value: Statement) -> list[Statement]:
    """The rows of a table that have a number."""
    alike = group.table and group.dimension == value.dimension
    return [part for part in group.parts if alike and part.worth == value.worth]


def _candidates(near: Sequence[Group], said: _Said) -> Iterator[list[tuple[Group, Statement]]]:
    """The columns of the one table or list that has the name, which the words may mean."""
    having = [(g, named[0]) for g in near if len(named := g.named(said.named)) == 1]
    if not having:
        return
    first = having[0][0]
    same = [pair for pair in having if _same(pair[0], first)]
    fitting = [pair for pair in same if _fits(*pair, said) and not _counts(*pair, said)]
    if fitting and all(_is_flat(group) for group, _ in fitting):
        yield fitting


def _same(group: Group, first: Group) -> bool:
    """Whether two columns are of one table, or of one list of lines."""
    if group.table or first.table:
        return group.table == first.table
    return group.parts[0].line == first.parts[0].line and group.labels == first.labels


def _fits(group: Group, part: Statement, said: _Said) -> bool:
    """Whether the words name the column, or nothing, so that any may be meant."""
    measure = unnamed(said.measure, group, part)
    if _OF_EACH.search(measure) and not _OF_EACH.search(group.head):
        return False
    if not (group.table or group.labels):
        measure = _OF_MONEY.sub("", measure)
    if NO_MEASURE.fullmatch(measure):
        return True
    if _UP.search(measure) or _DOWN.search(measure):
        return bool(_UP.search(group.head) or _DOWN.search(group.head))
    head = group.head
    return any(head[n : n + 2] in measure for n in range(len(head) - 1))


def _counts(group: Group, part: Statement, said: _Said) -> bool:
    """Whether 最低 stands alone behind parts that are counted: it is of their rates then."""
    bare = NO_MEASURE.fullmatch(unnamed(said.measure, group, part))
    counted = part.mention.kind is MentionKind.COUNT and not group.table
    return bool(bare) and said.high and counted


def unnamed(measure: str, group: Group, part: Statement) -> str:
    """The words without the name of the part."""
    names = {part.label, part.item, *(name for name, n in group.names if group.parts[n] is part)}
    for name in sorted(names - {""}, key=len, reverse=True):
        measure = measure.replace(name, "")
    return measure.strip('“”"（）() 　')


def _is_flat(group: Group) -> bool:
    """Whether no row is a part of another, as far as the total shows."""
    if group.dimension == RATE:
        return True
    added = sum((part.worth or Decimal(0) for part in group.parts), Decimal(0))
    totals = [whole.worth for whole in group.wholes if whole.worth]
    return not totals or any(abs(added - total) <= abs(total) * _CLOSE for total in totals)


def _judged(found: Sequence[tuple[Group, Statement]], said: _Said, word: str) -> Spot | None:
    """Nothing if the part is first in one of the columns that may be meant."""
    firsts = [_first(group, part, said) for group, part in found]
    if any(first is part for first, (_, part) in zip(firsts, found, strict=True)):
        return None
    group, number = found[0][0], firsts[0].mention.text
    alike = [_called(group, p) for p in group.parts if p.worth == firsts[0].worth]
    name = "、".join(alike[:_NAMED])
    return Spot(
        Severity.WARNING,
        f"“{said.clause}”与所列的数不符：最{word}的是{name}（{number}）",
        said.start,
        said.end,
        todo="请核对名称与所列的数",
    )


def _first(group: Group, part: Statement, said: _Said) -> Statement:
    """The part itself if none goes before it, else the first of all."""
    rivals = [p for p in group.parts if p is part or not _OTHERS.search(_called(group, p))]
    least = said.least != (bool(_DOWN.search(said.measure)) and _falls(group))
    worth = [(p.worth or Decimal(0)) * (-1 if least else 1) for p in rivals]
    best = max(worth)
    return part if worth[rivals.index(part)] == best else rivals[worth.index(best)]


def _falls(group: Group) -> bool:
    """Whether a fall is printed as a number below nought."""
    return any((part.worth or 0) < 0 for part in group.parts)


def _called(group: Group, part: Statement) -> str:
    if group.labels:
        return group.labels[group.parts.index(part)]
    return part.label


def _leading(line: Line, near: Sequence[Group]) -> Iterator[Spot | None]:
    """居前三位的是A、B、C; A、B、C里程居前三位."""
    for match in _FIRST.finditer(line.text):
        begin = max(line.text.rfind(mark, 0, match.start()) for mark in "。；;，,") + 1
        after = re.split("[。；;]", line.text[match.end() :])[0]
        after = _ENDS.split(after)[0]
        before, count = line.text[begin : match.start()], parse_numeral(match["count"])
        said = _Said(after if after.startswith("的") else before, before, False, 0, 0)
        span = line.start + begin, line.start + match.end()
        spots = [*_ranked(near, said, int(count or 0), span)]
        if spots:
            yield None if None in spots else spots[0]


def _ranked(
    near: Sequence[Group], said: _Said, count: int, span: tuple[int, int]
) -> Iterator[Spot | None]:
    """Whether those that are named are the first so many, in each column that may be meant."""
    for group in near:
        named = group.named(said.named)
        if len(named) != count or count < 2 or not _is_flat(group):
            continue
        if not _fits_all(group, named, said.measure):
            continue
        least = min(part.worth or Decimal(0) for part in named)
        others = [p for p in group.parts if p not in named]
        above = [p for p in others if (p.worth or 0) > least and not _OTHERS.search(p.label)]
        yield _outranked(group, above[0], count, span) if above else None


def _fits_all(group: Group, named: Sequence[Statement], measure: str) -> bool:
    for part in named:
        measure = unnamed(measure, group, part)
    return _fits(group, named[0], _Said("", measure, False, 0, 0))


def _outranked(group: Group, above: Statement, count: int, span: tuple[int, int]) -> Spot:
    name, number = _called(group, above), above.mention.text
    return Spot(
        Severity.WARNING,
        f"居前{count}位的与所列的数不符：{name}（{number}）在其中一个之前",
        *span,
        todo="请核对名称与所列的数",
    )


RANKS = TextCheck("A31", "最多、居前的说法与所列的数一致", _look, aim="最多、居前的说法")
