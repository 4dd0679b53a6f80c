"""One text of a model's reply with what it may use, and what a fault is."""

from __future__ import annotations

import re
from functools import cached_property

from qicao.boundtext import Slot, find_claim, parse
from qicao.engines.called import Called
from qicao.engines.grounds import Grounds, plain
from qicao.errors import TextError
from qicao.mentions import Mention, find_mentions
from qicao.values import Ledger, Value

_TITLES = re.compile(r"《[^》\n]{1,80}》")
ECHO = 10
"""Characters from which on a likeness to the prompt is a copy."""
HOLE = "\ufffc"
"""Stands for a slot where only the words around it are looked at."""


class Fault(Value):
    """Something wrong with a reply; `blocking` if the text cannot be taken with it."""

    code: str
    message: str
    where: str = ""
    blocking: bool = True

    def __str__(self) -> str:
        return f"{self.where}：{self.message}" if self.where else self.message


class Passage(Value):
    """One text of a reply, with what it may use."""

    where: str
    text: str
    offered: tuple[str, ...]
    ledger: Ledger
    phrases: tuple[str, ...] = ()
    """Words with a number in them that may stand as they are."""
    quotes: tuple[str, ...] = ()
    """Sentences of materials, as bound text."""
    named: frozenset[str] = frozenset()
    """Ids that are offered by themselves, not only within a quote."""
    sayings: tuple[str, ...] = ()
    """What the offered claims say, in words."""
    called: Called | None = None
    """What words call which figure; None where that is not looked at."""
    grounds: Grounds = Grounds()
    """What names and causes may rest on."""
    heading: str = ""
    """Of the section that the text is for."""
    pending: tuple[str, ...] = ()
    """Words that say what has yet to be provided."""
    names: tuple[str, ...] = ()
    """Texts of the facts that are offered."""
    avoid: tuple[str, ...] = ()
    echoes: frozenset[str] = frozenset()
    """Stretches of the fixed turn, as `stretches` cuts them, that a reply must not repeat."""
    title: bool = False
    short: bool = False
    plans: bool = False
    """Whether it says what is to be done, and so may set a date for it."""

    @cached_property
    def parts(self) -> tuple[str | Slot, ...]:
        """Literal text and slots; () if a slot is broken."""
        try:
            return parse(self.text)
        except TextError:
            return ()

    @cached_property
    def quoted_places(self) -> dict[str, frozenset[tuple[str, str]]]:
        """For each figure that only materials offer, two characters before and after it there."""
        places: dict[str, set[tuple[str, str]]] = {}
        for quote in self.quotes:
            parts = parse(quote)
            around = zip(("", *parts), parts, (*parts[1:], ""), strict=False)
            for before, slot, after in around:
                if isinstance(slot, Slot) and slot_name(slot, self.ledger) not in self.named:
                    tail = before.rstrip()[-2:] if isinstance(before, str) else ""
                    head = after.lstrip()[:2] if isinstance(after, str) else ""
                    places.setdefault(slot.id, set()).add((tail, head))
        return {name: frozenset(found) for name, found in places.items()}

    @cached_property
    def items(self) -> frozenset[str]:
        """Ids of facts that only name an item: they tell no cause."""
        return frozenset(item.id for item in self.ledger.items)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Quantities and dates that the text has outside of slots."""
        return tuple(find_mentions(self.blanked))

    @cached_property
    def unquoted(self) -> str:
        """The text with a hole for each slot and for each title in 《》."""
        return _TITLES.sub(HOLE, self.blanked)

    @cached_property
    def own_names(self) -> str:
        """What brings names to this text alone, as `plain` writes it."""
        return plain("\n".join((*self.names, *self.quotes, *self.phrases)))

    @cached_property
    def quoted_text(self) -> str:
        """The sentences of materials, a line each, with a hole for each slot."""
        return "\n".join(blank(quote, parse(quote)) for quote in self.quotes)

    @cached_property
    def quoted(self) -> frozenset[str]:
        """Ids that only materials offer."""
        return frozenset(self.quoted_places)

    @cached_property
    def blanked(self) -> str:
        """The text with a hole for each slot."""
        return blank(self.text, self.parts)


def blank(text: str, parts: tuple[str | Slot, ...]) -> str:
    """`text` with a hole for each slot of `parts`; as it is if they are ()."""
    return "".join(p if isinstance(p, str) else HOLE for p in parts) if parts else text


def stretches(text: str) -> frozenset[str]:
    """Every run of `ECHO` characters of a text, white space left out."""
    flat = "".join(text.split())
    return frozenset(flat[start : start + ECHO] for start in range(len(flat) - ECHO + 1))


def used_names(passage: Passage) -> tuple[str, ...]:
    """What the slots of a passage name, claims as `item|measure`."""
    return tuple(slot_name(p, passage.ledger) for p in passage.parts if isinstance(p, Slot))


def slot_name(slot: Slot, ledger: Ledger) -> str:
    """What a slot names, a claim as `item|measure`."""
    claim = find_claim(slot, ledger)
    return claim.id if claim else slot.id


def fault(passage: Passage, code: str, message: str, *, blocking: bool = True) -> Fault:
    """A fault of that passage."""
    return Fault(code=code, where=passage.where, message=message, blocking=blocking)
