"""Facts: dates, years and lists of names in the ways that people write them."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qicao.profile.catalogue import FactEntry
from qicao.readers.factforms import FactRefused, read_date, read_fact, read_year, split_names


@pytest.mark.parametrize(
    "text",
    [
        "2025年5月26日",
        "2025年 5月 26日",
        "2025-05-26",
        "2025/5/26",
        "2025.5.26",
        "２０２５年５月２６日",
        "二〇二五年五月二十六日",
        "二○二五年五月二十六日",
    ],
)
def test_any_usual_way_to_write_a_day_is_read(text: str) -> None:
    assert read_date(text) == "2025年5月26日"


@given(st.dates(min_value=datetime.date(1000, 1, 1)))
def test_every_day_survives_its_own_spelling(day: datetime.date) -> None:
    assert read_date(read_date(day.isoformat())) == f"{day.year}年{day.month}月{day.day}日"


@pytest.mark.parametrize("text", ["2025年5月", "2025-13-01", "2025-02-30", "五月", "", "20250526"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(FactRefused, match="请写成 2025年5月26日"):
        read_date(text)


@pytest.mark.parametrize("text", ["2024", "2024年", "2024 年度", "２０２４", "2024.0"])
def test_a_year_is_read(text: str) -> None:
    assert read_year(text) == 2024


@pytest.mark.parametrize("text", ["24", "2024-25", "1824", "今年", "2024.5"])
def test_what_is_no_year_is_refused(text: str) -> None:
    with pytest.raises(FactRefused, match="四位数字"):
        read_year(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("办公室、政工室", ("办公室", "政工室")),
        ("办公室；政工室;法制室\n督察室", ("办公室", "政工室", "法制室", "督察室")),
        ("《甲、乙办法》、《丙》", ("《甲、乙办法》", "《丙》")),
        ("《甲》《乙办法》 《丙》", ("《甲》", "《乙办法》", "《丙》")),
        ("关于《甲》《乙》的通知、《丙", ("关于《甲》《乙》的通知", "《丙")),
        ("警务站（东、西）、“一、二”中队", ("警务站（东、西）", "“一、二”中队")),
        ("科室（未完、办公室", ("科室（未完", "办公室")),
        ("、办公室、、", ("办公室",)),
        ("办公室  一、 甲\t乙 ", ("办公室 一", "甲 乙")),
    ],
)
def test_names_are_parted_outside_brackets_and_quotes(text: str, names: tuple[str, ...]) -> None:
    assert split_names(text) == names


@given(st.lists(st.text(st.sampled_from("甲乙丙（）《》“”1"), min_size=1, max_size=6), max_size=6))
def test_no_character_of_a_name_is_lost(names: list[str]) -> None:
    assert "".join(split_names("、".join(names))).replace("、", "") == "".join(names)


@pytest.mark.parametrize(
    "text",
    ["《某某 办法》", "《某某  办法》", "《某某\n办法》", " 《某某 \t办法》 ", "《某某　办法》"],
)
def test_a_name_keeps_one_space_of_many_and_of_a_line_that_was_wrapped(text: str) -> None:
    assert read_fact(FactEntry(id="甲", label="甲"), text) == ("《某某 办法》", ())
