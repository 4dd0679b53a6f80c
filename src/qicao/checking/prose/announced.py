"""So many points are announced, and so many follow: 主要有三个方面：一是…；二是… (A43).

The points of a list are marked 一是, 第一, 1., (1), （一） or ①, in one paragraph or one a line.
What 以上三个问题 counts is the list that ended before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.quantity import parse_numeral
from qicao.values import Severity

_NOUNS = (
    "方面|问题|不足|短板|原因|措施|举措|任务|工作|目标|环节|步骤?|阶段|内容|建议|重点|要点|做法|"
    "组成|部分|职责|职能|经验|特点|情况|指标|类|原则|办法"
)
_COUNT = "(?P<count>[两二三四五六七八九十]{1,2}|[1-9][0-9]?)"
_ANNOUNCED = re.compile(
    f"{_COUNT}(?P<unit>个方面|部分|个|项|点|条|类|大|种|步|款|处)(?P<noun>[一-鿿]{{0,12}}?)"
    "(?P<link>[，,]?(?:具体(?:为|是|如下|包括)?|分别(?:是|为)|主要(?:是|有|包括)|如下|包括|即|为)?)"
    "(?P<mark>[：:。；，,]?)\\s*(?=[一第（(1１①])"
)
_NOUN = re.compile(f"(?:{_NOUNS})$")
_BACK = ("以上", "上述", "前述")
_ABOVE = re.compile(
    f"(?:以上|上述|前述){_COUNT}(?P<unit>个方面|个|项|点|条)?(?:的|存在的)?(?:问题|不足|原因|短板|措施)"
)
_MOST = 12
"""Points that are announced of things of any name, where a colon follows."""
_RINGED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫"
_MARKS = (
    re.compile("(?<![一-鿿])([一二三四五六七八九十]{1,2})(?:则)?是"),
    re.compile("第([一二三四五六七八九十]{1,2})[，,、]"),
    re.compile("[（(]([一二三四五六七八九十]{1,2})[）)]"),
    re.compile("[（(]([0-9]{1,2})[）)]"),
    re.compile("(?<![0-9.])([0-9]{1,2})[.．、](?![0-9])"),
    re.compile(f"([{_RINGED}])"),
)
_BEGINS = re.compile("[\\s#*]*")
_TODO = "请把说到的逐一写出，或改正前面的个数"


@dataclass(frozen=True, slots=True)
class Points:
    """The marks of one list: where the first and the last stand, and how many there are."""

    start: int
    last: int
    many: int


def _look(subject: Subject) -> Iterator[Spot | None]:
    for match, points in _counted(subject):
        yield _told(match, points.many, "下面写了", wide=points.last)
    yield from _above(subject)


def counts_of_points(subject: Subject) -> frozenset[int]:
    """Where the counts begin that are held against the list right behind them."""
    return frozenset(match.start("count") for match, _ in _counted(subject))


def _counted(subject: Subject) -> Iterator[tuple[re.Match[str], Points]]:
    """The counts that announce a list, with it."""
    for match in _ANNOUNCED.finditer(subject.text):
        back = subject.text[max(0, match.start() - 2) : match.start()]
        if back in _BACK or not _announces(match):
            continue
        points = _points(subject, match.end())
        if points and points.many > 1:
            yield match, points


def _announces(match: re.Match[str]) -> bool:
    """Whether a count is that of points, by what they are called or by the colon behind."""
    named = _NOUN.search(match["unit"] + match["noun"])
    plain = match["mark"] in ("：", ":") and _value(match["count"]) <= _MOST
    return bool(named) or plain


def _value(count: str) -> int:
    return int(parse_numeral(count.replace("两", "二")) or 0)


def _told(match: re.Match[str], many: int, where: str, wide: int = 0) -> Spot | None:
    """What is said of a count; an error where one paragraph has it and its list."""
    stated = _value(match["count"])
    if stated == many:
        return None
    shown = match["count"] + (match["unit"] or "")
    beside = "\n" not in match.string[match.start() : max(wide, match.end())]
    return Spot(
        Severity.ERROR if beside and wide else Severity.WARNING,
        f"“{shown}”：说的是{stated}个，{where}{many}个",
        match.start("count"),
        match.end("count") + 1,
        todo=_TODO,
        expected=f"{many}",
    )


def _points(subject: Subject, start: int) -> Points | None:
    """The list whose first mark stands at a place; None if none does, or it cannot be told."""
    titled = next((g for g in subject.siblings if g.titles[0].start == start), None)
    if titled:
        numbers = [title.number for title in titled.titles]
        many = next((n for n, no in enumerate(numbers) if no != n + 1), len(numbers))
        return Points(start, titled.titles[many - 1].start, many) if many else None
    style = next((s for s in _MARKS if (m := s.match(subject.text, start)) and _no(m) == 1), None)
    return _run(subject, start, style) if style else None


def _run(subject: Subject, start: int, style: re.Pattern[str]) -> Points | None:
    """The marks of a style that go on from the first, in its line or at the beginning of others."""
    last, many = start, 1
    for line in subject.lines_from(start):
        if line.start > start and line.heading and not style.match(line.text):
            break
        for match in style.finditer(line.text, max(0, start + 1 - line.start)):
            begins = _BEGINS.fullmatch(line.text[: match.start()]) is not None
            if not (begins or line.start <= last):
                continue
            number = _no(match)
            if number == 1:
                return Points(start, last, many) if begins else None
            if number > many + 1:
                return None
            if number == many + 1:
                last, many = line.start + match.start(), number
    return Points(start, last, many)


def _no(match: re.Match[str]) -> int:
    if match[1] in _RINGED:
        return _RINGED.index(match[1]) + 1
    return int(parse_numeral(match[1]) or 0)


def _above(subject: Subject) -> Iterator[Spot | None]:
    """Counts of what stands above, where it is plain which list is meant."""
    found = [*_ABOVE.finditer(subject.text)]
    lists = [*_all(subject)] if found else []
    for match in found:
        before = [p for p in lists if p.last < match.start()]
        open_ = [p for p in before if _is_open(p, before)]
        ended = [p for p in before if p not in open_]
        if not ended or any(p.many == _value(match["count"]) for p in open_):
            continue
        nearest = max(ended, key=lambda p: p.last)
        around = {p.many for p in ended if p.last >= nearest.start}
        if len(around) == 1:
            yield _told(match, nearest.many, "上面写了")


def _is_open(points: Points, every: Sequence[Points]) -> bool:
    """Whether the last of some points is what is being spoken of: its list has others in it."""
    within = (p for p in every if points.start < p.start and p.last < points.last)
    return points.last == max(p.last for p in every) and any(within)


def _all(subject: Subject) -> Iterator[Points]:
    """Every list of a text."""
    for group in subject.siblings:
        numbers = [title.number for title in group.titles]
        if len(numbers) > 1 and numbers == [*range(1, len(numbers) + 1)]:
            yield Points(group.titles[0].start, group.titles[-1].start, len(numbers))
    for match in _MARKS[0].finditer(subject.text):
        found = _run(subject, match.start(), _MARKS[0]) if _no(match) == 1 else None
        if found and found.many > 1:
            yield found


ANNOUNCED = TextCheck("A43", "说几点就写几点", _look, aim="说有几个方面的地方")
