"""What each of some people did or got: of the people that are named, however far away."""

from __future__ import annotations

import pytest
from pickedtexts import right, serious, wrong

COURT = (
    "实有75名，其中员额法官29名、法官助理21名、书记员25名。\n\n### 审判\n\n"
    "全年受理案件9800件，审执结9486件，结案率96.8%。"
)
PUPILS = (
    "全日制在校生3144人，另有短训学员520人。\n\n### 支出\n\n"
    "人员经费2511.86万元、公用经费274.56万元，公用经费生均{873.27元|837.27元}。\n\n"
    "随机抽取在校生600人调查。资助学生2931人次。"
)
EXPERTS = (
    "选派科技特派员124名，其中女性31名。\n\n"
    "全年服务行政村310个，平均每名特派员服务{2.5个|2.8个}村。"
)
CASES = [
    COURT + "法官人均结案{327件|372件}。",
    EXPERTS,
    PUPILS,
    "现有调解员46名。\n\n全年调解纠纷1288件，成功1251件。调解员人均调解{28件|38件}。",
    "网格员210名，全年共走访28560户。\n\n效果明显，平均每名网格员走访{136户|163户}。",
    "在园幼儿412人，保育员18人。\n\n公用经费61.80万元，公用经费生均{1500.00元|1050.00元}。",
]
TRUE = [
    COURT + "全省法官人均结案215件。",
    COURT + "法官人均结案327件，比上年多22件。",
    "民警人均办案12件。\n\n全县民警120名、辅警260名。",
    "其中甲校学生310人、乙校学生402人。\n\n甲校公用经费生均1150元。",
]


@pytest.mark.parametrize("case", CASES)
def test_an_average_is_held_to_those_who_are_named(case: str) -> None:
    assert serious(right(case)) == []
    assert serious(wrong(case))


@pytest.mark.parametrize("text", TRUE)
def test_an_average_of_others_is_let_be(text: str) -> None:
    assert serious(text) == []
