"""Numbers of headings and of 一是, 二是 that are skipped, repeated or out of order (A45)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.checking.prose.titles import Siblings, Title
from qicao.outline import numeral
from qicao.quantity import parse_numeral
from qicao.values import Severity

_FIRSTLY = re.compile("(?<![一-鿿])([一二三四五六七八九十]{1,2})是")
_DEEP = 2
"""Lists that may be open around another."""
_TODO = "请核对序号，看是写错了，还是漏了一条"


def _look(subject: Subject) -> Iterator[Spot | None]:
    for siblings in subject.siblings:
        yield from _judged(siblings)
        yield from _mixed(siblings)
    yield from _firstly(subject)


def _judged(siblings: Siblings) -> Iterator[Spot | None]:
    """One after the other; a list that begins anew at 1 is another list."""
    titles = siblings.titles
    due, seen = _first_due(siblings), set[int]()
    for place, title in enumerate(titles):
        following = titles[place + 1].number if place + 1 < len(titles) else 0
        if title.number == due:
            due += 1
            yield None
        elif title.number == 1 and following != due + 1:
            due = 2
            yield None
        else:
            yield _odd(titles, place, due, again=title.number in seen)
            due = due + 1 if following == due + 1 else title.number + 1
        seen.add(title.number)


def _first_due(siblings: Siblings) -> int:
    """The number that the first title should have: that of a list in digits is taken as it is."""
    first = siblings.titles[0]
    if first.number == siblings.continued + 1 or not first.style.strip("（）").startswith("一"):
        return first.number
    return 1 if first.number == 2 and first.alone else first.number


def _odd(titles: Sequence[Title], place: int, due: int, *, again: bool) -> Spot:
    title = titles[place]
    expected = _like(title, due)
    before = f"“{titles[place - 1].mark}”之后" if place else "这一级的第一个"
    what = "序号重复" if again else "序号不连续"
    return Spot(
        Severity.WARNING,
        f"{what}：{before}应是“{expected}”，写的是“{title.mark}”",
        title.start,
        title.end,
        todo=_TODO,
        expected=expected,
    )


def _like(title: Title, number: int) -> str:
    """A number written as a mark is."""
    shown = numeral(number) if title.style.strip("（）").startswith("一") else str(number)
    core = title.mark.strip("（）()、.．")
    return title.mark.replace(core, shown) if core else shown


def _mixed(siblings: Siblings) -> Iterator[Spot]:
    """One level whose marks are written in two ways: 3、 and then 四、."""
    for before, title in zip(siblings.titles, siblings.titles[1:], strict=False):
        if title.style != before.style:
            yield Spot(
                Severity.HINT,
                f"同一级标题的序号写法不一致：前面是“{before.mark}”，这里是“{title.mark}”",
                title.start,
                title.end,
                todo="请把同一级标题的序号统一成一种写法",
            )
            return


def _firstly(subject: Subject) -> Iterator[Spot | None]:
    """一是, 二是 of a section; a 一是 within another opens a list of its own."""
    open_: list[int] = []
    for line in subject.lines:
        if line.heading:
            open_ = []
        for match in _FIRSTLY.finditer(line.text):
            number = int(parse_numeral(match[1]) or 0)
            spot = _follows(open_, number, line.start + match.start(), match[0])
            if (number > 1 and open_ and spot is None) or number == 1:
                yield None
            elif spot is not None:
                yield spot


def _follows(open_: list[int], number: int, start: int, mark: str) -> Spot | None:
    """Goes on with the list that a number fits; says so if it fits none."""
    if number == 1:
        open_[:] = [*open_[-_DEEP:], 1]
        return None
    fitting = [n for n, last in enumerate(open_) if last + 1 == number]
    if not open_ or fitting:
        del open_[fitting[-1] + 1 if fitting else 0 :]
        open_[-1:] = [number] if open_ else []
        return None
    due = f"{numeral(open_[-1] + 1)}是"
    open_[-1] = number
    message = f"“{mark}”与前面接不上，应是“{due}”"
    return Spot(Severity.WARNING, message, start, start + len(mark), todo=_TODO, expected=due)


NUMBERING = TextCheck("A45", "序号连续", _look, aim="带序号的标题")
