"""What last year's report put down, held against this year: a problem seen again, a measure open.

The words by which last year's problem is known to be a signal of this year are the profile's, so
that anybody's wording will do. What is cited is quoted out of that report, as far as it holds no
quantity, and becomes a fact with its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from qicao.mentions import find_mentions
from qicao.outline import split_sentences
from qicao.profile import Profile, SignalForm
from qicao.profile.catalogue import normal
from qicao.signals import surely_absent
from qicao.values import Fact, Finding, Ledger, Origin, Raised, Severity, Signal, Source

Words = tuple[tuple[str, ...], ...]
LONGEST = 40
"""Characters of a quotation from last year's report."""
OTHER = "_"
"""Stands before the number of a further quotation out of one entry."""
OVERLAP = 0.6
"""Share of a measure's pairs of characters that one sentence has if it tells of it."""
_CLAUSE = re.compile(r"[^，；。]+[，；。]?")
_INNER = str.maketrans("“”", "‘’")


@dataclass(frozen=True, slots=True)
class Entry:
    """One problem or measure of last year's report; `id` is that of the fact that may cite it."""

    id: str
    title: str
    source: Source | None

    @property
    def sentences(self) -> tuple[str, ...]:
        """What stands below its title too, where that is known."""
        text = (self.source and self.source.text) or self.title
        return tuple(plain for line in text.split("\n") for _, _, plain in split_sentences(line))

    @property
    def said(self) -> str:
        return "".join((self.title, *self.sentences))


@dataclass(frozen=True, slots=True)
class Match:
    """How well an entry fits: the length of the words found, and where they were."""

    size: int
    entry: Entry
    words: str


def follow_up(profile: Profile, ledger: Ledger) -> Ledger:
    """The ledger whose signals say what last year's report put down of them, its words as facts."""
    return FollowUp(profile, ledger).ledger_with_facts()


def open_promises(profile: Profile, ledger: Ledger) -> tuple[Finding, ...]:
    """Problems that are seen again, and measures of which nothing tells that they were taken."""
    return tuple(FollowUp(profile, ledger).findings())


class FollowUp:
    """Last year's problems and measures beside one ledger."""

    def __init__(self, profile: Profile, ledger: Ledger) -> None:
        self.profile, self.ledger = profile, ledger
        self.problems = _entries(profile.past.problems, ledger)
        self.measures = _entries(profile.past.measures, ledger)

    def ledger_with_facts(self) -> Ledger:
        facts: dict[str, Fact] = {}
        signals = tuple(self.with_past(signal, facts) for signal in self.ledger.signals)
        if not facts:
            return self.ledger
        update = {"signals": signals, "facts": {**self.ledger.facts, **facts}}
        return self.ledger.model_copy(update=update)

    def with_past(self, signal: Signal, facts: dict[str, Fact]) -> Signal:
        """The signal with the problem of last year that it repeats, if there is one."""
        own = [match for match in self.told() if match[0] == signal.code]
        if not own:
            return signal
        _, problem, sure = max(own, key=lambda found: found[1].size)
        measure = self.promise(self.profile.signals[signal.code], problem.entry)
        raised = Raised(
            problem=self.cited(problem, facts),
            measure=self.cited(measure, facts) if measure else "",
            same=self.is_same(signal, problem.entry, sure=sure),
        )
        return signal.model_copy(update={"raised": raised})

    def told(self) -> Iterator[tuple[str, Match, bool]]:
        """The signals that each problem is, of those seen; True if no other fits it better.

        A title is one signal, the one that fits best; the text below it may tell of several.
        """
        for problem in self.problems:
            fits = self.fits(problem)
            seen = [signal.code for signal in self.ledger.signals if signal.code in fits]
            seen.sort(key=lambda code: -fits[code].size)
            titled = any(match.words == problem.title for match in fits.values())
            best = max((match.size for match in fits.values()), default=0)
            for code in seen[:1] if titled else seen:
                yield code, fits[code], fits[code].size == best

    def fits(self, problem: Entry) -> dict[str, Match]:
        """The signals that a problem may be: by its title or, if that names none, by its text."""
        forms = self.profile.signals.items()
        for texts in ((problem.title,), problem.sentences):
            found = {code: _match(form.known_by, problem, texts) for code, form in forms}
            fits = {code: match for code, match in found.items() if match}
            if fits:
                return fits
        return {}

    def promise(self, form: SignalForm, problem: Entry) -> Match | None:
        """The measure that was to answer a problem, by the profile's words; the one at its place
        first."""
        found = [_match(form.answered_by, measure, (measure.title,)) for measure in self.measures]
        place = self.problems.index(problem)
        if place < len(found) and (match := found[place]):
            return match
        return max(filter(None, found), key=lambda match: match.size, default=None)

    def is_same(self, signal: Signal, problem: Entry, *, sure: bool) -> bool:
        """Whether it is the very thing: it names a subject or, without subjects, nothing fits
        better."""
        said = normal(problem.said)
        return any(normal(label) in said for label in signal.labels) if signal.labels else sure

    def cited(self, match: Match, facts: dict[str, Fact]) -> str:
        """The id of the fact that quotes an entry, put to the others if words can be quoted."""
        entry, text = match.entry, _quotation(match.words)
        taken = [i for i, fact in facts.items() if _is_of(i, entry) and fact.text != text]
        name = f"{entry.id}{OTHER}{len(taken) + 1}" if taken else entry.id
        listed = self.ledger.facts[entry.id.rpartition(".")[0]]
        if text:
            facts[name] = Fact(id=name, label=listed.label, text=text, source=entry.source)
        return name

    def findings(self) -> Iterator[Finding]:
        again = [signal for signal in self.ledger.signals if signal.raised]
        yield from (self.seen_again(signal) for signal in again)
        answered = {signal.raised.measure for signal in again if signal.raised}
        still = [m for m in self.measures if m.id not in answered and not self.has_sign(m)]
        if still:
            yield self.unfulfilled(still)

    def seen_again(self, signal: Signal) -> Finding:
        assert signal.raised is not None  # noqa: S101 - callers pass signals that were raised
        problem = next(p for p in self.problems if _is_of(signal.raised.problem, p))
        measure = next((m for m in self.measures if _is_of(signal.raised.measure, m)), None)
        seen = f"{_placed(problem)}；今年的数据仍有反映（{signal.code}）"
        promised = f"，当时的措施：{_placed(measure)}" if measure else "，当时的措施没有对上"
        return Finding(
            code="R24",
            severity=Severity.WARNING,
            message=f"上年报告已经提出：{seen}{promised}",
            todo="请核对说的是不是一件事；不是的，删去问题和措施里关于上年的那一段",
            figures=signal.figures,
            sources=tuple(_titled(e) for e in (problem, measure) if e and e.source),
        )

    def unfulfilled(self, measures: Sequence[Entry]) -> Finding:
        entry = self.profile.catalogue.fact_entry(self.profile.past.unfinished)
        fill = f"，没有落实的填入“{entry.label}”" if entry else ""
        listing = "；".join(_placed(measure) for measure in measures)
        return Finding(
            code="R25",
            severity=Severity.WARNING,
            message=f"上年报告提出的措施，有{len(measures)}条看不到落实情况：{listing}",
            todo=f"请向承办的科室了解，落实了的写进材料{fill}",
            sources=tuple(_titled(measure) for measure in measures if measure.source),
        )

    def has_sign(self, measure: Entry) -> bool:
        """Whether something tells what became of a measure: data, a material, or a person."""
        answers = self.answers(measure)
        forms = [self.profile.signals[code] for code in answers]
        if forms and all(surely_absent(form, self.profile, self.ledger) for form in forms):
            return True
        listed = self.ledger.facts.get(self.profile.past.unfinished)
        told = [*(listed.items or (listed.text,))] if listed else []
        told += [s.plain for m in self.ledger.current_materials for s in m.sentences]
        return any(_tells_of(measure.title, text) for text in told)

    def answers(self, measure: Entry) -> set[str]:
        """The signals that a measure was to answer, by the problems of last year."""
        codes = set()
        for problem in self.problems:
            for code in self.fits(problem):
                match = self.promise(self.profile.signals[code], problem)
                if match and match.entry.id == measure.id:
                    codes.add(code)
        return codes


