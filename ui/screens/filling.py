"""The bureau's blank form, filled from the data and read back before it is handed over."""

from __future__ import annotations

import findings
import streamlit as st
from plain import plain
from session import Session, in_words

from qicao.desk import FilledBlank, fill_blank
from qicao.workflow import Prepared

HELP = (
    "给一张财政部门下发的空白表（自评表、基础数据表，xlsx），把上面的数据填进去："
    "只填空着的格，格式和公式不动，原有的数保留；得分按规则计算；填完逐格读回核对。"
)
MISSING_REASON = "没有写，请补写"


def show(state: Session, prepared: Prepared) -> None:
    """The blank form in, the filled one out, with what a person should know about it."""
    st.header("填下发的表", anchor=False, divider="gray")
    if prepared.unresolved:
        st.warning("数据之间有冲突：请先在“数据”里逐条选定，再填表。")
        return
    file = st.file_uploader("选一张空白表", type="xlsx", key="blank")
    st.caption(HELP)
    if st.button("填表", key="fill"):
        if file is None:
            st.warning("还没有选空白表：请先把下发的表拖到上面的框里。")
        else:
            with in_words(), st.spinner("正在填写并读回核对……"):
                state.filled = None
                state.filled = fill_blank(prepared, file.name, file.getvalue(), state.folder)
    if state.filled:
        _filled(state.filled)


def _filled(filled: FilledBlank) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        if filled.sound:
            st.download_button(
                plain(f"下载 {filled.name}"),
                filled.content,
                filled.name,
                type="primary",
                key="take_filled",
                on_click="ignore",
            )
            st.text("已读回核对：填进去的每一格都与数据一致。")
        else:
            st.error("填好的表读回来与数据不一致，没有交出：原因见下面的发现。")
    table = [
        {
            "工作表": r.sheet,
            "表": r.form,
            "填写": r.written,
            "原有未动": r.kept,
            "公式未动": r.formulas,
            "留空": r.empty,
        }
        for r in filled.forms
    ]
    st.dataframe(table, hide_index=True, height="content")
    findings.show(filled.findings)
    _lists(filled)


def _lists(filled: FilledBlank) -> None:
    """One list at a time; the one that wants a person's eye first."""
    lists = {
        "lost": f"扣分 {len(filled.lost)}",
        "empty": f"留空的格 {len(filled.empty)}",
        "differs": f"原有、与数据不同的 {len(filled.differs)}",
        "written": f"填了的格 {len(filled.written)}",
    }
    view = st.segmented_control(
        "看什么",
        list(lists),
        format_func=lambda name: lists[name],
        default="lost",
        required=True,
        key=f"filled:{filled.name}",
        label_visibility="collapsed",
    )
    {"lost": _lost, "empty": _empty, "differs": _differs, "written": _written}[view](filled)


def _lost(filled: FilledBlank) -> None:
    if not filled.lost:
        st.text("这张表里没有扣分。")
        return
    table = [
        {
            "得分项": r.label,
            "扣分": r.points,
            "怎样算的": r.how,
            "原因": "" if r.reason is None else r.reason or MISSING_REASON,
        }
        for r in filled.lost
    ]
    st.dataframe(table, hide_index=True, height="content")


def _empty(filled: FilledBlank) -> None:
    if not filled.empty:
        st.text("能填的格都填上了。")
        return
    st.caption("没有这些数据，所以留空：请补上数据再填一次，或在表里手工填。")
    table = [{"工作表": r.sheet, "格": r.cell, "要填什么": r.label} for r in filled.empty]
    st.dataframe(table, hide_index=True)


def _differs(filled: FilledBlank) -> None:
    if not filled.differs:
        st.text("表里原有的数都与数据一致。")
    findings.show(filled.differs)


def _written(filled: FilledBlank) -> None:
    table = [
        {"工作表": r.sheet, "格": r.cell, "是什么": r.label, "填的": r.value, "出处": r.source}
        for r in filled.written
    ]
    st.dataframe(table, hide_index=True, height=320)
