"""Counts that the parts beside them make up (A43): 6家机构（公办2家、民办4家）.

Words only: counts are too short for what numbers alone would prove.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qicao.checking.prose.saiddays import number
from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.values import Severity

_NUMBER = "[0-9]{1,4}|[一二两三四五六七八九十百]{1,4}"
_UNIT = (
    "台（套）|项次|个|家|项|类|台|套|辆|名|人|户|场|次|期|件|处|条|座|所|篇|部|批|间|眼|口|块|片|份|宗|起|"
    "支|只|棵|株|头|艘|门|枚|名|村|镇|乡"
)
_WHOLE = f"(?<![0-9.,一二两三四五六七八九十百第])(?P<count>{_NUMBER})(?P<unit>{_UNIT})"
_NOUN = "(?P<noun>[一-鿿“”]{0,12}?)"
_PART = f"[一-鿿“”A-Za-z]{{1,14}}?(?:{_NUMBER})(?:{_UNIT})"
_LIST = f"(?P<list>{_PART}(?:(?:[、和及]|以及){_PART})+)"
_GRADED = f"(?:{_NUMBER})[个项家][评定被]?[为是]“[一-鿿]{{1,3}}”"
_BESIDE = (
    re.compile(f"{_WHOLE}{_NOUN}（{_LIST}）"),
    re.compile(f"{_WHOLE}{_NOUN}（(?P<list>(?:(?:{_NUMBER})[镇乡村街县区市州旗]、?){{2,3}})）"),
    re.compile(f"{_WHOLE}{_NOUN}[，,](?:分别[为是]|即)?{_LIST}(?=[，,。；;\n]|$)"),
    re.compile(f"{_WHOLE}{_NOUN}[中里][，,]{_LIST}(?=[，,。；;\n]|$)"),
    re.compile(f"{_WHOLE}{_NOUN}[，,](?P<list>{_GRADED}(?:[、，,]{_GRADED})+)"),
)
_SOME = re.compile(f"{_WHOLE}{_NOUN}[，,（](?:其中|包括|含)[：:]?{_LIST}(?=[，,。；;）\n]|$)")
"""The list may leave some of them out, and has no more than all."""
_OPENS = re.compile("其中|包括|含")
_BATCHES = re.compile(
    f"{_WHOLE}[^。；;\n]{{0,16}}?分(?P<many>[两二三四五六])(?P<kind>[批期步次年])[^。；;\n]*"
)
_KINDS = re.compile(
    f"{_WHOLE}[一-鿿]{{0,8}}?(?P<end>[一-鿿]{{2}})[、，和](?:{_NUMBER})(?:{_UNIT})[一-鿿]{{0,8}}"
    f"[：:，](?:其中|分别为)?[：:]?{_LIST}(?=[，,。；;\n]|$)"
)
"""7个监测站、42个点位：东湾监测站8个、…: as many names as the things before are."""
_MANY = re.compile("分(?:为|成)?(?P<count>[两二三四五六])(?P<unit>[批期步])(?P<rest>[^\n]*)")
_HALVES = re.compile(
    f"{_WHOLE}[^。；;\n0-9]{{0,16}}?上半年[^，。；;0-9]{{0,6}}(?P<one>{_NUMBER})(?P=unit)[，,、]"
    f"下半年[^，。；;0-9]{{0,6}}(?P<two>{_NUMBER})(?P=unit)"
)
_MONTHS = re.compile(
    f"(?P<count>{_NUMBER})(?P<unit>个月)[，,（(]?(?:即|为|是|分别[是为])?(?P<one>[0-9]{{1,2}})月?[至到—～-]{{1,2}}"
    "(?P<two>[0-9]{1,2})月"
)
"""五个月，即6月至10月."""
_TOGETHER = re.compile(
    f"[，,](?P<kinds>[两二三四五六])[类项种]"
    f"[一-鿿]{{0,6}}?(?:合计|共计|总计|共)(?P<count>{_NUMBER})(?P<unit>{_UNIT}|处)(?=[，,。；;\n]|$)"
)
"""步道18条，足球场22块，运动场35片，三类设施共75处."""
_FIRST = re.compile(f"[一-鿿](?P<count>[0-9]{{1,4}})(?:{_UNIT})")
_OVERLAP = re.compile(
    "已|在建|开工|完工|完成|竣工|验收|投用|销号|整改|党员|[男女]|本科|硕士|博士|职称|高级|中级|以上|以下|"
    "超过|不足|新增|另|[缺空超]编|缺额|比|较|多|少|各|每|均"
)
"""Parts that are parts of one another, or no parts."""
_NAMED = re.compile(
    f"(?P<name>[一-鿿“”A-Za-z]*?)(?P<count>{_NUMBER})(?P<unit>{_UNIT}|[街县区市州旗])"
)
_LONG = 120
"""Characters before a total among which its parts stand."""
_OFF, _TENTH = 2, 10
"""How many a whole may be off to be meant for its parts, and which part of a large one."""


class Parted(NamedTuple):
    """A count of the text and what its parts are together."""

    match: re.Match[str]
    made: int
    whole: bool


def _look(subject: Subject) -> Iterator[Spot | None]:
    for line in subject.lines:
        found = {one.match.start("count"): one for one in _parted(line.text)}
        for parted in found.values():
            yield _judged(parted, line.start)


def _parted(words: str) -> Iterator[Parted]:
    for pattern in _BESIDE:
        for match in pattern.finditer(words):
            yield from _listed(match, whole=True)
    for match in _SOME.finditer(words):
        yield from _listed(match, whole=False)
    for match in _BATCHES.finditer(words):
        yield from _batched(match)
    for match in _KINDS.finditer(words):
        names = [part["name"].endswith(match["end"]) for part in _NAMED.finditer(match["list"])]
        if len(names) > _OFF and all(names):
            yield Parted(match, len(names), whole=True)
    for match in _MANY.finditer(words):
        said = f"(?:第|(?<=[。，、；]))([一二三四五六七]){match['unit']}"
        steps = {number(step) for step in re.findall(said, match["rest"])}
        if steps == {*range(1, len(steps) + 1)} and len(steps) > number(match["count"]):
            yield Parted(match, len(steps), whole=True)
    for match in _MONTHS.finditer(words):
        yield Parted(match, number(match["two"]) - number(match["one"]) + 1, whole=True)
    for match in _TOGETHER.finditer(words):
        yield from _together(match)
    for match in _HALVES.finditer(words):
        yield Parted(match, number(match["one"]) + number(match["two"]), whole=True)


def _listed(match: re.Match[str], *, whole: bool) -> Iterator[Parted]:
    """A list of parts of the whole's unit, or of the units that its name is made of."""
    parts = [*_NAMED.finditer(match["list"])]
    if _OVERLAP.search(match["list"]) or _OVERLAP.search(match["noun"]):
        return
    if whole and _OPENS.match(match["list"]):
        return
    if match["noun"] and all(part["name"].endswith(match["noun"]) for part in parts):
        return  # 分布在6个县，其中甲县3个: of what is in each
    alike = all(part["unit"] == match["unit"] for part in parts)
    named = all(part["unit"] in match["noun"] and not part["name"] for part in parts)
    if alike or named:
        yield Parted(match, _added(parts), whole)


