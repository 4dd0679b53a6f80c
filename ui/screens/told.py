"""What was told of cells that nothing explains: to take back, or to keep as a file."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from plain import plain
from session import Session, in_words

from qicao.desk import choices_file, told_rows
from qicao.workflow import Prepared


def show(state: Session, prepared: Prepared) -> None:
    """The cells that were told, if any was."""
    rows = told_rows(prepared)
    if not rows:
        return
    st.subheader("已经确认的", anchor=False)
    st.caption(f"{len(rows)} 格。要撤回的，在左边勾选，再按“撤回”。")
    key = f"told:{len(state.past)}"
    table = [{"格": r.cell, "行、列": r.label, "数": r.value, "认作": r.becomes} for r in rows]
    picked = st.dataframe(
        table,
        hide_index=True,
        height=min(36 * (len(table) + 1), 260),
        key=key,
        on_select="rerun",
        selection_mode="multi-row",
    )
    places = [rows[row].place for row in picked["selection"]["rows"]]
    with st.container(horizontal=True):
        st.button(
            f"撤回选中的 {len(places)} 格" if places else "撤回选中的",
            key="withdraw",
            disabled=not places,
            on_click=_withdraw,
            args=(state, places),
        )
        st.button(
            "全部撤回",
            key="withdraw_all",
            on_click=_withdraw,
            args=(state, [row.place for row in rows]),
        )
        name, content = choices_file(prepared.choices)
        st.download_button(
            f"存下这些选择（{name}）", content, name, key="choices", on_click="ignore"
        )
    st.caption(plain(f"{name} 记着选定和确认；下次把它和数据文件一起上传。"))


def _withdraw(state: Session, places: Sequence[str]) -> None:
    with in_words():
        state.withdraw(places)
