"""What became of each rule: done, not applicable, not enough data, or not to be told.

One line a rule and label, over all the members that the rule holds for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from qicao.profile import Profile
from qicao.relations import AnyRelation, Relation, Score
from qicao.values import Coverage, CoverageStatus, Figure, Finding, Ledger

DONE, NOT_APPLICABLE, NOT_ENOUGH, AMBIGUOUS = (
    CoverageStatus.DONE,
    CoverageStatus.NOT_APPLICABLE,
    CoverageStatus.NOT_ENOUGH_DATA,
    CoverageStatus.AMBIGUOUS,
)
BY_PROGRAM = "没有填报，由程序算出"
_NAMED_AT_MOST = 6


class Examined:
    """What one relation gave: findings, and its status with the reason."""

    def __init__(
        self,
        status: CoverageStatus,
        reason: str = "",
        missing: Iterable[str] = (),
        findings: Iterable[Finding] = (),
    ) -> None:
        self.status, self.reason = status, reason
        self.missing, self.findings = tuple(dict.fromkeys(missing)), tuple(findings)


def without_data(missing: Iterable[str]) -> Examined:
    """A rule for which these figures or facts are missing."""
    return Examined(NOT_ENOUGH, "缺少数据", missing)


def rule_code(relation: Relation) -> str:
    """The code that a relation is reported under: a score where less is better has its own."""
    if isinstance(relation, Score) and relation.comparator == "≤" and relation.code_at_most:
        return relation.code_at_most
    return relation.code


def sum_up(
    profile: Profile, ledger: Ledger, examined: Sequence[tuple[AnyRelation, Examined]]
) -> tuple[Coverage, ...]:
    """One line for every rule of the profile, in its order, with what could not be told and why."""
    grouped: dict[tuple[str, str], list[Examined]] = {}
    for relation in profile.relations:
        for code in _codes(relation):
            grouped.setdefault((code, relation.label), [])
    for relation, result in examined:
        grouped.setdefault((rule_code(relation), relation.label), []).append(result)
    names = _Names(profile, ledger.figures)
    superfluous = {(r.code, r.label) for r in profile.relations if r.unless}
    return tuple(
        _line(code, label, results, names)
        if results
        else _idle(code, label, (code, label) in superfluous)
        for (code, label), results in grouped.items()
    )


def _codes(relation: AnyRelation) -> Iterator[str]:
    yield relation.code
    if isinstance(relation, Score) and relation.code_at_most:
        yield relation.code_at_most


def _idle(code: str, label: str, superfluous: bool) -> Coverage:
    reason = "已有更直接的数据，不再核对" if superfluous else "没有这一组数据"
    return Coverage(code=code, status=NOT_APPLICABLE, reason=reason, label=label)


def _line(code: str, label: str, results: Sequence[Examined], names: _Names) -> Coverage:
    done = sum(result.status is DONE for result in results)
    open_ = [r for r in results if r.status in (NOT_ENOUGH, AMBIGUOUS)]
    reasons = _reasons(open_, names, counted=done > 0 or len(results) > 1)
    if done:
        reasons = [f"核对{done}处", *reasons]
    return Coverage(
        code=code,
        status=_status(results),
        reason="；".join(reasons) or results[0].reason,
        figures=tuple(dict.fromkeys(i for result in open_ for i in result.missing)),
        label=label,
    )


def _status(results: Sequence[Examined]) -> CoverageStatus:
    seen = {result.status for result in results}
    return next(s for s in (DONE, NOT_ENOUGH, AMBIGUOUS, NOT_APPLICABLE) if s in seen)


def _reasons(open_: Sequence[Examined], names: _Names, *, counted: bool) -> list[str]:
    grouped: dict[str, list[Examined]] = {}
    for result in open_:
        grouped.setdefault(result.reason, []).append(result)
    lines = []
    for reason, results in grouped.items():
        missing = tuple(dict.fromkeys(i for result in results for i in result.missing))
        count = f"{len(results)}处" if counted else ""
        lines.append(count + reason + (f"：{names.listed(missing)}" if missing else ""))
    return lines


class _Names:
    """Labels for ids in a reason."""

    def __init__(self, profile: Profile, figures: Mapping[str, Figure]) -> None:
        self.profile, self.figures = profile, figures

    def listed(self, ids: Sequence[str]) -> str:
        labels = "、".join(self.label(name) for name in ids[:_NAMED_AT_MOST])
        return labels + ("等" if len(ids) > _NAMED_AT_MOST else "")

    def label(self, name: str) -> str:
        if figure := self.figures.get(name):
            return figure.label
        entry = self.profile.catalogue.fact_entry(name)
        group = self.profile.catalogue.groups.get(name)
        return entry.label if entry else group.label if group else name
