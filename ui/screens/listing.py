"""The list of problems and that of measures: order, titles, one more, one less."""

from __future__ import annotations

import streamlit as st
from plain import plain
from session import Session, in_words

from qicao.desk import Item, Listed, arrange, listed_entries
from qicao.keeping import drafted_with

_COLUMNS = [1, 7, 1]
_FIRST = 0.5
"""Half a place: what was moved goes before or behind the one whose number it was given."""


def show(state: Session) -> None:
    """One list at a time; the text below a title is edited in the report."""
    lists = listed_entries(state.drafted) if state.drafted else ()
    if not lists:
        st.caption("这份报告还没有写问题和措施：请先在“起草”里写出来。")
        return
    names = {entry.id: plain(entry.heading) for entry in lists}
    with st.container(border=True):
        chosen = st.segmented_control(
            "哪一节",
            list(names),
            format_func=names.__getitem__,
            default=lists[0].id,
            required=True,
            key="list",
            label_visibility="collapsed",
        )
        _form(state, next(entry for entry in lists if entry.id == chosen))


def _form(state: Session, entry: Listed) -> None:
    """Built anew for each revision, so that what was saved stands in it."""
    number = state.kept.number if state.kept else 0
    key = f"{entry.id}:{number}"
    with st.form(f"list:{key}", border=False):
        st.caption("正文在下面的编辑器里改。改“次序”里的数可以移动，保存后重新编号。")
        rows = [_row(key, place, item) for place, item in enumerate(entry.items, 1)]
        added = _new(key, entry)
        wanted = st.form_submit_button("保存", type="primary")
    if wanted:
        kept = sorted((row for row in rows if row), key=lambda row: row[0])
        _save(state, entry, [*(item for _, item in kept), *added])


def _row(key: str, place: int, item: Item) -> tuple[float, Item] | None:
    """One of the list and where it is to stand; None if it is to go."""
    order, title, gone = st.columns(_COLUMNS, vertical_alignment="bottom")
    shown = "visible" if place == 1 else "collapsed"
    number = order.number_input(
        "次序", 1, 99, place, key=f"{key}:{item.id}:order", label_visibility=shown
    )
    heading = title.text_input(
        "标题", item.heading, 100, key=f"{key}:{item.id}:heading", label_visibility=shown
    )
    if gone.checkbox("删除", key=f"{key}:{item.id}:gone"):
        return None
    aside = _FIRST * ((number > place) - (number < place))
    return number + aside, Item(id=item.id, heading=heading)


def _new(key: str, entry: Listed) -> list[Item]:
    """The one that is written here, or none."""
    with st.expander("再写一条"):
        heading = st.text_input("标题", max_chars=100, key=f"{key}:new:heading")
        text = st.text_area("正文", max_chars=5000, key=f"{key}:new:text")
        answers: list[str] = []
        if entry.answerable:
            answers = st.multiselect(
                "回应哪些问题",
                list(entry.answerable),
                format_func=entry.answerable.__getitem__,
                placeholder="请选",
                key=f"{key}:new:answers",
            )
        st.caption("数可以先照写，保存后在编辑器里绑定到数据。")
    if not (heading.strip() or text.strip()):
        return []
    return [Item(id="", heading=heading, text=text, answers=tuple(answers))]


def _save(state: Session, entry: Listed, items: list[Item]) -> None:
    if state.drafted is None:
        return
    with in_words():
        report = arrange(state.drafted, entry.id, items)
        if report != state.drafted.report:
            state.rewrite(drafted_with(state.drafted, report), note=f"增删{entry.heading}")
            st.rerun()
