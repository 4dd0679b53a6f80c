"""The plain editor, a text area a passage: for where the other cannot load, or is not wanted."""

from __future__ import annotations

import findings
import streamlit as st
from plain import plain
from session import Session

from qicao.desk import Chapter, Grid, Passage, SectionRows, chapters, general_findings
from qicao.workflow import Drafted

SYNTAX = (
    "左边是原稿：[[名称]] 会印成那一项数据，[[名称|样式]] 可换单位或小数位；"
    "其余的字照原样印。右边是印出来的样子。"
)

LOW, TALL = 8, 320
"""Rows that a table of figures shows in full, and its height in pixels beyond."""


def show(state: Session, drafted: Drafted) -> None:
    """The outline at the left, the passages of one chapter beside it."""
    st.caption(SYNTAX)
    outline, page = st.columns([1.15, 4], gap="medium")
    with outline:
        chapter = _choose(state, chapters(drafted))
        findings.show(general_findings(drafted))
    with page:
        for section in chapter.sections:
            _section(state, section)


def _choose(state: Session, rows: tuple[Chapter, ...]) -> Chapter:
    """What changes stands in the captions: the browser knows an option by its words."""
    names = {row.id: plain(row.heading) for row in rows}
    chosen = st.radio(
        "章节",
        list(names),
        format_func=names.__getitem__,
        captions=[_note(state, row) for row in rows],
        index=list(names).index(state.chapter) if state.chapter in names else 0,
        key="chapter",
    )
    state.chapter = chosen
    return next(row for row in rows if row.id == chosen)


def _note(state: Session, chapter: Chapter) -> str:
    sections = {section.id for section in chapter.sections}
    unsaved = sum(spot[0] in sections for spot in state.unsaved)
    notes = [findings.counts(chapter.findings)] if chapter.findings else []
    notes += [f"未保存 {unsaved}"] if unsaved else []
    return "，".join(notes)


def _section(state: Session, section: SectionRows) -> None:
    st.subheader(plain(section.heading), anchor=False)
    if section.note:
        st.warning(plain(section.note))
    findings.show(section.findings)
    for passage in section.passages:
        with st.container(border=True):
            _passage(state, passage)
    for table in section.tables:
        st.text(table.caption)
        _table(table)
        findings.show(table.findings)


def _table(table: Grid) -> None:
    """By column numbers, since two columns may bear one name."""
    cells = [{str(place): cell for place, cell in enumerate(row)} for row in table.rows]
    names = {str(place): name for place, name in enumerate(table.header)}
    st.dataframe(cells, hide_index=True, column_config=names)


def _passage(state: Session, passage: Passage) -> None:
    left, right = st.columns(2, gap="medium")
    with left:
        if passage.editable:
            _editor(state, passage)
        else:
            st.text(passage.bound)
    with right:
        st.text(passage.reads)
        findings.show(passage.findings)
    _figures(passage)


def _editor(state: Session, passage: Passage) -> None:
    spot = (passage.section, passage.block)
    name = f"text:{state.kept.id if state.kept else ''}:{passage.section}:{passage.block}"
    text = state.unsaved.get(spot, passage.bound)
    if st.session_state.get(name) != text:  # saved elsewhere, or otherwise than it was typed
        st.session_state[name] = text
    st.text_area(
        "原稿",
        height="content",
        key=name,
        on_change=_typed,
        args=(state, passage, name),
        label_visibility="collapsed",
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("保存", key=f"save:{name}", on_click=_save, args=(state, passage, name))
        if spot in state.unsaved:
            st.caption("有改动，还没有保存")
    if spot in state.refused:
        st.error(plain(f"没有保存，您写的文字还在：{state.refused[spot]}"))


def _typed(state: Session, passage: Passage, name: str) -> None:
    spot = (passage.section, passage.block)
    state.type(spot, st.session_state[name], passage.bound)


def _save(state: Session, passage: Passage, name: str) -> None:
    _typed(state, passage, name)
    state.save((passage.section, passage.block))


def _figures(passage: Passage) -> None:
    if not passage.figures:
        st.caption("这一段没有用到数据。")
        return
    with st.expander(f"用到的数据（{len(passage.figures)}）"):
        table = [{"数据": r.label, "印成": r.printed, "出处": r.source} for r in passage.figures]
        st.dataframe(table, hide_index=True, height="content" if len(table) <= LOW else TALL)
