"""So many points are announced, and so many follow without marks (A43): 抓好五项工作：…；…；….

What a semicolon parts is a point; so is each of what was done, one after the other: 4项问题已整改：
修订了…，完善了…，细化了….
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qicao.checking.prose.saiddays import number
from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.values import Severity

_COUNT = "(?P<count>[三四五六七八九]|[3-9])(?:项|个方面|个|条)"
_PARTED = re.compile(
    f"(?:抓好|做好|完成|推进|开展|落实|实施|重点是|主要是|有)(?:以下|下列|了)?{_COUNT}"
    "(?:重点|主要)?(?:工作|任务|措施|举措)：(?P<points>[^。：:\n]+)。"
)
_DONE = re.compile(
    f"{_COUNT}(?:问题|意见|建议|事项)[^。；：\n]{{0,12}}：(?P<points>[^。；：\n]+)[。；]"
)
_TITLES = re.compile(
    "(?P<points>(?:《[^《》]{2,30}》、?[一-鿿]{0,8}?){2,})(?P<count>[2-9]|[二三四五六七八九])[项个]"
)
_MARKED = re.compile("[一二三四五六七八九十]是|[（(][0-9一二三四五六七八九十]|^[0-9]|第[一二三]")
_VERB = re.compile("[一-鿿]{2,3}了")
_LEAST, _OFF = 2, 2


def _look(subject: Subject) -> Iterator[Spot | None]:
    for line in subject.lines:
        for match in _PARTED.finditer(line.text):
            points = re.split("[；;]", match["points"])
            if len(points) > _LEAST and not _MARKED.search(match["points"]):
                yield _judged(match, len(points), line.start)
        for match in _TITLES.finditer(line.text):
            if "等" not in match[0].rpartition("》")[2]:
                yield _judged(match, match["points"].count("《"), line.start)
        for match in _DONE.finditer(line.text):
            points = match["points"].split("，")
            if len(points) >= _LEAST and all(_VERB.match(point) for point in points):
                yield _judged(match, len(points), line.start)


def _judged(match: re.Match[str], many: int, at: int) -> Spot | None:
    said = number(match["count"])
    if said == many or abs(said - many) > _OFF:
        return None
    start, end = match.span("count")
    return Spot(
        Severity.WARNING,
        f"“{match[0].partition('：')[0]}”：说的是{said}个，后面写了{many}个",
        at + start,
        at + end + 1,
        todo="请把说到的逐一写出，或改正前面的个数",
        expected=f"{many}",
    )


UNMARKED = TextCheck("A43", "说几项就写几项", _look, aim="说有几项工作的地方")
