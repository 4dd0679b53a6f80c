"""What the editor sends is saved once, refused in words, and never lands in another report."""

from __future__ import annotations

from uuid import uuid4

import pytest
from components import editor
from document import Desk
from session import Session
from uivisits import Keep

from qicao.settings import Settings
from qicao.store import Store


@pytest.fixture
def desk_of(keep: Keep, desk: Store) -> Desk:
    """The editor's desk for a drafted report."""
    state = Session(desk, who="甲")
    state.open(keep("county_full").id)
    assert state.kept
    return Desk(state, Settings(), state.kept.id)


def typed(desk: Desk, text: str, *, save: str = "", report: str = "") -> editor.Content:
    """All lines as they are shown, the paragraph of basic spending with another text."""
    document = desk.document()
    lines = [
        editor.EditedLine(
            id=line.id,
            kind=line.kind,
            section=line.section,
            text=text if line.id == "基本支出/基本支出.构成" else line.text,
            table=line.table and _grid(line.table),
        )
        for line in document.lines
    ]
    return editor.Content(
        report=report or document.report,
        base=document.revision,
        save=save or uuid4().hex,
        lines=lines,
    )


def _grid(table: editor.Grid) -> editor.EditedGrid:
    return editor.EditedGrid.model_validate(table.model_dump(), strict=False)


def take(desk: Desk, content: editor.Content) -> editor.Saved:
    desk.take(editor.Edited(content=content))
    assert desk.saved
    assert desk.saved.save == content.save
    return desk.saved


def text_of(desk: Desk) -> str:
    assert desk.state.drafted
    return desk.state.drafted.script.text


def test_what_is_typed_is_saved_as_one_revision_and_marked(desk_of: Desk) -> None:
    content = typed(desk_of, "另支出12.5万元。")
    assert (take(desk_of, content).state, take(desk_of, content).revision) == ("saved", 2)
    assert "另支出12.5万元。" in text_of(desk_of)
    (mark,) = [m for m in desk_of.document().marks if m.code == "D03"]
    assert (mark.line, mark.text) == ("基本支出/基本支出.构成", "12.5万元")


def test_the_browser_knows_what_the_fix_of_a_cell_prints(desk_of: Desk) -> None:
    content = typed(desk_of, "没有数。")
    table = next(line.table for line in content.lines if line.table)
    table.rows[0][1] = "1180.00"
    take(desk_of, content)
    (fix,) = [fix for mark in desk_of.document().marks if mark.cell for fix in mark.fixes]
    assert desk_of.document().slots[fix.insert[2:-2]].print == "1180.00"


def test_lines_that_nobody_changed_make_no_revision(desk_of: Desk) -> None:
    document = desk_of.document()
    old = next(line.text for line in document.lines if line.id == "基本支出/基本支出.构成")
    assert take(desk_of, typed(desk_of, old)).revision == 1


def test_a_text_of_another_report_is_refused(desk_of: Desk) -> None:
    saved = take(desk_of, typed(desk_of, "别处的。", report=uuid4().hex))
    assert (saved.state, saved.revision) == ("failed", 1)
    assert "另一份报告" in saved.message
    assert "别处的。" not in text_of(desk_of)


def test_a_text_on_top_of_an_old_one_is_a_conflict_and_overwrites_nothing(
    desk_of: Desk, desk: Store
) -> None:
    mine = typed(desk_of, "我写的。")
    other = Session(desk, who="科长")
    other.open(desk_of.report)
    theirs = Desk(other, Settings(), desk_of.report)
    assert take(theirs, typed(theirs, "他写的。")).state == "saved"
    saved = take(desk_of, mine)
    assert (saved.state, "科长在您打开之后改过" in saved.message) == ("conflict", True)
    desk_of.state.follow()
    assert "他写的。" in text_of(desk_of)


def test_another_wording_without_a_model_says_what_to_set(desk_of: Desk) -> None:
    line = "基本支出/基本支出.构成"
    wish = editor.Rewrite(line=line, start=0, end=2, text="全年", way="精简")
    desk_of.take(editor.Edited(rewrite=wish))
    desk_of.rewrite()
    assert desk_of.proposal is None
    assert desk_of.wish is None
