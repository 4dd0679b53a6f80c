"""Targets that were missed and of which the text says nothing (D05)."""

from __future__ import annotations

from collections.abc import Iterator

from qicao.checking.prose.subject import Need, Spot, Subject, TextCheck
from qicao.checking.prose.words import names_any
from qicao.values import Indicator, Ledger, Severity

_RUN = 4
"""Characters in a row of an indicator's name by which the text is known to speak of it."""


def _look(subject: Subject) -> Iterator[Spot | None]:
    """Indicators short of their weight, against the problems and what deviated."""
    ledger = subject.ledger
    if ledger is None:
        return
    said = _said(subject)
    for indicator in ledger.indicators:
        if _is_short(ledger, indicator):
            yield (
                None
                if _speaks_of(said, indicator.label)
                else Spot(
                    Severity.WARNING,
                    f"指标“{indicator.label}”未得满分，问题和偏差部分没有提到",
                    None,
                    None,
                    todo="请在存在的问题中写明差距和原因",
                    figures=(indicator.score, indicator.weight),
                )
            )


def _is_short(ledger: Ledger, indicator: Indicator) -> bool:
    weight, score = (ledger.known.get(name) for name in (indicator.weight, indicator.score))
    return bool(weight and score and score.hi < weight.lo)


def _said(subject: Subject) -> str:
    """What the sections on problems say, all prose if there is none."""
    found = [s.text for s in subject.sections if names_any(s.title.words, "problems")]
    return "\n".join(found or [line.text for line in subject.lines])


def _speaks_of(said: str, label: str) -> bool:
    runs = (label[n : n + _RUN] for n in range(max(1, len(label) - _RUN + 1)))
    return any(run in said for run in runs)


UNMET = TextCheck("D05", "未完成的指标有交代", _look, (Need.LEDGER,), aim="未得满分的指标")
