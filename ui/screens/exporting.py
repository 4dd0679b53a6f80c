"""导出: the report as a file, read back before it is handed over; its pages; the bureau's form."""

from __future__ import annotations

import tempfile
from pathlib import Path

import findings
import streamlit as st
from plain import plain
from screens import filling
from screens.checking import page_of
from session import Session, in_words

from qicao.delivery import Delivered, deliver, page_pictures
from qicao.desk import export_kinds, finding_rows, titled_name
from qicao.settings import Settings
from qicao.workflow import Drafted, errors


def show(state: Session, settings: Settings) -> None:
    """Files to take, the pages as they will print, then the form."""
    del settings
    if state.drafted:
        _files(state, state.drafted)
        _preview(state.drafted)
    else:
        st.info("还没有正文：请先在“起草”里写出各节。下面可以先填下发的表。")
    if state.prepared:
        filling.show(state, state.prepared)


def _files(state: Session, drafted: Drafted) -> None:
    if state.unsaved:
        st.warning(f"有 {len(state.unsaved)} 处改动还没有保存，导出的是已经保存的正文。")
    if wrong := errors(drafted.findings):
        st.warning(f"正文里还有 {len(wrong)} 处错误，见“核对”；改好再送出去。")
    with st.container(horizontal=True):
        for suffix, name in export_kinds().items():
            kind = "primary" if suffix == ".docx" else "secondary"
            if st.button(f"生成 {name}", type=kind, key=f"make:{suffix}"):
                _write(state, drafted, suffix)
        st.download_button(
            "下载 核对网页",
            lambda: page_of(state, drafted),
            titled_name(drafted.report.title, "-核对.html"),
            key="take_page",
            on_click="ignore",
        )
    for suffix, (delivered, content) in state.taken.items():
        _taken(suffix, delivered, content)


def _write(state: Session, drafted: Drafted, suffix: str) -> None:
    path = state.folder / titled_name(drafted.report.title, suffix)
    with in_words(), st.spinner("正在写出并读回核对……"):
        delivered = deliver(drafted, path)
        state.taken[suffix] = (delivered, path.read_bytes())
        if state.kept:
            told = {"file": path.name, "revision": state.kept.number}
            state.store.reports.note(state.kept.id, state.who, "export", told)


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


def _preview(drafted: Drafted) -> None:
    if ".pdf" not in export_kinds():
        st.caption("要看打印的样子和导出 PDF，请安装 LibreOffice。")
        return
    if st.button("预览页面", key="preview_pages"):
        with in_words(), st.spinner("正在排版……"), tempfile.TemporaryDirectory() as folder:
            delivered = deliver(drafted, Path(folder) / "预览.pdf")
            pictures, total = page_pictures(delivered.path)
            for note in delivered.notes:
                st.caption(plain(note))
            _pages(pictures, total)


def _pages(pictures: tuple[bytes, ...], total: int) -> None:
    for start in range(0, len(pictures), 2):
        for column, picture in zip(st.columns(2), pictures[start : start + 2], strict=False):
            with column.container(border=True):
                st.image(picture)
    if total > len(pictures):
        st.caption(f"共 {total} 页，这里是前 {len(pictures)} 页。")
