"""What a visitor's session keeps, and what it does not lose."""

from __future__ import annotations

from pathlib import Path

import pytest
from session import Session

from qicao.delivery import deliver
from qicao.desk import write_draft
from qicao.errors import ImportRefused
from qicao.profile import Profile
from qicao.settings import Settings

SPOT = ("基本支出", "基本支出.构成")


@pytest.fixture
def drafted(repo: Path, profile: Profile) -> Session:
    """A session with the draft of the seed."""
    session = Session()
    session.read([repo / "samples" / "seed_gaj_2024"], profile)
    assert session.prepared
    session.put(write_draft(session.prepared, Settings(), lambda *_: None, session.told.append))
    return session


def test_files_that_are_refused_leave_everything_as_it_was(
    drafted: Session, profile: Profile, tmp_path: Path
) -> None:
    bad = tmp_path / "坏.csv"
    bad.write_text("只有一列\n1\n", encoding="utf-8")
    drafted.type(SPOT, "没写完", "原来的")
    before = (drafted.prepared, drafted.drafted, dict(drafted.unsaved))
    with pytest.raises(ImportRefused):
        drafted.read([bad], profile)
    assert before == (drafted.prepared, drafted.drafted, drafted.unsaved)


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


def test_a_report_is_gone_on_with_out_of_its_bundle(drafted: Session, tmp_path: Path) -> None:
    drafted.type(SPOT, "人写的。", "原来的")
    drafted.save(SPOT)
    assert drafted.drafted
    bundle = deliver(drafted.drafted, tmp_path / "报告.qicao").path
    other = Session()
    other.open(bundle)
    assert other.drafted
    assert other.drafted.report == drafted.drafted.report


def test_a_new_draft_has_new_text_areas_and_no_old_files(drafted: Session) -> None:
    assert drafted.drafted
    drafted.type(SPOT, "没写完", "原来的")
    before = drafted.round
    drafted.put(drafted.drafted)
    assert drafted.round == before + 1
    assert not drafted.unsaved
    assert not drafted.taken
