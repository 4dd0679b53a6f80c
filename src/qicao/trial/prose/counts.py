"""Counts and their lists."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from qicao.mentions.mention import MentionKind
from qicao.trial.planting import Unplantable
from qicao.trial.prose.labelled import Number, Relation
from qicao.trial.prose.numerals import numeral_of
from qicao.trial.prose.planting import Prose, Span

_BETWEEN = re.compile(r"[”』」》]?[、，；及和与][“『「《]?")
_NUMERALS = "〇一二三四五六七八九十"
SUMMED = ("sum", "count", "same")


def count_off_by_one(p: Prose) -> None:
    """One more or one fewer than there are."""
    counted = [n for _, n in p.report.related(SUMMED) if n.kind is MentionKind.COUNT]
    listed = [n for _, n in p.report.related(("count",), "stated")]
    number = p.any_of([n for n in listed or counted if n.value])
    value = int(number.value or 0)
    step = p.chance.pick([-1, 1]) if value > 1 else 1
    p.put(
        number, replace(number, value=Decimal(value + step), text=_recounted(number, value + step))
    )


def _recounted(number: Number, count: int) -> str:
    """The number with another count, in digits or 汉字 as it was."""
    numeral = numeral_of(number)
    if numeral and not numeral.decimals:
        return numeral.written(f"{count}")
    words, rest = number.text[:1].replace("两", "二"), number.text[1:]
    if words not in _NUMERALS or rest[:1] in _NUMERALS or count >= len(_NUMERALS):
        raise Unplantable
    return ("两" if count == 2 else _NUMERALS[count]) + rest


def listed_item_dropped(p: Prose) -> None:
    """A name is missing from a list whose number is stated."""
    relation, places = _list(p, closed=True)
    which = p.chance.whole(0, len(places) - 2)
    p.replace(places[which][0], places[which + 1][0], "")
    p.two_ways = True  # the count may be wrong as well as the list
    _point(p, relation, places)


def listed_item_doubled(p: Prose) -> None:
    """A name stands twice in a list."""
    relation, places = _list(p, closed=False)
    which = p.chance.whole(0, len(places) - 2)
    again = p.report.text[places[which][0] : places[which + 1][0]]
    p.replace(places[-1][0], places[-1][0], again)
    _point(p, relation, places)


def _point(p: Prose, relation: Relation, places: list[Span]) -> None:
    """A finding may be at the list or at its number."""
    p.breaks(relation)
    p.also((places[0][0], places[-1][1]))
    for id in relation.roles["stated"]:
        p.also((p.report.by_id[id].start, p.report.by_id[id].end))


def _list(p: Prose, *, closed: bool) -> tuple[Relation, list[Span]]:
    """A list of bare names with its count; Unplantable if there is none."""
    found = [
        (relation, places)
        for relation in p.report.relations
        if relation.kind == "count" and not (closed and relation.open)
        if not p.avoid & {*relation.ids}
        if len(places := _places(p, relation)) > 2
    ]
    if not found:
        raise Unplantable
    return p.chance.pick(found)


def _places(p: Prose, relation: Relation) -> list[Span]:
    """Where the names of a list stand, one after the other; none if anything is between them."""
    text = p.report.text
    (stated,) = (p.report.by_id[id] for id in relation.roles["stated"])
    first, last = p.report.line_of(stated.start)
    places, at = list[Span](), stated.end if relation.number_first else first
    for name in relation.names:
        at = text.find(name, at, last)
        if at < 0:
            return []
        places.append((at, at + len(name)))
        at += len(name)
    bare = all(_BETWEEN.fullmatch(text[a[1] : b[0]]) for a, b in pairwise(places))
    return places if bare else []
