"""Reports come back as they were saved: every revision, once each, nothing overwritten."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from keptreports import CONTENTS, WORKBOOK, a_save, a_state, after, digest, with_text
from keptruns import clock
from sqlalchemy import update

from qicao.errors import NotKept, QicaoError, SaveConflict
from qicao.store import Store, open_desk
from qicao.store.report_tables import contents
from qicao.values import Deed, Revision, Save


def keep(desk: Store, save: Save) -> Revision:
    """Saves with all contents that the state names."""
    return desk.reports.save(save, CONTENTS)


def test_a_report_comes_back_as_it_was_saved(desk: Store) -> None:
    save = a_save()
    kept = keep(desk, save)
    assert (kept.id, kept.number, kept.at) == (save.id, 1, clock())
    assert desk.reports.revision(save.report) == kept
    assert kept.state == save.state
    assert desk.reports.content(digest(WORKBOOK)) == WORKBOOK


def test_every_revision_stays(desk: Store) -> None:
    first = a_save()
    second = after(first, state=with_text(first, "改过[[支出.决算数]]。"), who="科长")
    keep(desk, first)
    keep(desk, second)
    assert desk.reports.revision(first.report, 1).state == first.state
    assert desk.reports.revision(first.report).state == second.state
    told = [(line.number, line.who, line.deed) for line in desk.reports.history(first.report)]
    assert told == [(2, "科长", Deed.EDIT), (1, "绩效岗", Deed.DRAFT)]


def test_a_report_knows_whether_anybody_edited_it(desk: Store) -> None:
    first, other = a_save(), a_save()
    keep(desk, first)
    keep(desk, other)
    assert desk.reports.has(first.report, Deed.DRAFT)
    assert not desk.reports.has(first.report, Deed.EDIT)
    keep(desk, after(first, deed=Deed.EDIT))
    assert desk.reports.has(first.report, Deed.EDIT)
    assert not desk.reports.has(other.report, Deed.EDIT)


def test_the_same_save_again_is_the_same_revision(desk: Store) -> None:
    save = a_save()
    more = after(save)
    keep(desk, save)
    kept = keep(desk, more)
    assert keep(desk, more) == kept
    assert keep(desk, save).number == 1
    assert len(desk.reports.history(save.report)) == 2


def test_a_save_on_top_of_an_old_revision_is_refused_and_overwrites_nothing(desk: Store) -> None:
    first = a_save()
    theirs = after(first, who="科长", state=with_text(first, "科长改的。"))
    mine = after(first, state=with_text(first, "我改的。"))
    keep(desk, first)
    keep(desk, theirs)
    with pytest.raises(SaveConflict, match="科长在您打开之后保存过") as refused:
        keep(desk, mine)
    assert refused.value.latest == 2
    assert desk.reports.revision(first.report).state == theirs.state


def test_of_many_saves_at_once_one_is_kept(desk: Store) -> None:
    first = a_save()
    keep(desk, first)
    saves = [after(first, state=with_text(first, f"第{n}个。")) for n in range(8)]

    def attempt(save: Save) -> int:
        try:
            return keep(desk, save).number
        except SaveConflict:
            return 0

    with ThreadPoolExecutor(8) as pool:
        numbers = list(pool.map(attempt, saves))
    assert sorted(numbers) == [0] * 7 + [2]
    kept = desk.reports.revision(first.report)
    assert kept.id == saves[numbers.index(2)].id


def test_the_same_new_report_at_once_from_many_is_one(desk: Store) -> None:
    save = a_save()
    with ThreadPoolExecutor(8) as pool:
        numbers = {kept.number for kept in pool.map(lambda _: keep(desk, save), range(8))}
    assert numbers == {1}
    assert desk.reports.count() == 1


def test_another_report_under_the_same_id_is_refused(desk: Store) -> None:
    save = a_save()
    keep(desk, save)
    with pytest.raises(SaveConflict):
        keep(desk, a_save(report=save.report))


def test_a_state_that_names_what_nobody_gave_is_refused_whole(desk: Store) -> None:
    save = a_save()
    with pytest.raises(NotKept, match="请重新上传文件"):
        desk.reports.save(save, CONTENTS[1:])
    assert desk.reports.count() == 0
    keep(desk, save)
    desk.reports.save(after(save))


@pytest.mark.parametrize("number", [None, 7])
def test_a_report_that_is_not_there_is_not_found(desk: Store, number: int | None) -> None:
    keep(desk, a_save())
    with pytest.raises(NotKept, match="请回到报告列表"):
        desk.reports.revision(uuid4().hex, number)
    with pytest.raises(NotKept):
        desk.reports.save(a_save(base=3), CONTENTS)


def test_reports_are_listed_the_last_changed_first(desk: Store) -> None:
    saves = [a_save(state=a_state(title=f"第{n}份", unit="100%的单位_")) for n in range(3)]
    for save in saves:
        keep(desk, save)
    keep(desk, after(saves[0], who="科长", state=a_state(title="第0份", report=None, errors=None)))
    lines = desk.reports.lines()
    assert [line.title for line in lines] == ["第2份", "第1份", "第0份"]
    assert (lines[2].revision, lines[2].changed_by, lines[2].stage) == (2, "科长", "data")
    assert (lines[0].stage, lines[0].errors, lines[0].warnings) == ("text", 1, 2)
    assert desk.reports.line(saves[1].report) == lines[1]
    assert [line.title for line in desk.reports.lines(limit=1, skip=1)] == ["第1份"]


@pytest.mark.parametrize(
    ("search", "found"), [("第1份", 1), ("0%的", 2), ("_", 2), ("第%份", 0), ("", 2), ('"', 0)]
)
def test_reports_are_found_by_words_of_title_or_unit(desk: Store, search: str, found: int) -> None:
    for number in range(2):
        state = a_state(title=f"第{number}份", unit="100%的单位_")
        keep(desk, a_save(state=state))
    assert desk.reports.count(search=search) == len(desk.reports.lines(search=search)) == found


def test_a_report_that_is_put_away_is_kept_and_can_be_put_back(desk: Store) -> None:
    first, second = a_save(), a_save(state=a_state(title="第二份"))
    keep(desk, first)
    keep(desk, second)
    desk.reports.put_away(first.report, "科长")
    desk.reports.put_away(first.report, "科长")
    assert [line.id for line in desk.reports.lines()] == [second.report]
    assert [line.id for line in desk.reports.lines(away=True)] == [first.report]
    assert desk.reports.count(away=None) == 2
    assert (desk.reports.count(), desk.reports.count(away=True, search="第二份")) == (1, 0)
    assert desk.reports.revision(first.report).state == first.state
    keep(desk, after(first))
    assert desk.reports.line(first.report).away
    desk.reports.put_away(first.report, "科长", away=False)
    assert desk.reports.count() == 2
    deeds = [link.deed for link in desk.reports.audit(first.report)]
    assert deeds == ["draft", "put_away", "edit", "put_back"]
    assert desk.reports.broken(first.report) == ()


def test_a_report_that_is_not_there_is_not_put_away(desk: Store) -> None:
    with pytest.raises(NotKept):
        desk.reports.put_away(uuid4().hex, "科长")


def test_an_edit_adds_one_section_and_not_the_report(url: str) -> None:
    with open_desk(url, clock=clock) as desk:
        first = a_save()
        keep(desk, first)
        before = _rows(desk)
        keep(desk, after(first, state=with_text(first, "只改这一节。")))
        assert _rows(desk) - before == 1


def _rows(desk: Store) -> int:
    with desk.reports._database.reading() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM content").scalar_one())


def test_a_damaged_content_is_said_to_be_damaged(desk: Store) -> None:
    save = a_save()
    keep(desk, save)
    with desk.reports._database.writing() as connection:
        connection.execute(update(contents).values(body=b"\0"))
    with pytest.raises(QicaoError, match="qicao restore"):
        desk.reports.content(digest(WORKBOOK))
    with pytest.raises(QicaoError, match="qicao restore"):
        desk.reports.revision(save.report)
