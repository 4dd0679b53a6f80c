"""One grammar for cells and spans, against a table of spellings."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qicao.errors import AmountRefused
from qicao.quantity import UNITS, Quantity, parse_amount
from qicao.quantity.amount import LONGEST, is_blank
from qicao.quantity.refusal import Refusal

TABLE = Path(__file__).parents[1] / "data" / "spellings.csv"
ROWS = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines(keepends=True)))
CHARACTERS = st.sampled_from(
    "0123456789０９１.,，．%％‰-−－+()（）¥￥万亿千百十元角分个人次成点一二三两百之负整▲ \n"
    "/~至eE_约"
)


def test_the_table_holds_at_least_two_hundred_spellings():
    assert len(ROWS) >= 200
    assert len({(row["text"], row["column"]) for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['text']!r}|{row['column']}")
def test_a_spelling_is_the_quantity_or_the_refusal_of_the_table(row):
    column = row["column"] or None
    if row["refusal"]:
        with pytest.raises(AmountRefused) as refused:
            parse_amount(row["text"], column)
        assert refused.value.reason.startswith(Refusal[row["refusal"]])
    else:
        found = parse_amount(row["text"], column)
        assert str(found.value) == row["value"]
        assert (found.unit, found.decimals) == (row["unit"], int(row["decimals"]))


def test_every_reason_of_refusal_stands_in_the_table():
    assert {row["refusal"] for row in ROWS} - {""} == {refusal.name for refusal in Refusal}


@pytest.mark.parametrize("text", ["", " ", "-", "—", "——", "/", "／", "无", "　"])
def test_a_blank_marker_is_no_value(text):
    assert is_blank(text)


@pytest.mark.parametrize("text", ["0", "0.00", "-0", "无数据", "3", "-3"])
def test_zero_and_words_are_not_blank(text):
    assert not is_blank(text)


@given(
    st.text(max_size=80) | st.text(CHARACTERS, max_size=30),
    st.sampled_from([None, "万元", "人", "%", "x"]),
)
def test_any_text_is_a_quantity_or_a_refusal(text, unit):
    try:
        result = parse_amount(text, unit)
    except AmountRefused as refused:
        result = refused
    assert isinstance(result, Quantity) or (result.text == text and result.reason)


@given(
    st.decimals(-(10**12), 10**12, places=2) | st.integers(-(10**18), 10**18).map(Decimal),
    st.sampled_from([*sorted(set(UNITS) - {"年"}), "万人", "亿次", "万平方米"]),
)
def test_what_is_printed_reads_back_as_it_was(value, unit):
    decimals = max(0, -int(value.as_tuple().exponent))
    quantity = Quantity(value=value, unit=unit, decimals=decimals)
    assert parse_amount(str(quantity)) == quantity


@given(st.decimals(-(10**12), 10**12, places=2))
def test_thousands_commas_change_nothing(value):
    assert parse_amount(f"{value:,f}", "元") == parse_amount(f"{value:f}", "元")


@pytest.mark.parametrize("piece", ["9", "一", "亿", "1,", "（", "三分", "1.", " ", "百分之"])
def test_a_text_of_any_length_is_refused_at_once(piece):
    with pytest.raises(AmountRefused):
        parse_amount(piece * 200_000, "元")
    with pytest.raises(AmountRefused):
        parse_amount((piece * LONGEST)[:LONGEST], "元")


def test_the_refusal_says_what_was_seen_and_what_to_do():
    with pytest.raises(AmountRefused, match=r"“12,34”.*千分位逗号的位置不对.*请"):
        parse_amount("12,34", "元")
