"""What a visitor's session keeps, and what it does not lose."""

from __future__ import annotations

from pathlib import Path

import pytest
from session import Session
from uivisits import Keep

from qicao.delivery import deliver
from qicao.errors import ImportRefused
from qicao.profile import Profile
from qicao.store import Store

SPOT = ("基本支出", "基本支出.构成")


@pytest.fixture
def drafted(keep: Keep, desk: Store) -> Session:
    """A session with the draft of the seed."""
    session = Session(desk, who="甲")
    session.open(keep("seed_gaj_2024").id)
    return session


def test_files_that_are_refused_leave_everything_as_it_was(
    drafted: Session, profile: Profile, tmp_path: Path
) -> None:
    bad = tmp_path / "坏.csv"
    bad.write_text("只有一列\n1\n", encoding="utf-8")
    drafted.type(SPOT, "没写完", "原来的")
    before = (drafted.kept, dict(drafted.unsaved))
    with pytest.raises(ImportRefused):
        drafted.read([bad], profile, new=True)
    assert before == (drafted.kept, drafted.unsaved)


def test_a_file_of_the_same_name_replaces_and_the_others_stay(
    drafted: Session, profile: Profile, tmp_path: Path
) -> None:
    assert drafted.kept
    old = {file.name: file.digest for file in drafted.kept.state.files}
    newer = tmp_path / "figures.csv"
    content = drafted.store.reports.content(old["figures.csv"]).decode("utf-8-sig")
    newer.write_text(content.replace("68222.91", "68333.91"), encoding="utf-8")
    drafted.read([newer], profile, new=False)
    files = {file.name: file.digest for file in drafted.kept.state.files}
    assert files.keys() == old.keys()
    assert [name for name in files if files[name] != old[name]] == ["figures.csv"]
    assert drafted.kept.number == 2
    assert drafted.drafted
    assert "68333.91" in drafted.drafted.script.text


def test_a_refused_text_is_kept_with_the_reason_until_it_is_changed(drafted: Session) -> None:
    drafted.type(SPOT, "共[[没有这个]]", "原来的")
    assert not drafted.save(SPOT)
    assert drafted.unsaved[SPOT] == "共[[没有这个]]"
    assert "没有这个" in drafted.refused[SPOT]
    drafted.type(SPOT, "人写的。", "原来的")
    assert not drafted.refused
    assert drafted.save(SPOT)
    assert not drafted.unsaved


def test_text_that_is_as_it_was_counts_as_saved(drafted: Session) -> None:
    drafted.type(SPOT, "改了", "原来的")
    drafted.type(SPOT, "原来的", "原来的")
    assert not drafted.unsaved


def test_of_two_sessions_the_second_to_save_a_section_keeps_its_text(
    drafted: Session, desk: Store
) -> None:
    other = Session(desk, who="乙")
    assert drafted.kept
    other.open(drafted.kept.id)
    drafted.type(SPOT, "甲写的。", "原来的")
    assert drafted.save(SPOT)
    other.type(SPOT, "乙写的。", "原来的")
    assert not other.save(SPOT)
    assert "甲在您打开之后改过" in other.refused[SPOT]
    assert other.unsaved[SPOT] == "乙写的。"
    assert other.drafted
    assert "甲写的。" in other.drafted.script.text
    assert other.save(SPOT)


def test_what_was_typed_before_somebody_saved_overwrites_nothing(
    drafted: Session, desk: Store
) -> None:
    other = Session(desk, who="乙")
    assert drafted.kept
    other.open(drafted.kept.id)
    other.type(SPOT, "乙写的。", "原来的")
    drafted.type(SPOT, "甲写的。", "原来的")
    assert drafted.save(SPOT)
    assert other.follow()
    assert not other.save(SPOT)
    assert "甲在您打开之后改过" in other.refused[SPOT]
    latest = desk.reports.revision(drafted.kept.id).state.report
    assert latest
    assert "甲写的。" in latest.model_dump_json()


def test_a_report_is_gone_on_with_out_of_its_bundle(drafted: Session, tmp_path: Path) -> None:
    drafted.type(SPOT, "人写的。", "原来的")
    drafted.save(SPOT)
    assert drafted.drafted
    bundle = deliver(drafted.drafted, tmp_path / "报告.qicao").path
    other = Session(drafted.store, who="乙")
    other.open_bundle(bundle)
    assert other.drafted
    assert other.drafted.report == drafted.drafted.report
    assert other.prepared is None


def test_a_step_is_taken_back_as_a_revision_of_its_own(drafted: Session) -> None:
    assert drafted.prepared
    drafted.skip([])
    before = drafted.prepared.choices
    drafted.choose(before.model_copy(update={"prefer": ("figures.csv",)}))
    assert drafted.prepared.choices != before
    drafted.step_back()
    assert drafted.prepared.choices == before
    assert not drafted.past
    assert drafted.kept
    assert drafted.kept.number == 3
