"""What a report must say: required claims, unmet targets, measures for problems, 无 where empty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from qicao.check.draft import Check, Draft, at
from qicao.check.script import Piece
from qicao.profile import SectionForm
from qicao.values import Finding, Ledger, Place, SectionPlan, Severity

REQUIRED, PAIRING, EMPTY, UNMET = "D04", "A59", "A60", "D05"


def _required(draft: Draft) -> Iterator[Finding]:
    printed = _printed(draft)
    for plan in draft.plans:
        used = printed.get(plan.id, set())
        for name in plan.must:
            if not is_said(name, used, draft.ledger):
                yield Finding(
                    code=REQUIRED,
                    severity=Severity.WARNING,
                    message=f"“{plan.heading}”没有写到必须写的内容：{_label(draft, name)}",
                    todo=f"在这一节加入 [[{name}]]",
                    figures=(name,) if name in draft.ledger.figures else (),
                    place=Place(section=plan.id),
                )
        for label in plan.missing.values():
            yield Finding(
                code=REQUIRED,
                severity=Severity.HINT,
                message=f"“{plan.heading}”应写{label}，但没有提供",
                todo=f"补充“{label}”后重新起草，或确认本单位没有这一项",
                place=Place(section=plan.id),
            )


def _printed(draft: Draft) -> dict[str, set[str]]:
    """Section → ids of figures and slots that it and the sections below it print."""
    printed: dict[str, set[str]] = {}
    for piece in draft.script.pieces:
        printed.setdefault(piece.section.id.partition(".")[0], set()).update(printed_ids(piece))
    return printed


def printed_ids(piece: Piece) -> Iterator[str]:
    """Ids of claims, figures and facts that a piece of the text prints."""
    for run in piece.runs:
        if run.slot:
            yield from run.figures
            yield run.slot[2:-2].removesuffix("|省名")


def is_said(name: str, printed: Set[str], ledger: Ledger) -> bool:
    """Whether a figure or claim was printed: a claim also by all the figures of its phrase.

    Nothing needs no number: words say it (没有派出机构).
    """
    figure, claim = ledger.figures.get(name), ledger.claims.get(name)
    nothing = figure is not None and figure.quantity is not None and not figure.quantity.value
    return nothing or name in printed or (claim is not None and set(claim.figures) <= printed)


def _label(draft: Draft, name: str) -> str:
    claim = draft.ledger.claims.get(name)
    if claim:
        return f"{claim.label}{claim.measure}"
    figure = draft.ledger.figures.get(name)
    return figure.label if figure else name


def _pairing(draft: Draft) -> Iterator[Finding]:
    plans = tuple(_remedies(draft, ("problems", "measures")))
    if None in plans:  # only some sections were asked for: nothing is known of the others
        return
    problems, measures = (dict(_children(draft, plan)) for plan in plans)
    for code, heading in problems.items():
        if code not in measures:
            yield _unpaired(
                f"问题“{heading}”没有对应的改进措施",
                "补写一条措施：谁、做什么、到什么程度、何时完成",
            )
    for code, heading in measures.items():
        if code not in problems:
            yield _unpaired(f"措施“{heading}”没有对应的问题", "补写对应的问题，或删去这条措施")


def _remedies(draft: Draft, kinds: Iterable[str]) -> Iterator[SectionPlan | None]:
    for kind in kinds:
        yield next((plan for plan in draft.plans if plan.writes == kind), None)


def _children(draft: Draft, plan: SectionPlan | None) -> Iterator[tuple[str, str]]:
    for section in draft.report.sections:
        if plan is not None and section.id.startswith(f"{plan.id}."):
            for code in section.answers or (section.id.removeprefix(f"{plan.id}."),):
                yield code, section.heading


def _unpaired(message: str, todo: str) -> Finding:
    return Finding(code=PAIRING, severity=Severity.WARNING, message=message, todo=todo)


def _unmet(draft: Draft) -> Iterator[Finding]:
    """Indicators short of their weight that the problems do not name."""
    plan = next((plan for plan in draft.plans if plan.writes == "problems"), None)
    if plan is None:
        return
    said = "".join(p.text for p in draft.script.pieces if p.section.id.split(".")[0] == plan.id)
    for indicator in draft.ledger.indicators:
        weight, score = (draft.ledger.known.get(i) for i in (indicator.weight, indicator.score))
        if weight and score and score.hi < weight.lo and indicator.label not in said:
            yield Finding(
                code=UNMET,
                severity=Severity.WARNING,
                message=f"指标“{indicator.label}”未得满分，问题部分没有提到",
                todo="在存在的问题中写明差距和原因",
                figures=(indicator.score, indicator.weight),
                place=Place(section=plan.id),
            )


def _empty(draft: Draft) -> Iterator[Finding]:
    for form in _forms(draft.profile.outline):
        pieces = [p for p in draft.script.of(form.id) if not p.heading]
        says_nothing = len(pieces) == 1 and pieces[0].text.strip("。 　") == form.empty
        for name in form.zero_of:
            figure = draft.ledger.figures[name]
            value = figure.quantity.value if figure.quantity else None
            if says_nothing and value:
                yield at(
                    pieces[0],
                    EMPTY,
                    Severity.ERROR,
                    f"写了“{form.empty}”，但{figure.label}为{figure.quantity}",
                    todo="写明支出情况",
                    figures=(name,),
                )
            elif says_nothing and value is None:
                yield at(
                    pieces[0],
                    EMPTY,
                    Severity.HINT,
                    f"没有提供{figure.label}，按“{form.empty}”写",
                    todo="请确认确实没有这项支出；确认后可在数据中填 0",
                    figures=(name,),
                )


def _forms(forms: tuple[SectionForm, ...]) -> Iterator[SectionForm]:
    for form in forms:
        yield form
        yield from _forms(form.sections)


REQUIRED_CLAIMS = Check(REQUIRED, "必须写的内容都写到", _required)
PROBLEM_MEASURE = Check(PAIRING, "问题与措施对应", _pairing)
UNMET_TARGETS = Check(UNMET, "未完成的指标写进问题", _unmet)
EMPTY_SECTIONS = Check(EMPTY, "空节写“无”", _empty)
