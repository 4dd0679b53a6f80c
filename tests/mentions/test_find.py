"""Mentions of prose, against tables of invented sentences; the seed's public figures among them."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qicao.mentions import NOT_QUANTITY, Mention, MentionKind, find_mentions
from qicao.quantity import UNITS, Quantity, parse_amount, quantity

K = MentionKind
PROSE = st.text(
    st.sampled_from(
        "0123456789０９,，.．:-—%％‰+（）()〔〕[]《》“”￥ \n一二三十百千万亿两〇点几数余多"
    )
    | st.sampled_from("元个人次项分成倍年月日号第表图附约近超全部首翻番过半是、。；A级GBT/增长"),
    max_size=60,
)

QUANTITIES = [
    # text, span, kind, value, unit, decimals, hedge
    ("“三公”经费支出416.99万元（含分局）", "416.99万元", K.AMOUNT, "416.99", "万元", 2, ""),
    ("较批复指标节约224.01万元", "224.01万元", K.AMOUNT, "224.01", "万元", 2, ""),
    ("节约比率为34%，", "34%", K.RATE, "34", "%", 0, ""),
    ("完成预算66%。", "66%", K.RATE, "66", "%", 0, ""),
    ("设置内设机构 23个：", "23个", K.COUNT, "23", "个", 0, ""),
    ("实际在编人数2076人。", "2076人", K.COUNT, "2076", "人", 0, ""),
    ("的项目有12个，", "12个", K.COUNT, "12", "个", 0, ""),
    ("“两站工作经费”100万，", "100万", K.AMOUNT, "100", "万元", 0, ""),
    ("支出9265.353442万元", "9265.353442万元", K.AMOUNT, "9265.353442", "万元", 6, ""),
    ("支出2946.25 万 元。", "2946.25 万 元", K.AMOUNT, "2946.25", "万元", 2, ""),
    ("支出1,867.48万元", "1,867.48万元", K.AMOUNT, "1867.48", "万元", 2, ""),
    ("支出１,２３４．５万元", "１,２３４．５万元", K.AMOUNT, "1234.5", "万元", 1, ""),
    ("合计25,754,899.39元", "25,754,899.39元", K.AMOUNT, "25754899.39", "元", 2, ""),
    ("预算￥500万元", "￥500万元", K.AMOUNT, "500", "万元", 0, ""),
    ("合计1.2亿元", "1.2亿元", K.AMOUNT, "1.2", "亿元", 1, ""),
    ("补助3千5百元", "3千5百元", K.AMOUNT, "3500", "元", 0, ""),
    ("占95.\n10%。", "95.\n10%", K.RATE, "95.10", "%", 2, ""),
    ("占比35.9％", "35.9％", K.RATE, "35.9", "%", 1, ""),
    ("增长-3.5%", "-3.5%", K.RATE, "-3.5", "%", 1, ""),
    ("发生率12.5‰", "12.5‰", K.RATE, "12.5", "‰", 1, ""),
    ("提高3.2个百分点", "3.2个百分点", K.POINTS, "3.2", "个百分点", 1, ""),
    ("达到百分之三十四点五", "百分之三十四点五", K.RATE, "34.5", "%", 1, ""),
    ("达到百分之80以上", "百分之80", K.RATE, "80", "%", 0, ""),
    ("得分89.5分", "89.5分", K.SCORE, "89.5", "分", 1, ""),
    ("得九十五分", "九十五分", K.SCORE, "95", "分", 0, ""),
    ("安排一百二十万元", "一百二十万元", K.AMOUNT, "120", "万元", 0, ""),
    ("十二点五万元", "十二点五万元", K.AMOUNT, "12.5", "万元", 1, ""),
    ("合计九千万。", "九千万", K.AMOUNT, "9000", "万元", 0, ""),
    ("计壹佰元整", "壹佰元整", K.AMOUNT, "100.00", "元", 2, ""),
    ("约三成", "三成", K.RATE, "3", "成", 0, "约"),
    ("近七成群众", "七成", K.RATE, "7", "成", 0, "近"),
    ("是上年的两倍", "两倍", K.MULTIPLE, "2", "倍", 0, ""),
    ("为2.5倍", "2.5倍", K.MULTIPLE, "2.5", "倍", 1, ""),
    ("连续三年", "连续三年", K.EXTENT, "3", "年", 0, ""),
    ("近三年支出", "三年", K.MEASURE, "3", "年", 0, ""),
    ("培训十余次", "十余次", K.COUNT, "10", "次", 0, "余"),
    ("培训100余人", "100余人", K.COUNT, "100", "人", 0, "余"),
    ("惠及3万多人次", "3万多人次", K.COUNT, "3", "万人次", 0, "余"),
    ("节省30余万元", "30余万元", K.AMOUNT, "30", "万元", 0, "余"),
    ("大约100万元", "100万元", K.AMOUNT, "100", "万元", 0, "约"),
    ("100万元左右", "100万元", K.AMOUNT, "100", "万元", 0, "约"),
    ("超过2000人", "2000人", K.COUNT, "2000", "人", 0, "超"),
    ("不足5%", "5%", K.RATE, "5", "%", 0, "不足"),
    ("不超过5%", "5%", K.RATE, "5", "%", 0, ""),
    ("购置15台（套）", "15台（套）", K.COUNT, "15", "台套", 0, ""),
    ("维修1.2万平方米", "1.2万平方米", K.MEASURE, "1.2", "万平方米", 1, ""),
    ("24小时内办结", "24小时", K.MEASURE, "24", "小时", 0, ""),
    ("15个工作日", "15个工作日", K.MEASURE, "15", "个工作日", 0, ""),
    ("抓获2-3个", "2", K.COUNT, "2", "个", 0, ""),
    ("三分之二的", "三分之二", K.FRACTION, "67", "%", 0, ""),
    ("人数过半", "过半", K.EXTENT, "50", "%", 0, "超"),
    ("大半完成", "大半", K.EXTENT, "50", "%", 0, "超"),
    ("全部执行完毕", "全部", K.EXTENT, "100", "%", 0, ""),
    ("首次实现", "首次", K.EXTENT, None, None, None, ""),
    ("产值翻一番", "翻一番", K.MULTIPLE, "2", "倍", 0, ""),
    ("数十个村", "数十个", K.COUNT, None, None, None, "约"),
    ("十几个", "十几个", K.COUNT, None, None, None, "约"),
    ("增长13.95。", "13.95", K.BARE, "13.95", None, 2, ""),
    ("120万群众", "120万", K.BARE, "1200000", None, 0, ""),
    ("合计12,34万元", "12,34万元", K.MALFORMED, None, None, None, ""),
    ("合计1.234.567万元", "1.234.567万元", K.MALFORMED, None, None, None, ""),
]


@pytest.mark.parametrize("row", QUANTITIES, ids=lambda row: row[0])
def test_a_quantity_is_found_with_its_value_unit_and_hedge(row):
    text, span, kind, value, unit, decimals, hedge = row
    mention = next(m for m in find_mentions(text) if m.is_quantity)
    start = text.index(span)
    assert mention == Mention(
        start=start,
        end=start + len(span),
        text=span,
        kind=kind,
        value=value and Decimal(value),
        unit=unit,
        decimals=decimals,
        approximate=hedge,
    )


OTHERS = [
    ("2024年", K.DATE),
    ("2025年 5月 26日", K.DATE),
    ("2024年度", K.DATE),
    ("2024会计年度", K.DATE),
    ("2023-2024年", K.DATE),
    ("1-12月", K.DATE),
    ("5月", K.DATE),
    ("2025-05-26", K.DATE),
    ("14:30", K.DATE),
    ("二○一一年五月三十日", K.DATE),
    ("衡发[2010]3 号", K.FILE_NUMBER),
    ("〔2020〕10号", K.FILE_NUMBER),
    ("【2020】10号", K.FILE_NUMBER),
    ("表1-1", K.REFERENCE),
    ("表 1-1", K.REFERENCE),
    ("图2", K.REFERENCE),
    ("附件3", K.REFERENCE),
    ("第十四届", K.REFERENCE),
    ("第三季度", K.REFERENCE),
    ("第三十条", K.REFERENCE),
    ("“十四五”", K.NAME),
    ("“一体两翼双轮”", K.NAME),
    ("《过“紧日子”的十条举措》", K.NAME),
    ("《2024年安排100万元的通知》", K.NAME),
    ("5A级", K.NAME),
    ("1+N", K.NAME),
    ("5G", K.NAME),
    ("GB/T 9704-2012", K.CODE),
    ("PM2.5", K.CODE),
    ("0734-1234567", K.CODE),
    ("13800000000", K.CODE),
    ("两个方面", K.ENUMERATOR),
    ("三个环节", K.ENUMERATOR),
    ("一批", K.ENUMERATOR),
]


@pytest.mark.parametrize(("text", "kind"), OTHERS)
def test_what_is_no_quantity_is_found_as_what_it_is(text, kind):
    assert [(m.text, m.kind) for m in find_mentions(f"按（{text}）")] == [(text, kind)]
    assert kind in NOT_QUANTITY


IN_CONTEXT = [
    ("12345热线受理", "12345", K.NAME),
    ("110接警量", "110", K.NAME),
    ("24小时服务", "24小时", K.NAME),
    ("208社会保障和就业支出", "208", K.CODE),
    ("20805行政事业单位养老支出", "20805", K.CODE),
    ("一是强调经济性", "一是", K.ORDINAL),
    ("另一方面，", "另一方面", K.ORDINAL),
    ("十大模式", "十大", K.ENUMERATOR),
    ("包括（1）制度", "（1）", K.ORDINAL),
    ("如下：2.制度", "2.", K.ORDINAL),
    ("“6·26”宣传", "6·26", K.DATE),
    ("1）制度", "1）", K.HEADING),
    ("两个维护", "两个维护", K.NAME),
    ("2024部门预算", "2024", K.DATE),
    ("一、基本情况", "一、", K.HEADING),
    ("　（一） 概况", "（一）", K.HEADING),
    ("1.机构", "1.", K.HEADING),
    ("1、 部门", "1、", K.HEADING),
    ("(2） 部分", "(2）", K.HEADING),
]


@pytest.mark.parametrize(("text", "span", "kind"), IN_CONTEXT)
def test_the_words_beside_a_number_make_it_something_else(text, span, kind):
    (mention,) = find_mentions(text)
    assert (mention.text, mention.kind, mention.quantity) == (span, kind, None)


EVERYDAY = (
    "一般 进一步 统一 一体化 唯一 一律 不一 一定 一系列 十分重视 万一 千万注意 三位一体 四面八方 "
    "一成不变 三角 二元结构 百姓 万众一心 千方百计 统筹城乡 公元 分别 零件 零容忍"
)


@pytest.mark.parametrize("text", EVERYDAY.split())
def test_an_everyday_word_is_no_mention(text):
    assert not [m for m in find_mentions(f"我局{text}，") if m.is_quantity]


def test_serial_numbers_on_lines_of_their_own_are_no_quantities():
    mentions = find_mentions("序号\n1\n预防\n2\n维护\n12\n3\n组织")
    assert [(m.text, m.kind) for m in mentions] == [
        ("1", K.ORDINAL),
        ("2", K.ORDINAL),
        ("12", K.BARE),
        ("3", K.ORDINAL),
    ]


def test_a_heading_unit_is_given_to_numbers_without_one():
    (first, second) = find_mentions("支出416.99，占66%", heading_unit="万元")
    assert (first.kind, first.quantity) == (K.AMOUNT, quantity("416.99", "万元"))
    assert second.quantity == quantity("66", "%")
    assert find_mentions("支出416.99")[0].quantity is None


def test_both_ends_of_a_range_have_its_unit():
    assert [str(m.quantity) for m in find_mentions("80%-90%，5至10万元")] == [
        "80%",
        "90%",
        "5万元",
        "10万元",
    ]


def test_a_file_number_begins_at_its_office_where_that_is_set_off():
    assert find_mentions("根据（财预〔2020〕10号）")[0].text == "财预〔2020〕10号"
    assert find_mentions("根据市里有关文件精神的要求衡发〔2020〕10号")[0].text == "〔2020〕10号"


@given(PROSE | st.text(max_size=60))
def test_every_digit_lies_within_one_mention(text):
    mentions = find_mentions(text)
    assert all(text[m.start : m.end] == m.text for m in mentions)
    assert all(first.end <= second.start for first, second in pairwise(mentions))
    inside = {place for m in mentions for place in range(m.start, m.end)}
    digits = {i for i, char in enumerate(text) if char in "0123456789０１２３４５６７８９"}
    assert digits <= inside


@given(PROSE)
def test_what_is_no_quantity_has_no_value(text):
    for mention in find_mentions(text):
        assert mention.is_quantity or mention.value is None
        assert (mention.quantity is not None) == (
            mention.value is not None and mention.unit is not None
        )


@given(
    st.decimals(0, 10**9, places=2),
    st.sampled_from(["元", "万元", "亿元", "%", "‰", "个百分点", "分", "人", "个", "项", "万人次"]),
    st.booleans(),
)
def test_a_printed_quantity_is_found_again_as_it_was(value, unit, thousands):
    printed = f"{value:,f}" if thousands else f"{value:f}"
    (mention,) = find_mentions(f"本年为{printed}{unit}，情况良好")
    assert mention.quantity == Quantity(value=value, unit=unit, decimals=2)
    assert mention.quantity == parse_amount(mention.text)


@pytest.mark.parametrize("unit", sorted(set(UNITS) - {"日"}))
def test_every_unit_is_found_in_prose(unit):
    (mention,) = find_mentions(f"共有37{unit}。")
    assert mention.quantity == quantity(37, unit)
