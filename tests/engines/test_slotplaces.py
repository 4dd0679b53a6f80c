"""Slots stand once in a sentence, and reasons not where numbers belong."""

from __future__ import annotations

import pytest
from bureau import make_ledger

from qicao.engines.passage import Passage
from qicao.engines.slotplaces import check_fact_places, check_twice
from qicao.values import Fact

LEDGER = make_ledger()
LEDGER = LEDGER.model_copy(
    update={
        "facts": {
            **LEDGER.facts,
            "原因": Fact(id="原因", label="偏差原因", text="汛期推迟进场，合同签订晚于计划"),
            "年度": Fact(id="年度", label="年度", text="2024"),
        }
    }
)


def found(text: str) -> list[str]:
    names = (*LEDGER.figures, *LEDGER.claims, *LEDGER.facts)
    passage = Passage(where="", text=text, offered=names, ledger=LEDGER)
    return [fault.code for check in (check_twice, check_fact_places) for fault in check(passage)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("全年预算[[支出.决算数]]，实际执行[[支出.决算数]]。", "slot_twice"),
        ("[[会务费|较预算]]，与上年比[[会务费|较预算]]。", "slot_twice"),
        ("差异为[[原因]]。", "fact_as_number"),
        ("河道整治结余[[项目.河道整治.结余数]]，占比达[[原因]]。", "fact_as_number"),
    ],
)
def test_it_is_told(text: str, code: str) -> None:
    assert found(text) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "全年支出[[支出.决算数]]。支出[[支出.决算数]]按科目列支。",
        "原因是[[原因]]。",
        "[[单位.名称]]统筹，[[单位.名称]]实施。",
        "年度为[[年度]]年，数据截至[[年度]]年末。",
        "金额[[支出.决算数]]；率为[[项目.河道整治.执行率]]。",
    ],
)
def test_it_passes(text: str) -> None:
    assert found(text) == []