def _added(parts: Sequence[re.Match[str]]) -> int:
    return sum(number(part["count"]) for part in parts)


def _together(match: re.Match[str]) -> Iterator[Parted]:
    """The first counts of as many clauses before a total as it has kinds."""
    before = re.split("[。；;\n]", match.string[max(0, match.start() - _LONG) : match.start()])[-1]
    clauses = re.split("[，,]", before)[-number(match["kinds"]) :]
    parts = [one for clause in clauses if (one := _FIRST.search(clause))]
    if len(parts) == number(match["kinds"]):
        yield Parted(match, _added(parts), whole=True)


def _batched(match: re.Match[str]) -> Iterator[Parted]:
    """分两批：第一批70台…，第二批47台…"""
    parts = re.compile(
        f"第([一二三四五六]){match['kind']}[^，。；0-9]{{0,6}}?({_NUMBER}){match['unit']}"
    )
    found = [(number(one[1]), number(one[2])) for one in parts.finditer(match[0])]
    if [place for place, _ in found] == [*range(1, number(match["many"]) + 1)]:
        yield Parted(match, sum(count for _, count in found), whole=True)


def _judged(parted: Parted, start: int) -> Spot | None:
    match, made, whole = parted
    said = number(match["count"])
    near = abs(made - said) <= max(_OFF, said // _TENTH)
    if made == said or not near or (made < said and not whole):
        return None
    return Spot(
        Severity.WARNING,
        f"“{match['count']}{match['unit']}”与所列的不符：各部分共{made}",
        start + match.start("count"),
        start + match.end("unit"),
        todo="请核对总数和各部分的数",
        expected=f"{made}",
    )


COUNT_SUMS = TextCheck("A43", "总数与各部分的个数", _look, aim="写明各部分个数的总数")
