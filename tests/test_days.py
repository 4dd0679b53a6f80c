"""Days and periods as people write them, and what is in what."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qicao.days import Span, read_days, read_period, within

PERIOD = "2024年3月至11月"


def span(first: str, last: str) -> Span:
    return Span(datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024年3月至11月", "2024-03-01", "2024-11-30"),
        ("2024年3月5日至20日", "2024-03-05", "2024-03-20"),
        ("2023年6月—2024年2月", "2023-06-01", "2024-02-29"),
        ("2024.3-2024.11", "2024-03-01", "2024-11-30"),
        ("2024-03-15~2024-10-31", "2024-03-15", "2024-10-31"),
        ("２０２４年１月到１２月底", "2024-01-01", "2024-12-31"),
        ("二〇二四年", "2024-01-01", "2024-12-31"),
        ("2024年度", "2024-01-01", "2024-12-31"),
        ("2024年", "2024-01-01", "2024-12-31"),
    ],
)
def test_a_period_is_from_the_first_day_to_the_last(text: str, first: str, last: str) -> None:
    assert read_period(text) == span(first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "长期",
        "三年",
        "3年",
        "2024年3月至完工",
        "2024年13月",
        "2024年2月30日",
        "2024年11月至3月",
        "15日",
    ],
)
def test_what_is_no_period_is_none(text: str) -> None:
    assert read_period(text) is None


def test_several_days_are_days_and_no_period() -> None:
    days = read_days("2024年3月12日、6月20日")
    assert days == (span("2024-03-12", "2024-03-12"), span("2024-06-20", "2024-06-20"))
    assert read_period("2024年3月12日、6月20日") is None


@pytest.mark.parametrize(
    ("days", "held"),
    [
        ("2024年3月1日", True),
        ("2024年11月30日", True),
        ("2024年12月1日", False),
        ("2024年2月29日", False),
        ("2024年6月", True),
        ("2024年", None),
        ("2024年3月12日、12月20日", False),
        ("2023年", False),
    ],
)
def test_a_day_is_in_a_period_as_far_as_it_is_written(days: str, held: bool | None) -> None:
    period = read_period(PERIOD)
    assert period is not None
    assert within(read_days(days), period) is held


@given(st.dates(datetime.date(1990, 1, 1), datetime.date(2099, 12, 31)))
def test_a_day_reads_back_however_it_is_written(day: datetime.date) -> None:
    for text in (f"{day.year}年{day.month}月{day.day}日", day.isoformat(), f"{day:%Y/%m/%d}"):
        assert read_days(text) == (Span(day, day),)


@given(st.text(max_size=30))
def test_no_text_is_more_than_no_date(text: str) -> None:
    assert isinstance(read_days(text), tuple)
    period = read_period(text)
    assert period is None or period.first <= period.last
