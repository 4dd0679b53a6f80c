"""What is quoted of materials: sentences about the report's own year, and of no other."""

from __future__ import annotations

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
