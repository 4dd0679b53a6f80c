"""What names and causes in a text may rest on: facts, labels, materials, the forms of signals."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property

from qicao.profile import Profile
from qicao.values import Ledger, SectionPlan, Signal, Value

_HAN = re.compile(r"[一-鿿]+")
_MUTE = re.compile(r"\s")
SHARE = 0.5
"""Of the pairs of 汉字 that a cause must share with one text that gives it."""


def plain(text: str) -> str:
    """A text without width and spaces."""
    return _MUTE.sub("", unicodedata.normalize("NFKC", text))


def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring 汉字 of a text."""
    runs = _HAN.findall(text)
    return frozenset(run[start : start + 2] for run in runs for start in range(len(run) - 1))


class Grounds(Value):
    """What a text may name, and why it may say that a thing came about."""

    names: tuple[str, ...] = ()
    """Texts that bring names, dates and events."""
    bodies: tuple[str, ...] = ()
    """Endings and names of bodies that may be named without a source."""
    reasons: tuple[str, ...] = ()
    """Texts that may give a cause."""
    unverified: str = "待核实"
    """How a text says that nobody has confirmed a thing."""

    @cached_property
    def named(self) -> str:
        """Everything that brings names, in one text without width and spaces."""
        return plain("\n".join(self.names))

    @cached_property
    def _pairs(self) -> tuple[frozenset[str], ...]:
        return tuple(map(pairs, self.reasons))

    def names_it(self, name: str) -> bool:
        """Whether a source brings that name."""
        return plain(name) in self.named

    def gives(self, cause: str) -> bool:
        """Whether most of a cause's pairs of 汉字 stand in one of the texts; so if it has none."""
        said = pairs(cause)
        return not said or any(len(said & known) >= SHARE * len(said) for known in self._pairs)


def find_grounds(
    plan: SectionPlan,
    ledger: Ledger,
    profile: Profile,
    offered: Iterable[str],
    signals: Iterable[Signal],
) -> Grounds:
    """The grounds of a text that may use `offered` and is about `signals`."""
    offered, signals = tuple(offered), tuple(signals)
    told = tuple(_told(plan, ledger))
    return Grounds(
        names=(
            *_facts(ledger.facts, ledger),
            *told,
            *_labels(offered, ledger),
            *(label for signal in plan.signals for label in signal.labels),
            *_forms(signals, profile),
            plan.heading,
            plan.guide,
        ),
        bodies=profile.organisations,
        reasons=(*_facts(offered, ledger), *told, *_causes(signals, profile)),
        unverified=profile.leads.unverified,
    )


def _told(plan: SectionPlan, ledger: Ledger) -> Iterator[str]:
    """What the materials of this year say, and what they are called."""
    yield from (sentence.plain for sentence in plan.sentences)
    for material in ledger.current_materials:
        yield f"《{material.title}》"
        yield from (sentence.plain for sentence in material.sentences)


def _facts(names: Iterable[str], ledger: Ledger) -> Iterator[str]:
    for name in names:
        if fact := ledger.facts.get(name):
            yield fact.text
            yield from fact.items


def _labels(offered: Iterable[str], ledger: Ledger) -> Iterator[str]:
    for name in offered:
        known = ledger.claims.get(name) or ledger.figures.get(name) or ledger.facts.get(name)
        if known is not None:
            yield known.label


def _causes(signals: Iterable[Signal], profile: Profile) -> Iterator[str]:
    for signal in signals:
        if form := profile.signals.get(signal.code):
            yield from form.cause


def _forms(signals: Iterable[Signal], profile: Profile) -> Iterator[str]:
    """What the profile itself says of the signals: causes, ways, who."""
    for signal in signals:
        if form := profile.signals.get(signal.code):
            yield from (*form.cause, form.who)
            for variants in (
                form.title,
                form.evidence,
                form.text,
                form.reasoned,
                form.measure_title,
                form.measure,
            ):
                yield from (text for variant in variants for text in variant)
