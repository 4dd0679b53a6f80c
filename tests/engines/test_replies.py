"""Reading a reply out of what a model sent."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qicao.engines.replies import ProseReply, ReplyRefused, read_reply

BODY = '{"paragraphs": ["甲[[a|b]]。", "乙"]}'


@pytest.mark.parametrize(
    "raw",
    [
        BODY,
        f"<think>{{不是这个}}</think>{BODY}",
        f"<THINKING>\n想\n</THINKING>\n{BODY}",
        f"```json\n{BODY}\n```",
        f"```\n{BODY}```",
        f"如下 {{见后}}：{BODY} 完。",
        "\ufeff" + BODY.replace("甲", "\u200b甲\u202e"),
    ],
)
def test_the_first_object_is_read_whatever_stands_around_it(raw: str) -> None:
    assert read_reply(raw, "prose") == ProseReply(paragraphs=("甲[[a|b]]。", "乙"))


def test_a_line_break_inside_a_string_is_no_fault() -> None:
    assert read_reply('{"paragraphs": ["甲\n乙"]}', "prose") == ProseReply(paragraphs=("甲\n乙",))


@pytest.mark.parametrize(
    ("raw", "named"),
    [
        ("", "JSON"),
        ("会务费控制得很好。", "JSON"),
        ('{"paragraphs": ["没有写完', "JSON"),
        ("{" * 5000, "JSON"),
        ('{"a":' * 5000 + "1" + "}" * 5000, "JSON"),
        ('{"text": "甲"}', "paragraphs：缺少"),
        ('{"paragraphs": ["甲"], "note": "乙"}', "note：多出"),
        ('{"paragraphs": "甲"}', "paragraphs：应为列表"),
        ('{"paragraphs": [1]}', "应为字符串"),
        ('{"paragraphs": [{"text": "甲"}]}', "应为字符串"),
        (f'{{"paragraphs": ["{"甲" * 10_001}"]}}', "太长"),
    ],
)
def test_another_shape_is_refused_in_words_for_the_model(raw: str, named: str) -> None:
    with pytest.raises(ReplyRefused, match=named):
        read_reply(raw, "prose")


@given(st.lists(st.text(st.characters(exclude_categories=["C"]), max_size=20), max_size=4))
def test_reading_gives_back_what_was_written(paragraphs: list[str]) -> None:
    raw = json.dumps({"paragraphs": paragraphs}, ensure_ascii=False)
    stripped = tuple(paragraph.strip() for paragraph in paragraphs)
    assert read_reply(f"<think>{{}}</think>```json\n{raw}\n```", "prose") == ProseReply(
        paragraphs=stripped
    )


@given(st.text(max_size=80))
def test_any_text_is_a_reply_or_a_refusal(raw: str) -> None:
    with suppress(ReplyRefused):
        read_reply(raw, "measures")
