"""What a section says of what it must and may say, and what drafting it with a model would send."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from keptparagraphs import retold
from keptsample import desk, drafted, kept, prepared, profile
from pydantic import SecretStr

from qicao.desk import coming_rows, prompts_of, section_states, section_uses, sending
from qicao.engines.drafting import has_matter
from qicao.errors import UsageError
from qicao.keeping import Kept, keep_new, keep_sections
from qicao.settings import Settings
from qicao.store import Store
from qicao.values import Coming, Part
from qicao.workflow import Prepared
from qicao.working import ask

__all__ = ["desk", "drafted", "kept", "prepared", "profile"]
KEY = "sk-an-invented-key-0007"
BUDGET = "预算执行与内控"


def labels(uses: tuple[object, ...]) -> list[str]:
    return [use.label for use in uses]  # type: ignore[attr-defined]


def test_what_must_be_said_is_written_or_not(desk: Store, kept: Kept) -> None:
    before = section_uses(kept, BUDGET)
    assert before.written
    assert not before.unwritten
    assert all(use.label and use.printed and "[[" not in use.printed for use in before.written)
    assert kept.drafted is not None
    section = next(s for s in kept.drafted.report.sections if s.id == BUDGET)
    emptied = keep_sections(desk.reports, kept, {BUDGET: retold(section, "没有写数。")}, "甲")
    after = section_uses(emptied, BUDGET)
    assert set(labels(after.unwritten)) == set(labels(before.written))
    row = next(row for row in section_states(emptied) if row.id == BUDGET)
    assert (row.said, row.required) == (0, len(before.written))


def test_a_problem_without_a_section_of_its_own_is_unwritten(desk: Store, kept: Kept) -> None:
    uses = section_uses(kept, "存在的问题")
    assert uses.written
    assert not uses.unwritten
    assert kept.prepared is not None
    bare = Kept(kept.revision, kept.profile, kept.prepared, None)
    assert labels(section_uses(bare, "存在的问题").unwritten) == labels(uses.written)


def test_what_nobody_provided_is_named(kept: Kept) -> None:
    assert kept.prepared is not None
    lacking = [plan for plan in kept.prepared.plans if plan.missing]
    assert lacking
    for plan in lacking:
        assert section_uses(kept, plan.id).missing == tuple(plan.missing.values())


def test_an_unknown_section_and_a_report_without_data_have_no_uses(kept: Kept) -> None:
    empty = section_uses(kept, "没有这一节")
    assert (empty.written, empty.unwritten, empty.missing) == ((), (), ())
    assert section_uses(Kept(kept.revision, kept.profile, None, kept.drafted), BUDGET) == empty


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("", ""),
        ("全年支出[[支出.决算数]]，", "全年支出68222.91万元，"),
        ("全年支出[[支出.决", "全年支出"),
        ("全年支出[[支出.决算数]", "全年支出"),
        ("全年支出[", "全年支出"),
        ("见[[没有的]]。", "见[[没有的]]。"),
        ("**粗**<b>", "**粗**<b>"),
    ],
)
def test_a_text_that_is_coming_prints_its_whole_slots(
    said: str, shown: str, desk: Store, kept: Kept, prepared: Prepared
) -> None:
    job = ask(kept, "甲", "builtin").model_copy(
        update={"coming": (Coming(section=BUDGET, turn=2, text=said),)}
    )
    (row,) = coming_rows(job, (), prepared)
    assert (row.id, row.turn, row.text) == (BUDGET, 2, shown)
    done = Part(id="0" * 32, job=job.id, section=BUDGET, at=job.made, sections=())
    assert coming_rows(job, (done,), prepared) == ()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        engine="openai:m1",
        openai_base_url="http://127.0.0.1:9/v1",
        openai_api_key=SecretStr(KEY),
        data_dir=tmp_path,
    )


def test_what_a_draft_will_send_is_counted_and_nothing_is_sent(
    settings: Settings, prepared: Prepared
) -> None:
    whole, one = sending(settings, prepared), sending(settings, prepared, [BUDGET])
    assert whole.requests == sum(map(has_matter, prepared.plans)) > one.requests == 1
    assert whole.tokens > one.tokens > 1000
    assert (whole.once, whole.most, whole.left_out) == (None, None, ())
    assert KEY not in str(whole)


def test_the_cost_is_that_of_one_reply_and_of_every_repair(
    settings: Settings, prepared: Prepared
) -> None:
    priced = settings.model_copy(update={"price_input": Decimal(2), "price_output": Decimal(8)})
    found = sending(priced, prepared, [BUDGET])
    assert found.once is not None
    assert found.most is not None
    assert Decimal(2 * found.tokens) / 10**6 < found.once < found.most < found.once * 5


def test_a_context_that_is_too_small_names_the_section(
    settings: Settings, prepared: Prepared
) -> None:
    small = settings.model_copy(update={"context": 2000})
    found = sending(small, prepared, [BUDGET])
    assert found.requests == 0
    assert "内置文字" in found.left_out[0]


def test_an_engine_that_cannot_be_asked_is_refused(settings: Settings, prepared: Prepared) -> None:
    with pytest.raises(UsageError, match="OPENAI_BASE_URL"):
        sending(settings.model_copy(update={"openai_base_url": None}), prepared)


def test_every_section_that_a_model_writes_has_a_version(prepared: Prepared) -> None:
    versions = prompts_of(prepared)
    assert versions.keys() == {plan.id for plan in prepared.plans if has_matter(plan)}
    assert all(version.count(".") == 2 for version in versions.values())


def test_a_section_shows_the_prompt_that_it_was_written_by(
    desk: Store, prepared: Prepared, kept: Kept
) -> None:
    assert kept.drafted is not None
    section = next(s for s in kept.drafted.report.sections if s.id == BUDGET)
    told = section.model_copy(update={"prompt": "1.2.3"})
    again = keep_sections(desk.reports, kept, {BUDGET: told}, "甲")
    rows = {row.id: row.prompt for row in section_states(again)}
    assert (rows[BUDGET], set(rows.values())) == ("1.2.3", {"", "1.2.3"})
    new = keep_new(desk.reports, prepared, (), "甲")
    assert {row.prompt for row in section_states(new)} == {""}
