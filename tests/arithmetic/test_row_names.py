"""What prose says of rows of a table, or of parts of a list, by their names or their places."""

from __future__ import annotations

import pytest
from shownclaims import held, told

TOWNS = (
    "单位：万元\n"
    "| 乡镇 | 补助面积（亩） | 支出 |\n"
    "|---|---:|---:|\n"
    "| 青石镇 | 46215.5 | 499.13 |\n"
    "| 白沙镇 | 38904.0 | 420.16 |\n"
    "| 柳湾镇 | 52680.5 | 568.95 |\n"
    "| 云顶乡 | 9830.0 | 106.16 |\n"
    "| 合计 | 147630.0 | 1594.40 |\n"
    "\n"
)
SEASONS = (
    "\n"
    "| 假期 | 接待量（万人次） | 收入（亿元） |\n"
    "|---|---:|---:|\n"
    "| 元旦 | 412.36 | 31.48 |\n"
    "| 端午 | 318.74 | 26.92 |\n"
    "| 中秋 | 536.29 | 48.65 |\n"
)
LIST = (
    "项目支出较上年增长7.66%，共五项：巡查经费658.64万元，信息化建设621.53万元，"
    "办案业务费384.27万元，设施维护197.85万元，其他专项50.23万元。"
)
KINDS = "五类监测点766个：呼吸道86个、肠道64个、病媒118个、饮用水342个、食品156个，"
RISEN = KINDS.replace("766个：", "766个，比上年736个增加30个：")
PARTED = "全年接警386527起：刑事9864起、治安42318起、交通128455起、其他205890起，其中交通"


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (TOWNS + "面积最小的是云顶乡，占6.66%。", "6.66%=share(9830.0 147630.0)"),
        (TOWNS + "柳湾镇支出较多，占35.68%。", "35.68%=share(568.95 1594.40)"),
        (TOWNS + "柳湾镇接近总数的四成，占35.68%。", "35.68%=share(568.95 1594.40)"),
        (TOWNS + "青石镇、白沙镇两镇合计占57.66%。", "57.66%=share(46215.5 38904.0 147630.0)"),
        (KINDS + "饮用水监测点占44.65%。", "44.65%=share(342个 766个)"),
        (PARTED + "占33.2%。", "33.2%=share(128455起 386527起)"),
        (LIST + "前两项合计占66.94%。", "66.94%=share(658.64万元 621.53万元 384.27万元 197.85万元"),
    ],
)
def test_a_share_is_of_the_row_or_the_part_that_is_named(text: str, claim: str) -> None:
    assert any(one.startswith(claim) for one in held(text))
    assert told(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TOWNS + "面积最小的是云顶乡，占6.86%。", "error A30 6.86% → 6.66% !"),
        (TOWNS + "柳湾镇支出较多，占36.58%。", "warning A30 36.58% → 35.68% !"),
        (KINDS + "饮用水监测点占46.45%。", "warning A30 46.45% → 44.65% !"),
        (RISEN + "饮用水监测点占46.45%。", "warning A30 46.45% → 44.65% !"),
        (PARTED + "占32.3%。", "error A30 32.3% → 33.2% !"),
        (LIST + "前两项合计占69.64%。", "warning A30 69.64% → 66.94% !"),
    ],
)
def test_a_share_that_a_slip_would_mend_is_told(text: str, expected: str) -> None:
    assert told(text) == (expected,)