def _is_of(name: str, entry: Entry) -> bool:
    """Whether a fact quotes an entry."""
    return name == entry.id or name.startswith(f"{entry.id}{OTHER}")


def _entries(name: str, ledger: Ledger) -> tuple[Entry, ...]:
    """The entries of a list that last year's report, or a person, gave."""
    fact = ledger.facts.get(name) if name else None
    if fact is None:
        return ()
    items = fact.items or (fact.text,)
    sources = fact.sources if len(fact.sources) == len(items) else (fact.source,) * len(items)
    paired = zip(items, sources, strict=True)
    return tuple(Entry(f"{name}.{n}", item, source) for n, (item, source) in enumerate(paired, 1))


def _match(words: Words, entry: Entry, texts: Iterable[str]) -> Match | None:
    """The text that has a word of each list in it and the longest of them, None if none has."""
    sized = [(fit(words, text), text) for text in texts]
    size, text = max(sized, key=lambda pair: pair[0], default=(0, ""))
    return Match(size, entry, text) if size else None


def fit(words: Words, text: str) -> int:
    """How many characters of a text the words cover, 0 unless it has one of each list."""
    plain = normal(text)
    covered: set[int] = set()
    for ways in words:
        found = max((word for word in map(normal, ways) if word in plain), key=len, default="")
        if not found:
            return 0
        start = plain.index(found)
        covered |= set(range(start, start + len(found)))
    return len(covered)


def _quotation(text: str) -> str:
    """The words of last year's report up to the first clause that states a quantity."""
    taken = ""
    for clause in _CLAUSE.findall(text.strip()):
        if any(mention.is_quantity for mention in find_mentions(clause)):
            break
        if taken and len(taken + clause) > LONGEST:
            break
        taken += clause
    return taken.rstrip("，；。").translate(_INNER)


def _tells_of(measure: str, sentence: str) -> bool:
    """Whether a sentence has most of a measure's words."""
    pairs, others = _pairs(measure), _pairs(sentence)
    return bool(pairs) and len(pairs & others) >= OVERLAP * len(pairs)


def _pairs(text: str) -> set[str]:
    plain = normal(text)
    return {plain[n : n + 2] for n in range(len(plain) - 1)}


def _titled(entry: Entry) -> Source:
    """Where an entry stands, with its title only: its whole text is too long for a list."""
    source = entry.source or Source(origin=Origin.SENTENCE)
    return source.model_copy(update={"text": entry.title})


def _placed(entry: Entry) -> str:
    source = entry.source
    place = (
        "｜".join(part for part in (source.file, source.sheet, source.cell) if part)
        if source
        else ""
    )
    return f"“{entry.title[:LONGEST].translate(_INNER)}”" + (f"（{place}）" if place else "")
