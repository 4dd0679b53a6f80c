"""Names that stand twice in a list, targets beside their list, and where a list ends."""

from __future__ import annotations

import pytest
from shownclaims import examined, told

TWICE = [
    ("机关内设办公室、财务科、法规科、办公室4个股室。", "机关内设办公室、财务科、法规科、办公室"),
    ("内设机构4个：分别是办公室、财务科、法规科、办公室。", "办公室、财务科、法规科、办公室"),
    ("内设机构4个：主要有办公室、财务科、法规科、办公室。", "主要有办公室、财务科、法规科、办公室"),
    ("内设机构4个：办公室、财务科、法规科、财务科。", "办公室、财务科、法规科、财务科"),
]


@pytest.mark.parametrize(("text", "names"), TWICE)
def test_a_name_that_stands_twice_is_told_even_behind_other_words(text: str, names: str) -> None:
    assert told(text) == (f"warning A44 {names}",)


@pytest.mark.parametrize(
    "text",
    [
        "机关内设办公室、财务科、法规科、督查室4个股室。",
        "内设机构4个：主要有办公室、财务科、法规科、督查室。",
        "设立四站4个：中心站、东、西、站。",  # one character is no name behind words
    ],
)
def test_names_that_stand_once_are_let_be(text: str) -> None:
    assert told(text) == ()


def test_a_name_behind_other_words_is_named_without_them() -> None:
    (counted,) = examined(TWICE[0][0]).counts
    assert counted.twice == ("办公室",)


TARGETS = [
    "创建目标{}个：甲站、乙站、丙站、丁站、戊站。",
    "创建示范站目标值{}个：甲站、乙站、丙站、丁站、戊站。",
]


@pytest.mark.parametrize("text", TARGETS)
def test_a_target_is_held_against_its_list(text: str) -> None:
    (counted,) = examined(text.format(5)).counts
    assert counted.holds
    assert told(text.format(5)) == ()
    assert told(text.format(6)) == ("error A43 6个 → 5",)
    assert told(text.format(4)) == ("error A43 4个 → 5",)


TAILS = ["其中东站为省级", "均通过验收", "全部通过验收", "共验收三次", "其余待建"]


@pytest.mark.parametrize("tail", TAILS)
def test_a_list_ends_where_something_is_said_of_it(tail: str) -> None:
    text = f"设立试点{{}}个：东站、西站、南站、北站，{tail}。"
    (counted,) = examined(text.format(4)).counts
    assert counted.names == ("东站", "西站", "南站", "北站")
    assert told(text.format(4)) == ()
    assert told(text.format(5)) == ("error A43 5个 → 4",)


def test_names_may_be_parted_by_commas_all_the_same() -> None:
    text = "设立试点{}个：东站，西站，南站，其他站。"
    assert told(text.format(4)) == ()
    assert told(text.format(5)) == ("error A43 5个 → 4",)
