"""5 The report as a file, read back before it is handed over."""

from __future__ import annotations

import findings
import streamlit as st
from plain import plain
from session import Session, in_words

from qicao.delivery import Delivered, deliver
from qicao.desk import export_kinds, finding_rows
from qicao.workflow import Drafted, errors


def show(state: Session, drafted: Drafted) -> None:
    """A button for each kind of file, then those that were written."""
    st.header("5　导出", anchor=False, divider="gray")
    if state.unsaved:
        st.warning(f"有 {len(state.unsaved)} 处改动还没有保存，导出的是已经保存的正文。")
    if wrong := errors(drafted.findings):
        st.warning(f"正文里还有 {len(wrong)} 处错误，见各段右边；改好再送出去。")
    with st.container(horizontal=True):
        for suffix, name in export_kinds().items():
            kind = "primary" if suffix == ".docx" else "secondary"
            if st.button(f"生成 {name}", type=kind, key=f"make:{suffix}"):
                _write(state, drafted, suffix)
    for suffix, (delivered, content) in state.taken.items():
        _taken(suffix, delivered, content)


def _write(state: Session, drafted: Drafted, suffix: str) -> None:
    path = state.folder / f"{drafted.report.title}{suffix}"
    with in_words(), st.spinner("正在写出并读回核对……"):
        delivered = deliver(drafted, path)
        state.taken[suffix] = (delivered, path.read_bytes())


def _taken(suffix: str, delivered: Delivered, content: bytes) -> None:
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.download_button(
                plain(f"下载 {delivered.path.name}"),
                content,
                delivered.path.name,
                key=f"take:{suffix}",
                on_click="ignore",
            )
            found = finding_rows(delivered.findings)
            st.text(
                f"读回发现 {len(found)} 处不符"
                if found
                else "已读回核对：引用的数据都与读入的一致。"
            )
        findings.show(found)
        for note in delivered.notes:
            st.caption(plain(note))
