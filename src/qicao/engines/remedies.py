"""Problems out of signals, and the measures that answer them one to one."""

from __future__ import annotations

from collections.abc import Iterator

from qicao.boundtext import escape, render_plain
from qicao.engines.phrasing import Phrasing
from qicao.profile import Profile, SignalForm
from qicao.profile.catalogue import normal
from qicao.values import Ledger, Paragraph, Section, SectionPlan, Signal

PAST = ".上年"
"""Ends the id of a paragraph on what last year's report had put down."""
Stated = dict[str, tuple[str, ...]]
"""Facts that hold causes, each with the subjects that it is of."""
SHOWN = 4
"""Subjects whose evidence is spelt out; the others are named."""


class Remedies:
    """Writes the sections 'problems' and 'measures' from the same signals in the same order."""

    def __init__(self, profile: Profile, ledger: Ledger, phrasing: Phrasing) -> None:
        self.profile, self.ledger, self.phrasing = profile, ledger, phrasing

    def sections(self, plan: SectionPlan) -> tuple[Section, ...]:
        """The section with its lead, and one section below it for each signal."""
        problems = plan.writes == "problems"
        leads = self.profile.leads
        lead, none = (
            (leads.problems, leads.no_problems) if problems else (leads.measures, leads.no_measures)
        )
        ways = lead if plan.signals else none
        text = self.phrasing.choose(ways, plan.id, areas=self.areas(plan)) or plan.empty
        head = Section(
            id=plan.id,
            heading=plan.heading,
            number=plan.number,
            level=plan.level,
            blocks=(Paragraph(id=f"{plan.id}.总", text=text),),
        )
        write = self.problem if problems else self.measure
        return (head, *(write(plan, signal) for signal in plan.signals))

    def areas(self, plan: SectionPlan) -> str:
        """The fields of work that the signals are about."""
        found = (self.profile.signals[signal.code].area for signal in plan.signals)
        return "、".join(dict.fromkeys(area for area in found if area))

    def problem(self, plan: SectionPlan, signal: Signal) -> Section:
        """What was seen, with evidence, and its cause."""
        form = self.profile.signals[signal.code]
        key = f"{plan.id}.{signal.code}"
        stated = self.stated(signal, form)
        text = self.phrasing.compose(
            form.reasoned if form.reasoned and stated else form.text,
            key,
            evidence="；".join(self.evidence(signal, form, key)),
            cause=self.cause(signal, form, stated),
            names=self.names(signal),
        )
        title = self.phrasing.choose(form.title, key, some=self.some(signal))
        return self.child(plan, signal, title, text)

    def measure(self, plan: SectionPlan, signal: Signal) -> Section:
        """Who does what by when, and how next year will show it."""
        form = self.profile.signals[signal.code]
        key = f"{plan.id}.{signal.code}"
        turn = int(signal.raised is not None)
        words = {"names": self.names(signal), "who": form.who}
        text = self.phrasing.compose(form.measure, key, turn=turn, **words) + self.charged(signal)
        return self.child(plan, signal, self.new_title(signal, form, key), text)

    def charged(self, signal: Signal) -> str:
        """Who answers for the subjects and by when, as far as it was given; '' where it was not."""
        found: dict[str, tuple[str, list[str]]] = {}
        for subject in (s for s in signal.subjects if s in self.ledger.facts):
            parts = [part.replace("{item}", subject) for part in self.profile.leads.charged]
            said = "，".join(part for part in parts if self.phrasing.resolves(part))
            reads = render_plain(said, self.ledger, self.profile.numbers)
            found.setdefault(reads, (said, []))[1].append(f"[[{subject}]]")
        found.pop("", None)
        told = (self.phrasing.listed(names) + said for said, names in found.values())
        return "；".join(told) + "。" if found else ""

    def new_title(self, signal: Signal, form: SignalForm, key: str) -> str:
        """A title of the measure, another than last year's: the same again would not help."""
        past = self.ledger.texts.get(signal.raised.measure, "") if signal.raised else ""
        ways = max(sum(map(len, form.measure_title)), 1)
        titles = [self.phrasing.choose(form.measure_title, key, turn=n) for n in range(ways)]
        new = (title for title in titles if normal(title) not in normal(past))
        return next(new, titles[0])

    def child(self, plan: SectionPlan, signal: Signal, title: str, text: str) -> Section:
        """A section below the plan's, known by the signal's code."""
        key = f"{plan.id}.{signal.code}"
        said = self.again(plan, signal)
        past = (Paragraph(id=f"{key}{PAST}", text=said),) if said else ()
        return Section(
            id=key,
            heading=title,
            level=plan.level + 1,
            blocks=(Paragraph(id=f"{key}.1", text=text), *past),
        )

    def again(self, plan: SectionPlan, signal: Signal) -> str:
        """What is said of a problem that last year's report had put down; '' if it had not."""
        raised, again = signal.raised, self.profile.leads.again
        if raised is None:
            return ""
        told = again.same if raised.same else again.alike
        cited = {"problem": raised.problem, "measure": raised.measure}
        words = {k: f"[[{name}]]" for k, name in cited.items() if name in self.ledger.facts}
        lacking = tuple("{" + k + "}" for k in cited.keys() - words.keys())
        forms = told if plan.writes == "problems" else again.follow
        ways = [[way for way in equals if not any(k in way for k in lacking)] for equals in forms]
        who = self.profile.signals[signal.code].who
        turn = [s.code for s in plan.signals if s.raised].index(signal.code)
        return self.phrasing.choose(ways, f"{plan.id}{PAST}", turn=turn, who=who, **words)

    def evidence(self, signal: Signal, form: SignalForm, key: str) -> Iterator[str]:
        """What was seen at each of the first subjects, and the names of the rest."""
        subjects = signal.subjects or ("",)
        for subject in subjects[:SHOWN]:
            ways = [[self.of(way, form, subject) for way in ways] for ways in form.evidence]
            yield self.phrasing.choose(ways, f"{key}.evidence")
        if len(subjects) > SHOWN:
            names = self.phrasing.listed(f"[[{subject}]]" for subject in subjects[SHOWN:])
            yield f"{names}也有类似情况"

    def of(self, text: str, form: SignalForm, subject: str) -> str:
        """`text` about one subject."""
        text = text.replace("{item}", subject)
        return text.replace(f"{form.each}.*", subject) if form.each else text

    def some(self, signal: Signal) -> str:
        """What a title calls the subjects: one, or several."""
        leads = self.profile.leads
        return leads.few if len(signal.subjects) == 1 else leads.some

    def names(self, signal: Signal) -> str:
        """The subjects by name, as slots."""
        return self.phrasing.listed(f"[[{s}]]" for s in signal.subjects if s in self.ledger.facts)

    def cause(self, signal: Signal, form: SignalForm, stated: Stated) -> str:
        """The cause as somebody stated it, or that it has yet to be found; '' if not asked."""
        if not form.cause_facts and not form.cause_words and not form.cause:
            return ""
        leads = self.profile.leads
        causes = list(stated.items())[:SHOWN]
        told = [self.cause_of(fact, subjects, signal) for fact, subjects in causes]
        if told:
            alone = told == [f"[[{causes[0][0]}]]"]
            begins = alone and self.ledger.texts[causes[0][0]].startswith(leads.because)
            way = leads.cause_because if begins else leads.cause
            return way.replace("{reason}", "；".join(told))
        hint = leads.cause_hint.replace("{hint}", "、".join(form.cause)) if form.cause else ""
        return self.quoted(signal, form) or leads.cause_unknown.replace("{hint}", hint)

    def cause_of(self, fact: str, subjects: tuple[str, ...], signal: Signal) -> str:
        """A cause, led by the names of its subjects unless it is that of all."""
        named = [f"[[{subject}]]" for subject in subjects if subject in self.ledger.facts]
        if not named or subjects == signal.subjects:
            return f"[[{fact}]]"
        way = self.profile.leads.cause_of
        names = self.phrasing.listed(named)
        return way.replace("{name}", names).replace("{reason}", f"[[{fact}]]")

    def stated(self, signal: Signal, form: SignalForm) -> Stated:
        """The facts that hold causes, none that reads the same twice, each with its subjects."""
        found: dict[str, str] = {}
        of: dict[str, tuple[str, ...]] = {}
        for subject in signal.subjects or ("",):
            names = [self.of(pattern, form, subject) for pattern in form.cause_facts]
            name = next((n for n in names if self.ledger.texts.get(n)), None)
            if name is not None:
                first = found.setdefault(self.ledger.texts[name], name)
                of[first] = (*of.get(first, ()), subject)
        return of

    def quoted(self, signal: Signal, form: SignalForm) -> str:
        """A sentence of the materials that names a subject and gives a cause, or ''."""
        for material in self.ledger.current_materials:
            for sentence in material.sentences:
                about = any(word in sentence.plain for word in (signal.labels or form.cause_about))
                if about and self.gives_cause(sentence.plain, form):
                    return f"据《{escape(material.title)}》，{sentence.text}"
        return ""

    def gives_cause(self, text: str, form: SignalForm) -> bool:
        """Whether a sentence has one of the words that give a cause."""
        for word in self.profile.leads.no_cause:
            text = text.replace(word, "")
        return any(word in text for word in form.cause_words)
