"""What is wrong with a passage that a model wrote anew: it may say no more than it said before.

The slots stay, each as often as before; names, dates, reasons and directions are those of the
passage itself, and 精简 and 扩写 do what they say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from qicao.boundtext import Slot, parse, slots
from qicao.engines.asked import Request, make_passage
from qicao.engines.callchecks import check_called
from qicao.engines.causes import check_causes
from qicao.engines.directions import check_directions, find_directions
from qicao.engines.passage import Fault, Passage, fault, slot_name
from qicao.engines.passages import CHECKS
from qicao.engines.replies import RewriteReply
from qicao.engines.slotchecks import check_quotes
from qicao.engines.wordchecks import check_heading, check_trends
from qicao.errors import TextError
from qicao.profile import Profile
from qicao.values import Ledger, Origin, SectionPlan, Sentence, Source

SHORTER_WAY, LONGER_WAY = "精简", "扩写"
"""The ways that promise something of the length; a profile may have others."""
SHORTER = 0.9
"""Of the characters, slots left out, that 精简 may leave at most."""
_OLD = (check_quotes, check_heading, check_called, check_causes, check_directions, check_trends)
"""Checks whose faults the passage may have had before: only new ones are told."""


def find_rewrite_faults(
    before: str,
    reply: RewriteReply,
    ledger: Ledger,
    profile: Profile,
    way: str = "",
    echoes: frozenset[str] = frozenset(),
) -> tuple[Fault, ...]:
    """Every fault of a passage written anew; () if there is none. `before` is bound text."""
    old = _passage(before, before, ledger, profile, echoes)
    new = old.model_copy(update={"text": reply.text})
    found = [fault for check in CHECKS for fault in _new_faults(check, old, new)]
    found += [*_kept(old, new), *_turned(old, new), *_sized(old, new, way)]
    return tuple(dict.fromkeys(found))


def _passage(
    text: str, before: str, ledger: Ledger, profile: Profile, echoes: frozenset[str]
) -> Passage:
    """A passage that may use what stood in it before, and nothing else."""
    offered = tuple(dict.fromkeys(slot_name(slot, ledger) for slot in slots(before)))
    source = Source(origin=Origin.SENTENCE, file="", text="")
    quote = Sentence(id="原文", text=before, plain=before, source=source)
    plan = SectionPlan(id="改写", heading="", may=offered, sentences=(quote,))
    request = Request(plan, ledger.model_copy(update={"materials": ()}), profile, echoes)
    blank = make_passage(request, offered, ())
    grounds = blank.grounds.model_copy(update={"names": (before, *_texts(offered, ledger))})
    return blank.model_copy(update={"where": "改写", "text": text, "grounds": grounds})


def _texts(offered: tuple[str, ...], ledger: Ledger) -> Iterator[str]:
    for name in offered:
        if fact := ledger.facts.get(name):
            yield from (fact.text, *fact.items)


def _new_faults(
    check: Callable[[Passage], Iterator[Fault]], old: Passage, new: Passage
) -> Iterator[Fault]:
    """The faults of the new text; of some checks, those that the old one did not have."""
    had = {found.message for found in check(old)} if check in _OLD else set[str]()
    yield from (found for found in check(new) if found.message not in had)


def _kept(old: Passage, new: Passage) -> Iterator[Fault]:
    """Slots that were left out, put in, or used more or less often; styles count."""
    was, now = (Counter(map(str, _slots(p.text))) for p in (old, new))
    for slot in dict.fromkeys((*was, *now)):
        if now[slot] < was[slot]:
            hint = f"{slot} 原文有 {was[slot]} 处，改写后有 {now[slot]} 处，请补回来，一个字也不改"
            yield fault(new, "slot_lost", hint)
        elif now[slot] > was[slot]:
            hint = f"{slot} 原文有 {was[slot]} 处，改写后有 {now[slot]} 处，请去掉多出的"
            yield fault(new, "slot_added", hint)


def _slots(text: str) -> tuple[Slot, ...]:
    try:
        return tuple(part for part in parse(text) if isinstance(part, Slot))
    except TextError:
        return ()


def _turned(old: Passage, new: Passage) -> Iterator[Fault]:
    """Words of direction that the old text did not have."""
    had = set(find_directions(old.blanked))
    for word in dict.fromkeys(find_directions(new.blanked)):
        if word not in had:
            hint = f"原文没有说“{word}”，改写不能增加或改变方向，请改回原来的说法"
            yield fault(new, "new_direction", hint)


def _sized(old: Passage, new: Passage, way: str) -> Iterator[Fault]:
    """A text that is as before, not shorter, or not longer, though that was asked for."""
    was, now = (len("".join(p.blanked.split())) for p in (old, new))
    if "".join(new.text.split()) == "".join(old.text.split()):
        yield fault(new, "unchanged", "与原文完全一样，请按要求改写")
    elif way == SHORTER_WAY and now > was * SHORTER:
        hint = f"原文 {was} 字，改写后 {now} 字，没有精简：请压到 {int(was * SHORTER)} 字以内"
        yield fault(new, "not_shorter", hint)
    elif way == LONGER_WAY and now <= was:
        hint = f"原文 {was} 字，改写后 {now} 字，没有展开：请写清做法和结果，不加数和名称"
        yield fault(new, "not_longer", hint)
