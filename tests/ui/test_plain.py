"""Text of others stays text where Streamlit reads Markdown."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from plain import plain

ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
MARK = re.compile(r"[!-/:-@\[-`{-~]")


@given(st.text())
def test_every_mark_that_markdown_could_take_up_is_escaped(text: str) -> None:
    assert not MARK.search(ESCAPED.sub("", plain(text)))


@given(st.text().filter(lambda text: "  \n" not in text))
def test_taking_the_escapes_away_gives_the_text_back(text: str) -> None:
    assert ESCAPED.sub(r"\1", plain(text)).replace("  \n", "\n") == text


def test_an_image_is_words() -> None:
    assert plain("![x](http://a)") == r"\!\[x\]\(http\:\/\/a\)"
