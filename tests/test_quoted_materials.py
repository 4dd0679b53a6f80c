"""What is quoted of materials: sentences of the report's own year, and as causes only causes."""

from __future__ import annotations

import pytest
from drafts import prepared, profile_of

from qicao.engines.builtin import BuiltinEngine
from qicao.plan import plan_report
from qicao.workflow import draft

SAMPLE = "county_full"


def test_a_material_of_another_year_is_quoted_nowhere() -> None:
    ready = prepared(SAMPLE)
    old = tuple(m.model_copy(update={"year": 2023}) for m in ready.ledger.materials)
    ledger = ready.ledger.model_copy(update={"materials": old})
    profile = profile_of(SAMPLE)
    assert any(plan.sentences for plan in plan_report(profile, ready.ledger))
    assert not any(plan.sentences for plan in plan_report(profile, ledger))
    report = draft(ready, BuiltinEngine(profile, ledger)).report
    assert "《工作总结》" not in report.model_dump_json()
    assert "据《" not in report.model_dump_json()


@pytest.mark.parametrize(
    ("sentence", "gives"),
    [
        ("二期采购因流标推迟到下年，年末没有支出。", True),
        ("受秋季降雨影响，支出进度落后，原因已经查明。", True),
        ("每月把支出进度发到各科室，落后的当月说明原因。", False),
        ("预算执行的热线全年受理咨询。", False),
    ],
)
def test_a_sentence_that_only_speaks_of_causes_gives_none(sentence: str, gives: bool) -> None:
    profile = profile_of(SAMPLE)
    remedies = BuiltinEngine(profile, prepared(SAMPLE).ledger).remedies
    assert remedies.gives_cause(sentence, profile.signals["部门执行偏慢"]) is gives
