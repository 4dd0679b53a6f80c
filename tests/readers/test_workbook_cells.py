"""Cells of a workbook: numbers as they were typed, and what else is told of them."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_files import amounts, codes, edited

from qicao.errors import ImportRefused
from qicao.profile.model import Profile
from qicao.readers import read_file
from qicao.readers.cells import Cell, column_index, column_name, make_cell
from qicao.readers.kept import exact
from qicao.readers.numberformats import NumberFormat, read_format

HEAD = ["label", "value", "unit"]


def test_zeros_at_the_end_come_back_from_the_neighbours_in_the_column(
    profile: Profile, write_xlsx: Callable[..., Path]
) -> None:
    rows = [HEAD, ["三公经费", 416.99, "万元"], ["办公经费", 31.2, "万元"], ["编制数", 1200, "人"]]
    assert amounts(read_file(write_xlsx(rows), profile, None)) == {
        "三公经费.决算数": "416.99万元",
        "办公经费.决算数": "31.20万元",
        "人员.编制数": "1200人",
    }


def test_a_fixed_format_says_how_many_decimals_are_known(
    profile: Profile, write_xlsx: Callable[..., Path]
) -> None:
    path = write_xlsx([HEAD, ["三公经费", 416.9, "万元"]], formats={"B2": "#,##0.00"})
    assert amounts(read_file(path, profile, None)) == {"三公经费.决算数": "416.90万元"}


def test_text_in_a_cell_keeps_its_own_decimals(
    profile: Profile, write_xlsx: Callable[..., Path]
) -> None:
    rows = [HEAD, ["三公经费", 416.99, "万元"], ["办公经费", "31.2", "万元"]]
    found = amounts(read_file(write_xlsx(rows), profile, None))
    assert found["办公经费.决算数"] == "31.2万元"


def test_the_tail_of_a_division_says_nothing_of_its_neighbours(
    profile: Profile, write_xlsx: Callable[..., Path]
) -> None:
    rows = [HEAD, ["三公经费", 416.99 / 3, "万元"], ["办公经费", 31.2, "万元"]]
    found = amounts(read_file(write_xlsx(rows), profile, None))
    assert found["办公经费.决算数"] == "31.2万元"


def test_a_percent_format_is_read_as_it_is_seen(
    profile: Profile, write_xlsx: Callable[..., Path]
) -> None:
    path = write_xlsx([HEAD, ["三公经费控制率", 0.6505, "%"]], formats={"B2": "0.00%"})
    assert amounts(read_file(path, profile, None)) == {"三公经费.控制率": "65.05%"}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.1 + 0.2, "0.3"),
        (68222.91, "68222.91"),
        (38498.0, "38498"),
        (1e15, "1000000000000000"),
        (-0.5, "-0.5"),
    ],
)
def test_a_float_is_the_number_that_was_typed(value: float, text: str) -> None:
    assert str(exact(value)) == text


def test_a_cell_that_is_made_fast_is_a_cell_like_any_other() -> None:
    whole = ("31.20", "B2", "数据", Decimal("31.2"), 2, False, "scaled")
    for given_values in (("", "A1", "数据"), whole):
        assert make_cell(*given_values) == Cell(*given_values)
        assert repr(make_cell(*given_values)) == repr(Cell(*given_values))


@given(st.decimals(min_value=-(10**8), max_value=10**8, places=6))
def test_any_amount_to_six_places_survives_a_float(number: Decimal) -> None:
    assert exact(float(number)) == number


@given(st.integers(0, 20_000))
def test_column_letters_and_numbers_are_inverse(index: int) -> None:
    assert column_index(f"{column_name(index)}7") == index


@pytest.mark.parametrize(
    ("code", "seen"),
    [
        ("General", NumberFormat()),
        ("0", NumberFormat()),
        ("0.00", NumberFormat(2)),
        ("#,##0.00", NumberFormat(2)),
        ('0.0"万元"', NumberFormat(1)),
        ("#,##0.00_);[Red](#,##0.00)", NumberFormat(2)),
        ("0.0#", NumberFormat(1)),
        ("0.00%", NumberFormat(2, percent=True)),
        ("@", NumberFormat()),
        ("yyyy-mm-dd", NumberFormat(date=True)),
        ("0.00,", NumberFormat(scaled=True)),
        ("0!.0,", NumberFormat(scaled=True)),
        ('0"."0,', NumberFormat(scaled=True)),
    ],
)
def test_a_number_format_is_understood(code: str, seen: NumberFormat) -> None:
    assert read_format(code) == seen


def test_a_number_shown_in_another_magnitude_is_not_taken(
    profile: Profile, write_xlsx: Callable[..., Path]
) -> None:
    path = write_xlsx([HEAD, ["三公经费", 4169900, "万元"]], formats={"B2": "0!.0000"})
    reading = read_file(path, profile, None)
    assert (codes(reading), reading.figures) == (["R07"], ())


def test_a_formula_that_was_never_computed_is_told_with_its_cell(
    profile: Profile, write_xlsx: Callable[..., Path]
) -> None:
    reading = read_file(write_xlsx([HEAD, ["三公经费", "=1+1", "万元"]]), profile, None)
    (finding,) = reading.findings
    assert finding.code == "R03"
    assert "数据.xlsx｜数据｜B2" in finding.message
    assert "打开保存一次" in finding.todo


def test_a_formula_with_a_saved_value_is_read(
    profile: Profile, write_xlsx: Callable[..., Path]
) -> None:
    path = edited(
        write_xlsx([HEAD, ["三公经费", "=400+16.99", "万元"]]),
        lambda _, content: content.replace(b"<v></v>", b"<v>416.99</v>").replace(
            b"<v />", b"<v>416.99</v>"
        ),
    )
    assert amounts(read_file(path, profile, None)) == {"三公经费.决算数": "416.99万元"}


def test_an_error_in_a_cell_is_told(profile: Profile, write_xlsx: Callable[..., Path]) -> None:
    path = write_xlsx([HEAD, ["三公经费", "#DIV/0!", "万元"]])
    reading = read_file(path, profile, None)
    assert codes(reading) == ["R01"]
    assert "#DIV/0!" in reading.findings[0].message


def test_a_date_where_an_amount_should_be_is_told(
    profile: Profile, write_xlsx: Callable[..., Path]
) -> None:
    rows = [HEAD, ["三公经费", datetime.date(2025, 5, 26), "万元"]]
    assert codes(read_file(write_xlsx(rows), profile, None)) == ["R01"]


def test_a_date_cell_gives_a_date_fact(profile: Profile, write_xlsx: Callable[..., Path]) -> None:
    rows = [HEAD, ["成文日期", datetime.date(2025, 5, 26), ""], ["报告年度", 2024, ""]]
    facts = {fact.id: fact.text for fact in read_file(write_xlsx(rows), profile, None).facts}
    assert facts == {"报告.日期": "2025年5月26日", "报告.年度": "2024"}


def test_what_is_hidden_is_read_and_told(profile: Profile, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (HEAD, ["三公经费", 5, "万元"], ["办公经费", 6, "万元"]):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    other = book.create_sheet("藏")
    for row in (HEAD, ["公用经费", 7, "万元"]):
        other.append(row)
    other.sheet_state = "veryHidden"
    book.save(tmp_path / "数据.xlsx")
    reading = read_file(tmp_path / "数据.xlsx", profile, None)
    assert len(reading.figures) == 3
    assert codes(reading) == ["R04", "R04"]
    assert "第3行" in reading.findings[0].message
    assert "整张表" in reading.findings[1].message


def test_a_sheet_without_a_known_heading_is_told(profile: Profile, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (HEAD, ["三公经费", 5, "万元"]):
        book.worksheets[0].append(row)
    book.create_sheet("封面").append(["某局数据"])
    book.save(tmp_path / "数据.xlsx")
    reading = read_file(tmp_path / "数据.xlsx", profile, None)
    assert codes(reading) == ["R08"]
    assert "封面" in reading.findings[0].message


def test_a_workbook_with_no_table_at_all_is_refused(
    profile: Profile, write_xlsx: Callable[..., Path]
) -> None:
    with pytest.raises(ImportRefused, match="表头要有"):
        read_file(write_xlsx([["某局", "数据"]]), profile, None)


@pytest.mark.parametrize(
    ("written", "code"), [(b"&#53;0", "R06"), (b"1e400", "R01"), (b"NaN", "R01"), (b"-inf", "R01")]
)
def test_a_number_that_cannot_be_read_in_full_is_told(
    profile: Profile, write_xlsx: Callable[..., Path], written: bytes, code: str
) -> None:
    path = edited(
        write_xlsx([HEAD, ["三公经费", 5, "万元"]]),
        lambda _, content: content.replace(b"<v>5</v>", b"<v>" + written + b"</v>"),
    )
    reading = read_file(path, profile, None)
    assert (codes(reading), reading.figures) == ([code], ())


@pytest.mark.parametrize("written", [b"5,0", b"x", b"1_000"])
def test_a_number_that_breaks_the_reader_is_refused(
    profile: Profile, write_xlsx: Callable[..., Path], written: bytes
) -> None:
    path = edited(
        write_xlsx([HEAD, ["三公经费", 5, "万元"]]),
        lambda _, content: content.replace(b"<v>5</v>", b"<v>" + written + b"</v>"),
    )
    with pytest.raises(ImportRefused, match="另存一次"):
        read_file(path, profile, None)
