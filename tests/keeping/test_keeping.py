"""A report comes back out of the store as the line left it, and saves go on top of each other."""

from __future__ import annotations

from uuid import uuid4

import pytest
from keptparagraphs import first_paragraph, retold

from qicao.choices import Choices, Override
from qicao.errors import SaveConflict
from qicao.keeping import (
    Kept,
    SectionConflict,
    drafted_with,
    keep_data,
    keep_new,
    keep_sections,
    keep_text,
    open_kept,
    restore,
)
from qicao.store import Store
from qicao.values import Deed
from qicao.workflow import Drafted, Prepared, settle


def test_what_was_prepared_comes_back(desk: Store, prepared: Prepared) -> None:
    new = keep_new(desk.reports, prepared, [("表.csv", b"x")], "绩效岗")
    again = open_kept(desk.reports, new.id)
    assert again.prepared is not None
    assert again.prepared.ledger == prepared.ledger
    assert again.prepared.findings == prepared.findings
    assert again.prepared.reading == prepared.reading
    assert again.drafted is None
    assert (again.state.stage, again.state.unit) == ("data", "衡阳市公安局")
    assert desk.reports.content(again.state.files[0].digest) == b"x"


def test_what_was_drafted_comes_back(desk: Store, kept: Kept, drafted: Drafted) -> None:
    again = open_kept(desk.reports, kept.id)
    assert again.drafted is not None
    assert again.drafted.report == drafted.report
    assert again.drafted.findings == drafted.findings
    assert again.drafted.ledger is again.prepared.ledger  # type: ignore[union-attr]
    (line,) = desk.reports.lines()
    assert line.stage == "text"
    assert line.errors == again.state.errors is not None


def test_a_new_report_that_is_saved_twice_is_one(desk: Store, prepared: Prepared) -> None:
    save = uuid4().hex
    for _ in range(2):
        assert keep_new(desk.reports, prepared, (), "甲", save=save).number == 1
    assert desk.reports.count() == 1


def test_an_edit_is_saved_and_the_past_stays(desk: Store, kept: Kept) -> None:
    section, _ = first_paragraph(kept)
    edited = keep_sections(desk.reports, kept, {section.id: retold(section, "改过。")}, "甲")
    assert edited.number == 2
    assert first_paragraph(edited)[1].text == "改过。"
    assert first_paragraph(open_kept(desk.reports, kept.id, 1)) == first_paragraph(kept)
    assert edited.revision.deed is Deed.EDIT


def test_an_edit_that_changes_nothing_is_no_revision(desk: Store, kept: Kept) -> None:
    section, _ = first_paragraph(kept)
    assert keep_sections(desk.reports, kept, {section.id: section}, "甲").number == 1


def test_edits_of_two_people_in_two_sections_are_both_kept(desk: Store, kept: Kept) -> None:
    one, two = (first_paragraph(kept, place)[0] for place in (0, 1))
    keep_sections(desk.reports, kept, {one.id: retold(one, "甲写的。")}, "甲")
    both = keep_sections(desk.reports, kept, {two.id: retold(two, "乙写的。")}, "乙")
    assert both.number == 3
    assert [first_paragraph(both, place)[1].text for place in (0, 1)] == ["甲写的。", "乙写的。"]


def test_of_two_edits_of_one_section_the_second_sees_both(desk: Store, kept: Kept) -> None:
    section, _ = first_paragraph(kept)
    keep_sections(desk.reports, kept, {section.id: retold(section, "甲写的。")}, "甲")
    with pytest.raises(SectionConflict, match="甲在您打开之后改过") as refused:
        keep_sections(desk.reports, kept, {section.id: retold(section, "乙写的。")}, "乙")
    assert refused.value.theirs == {section.id: retold(section, "甲写的。")}
    assert first_paragraph(open_kept(desk.reports, kept.id))[1].text == "甲写的。"


def test_a_text_for_a_section_that_somebody_removed_is_refused(desk: Store, kept: Kept) -> None:
    assert kept.drafted is not None
    section, _ = first_paragraph(kept)
    left = tuple(s for s in kept.drafted.report.sections if s.id != section.id)
    report = kept.drafted.report.model_copy(update={"sections": left})
    keep_text(desk.reports, kept, drafted_with(kept.drafted, report), "科长")
    with pytest.raises(SaveConflict, match=f"科长.*删去了“{section.heading}”"):
        keep_sections(desk.reports, kept, {section.id: retold(section, "改。")}, "绩效岗")


def test_other_choices_change_what_the_text_prints_and_not_the_text(
    desk: Store, kept: Kept, prepared: Prepared
) -> None:
    override = Override(value="9999", unit="万元", who="甲", why="决算批复")
    choices = Choices(overrides={"三公经费.决算数": override})
    other = settle(prepared.reading, prepared.profile, choices)
    moved = keep_data(desk.reports, kept, other, "甲")
    assert moved.drafted is not None
    assert kept.drafted is not None
    assert moved.drafted.report.sections == kept.drafted.report.sections
    assert "9999.00" in moved.drafted.script.text
    assert "9999.00" not in kept.drafted.script.text
    again = open_kept(desk.reports, kept.id)
    assert again.prepared is not None
    assert again.prepared.choices == choices
    assert again.state.files == kept.state.files


def test_data_on_top_of_an_old_revision_are_refused(
    desk: Store, kept: Kept, prepared: Prepared
) -> None:
    section, _ = first_paragraph(kept)
    keep_sections(desk.reports, kept, {section.id: retold(section, "改过。")}, "甲")
    with pytest.raises(SaveConflict):
        keep_data(desk.reports, kept, prepared, "乙", files=[("新表.csv", b"new")])


def test_an_earlier_revision_is_restored_as_a_new_one(desk: Store, kept: Kept) -> None:
    section, _ = first_paragraph(kept)
    edited = keep_sections(desk.reports, kept, {section.id: retold(section, "改过。")}, "甲")
    back = restore(desk.reports, edited, 1, "甲")
    assert (back.number, back.revision.note) == (3, "回到第 1 版")
    assert back.state == kept.state
    assert desk.reports.broken(kept.id) == ()
