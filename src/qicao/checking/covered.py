"""What became of every rule that can be held against a text: done, or why not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from qicao.arithmetic.bound.binding import Binding, Status
from qicao.arithmetic.codes import LABELS, code_of
from qicao.checking.foreign import Examined
from qicao.checking.reckoning import words
from qicao.statements import Role, Statement
from qicao.steps import FIGURES
from qicao.values import Coverage, CoverageStatus, Finding

_LACKING = {
    Role.CHANGE: ("A26", "上年的数"),
    Role.COMPLETION: ("A13", "预算和完成的金额"),
    Role.SAVING: ("A11", "预算和决算的金额"),
    Role.SHARE: ("A30", "总数"),
    Role.PER: ("A40", "总数和个数"),
}
"""Role of a rate → the rule that would hold it, and what that needs."""
_SHOWN = 3
_NO_FIGURES = "没有给数据"


def coverage_of(examined: Examined, findings: Sequence[Finding]) -> tuple[Coverage, ...]:
    """A row for each rule, in the order of their codes."""
    told = Counter(finding.code for finding in findings)
    done = _done(examined)
    lacking: dict[str, list[str]] = {}
    for code, what in _lacks(examined):
        lacking.setdefault(code, []).append(what)
    rows = [
        _row(code, label, done[code], told[code], lacking.get(code, []))
        for code, label in LABELS.items()
        if code != "A48"
    ]
    return tuple(sorted((*rows, _of_figures(examined, done, told)), key=lambda row: row.code))


def _done(examined: Examined) -> Counter[str]:
    judged = examined.judged
    claims = (*judged.held, *(claim for claim, _ in judged.broken))
    done = Counter(code_of(claim) for claim in claims)
    done.update({"A41": len(examined.grades), "A43": len(examined.counts)})
    done.update({"A44": len(examined.counts), "A05": len(examined.gaps)})
    done.update(A27=len(judged.baseless), A28=len(judged.baseless))
    return done


def _lacks(examined: Examined) -> Iterator[tuple[str, str]]:
    """Rates that nothing could be held against, by their rule."""
    judged = examined.judged
    claims = (*judged.held, *(claim for claim, _ in judged.broken), *judged.baseless)
    tried = {member.start for claim in claims for member in claim.members} | _bound(examined)
    for statement in examined.statements:
        if statement.role in _LACKING and statement.start not in tried:
            code, needed = _LACKING[statement.role]
            yield code, f"“{_named(examined, statement)}”缺{needed}"


def _bound(examined: Examined) -> set[int]:
    bindings = examined.bindings.items()
    return {start for start, binding in bindings if binding.status is Status.BOUND}


def _named(examined: Examined, statement: Statement) -> str:
    return f"{statement.label[-12:]}{words(examined.text, statement)}"


def _row(code: str, label: str, done: int, told: int, lacking: list[str]) -> Coverage:
    left = _listed(lacking)
    if done:
        reason = f"核对{done}处，发现{told}处" if told else f"核对{done}处，没有发现"
        reason += f"；另有{len(lacking)}处缺数，没有核对：{left}" if lacking else ""
        return Coverage(code=code, status=CoverageStatus.DONE, reason=reason, label=label)
    if lacking:
        status = CoverageStatus.NOT_ENOUGH_DATA
        return Coverage(code=code, status=status, reason=left, label=label)
    reason = "文中没有可以这样核对的数"
    return Coverage(code=code, status=CoverageStatus.NOT_APPLICABLE, reason=reason, label=label)


def _listed(texts: Sequence[str]) -> str:
    more = f"等{len(texts)}处" if len(texts) > _SHOWN else ""
    return "，".join(texts[:_SHOWN]) + more


def _of_figures(examined: Examined, done: Counter[str], told: Counter[str]) -> Coverage:
    """The numbers of the text against the figures, and within it text against tables."""
    label = LABELS["A48"]
    statuses = Counter(binding.status for binding in examined.bindings.values())
    unsure = [b for b in examined.bindings.values() if b.status is Status.AMBIGUOUS]
    if unsure:
        names = [f"“{_named(examined, b.statement)}”可能是{_candidates(b)}" for b in unsure]
        figures = tuple(dict.fromkeys(f.figure for b in unsure for f in b.figures))
        reason = f"{_bound_words(statuses, told)}；{_listed(names)}"
        status = CoverageStatus.AMBIGUOUS
        return Coverage(code="A48", status=status, reason=reason, figures=figures, label=label)
    if examined.bindings:
        reason, status = _bound_words(statuses, told), CoverageStatus.DONE
        return Coverage(code="A48", status=status, reason=reason, label=label)
    row = _row("A48", label, done["A48"], told["A48"], [])
    return row.model_copy(update={"reason": f"{row.reason}；{_NO_FIGURES}", "step": FIGURES})


def _candidates(binding: Binding) -> str:
    return "、".join(figure.label for figure in binding.figures[:_SHOWN])


def _bound_words(statuses: Counter[Status], told: Counter[str]) -> str:
    return (
        f"与数据相符{statuses[Status.BOUND]}处，不符{told['A48']}处，"
        f"数据里没有的{statuses[Status.OPEN]}处"
    )
