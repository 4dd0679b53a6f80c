"""What is left of a reply when its repairs are used up: the sentences without faults.

Sentences with blocking faults are taken out, reasons that nothing gives are marked, a faulty title
gives way to the signal's own; no word is changed otherwise. A person is told of each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from qicao.engines.asked import Request, cut
from qicao.engines.causes import mark_causes
from qicao.engines.faults import judge
from qicao.engines.offers import signal_title
from qicao.engines.passage import Fault, Passage
from qicao.engines.passages import CHECKS
from qicao.engines.repeats import repeated_sentences
from qicao.engines.replies import Measure, MeasuresReply, Problem, ProblemsReply, ProseReply, Reply
from qicao.engines.sentences import split_sentences
from qicao.engines.wordchecks import check_heading
from qicao.profile import Profile
from qicao.values import Ledger, SectionPlan

CAUSE = "unfounded_cause"
Item = TypeVar("Item", Problem, Measure)


def salvage(
    reply: Reply,
    plan: SectionPlan,
    ledger: Ledger,
    profile: Profile,
    echoes: frozenset[str] = frozenset(),
) -> tuple[Reply, tuple[Fault, ...]] | None:
    """The reply without its faulty sentences and what was done; None if too little is left."""
    request = Request(plan, ledger, profile, echoes)
    texts: list[str] = []
    said: dict[str, str] = {}
    reply, told = _titled(reply, request)
    for passage in cut(reply, request):
        if not passage.title and not passage.short:
            text, faults = _cleaned(passage, said)
            texts.append(text)
            told += faults
    saved = _with_texts(reply, texts)
    if any(fault.blocking for fault in judge(saved, request)):
        return None
    return saved, tuple(told)


def _titled(reply: Reply, request: Request) -> tuple[Reply, list[Fault]]:
    """The reply with the titles of signals for those that are faulty, and what was done."""
    if isinstance(reply, ProseReply):
        return reply, []
    titles, told = list[str](), list[Fault]()
    passages = (passage for passage in cut(reply, request) if passage.title)
    for passage, item in zip(passages, _items(reply), strict=True):
        codes = item.problems if isinstance(item, Measure) else (item.signal,)
        signal = request.signal(codes[0]) if codes else None
        fault = next((f for check in CHECKS for f in check(passage) if f.blocking), None)
        titles.append(item.title)
        if fault and signal:
            titles[-1] = signal_title(signal, request.profile, request.plan.writes)
            told.append(_note(passage, fault.code, f"标题改为“{titles[-1]}”", fault))
    return _with_titles(reply, titles), told


def _items(reply: ProblemsReply | MeasuresReply) -> Sequence[Problem | Measure]:
    if isinstance(reply, ProblemsReply):
        return reply.problems
    return reply.measures


def _cleaned(passage: Passage, said: dict[str, str]) -> tuple[str, list[Fault]]:
    """A text with its good sentences; `said` gathers those of the whole reply."""
    text, told = "", list[Fault]()
    for sentence in split_sentences(passage.text):
        alone = passage.model_copy(update={"text": sentence})
        faults = [fault for fault in _faults(alone, said) if fault.blocking]
        others = [fault for fault in faults if fault.code != CAUSE]
        if others:
            told.append(_note(passage, others[0].code, f"已删去“{_shown(sentence)}”", others[0]))
            continue
        told += [_note(passage, CAUSE, f"“{_shown(sentence)}”已标为待核实", f) for f in faults]
        text += mark_causes(alone) if faults else sentence
    return _closed(text), told


def _faults(alone: Passage, said: dict[str, str]) -> Iterator[Fault]:
    yield from (f for check in CHECKS if check is not check_heading for f in check(alone))
    yield from repeated_sentences(alone, said)


def _closed(text: str) -> str:
    """A text that ends as a sentence does where its last one was taken out."""
    text = text.strip()
    return text[:-1] + "。" if text.endswith("；") else text


def _shown(sentence: str) -> str:
    return sentence.strip()[:60]


def _note(passage: Passage, code: str, done: str, fault: Fault) -> Fault:
    message = f"{done}，原因：{fault.message}；请人工补写或核实"
    return Fault(code=code, where=passage.where, message=message, blocking=False)


def _with_texts(reply: Reply, texts: list[str]) -> Reply:
    """The reply with its texts changed, in order; paragraphs with nothing left are dropped."""
    ordered = iter(texts)
    match reply:
        case ProseReply():
            return ProseReply(paragraphs=tuple(text for text in ordered if text))
        case ProblemsReply():
            changed = zip(reply.problems, ordered, strict=True)
            return ProblemsReply(
                problems=tuple(p.model_copy(update={"text": text}) for p, text in changed)
            )
        case MeasuresReply():
            pairs = zip(reply.measures, ordered, strict=True)
            return MeasuresReply(
                measures=tuple(m.model_copy(update={"text": text}) for m, text in pairs)
            )


def _entitled(item: Item, title: str) -> Item:
    return item.model_copy(update={"title": title})


def _with_titles(reply: ProblemsReply | MeasuresReply, titles: list[str]) -> Reply:
    """The reply with its titles changed, in order."""
    if isinstance(reply, ProblemsReply):
        problems = zip(reply.problems, titles, strict=True)
        return ProblemsReply(problems=tuple(_entitled(p, title) for p, title in problems))
    measures = zip(reply.measures, titles, strict=True)
    return MeasuresReply(measures=tuple(_entitled(m, title) for m, title in measures))
