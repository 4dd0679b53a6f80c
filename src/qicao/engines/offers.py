"""What a section plan offers a model: slots with words instead of digits, facts, quotes, signals.

The values of figures are not among it: a model that sees digits copies them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from qicao.boundtext import find_claim, slots
from qicao.mentions import find_mentions
from qicao.profile import Profile, SignalForm
from qicao.values import Claim, Figure, Ledger, Origin, SectionPlan, Signal, Value

MAX_LINE = 600
_SPACE = re.compile(r"[\s\x00-\x1f\x7f\u2028\u2029]+")
_PLACE = re.compile(r"\{\w*\}")
_SLOT = re.compile(r"\[\[[^\[\]\n]*\]\]")
_CLAUSE = re.compile(r"[；。]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_COMPARING = ("低于", "高于", "等于")
_SMALL, _LARGE = Decimal("0.05"), Decimal("0.20")


class Offer(Value):
    """A slot as it is written, and words that say what it prints."""

    slot: str
    words: str
    prints: str = ""
    """The text of a fact, for telling that two print the same."""


class SignalOffer(Value):
    """A signal in words; what stands beside it depends on what is to be written."""

    code: str
    title: str
    subjects: str = ""


class ProblemOffer(SignalOffer):
    """What shows a signal, and why it may be."""

    evidence: tuple[Offer, ...] = ()
    facts: tuple[Offer, ...] = ()
    causes: tuple[str, ...] = ()


class MeasureOffer(SignalOffer):
    """Who may do what about a signal."""

    terms: tuple[Offer, ...] = ()
    who: str = ""
    ways: tuple[str, ...] = ()


class SectionOffer(Value):
    """All that a section may say."""

    heading: str
    guide: str = ""
    must: tuple[Offer, ...] = ()
    may: tuple[Offer, ...] = ()
    facts: tuple[Offer, ...] = ()
    sentences: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    signals: tuple[ProblemOffer | MeasureOffer, ...] = ()
    avoid: tuple[str, ...] = ()


def offered_slots(
    plan: SectionPlan, profile: Profile, ledger: Ledger, signal: Signal | None = None
) -> tuple[str, ...]:
    """Ids that the section may use: of claims (`item|measure`), figures and facts.

    With `signal`, what the passage about that signal may use.
    """
    seen = (signal,) if signal else plan.signals
    ids = (
        *plan.must,
        *plan.may,
        *plan.facts,
        *(name for entry in seen for name in signal_slots(plan, entry, profile, ledger)),
        *(name for sentence in plan.sentences for name in slot_names(sentence.text, ledger)),
    )
    return tuple(dict.fromkeys(ids))


def signal_slots(
    plan: SectionPlan, signal: Signal, profile: Profile, ledger: Ledger
) -> tuple[str, ...]:
    """What a passage about a signal may use: evidence and causes, or terms for a measure."""
    if plan.writes == "measures":
        return term_slots(signal, profile, ledger)
    readers = (evidence_slots, name_slots, cause_slots)
    return tuple(name for read in readers for name in read(signal, profile, ledger))


def evidence_slots(signal: Signal, profile: Profile, ledger: Ledger) -> tuple[str, ...]:
    """Claims and figures that show a signal.

    A figure that one of the claims prints is left out, and so is a threshold of the profile's own.
    """
    form = profile.signals.get(signal.code)
    patterns = [text for variant in form.evidence for text in variant] if form else []
    found = _named(patterns, signal, ledger)
    claims = [name for name in found if name in ledger.claims]
    printed = {figure for name in claims for figure in ledger.claims[name].figures}
    figures = (name for name in (*found, *signal.figures) if _is_observed(name, ledger))
    return tuple(dict.fromkeys((*claims, *(name for name in figures if name not in printed))))


def _is_observed(name: str, ledger: Ledger) -> bool:
    source = ledger.figures[name].source if ledger.present(name) else None
    return ledger.present(name) and not (source and source.origin is Origin.PROFILE)


def name_slots(signal: Signal, profile: Profile, ledger: Ledger) -> tuple[str, ...]:
    """Facts that stand in the evidence of a signal: names of what it is about."""
    form = profile.signals.get(signal.code)
    patterns = [text for variant in form.evidence for text in variant] if form else []
    return tuple(n for n in _named(patterns, signal, ledger) if n in ledger.facts)


def cause_slots(signal: Signal, profile: Profile, ledger: Ledger) -> tuple[str, ...]:
    """Facts that may tell why a signal is seen."""
    form = profile.signals.get(signal.code)
    patterns = [f"[[{name}]]" for name in form.cause_facts] if form else []
    return tuple(n for n in _named(patterns, signal, ledger) if n in ledger.facts)


def term_slots(signal: Signal, profile: Profile, ledger: Ledger) -> tuple[str, ...]:
    """Years, targets and offices that the measure for a signal may name."""
    form = profile.signals.get(signal.code)
    patterns = [form.who, *(t for variant in form.measure for t in variant)] if form else []
    return _named([*patterns, *profile.leads.charged], signal, ledger)


def _named(patterns: Iterable[str], signal: Signal, ledger: Ledger) -> tuple[str, ...]:
    """What patterns name at the subjects of a signal, as far as the ledger has it."""
    names = (n for text in _at_subjects(patterns, signal) for n in slot_names(text, ledger))
    return tuple(dict.fromkeys(name for name in names if _exists(name, ledger)))


def _exists(name: str, ledger: Ledger) -> bool:
    return name in ledger.claims or name in ledger.facts or ledger.present(name)


def _at_subjects(patterns: Iterable[str], signal: Signal) -> Iterator[str]:
    for pattern in patterns:
        for subject in signal.subjects or ("",):
            group = subject.partition(".")[0]
            yield pattern.replace(f"{group}.*", subject).replace("{item}", subject)


def slot_names(text: str, ledger: Ledger) -> tuple[str, ...]:
    """What the slots of a bound text name, claims as `item|measure`; unknown ones as written."""
    names = []
    for slot in slots(text):
        claim = find_claim(slot, ledger)
        names.append(claim.id if claim else slot.id)
    return tuple(names)


def offer_section(plan: SectionPlan, profile: Profile, ledger: Ledger) -> SectionOffer:
    """What a section may say, for a prompt of any output."""
    return SectionOffer(
        heading=line(plan.heading),
        guide=line(plan.guide),
        must=_offers(plan.must, profile, ledger),
        may=_offers(plan.may, profile, ledger),
        facts=tuple(_fact(name, ledger) for name in plan.facts if name in ledger.facts),
        sentences=tuple(line(sentence.text) for sentence in plan.sentences),
        missing=tuple(map(line, plan.missing.values())),
        signals=tuple(_signal_offer(signal, plan, profile, ledger) for signal in plan.signals),
        avoid=profile.avoid,
    )


def _signal_offer(
    signal: Signal, plan: SectionPlan, profile: Profile, ledger: Ledger
) -> ProblemOffer | MeasureOffer:
    offer = _measure if plan.writes == "measures" else _problem
    return offer(signal, profile, ledger)


def _offers(ids: Iterable[str], profile: Profile, ledger: Ledger) -> tuple[Offer, ...]:
    return tuple(_offer(name, profile, ledger) for name in ids)


def _offer(name: str, profile: Profile, ledger: Ledger) -> Offer:
    slot = f"[[{name}]]"
    if claim := ledger.claims.get(name):
        words = f"整句结论，意思是：{line(claim_words(claim, ledger, profile))}"
        return Offer(slot=slot, words=words)
    if name in ledger.facts:
        return _fact(name, ledger)
    figure = ledger.figures.get(name)
    words = _figure_words(figure, ledger) if figure else name
    return Offer(slot=slot, words=line(words))


def _figure_words(figure: Figure, ledger: Ledger) -> str:
    """What a figure is, the unit that it prints, and what may be said of its size."""
    said = [f"自带“{figure.unit}”", *_remarks(figure, ledger)]
    return f"{figure.label}（{'，'.join(said)}）"


def _remarks(figure: Figure, ledger: Ledger) -> Iterator[str]:
    if figure.quantity is not None and not figure.quantity.value:
        yield "印出来是零"
    for indicator in ledger.indicators:
        weight, score = (ledger.known.get(i) for i in (indicator.weight, indicator.score))
        if indicator.actual == figure.id and weight and score:
            yield "与年度目标有差距" if score.hi < weight.lo else "达到年度目标"


def _fact(name: str, ledger: Ledger) -> Offer:
    fact = ledger.facts[name]
    words = f"{line(fact.label)}，印出“{line(fact.printed)}”"
    words += "，后面写“年”" if _YEAR.fullmatch(fact.text) else ""
    return Offer(slot=f"[[{name}]]", words=words, prints=fact.printed)


def claim_words(claim: Claim, ledger: Ledger, profile: Profile | None = None) -> str:
    """A claim in words, with direction and size but no digit: 会务费较预算明显节约."""
    subject = f"{claim.label}{claim.measure}"
    current, base = ledger.figures.get(claim.current), ledger.figures.get(claim.base)
    if current is None or base is None or current.id == base.id or not claim.direction:
        return f"{subject}情况"
    before, after = _size(claim, ledger)
    form = profile.claims.get(claim.measure) if profile else None
    if form and form.words:
        said = form.words.replace("{label}", claim.label).replace("{size}", after)
        return said.replace("{word}", claim.direction)
    if claim.direction in _COMPARING:
        return f"{current.label}{before}{claim.direction}{base.label}"
    return f"{subject}{after}{claim.direction}"


def _size(claim: Claim, ledger: Ledger) -> tuple[str, str]:
    """How large the difference is: before 低于, and before 减少."""
    current, base = (ledger.figures[name].quantity for name in (claim.current, claim.base))
    if current is None or base is None or not base.base or not claim.sign:
        return "", ""
    change = abs(current.base - base.base) / abs(base.base)
    return (
        ("略", "略有")
        if change < _SMALL
        else ("明显", "明显")
        if change >= _LARGE
        else ("", "有所")
    )


def signal_title(signal: Signal, profile: Profile, writes: str = "problems") -> str:
    """How the profile calls a signal as a problem, or the measure that answers it."""
    form = profile.signals.get(signal.code)
    titles = (form.measure_title if writes == "measures" else form.title) if form else ()
    return line(fill(titles[0][0], signal) if titles else signal.code)


def _problem(signal: Signal, profile: Profile, ledger: Ledger) -> ProblemOffer:
    form = profile.signals.get(signal.code)
    return ProblemOffer(
        code=signal.code,
        title=signal_title(signal, profile),
        subjects=line("、".join(signal.labels)),
        evidence=_offers(evidence_slots(signal, profile, ledger), profile, ledger),
        facts=_offers(cause_slots(signal, profile, ledger), profile, ledger),
        causes=tuple(line(text) for text in form.cause if _is_wordy(text)) if form else (),
    )


def _measure(signal: Signal, profile: Profile, ledger: Ledger) -> MeasureOffer:
    form = profile.signals.get(signal.code)
    return MeasureOffer(
        code=signal.code,
        title=signal_title(signal, profile),
        subjects=line("、".join(signal.labels)),
        terms=_offers(term_slots(signal, profile, ledger), profile, ledger),
        who=line(form.who) if form else "",
        ways=_ways(form, signal, ledger) if form else (),
    )


def _ways(form: SignalForm, signal: Signal, ledger: Ledger) -> tuple[str, ...]:
    """Clauses of the profile's measures that hold no number and no slot that is not offered."""
    ways = [way.replace("{who}", form.who) for variant in form.measure for way in variant]
    clauses = [fill(clause, signal) for way in ways for clause in _CLAUSE.split(way)]
    offered = [line(clause).strip("，、") for clause in clauses if _can_be_offered(clause, ledger)]
    return tuple(dict.fromkeys(filter(None, offered)))[:4]


def _can_be_offered(clause: str, ledger: Ledger) -> bool:
    return (
        bool(clause)
        and not _PLACE.search(clause)
        and _is_wordy(_SLOT.sub("", clause))
        and all(_exists(name, ledger) for name in slot_names(clause, ledger))
    )


def _is_wordy(text: str) -> bool:
    """Whether a text states no quantity: a model would copy it."""
    return not any(mention.is_quantity for mention in find_mentions(text))


def fill(pattern: str, signal: Signal) -> str:
    """A profile's text with the names of the signal's subjects put in, and no word for how many."""
    names = "、".join(signal.labels[:3]) + ("等" if len(signal.labels) > 3 else "")
    named = pattern.replace("{names}", names).replace("{name}", names)
    return named.replace("{some}", "")


def line(text: str) -> str:
    """`text` on one line of bounded length, so that no value can look like a turn of its own."""
    return _SPACE.sub(" ", text).strip()[:MAX_LINE]
