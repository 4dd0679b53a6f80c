"""Whether files that were read later have been looked at, as the store tells it."""

from __future__ import annotations

import pytest
from keptsample import FILES

from qicao.keeping import (
    Kept,
    keep_data,
    keep_new,
    keep_text,
    open_kept,
    replaced_by,
    saw_replaced,
)
from qicao.store import Store
from qicao.workflow import Drafted, Prepared


@pytest.fixture
def bare(desk: Store, prepared: Prepared) -> Kept:
    """A report of which nothing is written yet."""
    return keep_new(desk.reports, prepared, FILES, "绩效岗")


def read(desk: Store, kept: Kept) -> Kept:
    """Reads the files once more."""
    assert kept.prepared
    return keep_data(desk.reports, kept, kept.prepared, "甲", files=FILES)


def test_a_text_without_later_files_stands_on_its_own_data(desk: Store, kept: Kept) -> None:
    assert replaced_by(desk.reports, kept) is None


def test_files_under_a_text_replace_the_data_before_them(desk: Store, kept: Kept) -> None:
    later = read(desk, kept)
    assert replaced_by(desk.reports, later) == 1
    assert replaced_by(desk.reports, open_kept(desk.reports, kept.id)) == 1


def test_of_two_readings_nobody_has_seen_it_is_the_data_before_the_first(
    desk: Store, kept: Kept
) -> None:
    assert replaced_by(desk.reports, read(desk, read(desk, kept))) == 1


def test_once_somebody_has_seen_it_only_later_files_count(desk: Store, kept: Kept) -> None:
    later = read(desk, kept)
    saw_replaced(desk.reports, later, "乙")
    assert replaced_by(desk.reports, later) is None
    assert [(link.who, link.deed) for link in desk.reports.audit(kept.id)][-1] == ("乙", "seen")
    assert replaced_by(desk.reports, read(desk, later)) == 2


def test_files_that_came_before_the_text_have_moved_nothing(
    desk: Store, bare: Kept, drafted: Drafted
) -> None:
    later = read(desk, bare)
    assert replaced_by(desk.reports, later) is None
    written = keep_text(desk.reports, later, drafted, "甲")
    assert replaced_by(desk.reports, written) is None
    assert replaced_by(desk.reports, read(desk, written)) == written.number


def test_other_choices_are_no_other_files(desk: Store, kept: Kept) -> None:
    assert kept.prepared
    chosen = keep_data(desk.reports, kept, kept.prepared, "甲")
    assert replaced_by(desk.reports, chosen) is None
