"""The prompt files that we ship: that they load, fit together, and keep their own rules."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import prompty
import pytest
from drafts import CASES, prepared

from qicao.boundtext import find_claim, slots
from qicao.engines.replies import read_reply
from qicao.mentions import find_mentions
from qicao.profile import Profile, SectionForm, load_profile
from qicao.prompt import Library, Prompt, load_library
from qicao.resources import find_profile

PROFILES = ("hunan_overall", "hubei_overall", "mof_project", "transfer_payment")
FIXED_LIMIT = 1300
"""Characters of the user turn before anything is filled in: small models read it every time."""
CLOSING = "四、现在要写的"
KEYS = {"measures": {"problems", "title", "text", "who", "by_when"}}
_PLACE = re.compile(r"\{\{.*?\}\}")
_SLOT = re.compile(r"\[\[[^\[\]]+\]\]")
_CODE = re.compile(r"^- 编号：(.+)$", re.MULTILINE)
_CLAIM = re.compile(r"^.*?(\[\[[^\[\]]+\]\])：整句结论", re.MULTILINE)
_RESTATING = re.compile(r"增加|减少|增长|下降|节约|超支|结余|追加|[较比][一-鿿]{0,5}(?:预算|上年)")
_OWN_UNIT = re.compile(r"(\[\[[^\[\]]+\]\])：.*自带“(.+)”）$", re.MULTILINE)
_UNITS = ("万元", "亿元", "%", "％", "个百分点")


class Example(NamedTuple):
    """What a worked example gives and what it replies."""

    given: str
    reply: str


@cache
def profile_of(name: str, variant: str = "") -> Profile:
    return load_profile(find_profile(name), variant)


@cache
def library_of(name: str) -> Library:
    return load_library(profile_of(name).files)


def prompts_of(name: str) -> list[Prompt]:
    """The prompts that lie in the profile's own folder."""
    return [p for p in library_of(name).prompts if p.file.startswith("sections/")]


OURS = [pytest.param(n, p, id=f"{n}-{Path(p.file).stem}") for n in PROFILES for p in prompts_of(n)]
each_prompt = pytest.mark.parametrize(("name", "prompt"), OURS)
each_profile = pytest.mark.parametrize("name", PROFILES)


def task(prompt: Prompt) -> str:
    """The user turn as it stands in the file."""
    return prompt.turns[-1].source.strip()


def examples(prompt: Prompt) -> list[Example]:
    worked = task(prompt).partition("\n三、")[2].partition("\n四、")[0]
    parts = re.split(r"^示范[一二三四]\n", worked, flags=re.MULTILINE)[1:]
    return [Example(*(half.strip() for half in part.split("回复：\n"))) for part in parts]


def texts(found: Any) -> Iterator[str]:
    """Every text in a reply."""
    if isinstance(found, str):
        yield found
    for value in found.values() if isinstance(found, dict) else found:
        if not isinstance(found, str):
            yield from texts(value)


def replied(prompt: Prompt) -> Iterator[tuple[Example, str]]:
    for example in examples(prompt):
        for text in texts(json.loads(example.reply)):
            yield example, text


def inputs_of(prompt: Prompt) -> dict[str, str]:
    return {name: f"- [[甲.乙|原样]]：{name}，印出“丙”\n- 丁" for name in prompt.needed}


@each_profile
def test_every_file_of_the_folder_is_loaded(name: str) -> None:
    files = {p.name for p in (find_profile(name) / "sections").glob("*.prompty")}
    assert {Path(prompt.file).name for prompt in prompts_of(name)} == files
    assert files, "没有提示词"


@each_prompt
def test_the_id_is_made_of_profile_and_file(name: str, prompt: Prompt) -> None:
    assert prompt.id == f"{name}.{Path(prompt.file).stem}"
    assert set(prompt.sections) <= set(profile_of(name).section_ids)


@each_prompt
def test_the_prompty_package_renders_what_we_do(name: str, prompt: Prompt) -> None:
    inputs = inputs_of(prompt)
    agent = prompty.load(str(find_profile(name) / prompt.file))
    theirs = [(message.role, message.text) for message in prompty.prepare(agent, inputs)]
    assert theirs == [tuple(message) for message in prompt.render(inputs)]


@each_profile
def test_the_system_turn_is_one_in_all_prompts_of_a_profile(name: str) -> None:
    heads = {p.render(inputs_of(p))[0] for p in library_of(name).prompts}
    assert len(heads) == 1
    assert heads.pop().role == "system"


@each_profile
def test_every_section_that_writes_has_a_prompt_of_its_own(name: str) -> None:
    for variant in ("", *profile_of(name).variants):
        for form in profile_of(name, variant).every_section:
            if not writes(form):
                continue
            prompt = library_of(name).writer(form.id, form.writes)
            own = form.id in prompt.sections if form.writes == "prose" else not prompt.sections
            assert own, f"{form.id} 没有自己的提示词"
            assert prompt.output == form.writes


