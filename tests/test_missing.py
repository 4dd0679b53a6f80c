"""What is asked for: things that somebody has, each once, with what they are for."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from givens import ledger_of

from qicao.missing import Missing, missing_data, optional_data
from qicao.plan import plan_report
from qicao.profile import Profile
from qicao.relations import Count
from qicao.workflow import complete

LITTLE = {"支出.决算数": "940.5万元", "三公经费.决算数": "25.5万元", "三公经费.预算数": "30万元"}


def asked(
    profile: Profile, figures: Mapping[str, str], facts: Mapping[str, str] | None = None
) -> tuple[Missing, ...]:
    ledger = complete(profile, ledger_of(profile, figures, facts))
    return missing_data(profile, ledger, plan_report(profile, ledger))


def test_only_what_a_catalogue_entry_or_a_list_is_can_be_asked_for(profile: Profile) -> None:
    for row in asked(profile, {}):
        entry = profile.catalogue.entry(row.id) or profile.catalogue.fact_entry(row.id)
        group = profile.catalogue.groups.get(row.id.removesuffix(".*"))
        assert entry or group, row.id
        assert "|" not in row.id
        assert row.label
        assert "{" not in row.label


def test_nothing_that_is_only_derived_is_asked_for(profile: Profile) -> None:
    results = {relation.result for relation in profile.relations}
    counted = {r.result for r in profile.relations if isinstance(r, Count)}
    for row in asked(profile, {}):
        entry = profile.catalogue.entry(row.id) or profile.catalogue.fact_entry(row.id)
        assert not (entry and entry.derived and row.id in results - counted), row.id


def test_a_claim_is_asked_for_by_its_figures(profile: Profile) -> None:
    ids = [row.id for row in asked(profile, LITTLE)]
    assert "公用经费.决算数" in ids
    assert "公用经费.预算数" in ids
    assert not [name for name in ids if name.startswith("三公经费")]


def test_what_a_section_needs_names_the_section(profile: Profile) -> None:
    (row,) = [row for row in asked(profile, LITTLE) if row.id == "公用经费.决算数"]
    assert row.sections
    assert row.unit == "万元"
    assert row.period == "决算"
    assert row.topic


def test_nothing_is_asked_for_twice_and_topics_stay_together(profile: Profile) -> None:
    rows = asked(profile, {})
    ids = [row.id for row in rows]
    assert len(set(ids)) == len(ids)
    topics = [row.topic for row in rows]
    starts = [topic for n, topic in enumerate(topics) if not n or topics[n - 1] != topic]
    assert len(set(starts)) == len(starts)


def test_what_was_given_is_not_asked_for(profile: Profile) -> None:
    before = {row.id for row in asked(profile, LITTLE)}
    more = {**LITTLE, "公用经费.决算数": "95万元"}
    assert before - {row.id for row in asked(profile, more)} == {"公用经费.决算数"}


def test_what_follows_from_others_is_asked_for_by_them(profile: Profile) -> None:
    saved = {**LITTLE, "公用经费.决算数": "95万元", "公用经费.节约额": "5万元"}
    assert "公用经费.预算数" not in {row.id for row in asked(profile, saved)}


def test_optional_data_leaves_out_what_is_there(profile: Profile) -> None:
    ledger = ledger_of(profile, LITTLE)
    rows = optional_data(profile, ledger)
    assert not {row.id for row in rows} & set(LITTLE)
    assert all(not row.required and not row.sections for row in rows)
    assert len(rows) > 50


@pytest.mark.parametrize("name", ["支出.决算数"])
def test_what_is_required_is_asked_for_even_where_no_section_needs_it(
    name: str, profile: Profile
) -> None:
    (row,) = [row for row in missing_data(profile, ledger_of(profile, {}), ()) if row.id == name]
    assert row.required
    assert row.sections == ()
