"""Lines for a terminal: nothing wider than it, nothing lost, no number torn apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from qicao.cli.lines import NARROWEST, UNSHOWN, broken, padded, printable

WORDS = st.text(st.sampled_from("支出合计决算“”（），。｜ab12.3%万元 -"), max_size=200)


@given(WORDS, st.integers(NARROWEST, 120), st.integers(0, 8), st.integers(0, 6))
def test_no_line_is_wider_and_no_letter_is_lost(
    text: str, width: int, indent: int, hang: int
) -> None:
    lines = broken(text, width, indent, hang)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@pytest.mark.parametrize(
    "number", ["78431003.15元", "5354.61万元", "96.79%", "｜F16", "（2022年）"]
)
def test_a_number_stays_with_its_unit_and_a_place_with_its_sheet(number: str) -> None:
    for before in range(20):
        lines = broken("字" * before + number + "字" * 20, NARROWEST, 0, 0)
        assert sum(number in line for line in lines) == 1


def test_a_stop_never_begins_a_line() -> None:
    lines = broken("支出，" * 40, NARROWEST, 2, 2)
    assert not [line for line in lines if line.strip().startswith("，")]


def test_later_lines_stand_further_in() -> None:
    first, second, *_ = broken("支出合计" * 20, NARROWEST, 2, 4)
    assert first.startswith("  支")
    assert second.startswith(" " * 6)
    assert second[6] != " "


def test_into_a_file_a_line_goes_as_it_is() -> None:
    assert broken("支出合计" * 50, None, 2, 4) == ["  " + "支出合计" * 50]


def test_a_name_is_padded_by_what_it_takes_on_the_screen() -> None:
    assert padded("支出a", 8) == "支出a   "
    assert padded("支出合计决算", 4) == "支出合计决算"


@given(st.text(max_size=40))
def test_nothing_that_somebody_else_wrote_steers_the_terminal(text: str) -> None:
    shown = printable(f"甲\x1b]0;乙\x07{text}\u202e\x9b31m")
    assert not set(shown) & set("\x1b\x07\x08\r\x9b\u202e\u2066\u2028")
    assert shown.startswith(f"甲{UNSHOWN}]0;乙{UNSHOWN}")
    assert len(shown) == len(f"甲\x1b]0;乙\x07{text}\u202e\x9b31m")
