"""Chooses and fills the phrases of a profile: which way of saying it, and with which members.

A way is used only if everything that it names is in the ledger. Equally good ways are chosen by the
department's name, so that one department always reads the same and two do not read alike.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from qicao.boundtext import find_claim, render_plain, slots
from qicao.profile import Profile, Sentence
from qicao.relations import Condition, Conditions
from qicao.values import Item, Ledger

SENTENCE_ENDS = ("。", "！", "？")


class Phrasing:
    """The phrases of one report."""

    def __init__(self, profile: Profile, ledger: Ledger) -> None:
        self.profile, self.ledger = profile, ledger
        fact = ledger.facts.get(profile.voice_by)
        self.voice = fact.text if fact else ""

    def resolves(self, text: str) -> bool:
        """Whether every slot of `text` has something to print."""
        return all(
            find_claim(slot, self.ledger) is not None
            or self.ledger.present(slot.id)
            or bool(self.ledger.texts.get(slot.id))
            for slot in slots(text)
        )

    def choose(
        self, ways: Sequence[Sequence[str]], key: str, *, turn: int = 0, **words: str
    ) -> str:
        """The best way that resolves, its words put in; '' if none does.

        `turn` goes on to the next of equally good ways, where one was used before.
        """
        for equals in ways:
            filled = [_fill(way, words) for way in equals]
            usable = [way for way in filled if self.resolves(way)]
            if usable:
                chosen = usable[(self.pick(key, len(usable)) + turn) % len(usable)]
                return self.ended_once(chosen)
        return ""

    def ended_once(self, text: str) -> str:
        """The text without its own 。 behind a fact that ends a sentence by itself."""
        for slot in slots(text):
            if self.ledger.texts.get(slot.id, "").endswith(SENTENCE_ENDS):
                text = text.replace(f"{slot}。", str(slot))
        return text

    def compose(
        self, parts: Sequence[Sequence[str]], key: str, *, turn: int = 0, **words: str
    ) -> str:
        """Parts said one after the other, each in one of its ways."""
        said = (
            self.choose([ways], f"{key}.{number}", turn=turn, **words)
            for number, ways in enumerate(parts)
        )
        return "".join(said)

    def pick(self, key: str, count: int) -> int:
        """A number below `count` that is always the same for this department and `key`."""
        digest = hashlib.sha256(f"{self.voice}|{key}".encode()).digest()
        return int.from_bytes(digest[:4], "big") % count

    def holds(self, conditions: Conditions) -> bool:
        """Whether all conditions surely hold; two figures are equal if they read the same."""
        return all(map(self.is_so, conditions))

    def is_so(self, condition: Condition) -> bool:
        """Whether one condition surely holds."""
        known = self.ledger.printed
        if condition.op in ("=", "!=") and {condition.left, condition.right} <= known.keys():
            return (self.shown(condition.left) == self.shown(condition.right)) is (
                condition.op == "="
            )
        return bool(condition.holds(known, self.ledger.texts))

    def shown(self, figure: str) -> str:
        """A figure as the page prints it."""
        return render_plain(f"[[{figure}]]", self.ledger, self.profile.numbers)

    def sentence(self, form: Sentence, key: str) -> str:
        """The sentence as bound text; '' if it has nothing to say here."""
        if not self.holds(form.when):
            return ""
        if not form.each and not form.items:
            return self.choose(form.say, key)
        said = [text for text in self.each_said(form, key) if text]
        if not said:
            return ""
        shown = said[: form.limit] if form.limit else said
        return self.choose(form.head, key) + form.join.join(shown) + form.tail

    def each_said(self, form: Sentence, key: str) -> Iterator[str]:
        """What is said of each member, or of all members for whom the same reason was given."""
        groups: dict[str, list[str]] = {}
        for member in self.members(form):
            fact = self.ledger.texts.get(_of_member(form.group_by, form.each, member), "")
            groups.setdefault(fact if form.group_by and fact else f"|{member}", []).append(member)
        for members in groups.values():
            texts = [self.said(form, member, key) for member in members]
            reason = _of_member(form.group_by, form.each, members[0])
            known = bool(form.group_by and self.ledger.texts.get(reason))
            text = self.listed(text for text in texts if text)
            yield f"{text}（[[{reason}]]）" if known and text else text

    def listed(self, names: Iterable[str]) -> str:
        """Names one after the other, parted by ； where one of them has a 、 of its own."""
        named = tuple(names)
        texts = (self.ledger.texts.get(slot.id, "") for name in named for slot in slots(name))
        return ("；" if any("、" in text for text in texts) else "、").join(named)

    def said(self, form: Sentence, member: str, key: str) -> str:
        """What the sentence says of one member: of all of them in the same way."""
        ways = [[_of_member(way, form.each, member) for way in ways] for ways in form.item]
        return self.choose(ways, f"{key}.item")

    def members(self, form: Sentence) -> list[str]:
        """The ids that a sentence goes over: those that pass `only`, the largest first."""
        if form.items:
            return [i for i in form.items if self.holds(tuple(c.about(i) for c in form.only))]
        chosen = [
            item
            for item in self.ledger.group(form.each)
            if self.holds(tuple(c.with_item(item) for c in form.only))
        ]
        return [item.id for item in self.ordered(chosen, form.order)]

    def ordered(self, items: Iterable[Item], order: str) -> list[Item]:
        """Members by the size of a figure, the largest first; as they came if there is no order."""
        if not order:
            return list(items)
        return sorted(
            items, key=lambda item: -self.ledger.size(_of_member(order, item.group, item.id))
        )


def _fill(text: str, words: dict[str, str]) -> str:
    for name, word in words.items():
        text = text.replace("{" + name + "}", word)
    return text


def _of_member(text: str, group: str, member: str) -> str:
    return (
        text.replace("{item}", member).replace(f"{group}.*", member)
        if group
        else text.replace("{item}", member)
    )
