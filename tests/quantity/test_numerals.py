"""Chinese numerals and 人民币大写."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qicao.quantity import capital_amount, parse_numeral
from qicao.quantity.numerals import parse_capital, read_numeral

NUMERALS = {
    "十": "10",
    "二十三": "23",
    "一百二十万": "1200000",
    "九千万": "90000000",
    "十二点五万": "125000",
    "零点五": "0.5",
    "两百": "200",
    "〇": "0",
    "零": "0",
    "廿": "20",
    "廿三": "23",
    "卅": "30",
    "一百零二": "102",
    "一百一十": "110",
    "一百十五": "115",
    "一百二": "120",
    "三万五": "35000",
    "一万零五": "10005",
    "一千零二十": "1020",
    "一亿零五百万": "105000000",
    "一亿二千万": "120000000",
    "一万亿": "1000000000000",
    "二〇二四": "2024",
    "二零二四": "2024",
    "二○一一": "2011",
    "一一〇": "110",
    "3千5百": "3500",
    "1.2亿": "120000000",
    "3500万": "35000000",
    "1亿2000万": "120000000",
    "１.２亿": "120000000",
    "壹佰贰拾叁": "123",
    "壹贰叁": "123",
    "萬": None,
    "百万": None,
    "三五": None,
    "二三十": None,
    "十十": None,
    "百": None,
    "一千零": None,
    "点五": None,
    "五点": None,
    "一.二": None,
    "٣": None,
    "": None,
    "一" * 61: None,
    "亿" * 60: None,
}


@pytest.mark.parametrize("text", NUMERALS, ids=lambda text: text[:8])
def test_a_numeral_has_its_one_value_or_none(text):
    expected = NUMERALS[text]
    assert parse_numeral(text) == (expected and Decimal(expected))


def test_a_numeral_keeps_the_scale_and_the_decimals_it_was_written_with():
    numeral = read_numeral("十二点五万")
    assert numeral is not None
    assert (numeral.written, numeral.scale, numeral.decimals) == (Decimal("12.5"), "万", 1)


CAPITALS = {
    "0": "零元整",
    "0.05": "伍分",
    "0.5": "伍角整",
    "1.05": "壹元零伍分",
    "10.5": "壹拾元伍角整",
    "12345.67": "壹万贰仟叁佰肆拾伍元陆角柒分",
    "16409.02": "壹万陆仟肆佰零玖元零贰分",
    "107000.53": "壹拾万柒仟元伍角叁分",
    "4169900": "肆佰壹拾陆万玖仟玖佰元整",
    "100100100": "壹亿零壹拾万零壹佰元整",
    "1000000000001": "壹万亿零壹元整",
    "-3.2": "负叁元贰角整",
    "0.005": "壹分",
    "-0.001": "零元整",
}


@pytest.mark.parametrize("yuan", CAPITALS)
def test_an_amount_is_written_in_capitals(yuan):
    assert capital_amount(Decimal(yuan)) == CAPITALS[yuan]


@given(st.integers(-(10**24), 10**24))
def test_capitals_read_back_as_the_amount_they_write(cents):
    yuan = Decimal(cents).scaleb(-2)
    assert parse_capital(capital_amount(yuan)) == yuan


@pytest.mark.parametrize("text", ["人民币壹佰元整", "壹佰圆整", "壹佰元正", "壹佰元"])
def test_the_usual_spellings_of_a_hundred_yuan_are_one(text):
    assert parse_capital(text) == 100


@pytest.mark.parametrize(
    "text", ["", "整", "负", "元整", "叁万伍元整", "壹佰", "壹角壹元", "x" * 200]
)
def test_what_is_no_amount_in_capitals_is_none(text):
    assert parse_capital(text) is None


@given(st.text("零〇一二两三九十百千万亿点廿壹拾123.", max_size=12))
def test_a_numeral_never_fails_and_never_is_negative(text):
    value = parse_numeral(text)
    assert value is None or value >= 0
