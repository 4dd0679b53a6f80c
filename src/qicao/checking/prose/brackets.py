"""Brackets that open and do not close (W01), and half- and full-width marks mixed (W02)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.checking.text import Line
from qicao.values import Severity

_OPENERS = {"（": "）", "(": "）", "《": "》", "〔": "〕", "【": "】", "“": "”", "「": "」"}
_CLOSERS = {"）": "）", ")": "）", "》": "》", "〕": "〕", "】": "】", "”": "”", "」": "」"}
_MARKS = re.compile("[" + re.escape("".join((*_OPENERS, *_CLOSERS))) + "]")
_ITEM = re.compile(
    r"(?:^|[\s；;：:。，,、）)])(?:[0-9０-９]{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,2})$"
)
"""Before a closing bracket: the mark of an item, 1）."""
_QUOTE = "”"
_HALF = re.compile(r"(?<=[一-鿿])\(|\((?=[一-鿿])|(?<=[一-鿿])\)|\)(?=[一-鿿])")
_FULL = re.compile("[（）]")
_HALF_MARK = re.compile("(?<=[一-鿿])[,;:!?](?=[一-鿿])")
_FULL_MARK = re.compile("(?<=[一-鿿])[，；：](?=[一-鿿])")
_BOTH = (("括号", _HALF, _FULL), ("标点", _HALF_MARK, _FULL_MARK))
_MANY = 12
"""Brackets without their other half from which a line is told as one."""
_SHOWN = 4
Open = tuple[int, str]
"""Where a mark stands, and what closes it."""


def _unclosed(subject: Subject) -> Iterator[Spot | None]:
    """What a line leaves open may be closed by the next one, as in a text with hard breaks."""
    waiting: list[Open] = []
    for line in subject.lines:
        opened, closed = _left_over(line)
        if len(opened) + len(closed) > _MANY:
            yield _many(line, len(opened) + len(closed))
            opened, closed = [], []
        _close_waiting(waiting, closed)
        yield from (_open(subject, one) for one in waiting)
        yield from (_close(subject, one) for one in closed)
        waiting = opened
    yield from (_open(subject, one) for one in waiting)


def _close_waiting(waiting: list[Open], closed: list[Open]) -> None:
    """Takes out of both what the line before left open and this one closes."""
    for mark in closed[:]:
        match = next((one for one in reversed(waiting) if one[1] == mark[1]), None)
        if match:
            waiting.remove(match)
            closed.remove(mark)


def _many(line: Line, count: int) -> Spot:
    message = f"这一段有{count}个括号或引号没有配成对"
    todo = "请逐个补上另一半，或删去多余的"
    return Spot(Severity.WARNING, message, line.start, line.start + 1, todo=todo)


def _left_over(line: Line) -> tuple[list[Open], list[Open]]:
    """The marks of a line that open and that close nothing in it, each kind for itself."""
    open_: dict[str, list[int]] = {}
    closed: list[Open] = []
    for match in _MARKS.finditer(line.text):
        mark, at = match[0], line.start + match.start()
        if mark in _OPENERS:
            open_.setdefault(_OPENERS[mark], []).append(at)
        elif open_.get(_CLOSERS[mark]):
            open_[_CLOSERS[mark]].pop()
        elif not _is_item(line.text, match.start(), mark):
            closed.append((at, _CLOSERS[mark]))
    opened = sorted((at, mark) for mark, places in open_.items() for at in places)
    return opened, closed


def _is_item(text: str, at: int, mark: str) -> bool:
    return mark in "）)" and bool(_ITEM.search(text[max(0, at - 4) : at]))


def _open(subject: Subject, one: Open) -> Spot:
    return _spot(subject, one, f"“{subject.text[one[0]]}”没有配上“{one[1]}”")


def _close(subject: Subject, one: Open) -> Spot:
    return _spot(subject, one, f"“{subject.text[one[0]]}”前面没有开始的那一半")


def _spot(subject: Subject, one: Open, message: str) -> Spot:
    severity = Severity.HINT if one[1] == _QUOTE else Severity.WARNING
    around = subject.text[max(0, one[0] - 6) : one[0] + 8].replace("\n", " ")
    todo = "请补上另一半，或删去多余的"
    return Spot(severity, f"{message}：“{around}”", one[0], one[0] + 1, todo=todo)


def _widths(subject: Subject) -> Iterator[Spot | None]:
    """One hint for the whole text."""
    details, first = [], list[re.Match[str]]()
    for what, half, full in _BOTH:
        found = [*half.finditer(subject.text)]
        if found and full.search(subject.text):
            first += found[:1]
            details.append(f"{what}有{len(found)}处半角（{_listed(subject, found)}）")
    if details:
        yield Spot(
            Severity.HINT,
            f"全角、半角混用：{'；'.join(details)}",
            *first[0].span(),
            todo="请统一成全角的括号和标点，数字里的除外",
        )


def _listed(subject: Subject, marks: Sequence[re.Match[str]]) -> str:
    shown = (subject.text[max(0, m.start() - 3) : m.end() + 3] for m in marks[:_SHOWN])
    return "、".join(f"“{one.replace(chr(10), ' ')}”" for one in shown)


BRACKETS = TextCheck("W01", "括号和书名号成对", _unclosed, scans=True)
WIDTHS = TextCheck("W02", "全角、半角一致", _widths, scans=True)
