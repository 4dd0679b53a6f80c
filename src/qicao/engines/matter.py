"""What a section plan offers, as the lines that stand in a prompt.

Every input of a prompt is a list of lines, so that a prompt file needs no loops and a prompt that
is too long can be cut line by line. Each value stands on one line of its own making.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qicao.engines.offers import MeasureOffer, Offer, ProblemOffer, SectionOffer, offer_section
from qicao.profile import Profile
from qicao.values import Ledger, SectionPlan

NONE = "（没有）"
FEW = 8
"""Slots up to which they are all named again at the end of a prompt."""
Matter = dict[str, tuple[str, ...]]
"""Lines by the name of the input that they fill."""


def section_matter(plan: SectionPlan, profile: Profile, ledger: Ledger) -> Matter:
    """The lines of every input of a prompt that writes a section."""
    return _lines(offer_section(plan, profile, ledger))


def print_matter(matter: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """The inputs as text, each empty one said to be so."""
    return {name: "\n".join(lines) or NONE for name, lines in matter.items()}


def _lines(offer: SectionOffer) -> Matter:
    return {
        "heading": (offer.heading,),
        "guide": (offer.guide,) if offer.guide else (),
        "must": tuple(map(_bullet, offer.must)),
        "may": tuple(map(_bullet, offer.may)),
        "facts": tuple(map(_bullet, offer.facts)),
        "sentences": tuple(f"- {sentence}" for sentence in offer.sentences),
        "missing": ("、".join(offer.missing),) if offer.missing else (),
        "usable": (_usable(offer),),
        "required": ("".join(entry.slot for entry in offer.must),) if offer.must else (),
        "cite": tuple(
            _cite(s) for s in offer.signals if isinstance(s, ProblemOffer) and s.evidence
        ),
        "signals": tuple("\n".join(_signal(signal)) for signal in offer.signals),
        "avoid": ("、".join(offer.avoid),) if offer.avoid else (),
    }


def _usable(offer: SectionOffer) -> str:
    """The slots once more, where they are few: what a model reads last it keeps to."""
    slots = [entry.slot for entry in (*offer.must, *offer.may, *offer.facts)]
    return "".join(slots) if len(slots) <= FEW else "上面列出的"


def _bullet(entry: Offer) -> str:
    return f"- {entry.slot}：{entry.words}"


def _signal(signal: ProblemOffer | MeasureOffer) -> Iterator[str]:
    yield f"- 编号：{signal.code}"
    yield f"  说的是：{signal.title}"
    if signal.subjects:
        yield f"  涉及：{signal.subjects}"
    if isinstance(signal, ProblemOffer):
        yield from (f"  证据：{entry.slot}：{entry.words}" for entry in signal.evidence)
        yield from _reasons(signal)
        return
    if signal.who:
        yield f"  谁来做：{signal.who}"
    yield from (f"  可引用：{entry.slot}：{entry.words}" for entry in signal.terms)
    if signal.ways:
        yield f"  可参考的做法：{'；'.join(signal.ways)}"


def _reasons(signal: ProblemOffer) -> Iterator[str]:
    """The reasons that may be given, and the usual ones."""
    yield from (f"  原因事实：{entry.slot}：{entry.words}" for entry in signal.facts)
    if signal.causes:
        yield f"  常见原因：{'；'.join(signal.causes)}"


def _cite(signal: ProblemOffer) -> str:
    """What the passage about a signal must rest on, named once more at the end."""
    shown = "、".join(entry.slot for entry in signal.evidence[:FEW])
    return f"- {signal.code}：证据：{shown}；原因：{_reason(signal)}"


def _reason(signal: ProblemOffer) -> str:
    """The slots of the reasons, one of those that print the same; else the words to write."""
    distinct = {entry.prints or entry.slot: entry for entry in signal.facts}
    if distinct:
        return "、".join(entry.slot for entry in list(distinct.values())[:FEW])
    look = f"，可从{'、'.join(signal.causes)}查起" if signal.causes else ""
    return f"具体原因待核实{look}"
