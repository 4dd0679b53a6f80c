"""编辑: the whole report as one text, its numbers as chips, what was found beside it."""

from __future__ import annotations

import findings
import streamlit as st
from components import editor
from document import Desk
from plain import plain
from screens import history, listing, passages
from session import Session

from qicao.desk import MarkRow, finding_rows
from qicao.settings import Settings
from qicao.workflow import Drafted

HEIGHT = "var(--text-height)"
"""Of page.css, for the editor and the list beside it."""
PLAIN = "用纯文本编辑"
_COLOURS = {"error": "red", "warning": "orange", "hint": "gray"}
_NAMES = {"error": "错误", "warning": "警告", "hint": "提示"}


def show(state: Session, settings: Settings) -> None:
    """The editor at the left, the findings at the right."""
    if state.drafted is None:
        st.info("还没有正文：请先在“起草”里写出各节。")
        return
    plainly = _switches(state)
    if plainly:
        passages.show(state, state.drafted)
        return
    desk = Desk.of(state, settings)
    text, lists = st.columns([3.4, 1], gap="medium")
    with text:
        desk.rewrite()
        editor.show(desk.document(), key=desk.key, height=HEIGHT, on_edit=desk.take)
    with lists:
        _lists(desk, state.drafted)


def _switches(state: Session) -> bool:
    """What stands beside the text, on wish; whether the plain editor is wanted."""
    with st.container(horizontal=True, vertical_alignment="center", gap="large"):
        plainly = st.toggle(PLAIN, key="plainly", value=state.plainly or not editor.available())
        versions = st.toggle("看以前的版本", key="versions")
        lists = st.toggle("增删问题和措施", key="lists")
    state.plainly = plainly
    if not editor.available():
        st.caption("这台机器上没有编辑器的文件，先用纯文本编辑，检查是一样的。")
    if versions:
        history.show(state)
    if lists:
        listing.show(state)
    return plainly


def _lists(desk: Desk, drafted: Drafted) -> None:
    """What was found in the text, with a way to its place; then what has no place."""
    marks = desk.shown().marks
    placed = {mark.message for mark in marks}
    other = [row for row in finding_rows(drafted.findings) if row.message not in placed]
    st.caption(findings.counts(finding_rows(drafted.findings)))
    with st.container(key="found"):
        for mark in marks:
            _mark(desk, mark)
        findings.show(other)


def _mark(desk: Desk, mark: MarkRow) -> None:
    chosen = "primary" if desk.chosen == mark.key else "tertiary"
    with st.container(border=True, gap="small"):
        st.badge(f"{_NAMES[mark.severity]} {mark.code}", color=_COLOURS[mark.severity])
        st.text(mark.message)
        if mark.todo:
            st.caption(plain(f"怎么办：{mark.todo}"))
        st.button("到原文", key=f"jump:{mark.key}", type=chosen, on_click=desk.go, args=(mark.key,))
