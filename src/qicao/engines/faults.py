"""What is wrong with a reply, all of it at once, in words that a repair turn can use.

For any engine whose text comes from a model. What a section says well is not judged here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from qicao.boundtext import parse
from qicao.engines.asked import Request, cut
from qicao.engines.offers import cause_slots, evidence_slots
from qicao.engines.passage import Fault, Passage, used_names
from qicao.engines.passages import CHECKS
from qicao.engines.repeats import find_repeats
from qicao.engines.replies import Measure, MeasuresReply, Problem, ProblemsReply, ProseReply, Reply
from qicao.errors import TextError
from qicao.profile import Profile
from qicao.values import Ledger, SectionPlan, Signal

_REASON = re.compile("原因|待核实|由于|因为|受[^。；]{2,}影响|[，。]因|主要是")
STOCK = 3
"""Words to avoid from which on a reply is made of them and has to be written again."""


def find_faults(
    reply: Reply,
    plan: SectionPlan,
    ledger: Ledger,
    profile: Profile,
    echoes: frozenset[str] = frozenset(),
) -> tuple[Fault, ...]:
    """Every fault of a reply to `plan`; () if there is none. `echoes` are cut from the prompt."""
    return judge(reply, Request(plan, ledger, profile, echoes))


def judge(reply: Reply, request: Request) -> tuple[Fault, ...]:
    """Every fault of a reply to `request`; () if there is none."""
    passages = cut(reply, request)
    match reply:
        case ProseReply():
            found = [*_empty(passages), *_required(passages, request)]
        case ProblemsReply():
            found = [*_answered([p.signal for p in reply.problems], request.plan)]
            found += _evidence(reply.problems, request)
        case MeasuresReply():
            found = [*_measured(reply.measures, request.plan)]
    found += [fault for passage in passages for check in CHECKS for fault in check(passage)]
    return tuple(dict.fromkeys([*found, *find_repeats(passages), *_stock(passages)]))


def _empty(passages: list[Passage]) -> Iterator[Fault]:
    if not passages:
        yield Fault(code="empty", message="没有写任何段落，请按要求写出正文")


def _required(passages: list[Passage], request: Request) -> Iterator[Fault]:
    ledger = request.ledger
    used = {name for passage in passages for name in used_names(passage)}
    printed = {f for name in used if name in ledger.claims for f in ledger.claims[name].figures}
    for name in request.plan.must:
        if name not in used | printed:
            yield Fault(code="missing", message=f"必须用到的 [[{name}]] 没有出现，请写进正文")


def _answered(codes: list[str], plan: SectionPlan) -> Iterator[Fault]:
    known = [signal.code for signal in plan.signals]
    for code, times in Counter(codes).items():
        if code not in known:
            listing = "、".join(known)
            hint = f"没有“{code[:30]}”这个信号，不要另立问题；signal 只能是：{listing}"
            yield Fault(code="unknown_signal", message=hint)
        elif times > 1:
            yield Fault(code="twice", message=f"信号“{code}”写了 {times} 次，请合成一条")
    for code in known:
        if code not in codes:
            yield Fault(code="unanswered", message=f"信号“{code}”没有对应的问题，请补上")


def _measured(measures: tuple[Measure, ...], plan: SectionPlan) -> Iterator[Fault]:
    """Measures that answer nothing or something else, and problems that none answers."""
    known = [signal.code for signal in plan.signals]
    for number, measure in enumerate(measures, 1):
        yield from _answers(measure, f"第{number}条措施", known)
    answered = {code for measure in measures for code in measure.problems}
    for code in known:
        if code not in answered:
            hint = f"问题“{code}”没有措施回应，请补一条，或写进一条措施的 problems"
            yield Fault(code="unanswered", message=hint)


def _answers(measure: Measure, where: str, known: list[str]) -> Iterator[Fault]:
    listing = "、".join(known)
    if not measure.problems:
        hint = f"problems 是空的，请写明它回应的问题编号：{listing}；没有对应的问题就删去这条"
        yield Fault(code="answers_nothing", where=where, message=hint)
    for code, times in Counter(measure.problems).items():
        if code not in known:
            hint = f"没有编号为“{code[:30]}”的问题，problems 只能是：{listing}"
            yield Fault(code="unknown_signal", where=where, message=hint)
        elif times > 1:
            hint = f"problems 里“{code}”写了 {times} 次，写一次就够"
            yield Fault(code="twice", where=where, message=hint)


def _evidence(problems: tuple[Problem, ...], request: Request) -> Iterator[Fault]:
    for problem in problems:
        signal = request.signal(problem.signal)
        if signal is None:
            continue
        evidence = evidence_slots(signal, request.profile, request.ledger)
        if evidence and not set(evidence) & set(_names(problem.text, request.ledger)):
            listing = "、".join(f"[[{name}]]" for name in evidence[:3])
            hint = f"没有引用数据，请至少用一个：{listing}"
            yield Fault(code="no_evidence", where=f"问题“{signal.code}”", message=hint)
        yield from _cause(problem, signal, request)


def _cause(problem: Problem, signal: Signal, request: Request) -> Iterator[Fault]:
    """A problem without a reason: neither one that was given nor a word that there is none yet."""
    causes = cause_slots(signal, request.profile, request.ledger)
    if not (_REASON.search(problem.text) or {*causes} & {*_names(problem.text, request.ledger)}):
        due = "、".join(f"[[{name}]]" for name in causes[:3]) or "“具体原因待核实”"
        where, hint = f"问题“{signal.code}”", f"没有写原因，请写上：{due}"
        yield Fault(code="no_cause", where=where, message=hint)


def _names(text: str, ledger: Ledger) -> tuple[str, ...]:
    try:
        parse(text)
    except TextError:
        return ()
    return used_names(Passage(where="", text=text, offered=(), ledger=ledger))


def _stock(passages: list[Passage]) -> Iterator[Fault]:
    """A reply with so many words to avoid that it is made of them."""
    words = [word for p in passages for word in p.avoid for _ in range(p.blanked.count(word))]
    if len(words) >= STOCK:
        listing = "”“".join(dict.fromkeys(words))
        hint = f"套话太多（“{listing}”共 {len(words)} 处），请改成具体的做法、数据和结果"
        yield Fault(code="stock", message=hint)
