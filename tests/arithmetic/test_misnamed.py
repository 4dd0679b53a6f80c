"""Two numbers of a list in each other's place, of which only another number tells."""

from __future__ import annotations

import pytest
from pickedtexts import right, serious, wrong

RIGHT_AND_WRONG = [
    "储备规模26.8万吨，其中{玉米22.3万吨、大豆4.5万吨|玉米4.5万吨、大豆22.3万吨}，玉米占83.21%；轮换5.6万吨。",
    "支出42154.05万元，其中基本支出31764.58万元，占总支出的75.35%，"
    "包括{人员经费27208.93万元、公用经费4555.65万元|人员经费4555.65万元、公用经费27208.93万元}，"
    "按在职人员573人计算，人员经费人均47.49万元，公用经费人均7.95万元。",
    "结转2,701.55万元，由养护{507.20万元和改建2,194.35万元|2,194.35万元和改建507.20万元}构成，后者占81.23%。",
    "资金到位12,600,000元，其中{中央9,000,000元、省级3,600,000元|中央3,600,000元、省级9,000,000元}；"
    "支出12,240,750元，中央资金占71.43%。",
]
RIGHT = [
    "人员经费756.43万元，公用经费125.52万元，在职人员55人，在职人员人均公用经费2.28万元。",
    "公用经费58.62万元，按年末在职30人计人均1.95万元，上年按29人计为2.11万元。",
    "抽检样品224份，合格206份、不合格18份，合格率91.96%。",
]


@pytest.mark.parametrize("case", RIGHT_AND_WRONG)
def test_what_holds_only_of_the_other_is_told(case: str) -> None:
    assert serious(right(case)) == []
    assert serious(wrong(case))


@pytest.mark.parametrize("text", RIGHT)
def test_what_holds_of_the_number_that_is_named_is_let_be(text: str) -> None:
    assert serious(text) == []
