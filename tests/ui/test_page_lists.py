"""Problems and measures: where they are ordered, worded, taken out and put in."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest
from uivisits import Keep, Visit

from qicao.desk import Listed, listed_entries
from qicao.keeping import Kept, open_kept
from qicao.store import Store


def opened(visit: Visit, kept: Kept) -> tuple[AppTest, Listed]:
    """The lists, and the one that is shown first."""
    page = visit(kept, "edit")
    page.toggle(key="lists").set_value(True).run()
    assert kept.drafted
    return page, listed_entries(kept.drafted)[0]


def submit(page: AppTest) -> AppTest:
    next(b for b in page.button if b.label == "保存").click().run()
    assert not page.exception
    return page


def headings(desk: Store, kept: Kept, entry: Listed) -> list[str]:
    drafted = open_kept(desk.reports, kept.id).drafted
    assert drafted
    return [
        item.heading for row in listed_entries(drafted) if row.id == entry.id for item in row.items
    ]


def test_a_title_an_order_one_less_and_one_more_are_one_save(
    desk: Store, keep: Keep, visit: Visit
) -> None:
    kept = keep("county_full")
    page, entry = opened(visit, kept)
    first, second, third, *rest = entry.items
    page.text_input(key=f"{entry.id}:1:{third.id}:heading").set_value("换过的标题")
    page.number_input(key=f"{entry.id}:1:{third.id}:order").set_value(1)
    page.checkbox(key=f"{entry.id}:1:{second.id}:gone").set_value(True)
    page.text_input(key=f"{entry.id}:1:new:heading").set_value("档案归集不及时")
    page.text_area(key=f"{entry.id}:1:new:text").set_value("年末还有资料没有归档。")
    submit(page)
    told = ["换过的标题", first.heading, *(item.heading for item in rest), "档案归集不及时"]
    assert headings(desk, kept, entry) == told
    assert desk.reports.line(kept.id).revision == kept.number + 1


def test_a_new_one_without_its_text_is_told_and_saves_nothing(
    desk: Store, keep: Keep, visit: Visit
) -> None:
    kept = keep("county_full")
    page, entry = opened(visit, kept)
    page.text_input(key=f"{entry.id}:1:new:heading").set_value("档案归集不及时")
    submit(page)
    assert "没有正文" in page.error[0].value
    assert desk.reports.line(kept.id).revision == kept.number
