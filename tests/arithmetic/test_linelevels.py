"""How deep lines stand, by the numbers that they begin with."""

from __future__ import annotations

import pytest

from qicao.arithmetic.linelevels import PROSE, line_levels


def levels(*lines: str) -> list[int]:
    """The levels of lines in their order."""
    return [*line_levels([*enumerate(lines)]).values()]


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("一、概况", 1),
        ("（一）产出指标（50分）", 2),
        ("(一)产出指标", 2),
        ("1.数量指标（20分）", 3),
        ("１．数量指标", 3),
        ("（1）培训场次分值8分，得7.40分。", 4),
        ("　　（1）培训场次", 4),
        ("1.2024年培训8场。", 3),  # a year may follow the number of a heading at once
        ("1.5万人受益。", PROSE),
        ("12.50万元用于培训。", PROSE),
        ("产出指标（一）得48分。", PROSE),
        ("培训8场。", PROSE),
        ("一一、培训", PROSE),
    ],
)
def test_the_number_at_the_beginning_of_a_line_is_its_level(line: str, level: int) -> None:
    assert levels("一、概况", line) == [1, level]


def test_the_levels_stand_by_the_numbers_of_the_lines() -> None:
    lines = [(4, "一、概况"), (7, "培训8场。"), (9, "（一）产出指标")]
    assert line_levels(lines) == {4: 1, 7: PROSE, 9: 2}


def test_digits_stand_for_the_first_level_where_no_other_came_before() -> None:
    assert levels("1、概况", "培训8场。", "2、绩效", "（一）产出") == [1, PROSE, 1, 2]
    assert levels("一、概况", "1、培训", "2、回访") == [1, 3, 3]


def test_digits_that_lost_their_list_stay_of_the_first_level() -> None:
    assert levels("1、概况", "一、绩效", "2、培训") == [1, 1, 1]


def test_digits_with_a_point_are_of_the_third_level_all_the_same() -> None:
    assert levels("1.概况", "2.绩效", "一、产出") == [3, 3, 1]
