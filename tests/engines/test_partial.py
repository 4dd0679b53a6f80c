"""What can be read of a reply while it comes."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest

from qicao.engines.partial import prose_so_far

WHOLE = json.dumps({"paragraphs": ["第一段：“引用[[a]]”。", "第\n二段"]})
PROBLEM = '{"problems": [{"signal": "执行偏慢", "title": "执行慢", "text": "从数据看，'


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("", ""),
        ('{"para', ""),
        ('{"paragraphs": ["第一', "第一"),
        ('```json\n{"paragraphs": ["第一段。", "第二', "第一段。\n第二"),
        (WHOLE, "第一段：“引用[[a]]”。\n第\n二段"),
        (WHOLE[:24], "第"),
        (PROBLEM, "执行慢\n从数据看，"),
        ('<think>先看 "text": "甲', ""),
        ('<think>先看</think>{"text": "乙', "乙"),
        ('{"text": "\\q坏', "\\q坏"),
    ],
)
def test_only_prose_is_shown_as_far_as_it_has_come(raw: str, shown: str) -> None:
    assert prose_so_far(raw) == shown


def test_what_is_shown_only_grows() -> None:
    seen = [prose_so_far(WHOLE[:end]) for end in range(len(WHOLE) + 1)]
    assert all(later.startswith(earlier) for earlier, later in pairwise(seen))
