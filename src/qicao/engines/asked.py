"""What was asked for, and a reply to it cut into passages, each with what it may use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from qicao.engines.called import Called, call_figures
from qicao.engines.grounds import Grounds, find_grounds
from qicao.engines.offers import claim_words, offered_slots, signal_slots, slot_names
from qicao.engines.passage import Passage
from qicao.engines.replies import Measure, MeasuresReply, Problem, ProblemsReply, ProseReply, Reply
from qicao.profile import Profile
from qicao.values import Ledger, SectionPlan, Signal


@dataclass(frozen=True)
class Request:
    """What was asked for; `echoes` are cut from the prompt."""

    plan: SectionPlan
    ledger: Ledger
    profile: Profile
    echoes: frozenset[str] = frozenset()

    @cached_property
    def called(self) -> Called:
        """What words call which figure."""
        return call_figures(self.ledger, self.profile)

    @cached_property
    def quotes(self) -> tuple[str, ...]:
        """The sentences of materials that were offered."""
        return tuple(sentence.text for sentence in self.plan.sentences)

    @cached_property
    def pending(self) -> tuple[str, ...]:
        """How the report says that something has yet to be provided."""
        labels = (*self.plan.missing.values(), self.plan.pending)
        form = self.profile.numbers.missing
        return tuple(form.replace("{label}", label) for label in labels if label)

    @cached_property
    def only_quoted(self) -> frozenset[str]:
        """Ids that stand in sentences of materials and nowhere else in the plan."""
        plan, ledger = self.plan, self.ledger
        quoted = {name for s in plan.sentences for name in slot_names(s.text, ledger)}
        by_itself = {*plan.must, *plan.may, *plan.facts}
        for signal in plan.signals:
            by_itself.update(signal_slots(plan, signal, self.profile, ledger))
        return frozenset(quoted - by_itself)

    def signal(self, code: str) -> Signal | None:
        """The signal of that code, if it was among those to answer."""
        return next((signal for signal in self.plan.signals if signal.code == code), None)

    def offered(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Ids that a text about these signals may use; () if none of them was asked about."""
        found = [signal for code in codes if (signal := self.signal(code))]
        slots = (offered_slots(self.plan, self.profile, self.ledger, s) for s in found)
        return tuple(dict.fromkeys(name for names in slots for name in names))

    @cached_property
    def _grounds(self) -> dict[tuple[str, ...], Grounds]:
        return {}

    def grounds(self, codes: tuple[str, ...], offered: tuple[str, ...]) -> Grounds:
        """What names and causes in a text about these signals may rest on."""
        if codes not in self._grounds:
            signals = [signal for code in codes if (signal := self.signal(code))]
            found = find_grounds(self.plan, self.ledger, self.profile, offered, signals)
            self._grounds[codes] = found
        return self._grounds[codes]


def cut(reply: Reply, request: Request) -> list[Passage]:
    """The texts of a reply, each to be judged by itself."""
    match reply:
        case ProseReply():
            return list(_prose(reply, request))
        case ProblemsReply():
            return [passage for p in reply.problems for passage in _problem(p, request)]
        case MeasuresReply():
            numbered = enumerate(reply.measures, 1)
            return [passage for n, m in numbered for passage in _measure(n, m, request)]


def _prose(reply: ProseReply, request: Request) -> Iterator[Passage]:
    offered = offered_slots(request.plan, request.profile, request.ledger)
    blank = make_passage(request, offered, ())
    for number, text in enumerate(reply.paragraphs, 1):
        yield blank.model_copy(update={"where": f"第{number}段", "text": text})


def _problem(problem: Problem, request: Request) -> Iterator[Passage]:
    codes = (problem.signal,)
    where = f"问题“{problem.signal[:30]}”"
    blank = make_passage(request, request.offered(codes), codes)
    yield _titled(blank, where, problem.title)
    yield blank.model_copy(update={"where": where, "text": problem.text})


def _measure(number: int, measure: Measure, request: Request) -> Iterator[Passage]:
    codes = measure.problems
    where = f"第{number}条措施"
    blank = make_passage(request, request.offered(codes), codes)
    blank = blank.model_copy(update={"plans": True})
    yield _titled(blank, where, measure.title)
    yield blank.model_copy(update={"where": where, "text": measure.text})
    for key in ("who", "by_when"):
        update = {"where": f"{where}的 {key}", "text": getattr(measure, key), "short": True}
        yield blank.model_copy(update=update)


def _titled(blank: Passage, where: str, title: str) -> Passage:
    return blank.model_copy(
        update={"where": f"{where}的标题", "text": title, "title": True, "offered": ()}
    )


def make_passage(request: Request, offered: tuple[str, ...], codes: tuple[str, ...]) -> Passage:
    """A passage without a text yet, with what it may use."""
    ledger, profile = request.ledger, request.profile
    labels = [ledger.figures[name].label for name in offered if name in ledger.figures]
    labels += [ledger.claims[name].label for name in offered if name in ledger.claims]
    labels += [label for signal in request.plan.signals for label in signal.labels]
    facts = [ledger.facts[name] for name in offered if name in ledger.facts]
    return Passage(
        where="",
        text="",
        offered=offered,
        ledger=ledger,
        phrases=(*profile.phrases, *labels),
        pending=request.pending,
        quotes=request.quotes,
        named=frozenset(offered) - request.only_quoted,
        sayings=tuple(claim_words(ledger.claims[n], ledger) for n in offered if n in ledger.claims),
        names=(*(f.text for f in facts), *(item for f in facts for item in f.items)),
        called=request.called,
        grounds=request.grounds(codes, offered),
        heading=request.plan.heading,
        avoid=profile.avoid,
        echoes=request.echoes,
    )
