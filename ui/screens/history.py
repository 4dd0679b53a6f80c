"""The revisions of a report: what two of them differ in, and the way back to one."""

from __future__ import annotations

import streamlit as st
from plain import plain
from screens import moving
from session import Session, in_words

from qicao.desk import Change, compare_reports, moved
from qicao.keeping import deed_in_words, restore
from qicao.values import RevisionLine


def show(state: Session) -> None:
    """Two revisions to choose, what their texts and data differ in, and a button to go back."""
    if state.kept is None:
        return
    with st.container(border=True), in_words():
        lines = {line.number: line for line in state.store.reports.history(state.kept.id)}
        if len(lines) < 2:
            st.text("只有一个版本。")
            return
        numbers = list(lines)
        old, new = st.columns(2)
        before = old.selectbox(
            "从", numbers[1:], format_func=lambda n: _told(lines[n]), key="before"
        )
        after = new.selectbox("到", numbers, format_func=lambda n: _told(lines[n]), key="after")
        st.button(f"回到第 {before} 版", key="restore", on_click=_restore, args=(state, before))
        _differences(state, before, after)


def _told(line: RevisionLine) -> str:
    moment = line.at.astimezone().strftime("%m-%d %H:%M")
    note = f"：{line.note}" if line.note else ""
    return f"第 {line.number} 版　{moment}　{line.who}　{deed_in_words(line.deed)}{note}"


def _differences(state: Session, before: int, after: int) -> None:
    if state.kept is None:
        return
    old, new = state.revision(before).drafted, state.revision(after).drafted
    if old is None or new is None:
        st.text("其中一个版本还没有正文。")
        return
    changes = compare_reports(old, new)
    if not changes:
        st.text("正文没有不同。")
    for change in changes:
        _change(change)
    rows = moved(old.ledger, new).rows
    if rows:
        with st.expander(f"数据不同的 {len(rows)} 项"):
            moving.table(rows)


def _change(change: Change) -> None:
    st.caption(plain(change.heading))
    shown = "".join(
        {"same": plain(text), "gone": f":red[~~{plain(text)}~~]", "new": f":green[{plain(text)}]"}[
            kind
        ]
        for kind, text in change.pieces
    )
    st.markdown(shown)


def _restore(state: Session, number: int) -> None:
    with in_words():
        if state.kept:
            state.take(restore(state.store.reports, state.kept, number, state.who))
