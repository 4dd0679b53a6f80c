"""Faults of form: years, brackets, headings, leftovers, a section that says 无 beside a figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

from qicao.mentions.mention import MentionKind
from qicao.trial.planting import Unplantable
from qicao.trial.prose.labelled import Number
from qicao.trial.prose.planting import Prose

T = TypeVar("T")
_CLOSING = re.compile(r"[（(][^（）()\n]*[）)]")
_SENTENCE = re.compile(r"[。；]")
_GROWTH = re.compile(r"(?:增长|下降|增加|减少)(?=[0-9])")
_NOTHING = re.compile(
    r"(?m)^(?:\s*无。?|[^\n。]{0,12}(?:没有|无)(?:此类|此项|相关|该项)[^\n。]{0,10}。)$"
)
_HEADING_LINE = re.compile(r"(?m)^[（(]?[一二三四五六七八九十]{1,3}[、）)][^\n。]{2,30}$")
_NUMERALS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]
_ORDINAL = re.compile(r"[一二三四五六七八九十]+|[0-9]+", re.ASCII)


def wrong_year(p: Prose) -> None:
    """The year of 截至, of signing, or of the report, is another."""
    year = str(p.report.year)
    dates = [n for n in p.report.numbers if n.kind is MentionKind.DATE]
    until = [n for n in dates if p.report.text[: n.start].endswith("截至") and year in n.text]
    signed = [n for n in dates if _alone(p, n) and str(p.report.year + 1) in n.text]
    number = _one(p, [*until, *signed])
    old = year if year in number.text else str(p.report.year + 1)
    place = number.start + number.text.index(old)
    p.replace(place, place + len(old), str(int(old) - 1))
    p.also((number.start, number.end))


def _alone(p: Prose, number: Number) -> bool:
    """Whether a date is all of its line."""
    first, last = p.report.line_of(number.start)
    return p.report.text[first:last].strip() == number.text.strip()


def unclosed_bracket(p: Prose) -> None:
    """A bracket that nobody closed."""
    found = _one(p, list(_CLOSING.finditer(p.report.text)))
    p.replace(found.end() - 1, found.end(), "")
    p.also((found.start(), found.end() - 1))


def heading_repeated(p: Prose) -> None:
    """A heading has the number of the one before it."""
    _renumber(p, [(number, at - 1) for number, at, _ in _headings(p) if at > 1])


def heading_skipped(p: Prose) -> None:
    """The last heading of its level leaves a number out."""
    _renumber(p, [(number, at + 1) for number, at, last in _headings(p) if last and at > 1])


def _headings(p: Prose) -> list[tuple[Number, int, bool]]:
    """Headings with their number, and whether none of the same form follows on it."""
    headings = [n for n in p.report.numbers if n.kind is MentionKind.HEADING]
    found = []
    for index, number in enumerate(headings):
        form, at = _ordinal(number.text)
        after = (_ordinal(n.text) for n in headings[index + 1 :])
        follows = next((n for f, n in after if f == form), 0)
        found += [(number, at, follows != at + 1)] if at else []
    return found


def _ordinal(text: str) -> tuple[str, int]:
    """The form of a heading's number without it, and the number; 0 if it is none."""
    found = _ORDINAL.search(text)
    if found is None:
        return text, 0
    form = text[: found.start()] + ("1" if found[0].isdigit() else "一") + text[found.end() :]
    if found[0].isdigit():
        return form.strip(), int(found[0])
    return form.strip(), _NUMERALS.index(found[0]) + 1 if found[0] in _NUMERALS else 0


def _renumber(p: Prose, choices: Sequence[tuple[Number, int]]) -> None:
    number, at = _one(p, choices)
    found = _ORDINAL.search(number.text)
    if found is None or at > len(_NUMERALS):
        raise Unplantable
    other = str(at) if found[0].isdigit() else _NUMERALS[at - 1]
    p.replace(number.start + found.start(), number.start + found.end(), other)
    first, last = p.report.line_of(number.start)
    p.also((first, last))


def leftover_blank(p: Prose) -> None:
    """XX where a number belongs."""
    number, numeral = p.pick()
    p.replace(number.start, number.end, f"XX{numeral.after}")


def leftover_choice(p: Prose) -> None:
    """Both words of a form, one of them in brackets: 增长（下降）."""
    found = _one(p, list(_GROWTH.finditer(p.report.text)))
    other = {"增长": "下降", "下降": "增长", "增加": "减少", "减少": "增加"}[found[0]]
    p.replace(found.end(), found.end(), f"（{other}）")


def leftover_bookmark(p: Prose) -> None:
    """A mark of the word processor."""
    end = _one(p, list(_SENTENCE.finditer(p.report.text))).end()
    p.replace(end, end, f"[bookmark: _Toc{p.chance.whole(10_000_000, 99_999_999)}]")


def leftover_limit(p: Prose) -> None:
    """The form's own note on length, behind a heading."""
    end = _one(p, list(_HEADING_LINE.finditer(p.report.text))).end()
    p.replace(end, end, f"（{p.chance.pick(['100', '200', '500'])}字以内）")


def none_beside_a_figure(p: Prose) -> None:
    """A section that says that there is nothing, and then an amount."""
    found = _one(p, list(_NOTHING.finditer(p.report.text)))
    stop = "" if found[0].endswith("。") else "。"
    amount = f"{p.chance.whole(2, 900)}.{p.chance.whole(11, 99)}万元"
    p.replace(found.end(), found.end(), f"{stop}当年用款{amount}。")
    p.also((found.start(), found.end()))


def _one(p: Prose, choices: Sequence[T]) -> T:
    if not choices:
        raise Unplantable
    return p.chance.pick(choices)
