"""So much a day or a month, and what that is in a year."""

from __future__ import annotations

import pytest
from pickedtexts import right, serious, wrong

CASES = [
    "伙食补助标准为每生每天6元，全年按195天计，每生每年{1170|1107}元。",
    "护理补贴每人每月110元，每人每年{1,320|1,230}元。",
    "看护费每人每日45元，全年按240天计算，人均全年{10,800|18,000}元。",
    "伙食补助标准为每生每天6元，全年按195天计，每生每年{1170元|1170万元}。",
]


@pytest.mark.parametrize("case", CASES)
def test_a_year_has_so_many_days(case: str) -> None:
    assert serious(right(case)) == []
    assert len(serious(wrong(case))) >= 1


@pytest.mark.parametrize(
    "text",
    [
        "伙食补助每生每天6元，全年按195天计；取暖费每生每年180元。",
        "记账补贴每户每月200元，另一块是560名调查员补助112.00万元，每人全年2000元。",
        "护理补贴每人每月110元，取暖补贴每户每年1,800元。",
    ],
)
def test_another_amount_is_let_be(text: str) -> None:
    assert serious(text) == []
