"""Every profile that comes with us: it loads, and its phrases bring no number of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qicao.boundtext import parse
from qicao.mentions import find_mentions
from qicao.profile import Profile, load_profile

PROMPTS = Path(__file__).parents[2] / "prompts"
NAMES = sorted(mark.parent.name for mark in PROMPTS.glob("*/profile.yaml"))
every_profile = pytest.mark.parametrize("name", NAMES)


def loaded(name: str, variant: str = "") -> Profile:
    return load_profile(PROMPTS / name, variant)


def test_there_are_four_kinds_of_report() -> None:
    assert NAMES == ["hubei_overall", "hunan_overall", "mof_project", "transfer_payment"]


@every_profile
def test_a_profile_loads_in_every_variant_under_the_name_of_its_folder(name: str) -> None:
    profile = loaded(name)
    for variant in profile.variants:
        assert loaded(name, variant).ref.variant == variant
    assert profile.ref.id == name
    assert profile.basis


def phrases(profile: Profile) -> Iterator[str]:
    """Every text that the builtin engine may print."""
    for claim in profile.claims.values():
        yield from (*claim.less, *claim.more, *claim.equal, *claim.zero_base)
    for signal in profile.signals.values():
        parts = (signal.title, signal.evidence, signal.text, signal.measure_title, signal.measure)
        yield from (way for variants in parts for ways in variants for way in ways)
        yield from signal.cause
    for forms in profile.sections.values():
        for sentence in (s for form in forms for s in form.sentences):
            parts = (sentence.say, sentence.item, sentence.head)
            yield from (way for variants in parts for ways in variants for way in ways)
            yield sentence.tail
    leads = profile.leads
    for lead in (leads.problems, leads.no_problems, leads.measures, leads.no_measures):
        yield from (way for ways in lead for way in ways)


def bare(text: str, allowed: tuple[str, ...]) -> Iterator[str]:
    """Quantities in the words of a phrase; each slot is one character that counts nothing."""
    words = "".join(part if isinstance(part, str) else "□" for part in parse(text))
    for phrase in allowed:
        words = words.replace(phrase, "□")
    for mention in find_mentions(words):
        if mention.is_quantity:
            yield mention.text


@every_profile
def test_no_phrase_brings_a_quantity_of_its_own(name: str) -> None:
    profile = loaded(name)
    found = {(text, number) for text in phrases(profile) for number in bare(text, profile.phrases)}
    assert found == set()


@every_profile
def test_a_phrase_uses_no_word_that_its_profile_avoids(name: str) -> None:
    profile = loaded(name)
    assert [(w, t) for t in phrases(profile) for w in profile.avoid if w in t] == []


@every_profile
def test_every_signal_answers_with_a_measure_that_next_year_can_check(name: str) -> None:
    for code, form in loaded(name).signals.items():
        said = [way for ways in form.measure for way in ways]
        assert any("{who}" in way for way in said), code
        assert any("[[报告." in way or "[[整改." in way for way in said), code


@every_profile
def test_every_section_of_prose_has_something_that_it_can_say(name: str) -> None:
    profile = loaded(name)
    waiting = list(profile.outline)
    while waiting:
        form = waiting.pop()
        waiting.extend(form.sections)
        if form.writes == "prose" and not form.sections:
            assert profile.sections.get(form.id), form.id
