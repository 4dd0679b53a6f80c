"""Several values of one figure or fact: which of them counts by where it stands, and what to say.

R10  one figure, several values in cells      R11  one fact, several texts in cells
R23  a sentence that a cell outranks, or sentences that disagree: told, and no draft waits for it
A46  two values of which one is 10,000 times the other, so one of them is in the wrong unit

A cell of a form outranks a sentence: the forms are the accounts, prose tells them again. A sentence
of a PDF, which is put together from where its characters stand, is the last.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from qicao.quantity import Interval
from qicao.steps import choice
from qicao.values import Fact, Figure, Finding, Origin, Severity, Source

V = TypeVar("V", Figure, Fact)
WRONG_UNIT = 10_000
SHIFTED = (10, 100, 1000)
_CELL, _SENTENCE, _PAGE = range(3)
_SHOWN = 60
"""Characters of a text that a finding shows."""


def is_prose(value: Figure | Fact) -> bool:
    """Whether a sentence gave the value, and no cell."""
    return value.source is not None and value.source.origin is Origin.SENTENCE


def foremost(candidates: Sequence[V]) -> Sequence[V]:
    """Those that stand where values count most: in cells, else in sentences, else in a PDF."""
    best = min(_rank(value) for value in candidates)
    return [value for value in candidates if _rank(value) == best]


def _rank(value: Figure | Fact) -> int:
    if not is_prose(value):
        return _CELL
    file = (value.source and value.source.file) or ""
    return _PAGE if file.lower().endswith(".pdf") else _SENTENCE


def best_known(candidates: Sequence[V]) -> V | None:
    """The one that is known most exactly, if every other can be the same; None if one cannot."""
    best = min(candidates, key=_width)
    return best if all(_may_equal(best, other) for other in candidates) else None


def _width(value: Figure | Fact) -> tuple[object, ...]:
    known = value.quantity if isinstance(value, Figure) else None
    if known is None:
        return (1,)
    interval: Interval = known.interval
    return (0, interval.hi - interval.lo, -(known.decimals or 0))


def _may_equal(value: Figure | Fact, other: Figure | Fact) -> bool:
    """Whether two values can be one: amounts as they are written, texts but for their spaces."""
    if isinstance(value, Figure) and isinstance(other, Figure):
        return value.may_equal(other)
    return _printed(value, whole=True) == _printed(other, whole=True)


def conflict(candidates: Sequence[V]) -> Finding:
    """That cells give different values, which a person has to decide between."""
    different = _different(candidates)
    code, hint = _suspicion(different)
    first = different[0]
    seen = "；".join(f"{value.source} 是{_printed(value)}" for value in different)
    message = f"有不同的值：{seen}"
    todo = f"{hint}改正其中一处，或选定一处为准"
    found = _told(code, Severity.ERROR, different, different[-1], message, todo)
    return _to_decide(found, first)


def outranked(settled: V, candidates: Sequence[V]) -> Finding:
    """That a sentence disagrees with the value that counts, and where both stand."""
    others: list[V] = [v for v in candidates if not _may_equal(settled, v)]
    _, hint = _suspicion([settled, *others])
    more = f"（另有{len(others) - 1}处也不同）" if len(others) > 1 else ""
    other = others[0]
    message = (
        f"：{settled.source} 是{_printed(settled)}，"
        f"文字材料 {other.source} 写的是{_printed(other)}{more}；已按前者取用"
    )
    todo = f"{hint}请核对是写错了还是口径不同；应当按后者的，选定后者为准"
    found = _told("R23", Severity.WARNING, [settled, *others], other, message, todo)
    return _to_decide(found, other)


def unclear(candidates: Sequence[V]) -> Finding:
    """That sentences give different values and no cell gives one, so that none is taken."""
    different = _different(candidates)
    first = different[0]
    seen = "；".join(f"{value.source} 写的是{_printed(value)}" for value in different)
    message = f"只有文字材料给出，说法不同，都没有取用：{seen}"
    todo = "需要的请填在数据表里，或选定一处为准"
    found = _told("R23", Severity.WARNING, different, different[-1], message, todo)
    return _to_decide(found, first)


def _told(
    code: str,
    severity: Severity,
    values: Sequence[Figure | Fact],
    observed: Figure | Fact,
    message: str,
    todo: str,
) -> Finding:
    """The finding that values disagree, the first of which is the one to expect."""
    first = values[0]
    return Finding(
        code=code,
        severity=severity,
        message=f"{first.label}（{first.id}）{message}",
        todo=todo,
        observed=_printed(observed),
        expected=_printed(first),
        figures=(first.id,),
        sources=_sources(values),
    )


def _different(candidates: Sequence[V]) -> list[V]:
    """The one that is known most exactly and those that it cannot be, a text only once."""
    best = min(candidates, key=_width)
    if isinstance(best, Fact):
        return list({_printed(value, whole=True): value for value in candidates}.values())
    return [value for value in candidates if value is best or not _may_equal(best, value)]


def _suspicion(candidates: Iterable[Figure | Fact]) -> tuple[str, str]:
    """The code of the conflict and what may have gone wrong; only an exact ratio counts."""
    values = [v.quantity for v in candidates if isinstance(v, Figure) and v.quantity]
    if not values:
        return "R11", ""
    bases = [abs(value.base) for value in values]
    low, high = min(bases), max(bases)
    if len({value.of.dimension for value in values}) > 1:
        return "R10", "两处的单位不是同一种量，请核对单位。"
    if low and high == low * WRONG_UNIT:
        return "A46", "相差恰好一万倍，疑似单位误写（元与万元），请核对单位。"
    for factor in SHIFTED:
        if low and high == low * factor:
            return "R10", f"相差恰好{factor}倍，疑似小数点错位，请核对原数。"
    return "R10", ""


def _printed(value: Figure | Fact, *, whole: bool = False) -> str:
    """A value as a finding shows it; `whole`, as texts are compared."""
    if isinstance(value, Figure):
        return str(value.quantity)
    return "".join(value.text.split()) if whole else f"“{value.text[:_SHOWN]}”"


def _sources(values: Iterable[Figure | Fact]) -> tuple[Source, ...]:
    return tuple(value.source for value in values if value.source)


def _to_decide(finding: Finding, value: Figure | Fact) -> Finding:
    """The finding with how a person says that this value counts."""
    source = value.source
    where = source.file if source and source.origin is Origin.SENTENCE else source
    written = f"choices: {{{value.id}: {where}}}"
    return finding.model_copy(update={"step": choice(written)})
