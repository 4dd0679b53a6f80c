"""Totals of numbers that stand together somewhere before them."""

from __future__ import annotations

import pytest
from shownclaims import told

PATIENTS = (
    "管理高血压患者38460人、糖尿病患者12735人，其中规范管理30215人和9984人。两病患者合计{}人。"
)
FUNDS = "中央补助315.00万元，省级补助248.00万元，县级配套277.00万元。上级资金两项相加{}万元。"
REST = "支出居前三位的合计1921.00万元，占全州的{}%，其余五个县市{}万元。"


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (PATIENTS.format(51195), PATIENTS.format(51295)),
        (FUNDS.format("563.00"), FUNDS.format("536.00")),
        (REST.format("52.99", "1704.40"), REST.format("52.99", "1740.40")),
        (REST.format("52.99", "1704.40"), REST.format("51.99", "1704.40")),
    ],
)
def test_a_total_one_digit_off_is_told(right: str, wrong: str) -> None:
    assert told(right) == ()
    assert len(told(wrong)) == 1


@pytest.mark.parametrize(
    "text",
    [
        PATIENTS.format(68000),  # of others as well
        "居前三位的合计1921.00万元，占全州的52.99%；省级资金620.00万元，其余200.00万元。",
    ],
)
def test_another_total_is_let_be(text: str) -> None:
    assert told(text) == ()
