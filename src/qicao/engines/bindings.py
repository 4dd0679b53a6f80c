"""Words of a reply that say just what an offered slot says, and so become it.

A model copies what stands beside a slot instead of the slot: the text of a fact, the names of a
list, a year, the words of a claim. What is bound says the same as before, now with its figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from qicao.boundtext import Slot
from qicao.engines.called import flat
from qicao.engines.doubles import BEGIN, SAID, STOPS
from qicao.engines.offers import claim_words, offered_slots
from qicao.profile import Profile
from qicao.values import Claim, Fact, Ledger, SectionPlan

MIN_FACT = 6
"""Characters from which on a fact's text is not taken for a chance likeness."""
MIN_CLAIM = 8
"""The same for a claim's words."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_SAID = f"(?P<said>{SAID})?"
_TOLD, _CLOSED = "(?P<told>，印出[“‘])?", "(?(told)[”’])"
"""How an offer tells what a fact prints, where a model copies that too."""
_QUOTES = '[“”"‘’]?'


class Binding(NamedTuple):
    """Words and the slot that they become; a claim becomes its slot once in a reply."""

    words: re.Pattern[str]
    slot: Slot
    once: bool = False


def make_bindings(plan: SectionPlan, profile: Profile, ledger: Ledger) -> tuple[Binding, ...]:
    """What may be bound in a reply to a plan, the longest words first."""
    offered = offered_slots(plan, profile, ledger)
    found = [*_of_facts(offered, ledger), *_of_claims(offered, profile, ledger)]
    return tuple(sorted(found, key=lambda binding: -len(binding.words.pattern)))


def bind(literal: str, bindings: tuple[Binding, ...], used: set[str]) -> list[str | Slot]:
    """The literal with slots for words; `used` are the slots of claims that the reply has."""
    for binding in bindings:
        if (match := binding.words.search(literal)) is None:
            continue
        if not binding.once or str(binding.slot) not in used or _is_sentence(match):
            used.add(str(binding.slot))
            before, after = literal[: match.start()], literal[match.end() :]
            before += _joint(match)
            return [*bind(before, bindings, used), binding.slot, *bind(after, bindings, used)]
    return [literal] if literal else []


def _joint(match: re.Match[str]) -> str:
    """What stands between the words before a bound fact and its slot."""
    found = match.groupdict()
    if not (found.get("told") or found.get("said")):
        return ""
    before = match.string[: match.start()][-1:]
    if "said" not in found:
        return "是"
    return "" if before in STOPS else "，"


def _is_sentence(match: re.Match[str]) -> bool:
    """Whether the words are all that a sentence says which follows another."""
    before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    return before in tuple("。；！？\n") and after in ("", *"。；！？\n")


def _of_facts(offered: tuple[str, ...], ledger: Ledger) -> Iterator[Binding]:
    for name in offered:
        if (fact := ledger.facts.get(name)) and (words := _fact_words(fact)):
            yield Binding(words, Slot(fact.id))


def _fact_words(fact: Fact) -> re.Pattern[str] | None:
    """The text of a fact: one that is long, a whole list, or a year before its 年."""
    if _YEAR.fullmatch(fact.text):
        return re.compile(rf"(?<!\d){fact.text}(?=年)")
    text = fact.printed if fact.items else fact.text
    if len(text) < MIN_FACT:
        return None
    if text[0] in BEGIN and len(text) > MIN_FACT:
        return re.compile(rf"{_SAID}{_TOLD}{text[0]}?{re.escape(text[1:])}{_CLOSED}")
    return re.compile(f"{_TOLD}{re.escape(text)}{_CLOSED}")


def _of_claims(offered: tuple[str, ...], profile: Profile, ledger: Ledger) -> Iterator[Binding]:
    for name in offered:
        claim = ledger.claims.get(name)
        if claim and claim.direction and (words := _claim_pattern(claim, profile, ledger)):
            yield Binding(words, Slot(claim.item, (claim.measure,)), once=True)


def _claim_pattern(claim: Claim, profile: Profile, ledger: Ledger) -> re.Pattern[str] | None:
    """The words of a claim as they were offered, with or without quotes in them."""
    words = flat(claim_words(claim, ledger, profile))
    if len(words) < MIN_CLAIM:
        return None
    return re.compile(_QUOTES + _QUOTES.join(map(re.escape, words)))
