"""What a strict reader of a true report would not have marked, and what she would still."""

from __future__ import annotations

import pytest
from foreigntexts import checked, only

from qicao.values import Severity

FEWER = "支出2431.87万元，同比下降5.53%，减支127.35万元。"


def told(text: str) -> list[str]:
    return [f"{f.code} {f.text}" for f in checked(text).findings if f.severity is not Severity.HINT]


@pytest.mark.parametrize(
    "text",
    [
        "新增苗圃15个，累计达到97个，比2020年末的52个增长86.5%。",
        "累计达到97个，比2021年末的52个增长86.5%，年均增长23.1%。",
        "抽检140家，占年度任务的104.35%。",
        "完成培训120人次，占年度任务115人次的104.35%。",
    ],
)
def test_what_is_said_in_good_order_is_let_be(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("累计达到97个，比2022年末的52个增长86.5%。", "A50 2022年末"),
        ("全年任务完成较好，抽检120家，占总数的104.35%。", "A55 104.35%"),
        ("机关设办公室、财务科、法规科、审批科等3个内设机构。", "A43 3个"),
    ],
)
def test_what_cannot_be_is_told_all_the_same(text: str, found: str) -> None:
    assert found in told(text)


def test_an_open_list_that_names_one_less_is_no_error() -> None:
    found = only(checked("机关设办公室、财务科、法规科、审批科、信访科等6个内设机构。"), "A43")
    assert found.severity is Severity.WARNING
    assert found.message == "写的是“6个”，名单末尾有“等”，列出的有5个"


def test_words_of_one_direction_are_not_called_opposite() -> None:
    found = only(checked(FEWER), "A31")
    assert "相反" not in found.message
    assert "“减支127.35万元”与“下降5.53%”对不上" in found.message
    assert found.todo == "请核对这两处的方向词；方向词没有写错的，比率约为4.98%"


def test_a_leftover_that_two_patterns_know_is_told_once() -> None:
    assert told("局机关有6人（此处请补充200字以内）。") == ["A61 （此处请补充200字以内）"]
