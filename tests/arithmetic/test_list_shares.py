"""Shares of what a list adds up to, where no word names the whole."""

from __future__ import annotations

import pytest
from pickedtexts import right, serious, wrong

RIGHT_AND_WRONG = [
    "毕业1428人，落实去向1356人，落实率94.96%。其中受雇974人、升学268人、入伍72人、创业42人，"
    "受雇占{71.83%|68.21%}。",
    "实施救助724人次，发放3152人次。按原因分，因病418人次、意外196人次、其他110人次，"
    "因病占{57.73%|68.08%}。",
    "项目预算资金1628.40万元。从来源看，中央资金1248.00万元，占76.64%；省级资金264.00万元，"
    "占{16.21%|21.15%}；县级配套116.40万元，占7.15%。",
    "年末资产总额56.82亿元，原值包括房屋38.47亿元、车辆2.15亿元、设备9.36亿元、家具6.84亿元，"
    "房屋占{67.71%|61.77%}。",
]
RIGHT = [
    "计划投入18600.00万元：中央6480.00万元，占34.84%；省级4320.00万元，占23.23%；"
    "市级3600.00万元，占19.35%；县级4200.00万元，占22.58%。\n\n"
    "| 来源 | 投入（万元） |\n|---|---:|\n| 甲 | 14000.00 |\n| 乙 | 400.00 |\n"
    "| 合计 | 14400.00 |\n",
    "发放281.00万元：高中生1120人，计224.00万元；大学生570人，计57.00万元；"
    "受助学生共1690人，高中生占66.27%。",
    "全年接警386527起：刑事9864起、治安42318起、交通128455起、纠纷61207起、求助93416起、"
    "其他51267起，其中交通类最多，占33.23%。",
    "基本支出97846.35万元，包括人员经费88214.57万元、公用经费9631.78万元。"
    "人员经费在基本支出中占90.16%。",
]


@pytest.mark.parametrize("case", RIGHT_AND_WRONG)
def test_what_is_right_is_let_be_and_what_is_wrong_is_told(case: str) -> None:
    assert serious(right(case)) == []
    assert len(serious(wrong(case))) == 1


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_of_another_whole_is_let_be(text: str) -> None:
    assert serious(text) == []
