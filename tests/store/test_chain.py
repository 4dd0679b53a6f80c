"""The audit chain tells who did what when, and shows what was changed afterwards."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from keptreports import CONTENTS, a_save, after, with_text
from keptruns import clock

from qicao.errors import NotKept
from qicao.store import Store
from qicao.values import Save


@pytest.fixture
def saved(desk: Store) -> Save:
    """A report of two revisions and an export."""
    first = a_save()
    desk.reports.save(first, CONTENTS)
    desk.reports.save(after(first, who="科长", state=with_text(first, "改过。")))
    desk.reports.note(first.report, "绩效岗", "export", {"file": "报告.docx"})
    return first


def test_every_deed_is_a_link(desk: Store, saved: Save) -> None:
    chain = desk.reports.audit(saved.report)
    told = [(link.number, link.who, link.deed, link.revision) for link in chain]
    assert told == [
        (1, "绩效岗", "draft", 1),
        (2, "科长", "edit", 2),
        (3, "绩效岗", "export", None),
    ]
    assert {link.at for link in chain} == {clock()}
    assert desk.reports.broken(saved.report) == ()


def test_links_of_many_at_once_make_one_chain(desk: Store, saved: Save) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: desk.reports.note(saved.report, "甲", "look", {"n": n}), range(24)))
    chain = desk.reports.audit(saved.report)
    assert [link.number for link in chain] == list(range(1, 28))
    assert desk.reports.broken(saved.report) == ()


@pytest.mark.parametrize(
    ("change", "broken"),
    [
        ("UPDATE audit SET who = '\"别人\"' WHERE number = 2", (2,)),
        ("UPDATE audit SET detail = '{}' WHERE number = 3", (3,)),
        ("UPDATE audit SET at = '2020-01-01 00:00:00' WHERE number = 1", (1,)),
        ("DELETE FROM audit WHERE number = 1", (2,)),
        ("UPDATE audit SET number = 9 WHERE number = 3", (9,)),
        ("UPDATE revision SET body = '{}' WHERE number = 2", (2,)),
        ("DELETE FROM revision WHERE number = 1", (1,)),
        ("DELETE FROM audit WHERE number = 2", (3,)),
    ],
)
def test_whoever_changes_the_past_breaks_the_chain(
    desk: Store, saved: Save, change: str, broken: tuple[int, ...]
) -> None:
    with desk.reports._database.writing() as connection:
        assert connection.exec_driver_sql(change).rowcount == 1
    assert set(broken) <= set(desk.reports.broken(saved.report))


def test_a_revision_without_its_link_is_seen(desk: Store, saved: Save) -> None:
    with desk.reports._database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM audit")
    assert desk.reports.broken(saved.report)
    with pytest.raises(NotKept):
        desk.reports.audit(saved.report)
