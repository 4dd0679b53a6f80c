"""Scores and weights."""

from __future__ import annotations

from decimal import Decimal

from qicao.mentions.mention import MentionKind
from qicao.quantity import decimals_of, plain
from qicao.trial.planting import Unplantable
from qicao.trial.prose.labelled import Number
from qicao.trial.prose.numerals import Numeral
from qicao.trial.prose.planting import Prose

SCORED = ("score", "capped_score")
STEPS = ("0.1", "0.2", "0.3", "0.5", "0.6", "0.8", "1", "1.2", "1.5", "2")


def score_changed(p: Prose) -> None:
    """A score is some tenths off."""
    given = [n for _, n in p.report.related(SCORED, "gives")]
    summed = [n for _, n in p.report.related(("sum",)) if n.kind is MentionKind.SCORE]
    _step(p, p.one_of(p.plain(_unique([*given, *summed]))), STEPS)


def weight_changed(p: Prose) -> None:
    """A weight is some whole points off."""
    weights = [n for _, n in p.report.related(SCORED, "weight")]
    pooled = [n for _, n in p.report.related(("pool",), "parts") if n.kind is MentionKind.SCORE]
    _step(p, p.one_of(p.plain(_unique([*weights, *pooled]))), ("1", "2", "5"))


def _unique(numbers: list[Number]) -> list[Number]:
    return list({number.id: number for number in numbers}.values())


def _step(p: Prose, chosen: tuple[Number, Numeral], steps: tuple[str, ...]) -> None:
    number, numeral = chosen
    value = numeral.value + p.chance.pick([-1, 1]) * Decimal(p.chance.pick(steps))
    if value < 0:
        raise Unplantable
    p.restate(number, numeral.written(plain(value, max(numeral.decimals, decimals_of(value)))))
