"""Words and marks that stand twice (D07), slips of the hand, and 套话 that the profile avoids."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qicao.check.residue import DOUBLED as TWICE
from qicao.checking.prose.subject import Need, Spot, Subject, TextCheck
from qicao.checking.prose.words import any_word, words
from qicao.values import Severity

_ONE = re.compile("的的(?!确)|元元(?![旦件素])|较较|占占|由由|%%|％％|万万元|：：|::|,,|，，")
_MEANT = re.compile(rf"(?:{any_word('doubles')})")
_SLIPS = dict(pair.split("=") for pair in words("slips"))
_SLIP = re.compile("|".join(map(re.escape, _SLIPS)))
_UNTIL = re.compile("截止(?=到?20[0-9]{2}年)")
_TRADITIONAL = re.compile(f"[{''.join(words('traditional'))}]")
_MEASURES = ("率", "进度", "比例")
"""Behind a word that stands twice they make one of the second: 支出 and 支出率."""
_SHOWN = 5


def _doubled(subject: Subject) -> Iterator[Spot | None]:
    told: set[int] = set()
    for pattern in (TWICE, _ONE):
        for match in pattern.finditer(subject.text):
            if match.start() in told or _is_meant(match):
                continue
            told.add(match.start())
            yield Spot(
                Severity.WARNING,
                f"“{match[0]}”疑似重复",
                match.start(),
                match.end(),
                todo="请删去多余的字或标点",
            )


def _is_meant(match: re.Match[str]) -> bool:
    """逐项逐项, 一个一个, and two words of which the second begins as the first ends."""
    word = match[1] if match.re.groups else None
    if word and match.string.startswith(_MEASURES, match.end()):
        return True  # 项目支出支出率
    if word and "每" in word:
        return True  # 文化馆每馆每年20万元
    return bool(word and _MEANT.match(word))


def _slips(subject: Subject) -> Iterator[Spot | None]:
    for match in _SLIP.finditer(subject.text):
        yield _slip(match, _SLIPS[match[0]])
    for match in _UNTIL.finditer(subject.text):
        yield _slip(match, "截至")
    found = [*_TRADITIONAL.finditer(subject.text)]
    if found and len(found) * 20 < len(subject.text):
        listed = "".join(dict.fromkeys(match[0] for match in found[:_SHOWN]))
        yield Spot(
            Severity.HINT,
            f"有{len(found)}个繁体字（{listed}）",
            *found[0].span(),
            todo="请改成规范的简体字",
        )


def _slip(match: re.Match[str], instead: str) -> Spot:
    return Spot(
        Severity.HINT,
        f"“{match[0]}”疑为“{instead}”",
        match.start(),
        match.end(),
        todo="请核对用字",
        suggestion=f"改为{instead}",
    )


def _phrases(subject: Subject) -> Iterator[Spot | None]:
    """The words that the profile avoids, each once."""
    avoided = subject.profile.avoid if subject.profile else ()
    for word in avoided:
        start = subject.text.find(word)
        if start >= 0:
            message = f"“{word}”不宜用在报告里"
            yield Spot(Severity.HINT, message, start, start + len(word), todo="换成具体的说法")


DOUBLED = TextCheck("D07", "没有重复的字和标点", _doubled, scans=True)
SLIPS = TextCheck("W05", "用字", _slips, scans=True)
PHRASES = TextCheck("D07", "用语", _phrases, (Need.PROFILE,), scans=True)
