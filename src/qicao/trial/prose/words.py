"""Words that say another thing than the numbers."""

from __future__ import annotations

from dataclasses import replace

from qicao.trial.planting import Unplantable
from qicao.trial.prose.labelled import Labelled, Number
from qicao.trial.prose.planting import Prose, Span

_PAIRS = (
    "增加:减少 减少:增加 增长:下降 下降:增长 降幅:增幅 增幅:降幅 提高:降低 上升:下降 节约:超支 "
    "结余:超支 压减:增加 增支:减支 低于:高于 高于:低于 高出:低于 调增:调减 少:多 多:少 "
    "高:低 落后:超出"
)
OPPOSITE = dict(pair.split(":") for pair in _PAIRS.split())
GROWS_TO = ("增加", "减少", "增长", "下降", "提高", "上升")
HEDGES = {"近": "超过", "超过": "不足", "超": "不足", "不足": "超过", "不到": "超过"}
MOVING = ("difference", "change", "change_from_difference", "points")
DOUBLED = ("增加", "减少", "增长", "下降", "实际", "项目", "支出", "完成", "预算", "主要")
NEAR = 12
"""Characters before a number within which its words stand."""


def direction_reversed(p: Prose) -> None:
    """增加 for 减少 and the like."""
    known = [d for d in p.report.directions if d.words in OPPOSITE]
    spoken = [(d.words, n) for d in known if (n := p.report.by_id.get(d.at)) and _free(p, n)]
    word, number = _one(p, spoken)
    start, end = _before(p.report, number, word)
    p.replace(start, end, OPPOSITE[word])
    _point(p, number)


def _point(p: Prose, number: Number) -> None:
    """A finding may be at the number, or at any that follows with it from the same two."""
    related = [r for r in p.report.relations if number.id in r.ids and r.kind in MOVING]
    there = {id: p.report.by_id[id] for r in related for id in r.ids} | {number.id: number}
    p.also(*((n.start, n.end) for n in there.values()))


def grown_to(p: Prose) -> None:
    """增加到 where the number is that by which it grew."""
    spoken = [
        (word, n)
        for d in p.report.directions
        if (n := p.report.by_id.get(d.at)) and _free(p, n)
        for word in GROWS_TO
        if p.report.text[: n.start].endswith(word)
    ]
    word, number = _one(p, spoken)
    p.replace(number.start, number.start, "到")
    p.also((number.start - len(word), number.end))
    _point(p, number)


def hedge_reversed(p: Prose) -> None:
    """超过 where it is less, 不足 where it is more."""
    related = {id for relation in p.report.relations for id in relation.ids}
    hedged = [
        (word, n)
        for n in p.report.numbers
        if n.hedge and n.id in related and n.value is not None and _free(p, n)
        for word in HEDGES
        if p.report.text[: n.start].endswith(word)
    ]
    word, number = _one(p, hedged)
    other = HEDGES[word]
    p.change(number.start - len(word), number.start, other)
    p.restated[number.id] = replace(number, hedge={"超过": "超"}.get(other, other))
    p.also((number.start, number.end))


def doubled_word(p: Prose) -> None:
    """A word stands twice in a row."""
    text = p.report.text
    found = [word for word in DOUBLED if word in text]
    if not found:
        raise Unplantable
    word = p.chance.pick(found)
    places = [n for n in range(len(text)) if text.startswith(word, n)]
    start = p.chance.pick(places)
    p.replace(start + len(word), start + len(word), word)
    p.also((start, start + len(word)))


def grade_changed(p: Prose) -> None:
    """A grade that its score does not give."""
    banded = [(r, n) for r, n in p.report.related(("band",), "score") if r.grade and _free(p, n)]
    if not banded:
        raise Unplantable
    relation, score = p.chance.pick(banded)
    grade = relation.grade or ""
    first, last = p.report.line_of(score.start)
    places = [n for n in range(first, last) if p.report.text[n] == grade]
    if not places or len(grade) != 1:
        raise Unplantable
    start = min(places, key=lambda place: abs(place - score.end))
    p.replace(start, start + 1, p.chance.pick([g for g in "优良中差" if g != grade]))
    p.breaks(relation)
    p.also((score.start, score.end))


def _free(p: Prose, number: Number) -> bool:
    return number.id not in p.avoid


def _one(p: Prose, choices: list[tuple[str, Number]]) -> tuple[str, Number]:
    if not choices:
        raise Unplantable
    return p.chance.pick(choices)


def _before(report: Labelled, number: Number, word: str) -> Span:
    """The last place of a word in the line before a number; Unplantable if it is not there."""
    first, _ = report.line_of(number.start)
    start = report.text.rfind(word, max(first, number.start - NEAR), number.start)
    if start < 0:
        raise Unplantable
    return start, start + len(word)
