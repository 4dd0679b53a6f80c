"""Lists that leave nothing out, by 其他 at their end or by a total right behind them."""

from __future__ import annotations

import pytest
from pickedtexts import right, serious, wrong

RIGHT_AND_WRONG = [
    "年末供养老人{46|64}人、儿童112人，合计158人，按月发放生活费。",
    "新建水窖31处、蓄水池16处、泵站9处，共计五十{六|八}处。",
    "全镇6个社区、14个村、3个林场，共{23|24}个单位。",
    "受理来电{2,386|2,368}件，来自热线1,904件、网站398件、其他渠道84件，比上年2,527件减少141件，下降5.58%。",
    "年内因迁出等原因核减213人，其中迁出核减{186|168}人、其他核减27人。",
    "办理证照18416件，上年15902件，多办2514件，增15.81%。"
    "新办{6218|618}件，换证7407件（占40.22%），补证1135件，其他3656件。",
    "东坪县列支车辆修理费6.84万元，西坪县提前支付保证金{21.52|25.12}万元，两项28.36万元，约占抽查金额的0.89%。",
    "涉及金额33.60万元，已收回{28.40|18.40}万元，尚有5.20万元在整改。",
]
RIGHT = [
    "公厕95座，按类别分为一类18座、二类60座、三类17座。",
    "在编人员中教师186人，其他人员17人。教师中，高级职称52人、中级81人、初级53人，"
    "高中级合计133人，占教师的71.51%，超过七成；“双师型”118人，占比63.44%。",
    "追加74.12万元。追加的钱里，一般公共预算62.82万元，政府性基金5.00万元，其他收入6.30万元。",
    "未完成的全部为4个在建项目。46个项目中，产业类21个、设施类15个、文化类6个、其他4个。",
    "党员120人、团员80人，合计180人（剔除重复20人）。",
    "林地占45.0%、水面占20.4%，两类合计占65.4%。",
]


@pytest.mark.parametrize("case", RIGHT_AND_WRONG)
def test_a_complete_list_tells(case: str) -> None:
    assert serious(right(case)) == []
    assert serious(wrong(case))


@pytest.mark.parametrize("text", RIGHT)
def test_other_lists_say_nothing(text: str) -> None:
    assert serious(text) == []
