"""Problems and measures one by one: those that are right stand, the builtin text fills the others.

One faulty problem among six is no reason to give up five. Each is judged alone, against a plan
with its own signals and no other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qicao.engines.faults import find_faults
from qicao.engines.passage import Fault
from qicao.engines.replies import MeasuresReply, ProblemsReply, Reply
from qicao.engines.salvage import salvage
from qicao.profile import Profile
from qicao.values import Ledger, SectionPlan, Signal

Saved = tuple[Reply, tuple[Fault, ...]]


def sound_items(
    tried: Sequence[Reply],
    plan: SectionPlan,
    ledger: Ledger,
    profile: Profile,
    echoes: frozenset[str] = frozenset(),
) -> Saved | None:
    """The sound items of several replies, the latest first, and what was done to them.

    None if there are none, or if prose was asked for.
    """
    answered: set[str] = set()
    kept: list[Reply] = []
    told: list[Fault] = []
    for item, codes in (pair for reply in reversed(tried) for pair in _items(reply, plan)):
        if not codes or answered & set(codes):
            continue
        own = plan.model_copy(update={"signals": _signals(plan, codes)})
        if saved := _saved(item, own, ledger, profile, echoes):
            answered |= set(codes)
            kept.append(saved[0])
            told += saved[1]
    return (_joined(kept), tuple(told)) if kept else None


def unanswered(reply: Reply, plan: SectionPlan) -> tuple[str, ...]:
    """The codes of signals that a reply leaves to the builtin text."""
    answered = {code for _, codes in _items(reply, plan) for code in codes}
    return tuple(signal.code for signal in plan.signals if signal.code not in answered)


def _saved(
    item: Reply, plan: SectionPlan, ledger: Ledger, profile: Profile, echoes: frozenset[str]
) -> Saved | None:
    faults = find_faults(item, plan, ledger, profile, echoes)
    if not any(fault.blocking for fault in faults):
        return item, ()
    return salvage(item, plan, ledger, profile, echoes)


def _items(reply: Reply, plan: SectionPlan) -> Iterator[tuple[Reply, tuple[str, ...]]]:
    """Each item as a reply of its own, with the codes of the signals that it is about."""
    known = {signal.code for signal in plan.signals}
    if isinstance(reply, ProblemsReply):
        for problem in reply.problems:
            codes = (problem.signal,) if problem.signal in known else ()
            yield ProblemsReply(problems=(problem,)), codes
    elif isinstance(reply, MeasuresReply):
        for measure in reply.measures:
            named = measure.problems if known.issuperset(measure.problems) else ()
            yield MeasuresReply(measures=(measure,)), named


def _signals(plan: SectionPlan, codes: tuple[str, ...]) -> tuple[Signal, ...]:
    return tuple(signal for signal in plan.signals if signal.code in codes)


def _joined(kept: list[Reply]) -> Reply:
    problems = [p for reply in kept if isinstance(reply, ProblemsReply) for p in reply.problems]
    if problems:
        return ProblemsReply(problems=tuple(problems))
    measures = [m for reply in kept if isinstance(reply, MeasuresReply) for m in reply.measures]
    return MeasuresReply(measures=tuple(measures))
