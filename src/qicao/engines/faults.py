"""What is wrong with a reply, all of it at once, in words that a repair turn can use.

For any engine whose text comes from a model. What a section says well is not judged here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from qicao.boundtext import parse
from qicao.engines.offers import (
    claim_words,
    evidence_slots,
    offered_slots,
    signal_slots,
    slot_names,
)
from qicao.engines.passage import Fault, Passage, used_names
from qicao.engines.passages import CHECKS
from qicao.engines.replies import MeasuresReply, Problem, ProblemsReply, ProseReply, Reply
from qicao.errors import TextError
from qicao.profile import Profile
from qicao.values import Ledger, SectionPlan, Signal


@dataclass(frozen=True, slots=True)
class _Request:
    """What was asked for."""

    plan: SectionPlan
    ledger: Ledger
    profile: Profile
    echoes: frozenset[str]


def find_faults(
    reply: Reply,
    plan: SectionPlan,
    ledger: Ledger,
    profile: Profile,
    echoes: frozenset[str] = frozenset(),
) -> tuple[Fault, ...]:
    """Every fault of a reply to `plan`; () if there is none. `echoes` are cut from the prompt."""
    request = _Request(plan, ledger, profile, echoes)
    match reply:
        case ProseReply():
            passages = _prose(reply, request)
            found = [*_empty(passages), *_required(passages, request)]
        case ProblemsReply():
            passages = _problems(reply, request)
            found = [*_answered([p.signal for p in reply.problems], plan, "问题")]
            found += _evidence(reply.problems, request)
        case MeasuresReply():
            passages = _measures(reply, request)
            found = [*_answered([m.signal for m in reply.measures], plan, "措施")]
    found += [fault for passage in passages for check in CHECKS for fault in check(passage)]
    return tuple(dict.fromkeys([*found, *_repeated(passages)]))


def _prose(reply: ProseReply, request: _Request) -> list[Passage]:
    plan, ledger, profile = request.plan, request.ledger, request.profile
    offered = offered_slots(plan, profile, ledger)
    return [
        _passage(f"第{number}段", text, offered, request)
        for number, text in enumerate(reply.paragraphs, 1)
    ]


def _problems(reply: ProblemsReply, request: _Request) -> list[Passage]:
    passages = []
    for problem in reply.problems:
        offered = _offered(problem.signal, request)
        where = f"问题“{problem.signal[:30]}”"
        passages.append(_passage(f"{where}的标题", problem.title, (), request, title=True))
        passages.append(_passage(where, problem.text, offered, request))
    return passages


def _measures(reply: MeasuresReply, request: _Request) -> list[Passage]:
    passages = []
    for measure in reply.measures:
        offered = _offered(measure.signal, request)
        where = f"措施“{measure.signal[:30]}”"
        passages += [
            _passage(f"{where}的标题", measure.title, (), request, title=True),
            _passage(where, measure.text, offered, request),
            _passage(f"{where}的 who", measure.who, offered, request, short=True),
            _passage(f"{where}的 by_when", measure.by_when, offered, request, short=True),
        ]
    return passages


def _offered(code: str, request: _Request) -> tuple[str, ...]:
    signal = _signal(code, request.plan)
    if signal is None:
        return ()
    return offered_slots(request.plan, request.profile, request.ledger, signal)


def _signal(code: str, plan: SectionPlan) -> Signal | None:
    return next((signal for signal in plan.signals if signal.code == code), None)


def _passage(
    where: str,
    text: str,
    offered: tuple[str, ...],
    request: _Request,
    *,
    title: bool = False,
    short: bool = False,
) -> Passage:
    ledger, profile = request.ledger, request.profile
    labels = [ledger.figures[name].label for name in offered if name in ledger.figures]
    labels += [ledger.claims[name].label for name in offered if name in ledger.claims]
    labels += [label for signal in request.plan.signals for label in signal.labels]
    facts = [ledger.facts[name] for name in offered if name in ledger.facts]
    return Passage(
        where=where,
        text=text,
        offered=offered,
        ledger=ledger,
        phrases=(*profile.phrases, *labels),
        quotes=tuple(sentence.text for sentence in request.plan.sentences),
        named=frozenset(offered) - _only_quoted(request),
        sayings=tuple(claim_words(ledger.claims[n], ledger) for n in offered if n in ledger.claims),
        names=(*(f.text for f in facts), *(item for f in facts for item in f.items)),
        avoid=profile.avoid,
        echoes=request.echoes,
        title=title,
        short=short,
    )


def _only_quoted(request: _Request) -> frozenset[str]:
    """Ids that stand in sentences of materials and nowhere else in the plan."""
    plan, ledger = request.plan, request.ledger
    quoted = {name for s in plan.sentences for name in slot_names(s.text, ledger)}
    by_itself = {*plan.must, *plan.may, *plan.facts}
    for signal in plan.signals:
        by_itself.update(signal_slots(plan, signal, request.profile, ledger))
    return frozenset(quoted - by_itself)


def _empty(passages: list[Passage]) -> Iterator[Fault]:
    if not passages:
        yield Fault(code="empty", message="没有写任何段落，请按要求写出正文")


def _required(passages: list[Passage], request: _Request) -> Iterator[Fault]:
    ledger = request.ledger
    used = {name for passage in passages for name in used_names(passage)}
    printed = {f for name in used if name in ledger.claims for f in ledger.claims[name].figures}
    for name in request.plan.must:
        if name not in used | printed:
            yield Fault(code="missing", message=f"必须用到的 [[{name}]] 没有出现，请写进正文")


def _answered(codes: list[str], plan: SectionPlan, noun: str) -> Iterator[Fault]:
    known = [signal.code for signal in plan.signals]
    for code, times in Counter(codes).items():
        if code not in known:
            listing = "、".join(known)
            hint = f"没有“{code[:30]}”这个信号，不要另立{noun}；signal 只能是：{listing}"
            yield Fault(code="unknown_signal", message=hint)
        elif times > 1:
            yield Fault(code="twice", message=f"信号“{code}”写了 {times} 次，请合成一条")
    for code in known:
        if code not in codes:
            yield Fault(code="unanswered", message=f"信号“{code}”没有对应的{noun}，请补上")


def _evidence(problems: tuple[Problem, ...], request: _Request) -> Iterator[Fault]:
    for problem in problems:
        signal = _signal(problem.signal, request.plan)
        if signal is None:
            continue
        evidence = evidence_slots(signal, request.profile, request.ledger)
        if evidence and not set(evidence) & set(_names(problem.text, request.ledger)):
            listing = "、".join(f"[[{name}]]" for name in evidence[:3])
            hint = f"没有引用数据，请至少用一个：{listing}"
            yield Fault(code="no_evidence", where=f"问题“{signal.code}”", message=hint)


def _names(text: str, ledger: Ledger) -> tuple[str, ...]:
    try:
        parse(text)
    except TextError:
        return ()
    return used_names(Passage(where="", text=text, offered=(), ledger=ledger))


def _repeated(passages: list[Passage]) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for passage in passages:
        key = "".join(passage.text.split())
        if passage.short or not key:
            continue
        if key in seen:
            hint = f"与{seen[key]}完全相同，请删去或重写"
            blocking = not passage.title
            yield Fault(code="repeated", where=passage.where, message=hint, blocking=blocking)
        seen.setdefault(key, passage.where)
