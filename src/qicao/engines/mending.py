"""What can be set right in a reply without changing what it says.

A unit written once more behind a slot that prints it is dropped, and so is a name before it, and
a sentence that prints again a claim which stands already, and a reason that its row has given; the
words of an offered fact or claim become its slot, an id whose parts are joined otherwise (`a|b`,
`ab`) becomes the one offered, a number that stands alone in its clause is printed with its name.
Nothing else: all other faults go back to the model.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from qicao.boundtext import Slot, find_claim, parse, unparse
from qicao.engines.bindings import Binding, bind, make_bindings
from qicao.engines.doubles import without_doubles
from qicao.engines.offers import offered_slots
from qicao.engines.replies import MeasuresReply, ProblemsReply, ProseReply, Reply
from qicao.engines.sentences import split_sentences
from qicao.engines.slotchecks import printed_again
from qicao.errors import TextError
from qicao.profile import Profile
from qicao.quantity import find_unit
from qicao.values import Ledger, SectionPlan

NAMED = "带名"
_MARKS = "，。；！？\n"
_SENTENCE, _CLAUSE = re.compile(r"[。；！？\n]"), re.compile(r"[，,：:]")
_LEADS = ("", "其中", "另有", "此外")
"""Words before a number that do not say what it is."""
LEAD = 12
"""Characters of a sentence beside what was said before, up to which it says nothing more."""


def mend(reply: Reply, plan: SectionPlan, ledger: Ledger, profile: Profile) -> Reply:
    """The reply with doubled units and claims dropped, what was offered bound, ids as offered."""
    offered = offered_slots(plan, profile, ledger)
    bindings = make_bindings(plan, profile, ledger)
    respelt = _each_text(reply, lambda text: respell(text, offered))
    used = {str(slot) for text in _texts(respelt) for slot in _slots(text)}
    said: set[str] = set()
    bound = _each_text(respelt, lambda text: mend_text(text, ledger, bindings, used))
    single = _each_text(bound, lambda text: without_doubles(text, ledger))
    return _each_text(single, lambda text: without_repeats(text, ledger, said))


def _texts(reply: Reply) -> tuple[str, ...]:
    match reply:
        case ProseReply():
            return reply.paragraphs
        case ProblemsReply():
            return tuple(problem.text for problem in reply.problems)
        case MeasuresReply():
            return tuple(measure.text for measure in reply.measures)


def _slots(text: str) -> tuple[Slot, ...]:
    try:
        return tuple(part for part in parse(text) if isinstance(part, Slot))
    except TextError:
        return ()


def without_repeats(text: str, ledger: Ledger, said: set[str]) -> str:
    """The text without sentences that print only what the reply has printed; one stays."""
    kept = []
    for sentence in split_sentences(text):
        slots = _slots(sentence)
        claims = {str(slot) for slot in slots if find_claim(slot, ledger)}
        beside = len("".join(sentence.split())) - sum(len(str(slot)) for slot in slots)
        repeats = slots and len(claims) == len(set(map(str, slots))) and claims <= said
        bare = slots and beside <= 1 and {slot.id for slot in slots} <= said
        if not ((repeats and beside <= LEAD) or bare):
            kept.append(sentence)
        said |= claims | {slot.id for slot in slots}
    return "".join(kept) or text


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


def mend_text(text: str, ledger: Ledger, bindings: tuple[Binding, ...], used: set[str]) -> str:
    """One text mended; as it is if a slot in it is broken. `used` gathers the reply's slots."""
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
            mended.extend(bind(literal, bindings, used))
        else:
            mended.append(_named(part, mended, after, ledger))
    return unparse(tuple(mended))


def _named(slot: Slot, before: list[str | Slot], after: str | Slot | None, ledger: Ledger) -> Slot:
    """The slot of a figure, printed with its name where its clause has no other word for it."""
    figure = slot.id in ledger.figures and not slot.styles and not find_claim(slot, ledger)
    ends = not isinstance(after, str) or not after or after[0] in _MARKS
    said = _SENTENCE.split(unparse(tuple(before)))[-1]
    alone = _CLAUSE.split(said)[-1].strip() in _LEADS and "分别" not in said
    return Slot(slot.id, (NAMED,)) if figure and ends and alone else slot


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