def writes(form: SectionForm) -> bool:
    """Whether a section can have matter: one with nothing but sections below it has none."""
    has = form.writes != "prose" or form.must or form.may or form.materials
    return bool(has) and not form.appendix


def test_prose_prompts_of_all_profiles_close_alike() -> None:
    prose = [p for name in PROFILES for p in library_of(name).prompts if p.output == "prose"]
    assert len({task(p).partition(CLOSING)[2] for p in prose}) == 1
    assert all(CLOSING in task(p) for p in prose)


@each_prompt
def test_the_fixed_part_is_short(name: str, prompt: Prompt) -> None:
    assert len(_PLACE.sub("", task(prompt))) <= FIXED_LIMIT


@each_prompt
def test_there_are_two_examples(name: str, prompt: Prompt) -> None:
    assert re.findall(r"^示范.$", task(prompt), re.MULTILINE) == ["示范一", "示范二"]
    assert len(examples(prompt)) == 2
    openings = [text[:4] for _, text in replied(prompt) if len(text) > 4]
    assert len({*openings}) > 1


@each_prompt
def test_no_example_has_a_digit_or_its_reply_a_quantity(name: str, prompt: Prompt) -> None:
    for example in examples(prompt):
        assert not re.search(r"\d", example.given + example.reply)
    for _, text in replied(prompt):
        quantities = [m.text for m in find_mentions(_SLOT.sub("", text)) if m.is_quantity]
        assert quantities == []


@each_prompt
def test_every_reply_is_in_its_shape(name: str, prompt: Prompt) -> None:
    for example in examples(prompt):
        found = json.loads(example.reply)
        if prompt.output in ("prose", "problems"):
            read_reply(example.reply, prompt.output)
        elif prompt.output == "rewrite":
            assert set(found) == {"text"}
        else:
            assert set(found) == {"measures"}
            assert all(set(measure) == KEYS["measures"] for measure in found["measures"])


@each_prompt
def test_a_reply_answers_the_signals_that_its_example_gives(name: str, prompt: Prompt) -> None:
    for example in examples(prompt):
        found, codes = json.loads(example.reply), _CODE.findall(example.given)
        if prompt.output == "problems":
            assert [problem["signal"] for problem in found["problems"]] == codes
        elif prompt.output == "measures":
            assert [code for each in found["measures"] for code in each["problems"]] == codes
        else:
            assert codes == []


@each_prompt
def test_a_reply_uses_what_its_example_gives_and_all_that_it_must(
    name: str, prompt: Prompt
) -> None:
    for example in examples(prompt):
        given = _SLOT.findall(example.given)
        said = [slot for text in texts(prose_of(example)) for slot in _SLOT.findall(text)]
        assert set(said) <= set(given)
        assert len(said) == len(set(said))
        must = example.given.partition("必须用到：\n")[2]
        for line in must.splitlines():
            if not line.startswith("- "):
                break
            assert _SLOT.findall(line)[0] in said
        if prompt.output == "rewrite":
            assert said == given


def prose_of(example: Example) -> Any:
    """A reply without the office that a measure names beside its text."""
    found = json.loads(example.reply)
    for measure in found.get("measures", ()):
        del measure["who"]
    return found


@each_prompt
def test_no_reply_breaks_the_rules_around_slots(name: str, prompt: Prompt) -> None:
    avoid = profile_of(name).avoid
    for example, text in replied(prompt):
        claims, units = set(_CLAIM.findall(example.given)), dict(_OWN_UNIT.findall(example.given))
        parts = re.split(r"(\[\[[^\[\]]+\]\])", text)
        for before, slot, after in zip(parts[::2], parts[1::2], parts[2::2], strict=False):
            assert not after.startswith((*_UNITS, units.get(slot, _UNITS[0]))), slot + after
            if slot in claims:
                lead = re.split("[。；]", before)[-1]
                assert not _RESTATING.search(lead), f"{lead}{slot}"
        assert [word for word in avoid if word in text] == []


@pytest.mark.parametrize("case", CASES)
def test_no_example_uses_a_name_that_a_sample_has(case: str) -> None:
    ledger = prepared(case).ledger
    known = {*ledger.figures, *ledger.facts, *ledger.claims}
    for prompt in (p for name in PROFILES for p in prompts_of(name)):
        for example in examples(prompt):
            for slot in slots(example.given):
                assert slot.id not in known, f"{prompt.id}：{slot}"
                assert find_claim(slot, ledger) is None, f"{prompt.id}：{slot}"


@each_profile
def test_no_example_uses_a_name_that_a_catalogue_has(name: str) -> None:
    catalogue = profile_of(name).catalogue
    for prompt in (p for other in PROFILES for p in prompts_of(other)):
        for example in examples(prompt):
            for slot in slots(example.given):
                known = slot.id in catalogue.item_names or slot.id.partition(".")[0] in (
                    *catalogue.item_names,
                    *catalogue.groups,
                )
                entry = catalogue.entry(slot.id) or catalogue.fact_entry(slot.id)
                assert not known, f"{prompt.id}：{slot}"
                assert entry is None, f"{prompt.id}：{slot}"
