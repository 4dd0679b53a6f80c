"""So much each of what stands sentences, headings or a table away, by the names of both."""

from __future__ import annotations

import pytest
from pickedtexts import right, serious, wrong

COSTS = """
| 项目 | 预算（万元） | 支出（万元） |
|---|---:|---:|
| 沟渠疏浚 | 260.00 | 243.18 |
| 公务用车运行维护费 | 36.00 | 31.86 |
| 古籍整理 | 88.00 | 71.94 |

"""
STAFF = "年末在编42人，退休17人。\n\n公用经费支出86.31万元，比上年减少1.20万元。\n\n"
RIGHT_AND_WRONG = [
    COSTS + "疏浚沟渠57.9公里，完成率96.50%，平均每公里{4.20万元|4.53万元}。",
    COSTS + "年末保有公务用车12辆，车均运行费{2.66万元|2.96万元}。",
    COSTS + "三是古籍工作。整理古籍1840册，平均每册{390.98元|409.38元}。",
    STAFF + "公用经费预算92.00万元，控制率93.82%，按年末在编人数计算，人均{2.06万元|2.26万元}。",
    "全年开放318天，接待读者74.60万人次，平均每个开放日接待{2346人次|2436人次}。",
    "收运餐厨垃圾5.49万吨，按366天计算，日均{150.00吨|154.00吨}。",
    "全年受理热线4386件，办结4210件，月均{365.5件|356.5件}。",
    "2024年全年受理求助41358起，日均{113起|123起}。",
    "支出93.60万元，为36个站点配置了设备，站均{2.60万元|0.26万元}。",
    "辖区服务人口15.60万人。现有巡护员78人，每万服务人口{5.00人|5.60人}。",
]
RIGHT = [
    COSTS + "购置水泵14台，每台3.50万元。",
    COSTS + "另购图书1840册，平均每册42.60元。",
    STAFF + "全年培训36人，人均经费1.85万元。",
    STAFF + "事业单位在编30人。公用经费支出86.31万元，人均补助标准3.20万元。",
    "新增设备36.80万元，购买的是水泵14台（每台1.25万元）和车床3台（每台4.30万元）。",
    "农户812户，领取216.40万元，户均2665元；合作社46个，领取98.90万元，户均21500元。",
    "更新车辆60辆，其中电动48辆，每辆15万元，计720万元。",
    "学员的月均工资由培训前3462元升到3985元。全年发放补贴96.40万元。",
    "监所按日均在押320人、每人每天28元安排。",
]


@pytest.mark.parametrize("case", RIGHT_AND_WRONG)
def test_an_average_of_what_the_words_name_is_held_against_it(case: str) -> None:
    assert serious(right(case)) == []
    assert serious(wrong(case))


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_laid_down_or_of_others_is_let_be(text: str) -> None:
    assert serious(text) == []
