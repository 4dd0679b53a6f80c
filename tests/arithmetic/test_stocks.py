"""What there was, what came and went, and what there is; and nets of what came and went."""

from __future__ import annotations

import re

import pytest
from shownclaims import told

PICK = re.compile(r"\{([^|{}]*)\|([^{}]*)\}")
STOCKS = """
防汛仓库年初存编织袋4,260条，入库1,350条，出库980条，年末{4,630|4,360}条。
年初在管对象1862户，其中城区962户、乡镇900户；年内脱困{687|678}户，新建档238户，年末在管1413户。
基金年初结存286,200.00元，当年募集520,000.00元，使用413,500.00元，年末结存{392,700.00|329,700.00}元。
全年接收捐赠款879,140.50元。捐赠款年初结存186,214.30元，当年使用646,900.00元，年末结存{418,454.80|232,240.50}元。
年初设备原值472,920.00元。当年新增24,600.00元。报废11,200.00元。年末原值{486,320.00|497,520.00}元。
年末在职231人，其中行政58人。年初在职236人，年内退休{9|6}人、调出2人、招录6人。另有退休人员117人。
"""
NETS = """
新增规上企业46家，完成目标40家的115%；扣除退库15家，净增{31|36}家。
新增对象{168|186}人，退出86人（去世71人、迁出15人），净增82人。
会员4127人，比上年末的3905人净增222人；当年新发展会员286人，因离市等退会{64|46}人。
当年退休{8|5}人、招录5人，在职人员比上年末的207人净减3人。
"""
TRUE = """
在职人员较上年末的1319人增加17人；离休3人，退休415人，年末实有人数1754人。
年初预算安排860.00万元，当年支出815.20万元，年末结余44.80万元。
年初下达计划320户，当年新增18户，年末完成326户。
"""


@pytest.mark.parametrize("case", [*STOCKS.split(), *NETS.split()])
def test_what_came_and_went_makes_what_there_is(case: str) -> None:
    assert told(PICK.sub(r"\1", case)) == ()
    assert len(told(PICK.sub(r"\2", case))) >= 1


@pytest.mark.parametrize("text", TRUE.split())
def test_what_is_no_stock_is_left_alone(text: str) -> None:
    assert told(text) == ()


TAKEN = (
    "年初预算4906.70万元，执行中追加339.46万元，因压减收回52.30万元，调整后为{}万元，"
    "净增287.16万元。"
)


def test_what_was_taken_back_makes_a_budget_less() -> None:
    assert told(TAKEN.format("5193.86")) == ()
    assert len(told(TAKEN.format("5139.86"))) >= 1
