"""What can be set right in a reply without changing what it says.

A unit written once more behind a slot that prints it is dropped, and so is a name before it; the
text of an offered fact becomes its slot, and an id whose parts are joined otherwise (`a|b`, `ab`)
becomes the one offered.
Nothing else: all other faults go back to the model.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from qicao.boundtext import Slot, find_claim, parse, unparse
from qicao.engines.offers import offered_slots
from qicao.engines.replies import MeasuresReply, ProblemsReply, ProseReply, Reply
from qicao.engines.slotchecks import printed_again
from qicao.errors import TextError
from qicao.profile import Profile
from qicao.quantity import find_unit
from qicao.values import Fact, Ledger, SectionPlan

MIN_FACT = 6
"""Characters from which on a fact's text is not taken for a chance likeness."""
_YEAR = re.compile(r"(?:19|20)\d\d")


def mend(reply: Reply, plan: SectionPlan, ledger: Ledger, profile: Profile) -> Reply:
    """The reply with doubled units dropped, facts bound, and the ids of slots joined as offered."""
    offered = offered_slots(plan, profile, ledger)
    facts = [ledger.facts[name] for name in offered if name in ledger.facts]
    facts.sort(key=lambda fact: -len(fact.text))

    def mended(text: str) -> str:
        return mend_text(respell(text, offered), ledger, facts)

    return _each_text(reply, mended)


def _each_text(reply: Reply, change: Callable[[str], str]) -> Reply:
    match reply:
        case ProseReply():
            return ProseReply(paragraphs=tuple(change(text) for text in reply.paragraphs))
        case ProblemsReply():
            problems = (p.model_copy(update={"text": change(p.text)}) for p in reply.problems)
            return ProblemsReply(problems=tuple(problems))
        case MeasuresReply():
            measures = (m.model_copy(update={"text": change(m.text)}) for m in reply.measures)
            return MeasuresReply(measures=tuple(measures))


def respell(text: str, offered: tuple[str, ...]) -> str:
    """A text whose slots are spelled as offered where only dots, bars and spaces differ."""
    try:
        parts = parse(text)
    except TextError:
        return text
    names: dict[str, list[str]] = {}
    for name in offered:
        names.setdefault(_letters(name), []).append(name)
    return unparse(tuple(_respelled(part, names, offered) for part in parts))


def _respelled(
    part: str | Slot, names: dict[str, list[str]], offered: tuple[str, ...]
) -> str | Slot:
    if isinstance(part, str) or part.id in offered:
        return part
    written = "|".join((part.id, *part.styles))
    fitting = names.get(_letters(written), [])
    if written in offered or len(fitting) != 1:
        return part
    name, *styles = fitting[0].split("|")
    return Slot(name, tuple(styles))


def _letters(name: str) -> str:
    return "".join(letter for letter in name if letter not in ".|· 　")


def mend_text(text: str, ledger: Ledger, facts: list[Fact]) -> str:
    """One text mended; as it is if a slot in it is broken."""
    try:
        parts = parse(text)
    except TextError:
        return text
    mended: list[str | Slot] = []
    around = zip((None, *parts), parts, (*parts[1:], None), strict=False)
    for before, part, after in around:
        if isinstance(part, str):
            literal = _without_unit(part, before, ledger) if isinstance(before, Slot) else part
            if isinstance(after, Slot):
                literal = _without_name(literal, after, ledger)
            mended.extend(_bound(literal, facts))
        else:
            mended.append(part)
    return unparse(tuple(mended))


def _without_name(literal: str, slot: Slot, ledger: Ledger) -> str:
    """The literal before a slot without the very name that the slot prints first."""
    name = printed_again(literal, slot, ledger)
    return literal.removesuffix(name) if len(name) > 1 else literal


def _without_unit(literal: str, slot: Slot, ledger: Ledger) -> str:
    """The literal after a slot without the very unit that the slot prints."""
    figure = ledger.figures.get(slot.id)
    own = find_unit(figure.unit) if figure else None
    if own is None or "数值" in slot.styles or find_claim(slot, ledger):
        return literal
    for name in (own.name, "％" if own.name == "%" else own.name):
        if literal.startswith(name):
            return literal.removeprefix(name)
    return literal


def _bound(literal: str, facts: list[Fact]) -> list[str | Slot]:
    """The literal with each offered fact's text as a slot, the longest facts first."""
    for fact in facts:
        if match := _place(fact, literal):
            before, after = literal[: match.start()], literal[match.end() :]
            return [*_bound(before, facts), Slot(fact.id), *_bound(after, facts)]
    return [literal] if literal else []


def _place(fact: Fact, literal: str) -> re.Match[str] | None:
    """Where a literal has the text of a fact: one that is long, or a year before its 年."""
    if _YEAR.fullmatch(fact.text):
        return re.search(rf"(?<!\d){fact.text}(?=年)", literal)
    if len(fact.text) < MIN_FACT or fact.items:
        return None
    return re.search(re.escape(fact.text), literal)