@pytest.mark.parametrize(
    "text",
    [
        TOWNS + "柳湾镇有12个村按期完成，占75.00%。",  # a share of the villages
        TOWNS + "全县户数下降，占比也有变化，占12.50%。",
        TOWNS + "全县最高的是柳湾镇，最低的是云顶乡，占全省的1.24%。",
    ],
)
def test_a_share_of_something_else_is_let_be(text: str) -> None:
    assert told(text) == ()


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            TOWNS + "面积居前两位的依次是柳湾镇、青石镇，合计98896.0亩，占六成以上（66.99%）。",
            "98896.0亩=sum(52680.5 46215.5)",
        ),
        (
            TOWNS + "面积居前两位的依次是柳湾镇、青石镇，合计98896.0亩，占六成以上（66.99%）。",
            "66.99%=share(98896.0亩 147630.0)",
        ),
        (TOWNS + "柳湾镇、青石镇两镇共支出1068.08万元。", "1068.08万元=sum(568.95 499.13)"),
        (LIST + "前三项合计1664.44万元。", "1664.44万元=sum(658.64万元 621.53万元 384.27万元)"),
        (
            LIST + "居前两位的是巡查经费、信息化建设，合计1280.17万元，占66.94%。",
            "1280.17万元=sum(658.64万元 621.53万元)",
        ),
        (
            "三个假期合计接待1267.39万人次、收入107.05亿元：\n" + SEASONS,
            "1267.39万人次=sum(412.36 318.74 536.29)",
        ),
        (
            "三个假期合计接待1267.39万人次、收入107.05亿元：\n" + SEASONS,
            "107.05亿元=sum(31.48 26.92 48.65)",
        ),
    ],
)
def test_a_total_is_of_what_is_named_or_of_all_rows(text: str, claim: str) -> None:
    assert claim in held(text)
    assert told(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            TOWNS + "面积居前两位的依次是柳湾镇、青石镇，合计97496.0亩。",
            "error A54 97496.0亩 → 98896.0亩 !",
        ),
        (
            TOWNS + "面积居前两位的依次是柳湾镇、青石镇，合计98896.0亩，占六成以上（69.69%）。",
            "warning A30 69.69% → 66.99% !",
        ),
        (LIST + "前三项合计1647.44万元。", "error A01 1647.44万元 → 1664.44万元"),
        (
            "三个假期合计接待1283.39万人次、收入107.05亿元：\n" + SEASONS,
            "error A54 1283.39万人次 → 1267.39万人次",
        ),
    ],
)
def test_a_total_that_is_none_is_told(text: str, expected: str) -> None:
    assert told(text) == (expected,)


@pytest.mark.parametrize(
    "text",
    [
        TOWNS + "柳湾镇、青石镇等三镇合计137800.0亩。",  # more are meant than are named
        TOWNS + "除柳湾镇、青石镇外，其他乡镇合计48734.0亩。",
        "四个假期合计接待1267.99万人次：\n" + SEASONS,
        TOWNS + "柳湾镇、青石镇相邻。全县合计147630.0亩。",
    ],
)
def test_a_total_of_something_else_is_let_be(text: str) -> None:
    assert told(text) == ()


ROADS = (
    "新改建里程46.370公里。分乡镇情况：\n"
    "①河西镇5条，18.420公里，投资1194.50万元；\n"
    "②石桥镇4条，12.650公里，投资832.37万元；\n"
    "③东坪镇4条，15.300公里，投资958.20万元。\n"
)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (ROADS + "三个乡镇合计13条。", "13条=sum(5条 4条 4条)"),
        (
            ROADS + "河西镇和东坪镇里程居前两位，两镇共33.720公里，占全县七成以上（72.7%）。",
            "33.720公里=sum(18.420公里 15.300公里)",
        ),
        (ROADS + "里程最长的河西镇，占39.72%。", "39.72%=share(18.420公里 46.370公里)"),
    ],
)
def test_lines_that_begin_with_a_name_are_rows(text: str, claim: str) -> None:
    assert claim in held(text)
    assert told(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            ROADS + "河西镇和东坪镇里程居前两位，两镇共33.270公里。",
            "error A54 33.270公里 → 33.720公里 !",
        ),
        (ROADS + "里程最长的河西镇，占37.92%。", "warning A30 37.92% → 39.72% !"),
    ],
)
def test_what_is_said_wrong_of_such_lines_is_told(text: str, expected: str) -> None:
    assert told(text) == (expected,)
