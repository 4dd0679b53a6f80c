"""Streamlit's own words: each of ours has its English in a script, and nothing else changes."""

from __future__ import annotations

import importlib

import pytest
import uivisits  # noqa: F401 - puts the page's own modules on the path

translating = importlib.import_module("translating")
WORDS = translating.wording()


@pytest.mark.parametrize("name", WORDS)
def test_every_english_text_stands_in_the_script_of_that_name(name: str) -> None:
    paths = translating.SCRIPTS.glob(f"{name}.*.js")
    script = "\n".join(path.read_text(encoding="utf-8") for path in paths)
    lost = [text for text in WORDS[name] if not translating.literal(text).search(script)]
    assert lost == [], f"words.yaml has what Streamlit's {name} does not say"


def test_the_page_says_in_which_language_it_is() -> None:
    shell = (translating.SCRIPTS.parents[1] / "index.html").read_bytes()
    before, after = translating.SHELL
    assert shell.count(before) == 1
    assert len(before) == len(after)


def test_a_text_becomes_chinese_and_keeps_its_values_and_quotes() -> None:
    script = "f(`Open`),g('Open'),h(`${n+1} of ${e?`a`:`b`}`),open"
    words = {"Open": "打开", "{} of {}": "第 {0} 处，共 {1}"}
    told = "f(`打开`),g('打开'),h(`第 ${n+1} 处，共 ${e?`a`:`b`}`),open"
    assert translating.translated(script, words) == told


def test_a_longer_text_and_a_mere_word_stay() -> None:
    script = "f(`Open all`),Open(`${x} Open`)"
    assert translating.translated(script, {"Open": "打开"}) == script
