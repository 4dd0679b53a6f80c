"""数据: the files of the report, what was read of them, and the values that people put in."""

from __future__ import annotations

import streamlit as st
from plain import plain
from screens import moving, overriding, reading
from screens.start import ACCEPTED
from session import Session, in_words

from qicao.desk import keep_files
from qicao.settings import Settings
from qicao.values import KeptFile

BUNDLE = (
    "这份报告是从报告包打开的，没有带数据文件：可以编辑和导出；要换数据，请用原始文件新建一份。"
)

OUT = "这份报告不再用这个文件里的数；以前的版本里还有它，可以在“编辑”的“看以前的版本”里回去"


def show(state: Session, settings: Settings) -> None:
    """What later files moved, the files, then the reading, then corrections."""
    if state.kept is None or state.prepared is None:
        st.info(BUNDLE)
        return
    moving.show(state, settings)
    _files(state)
    reading.show(state, state.prepared)
    overriding.show(state, state.prepared)


def _files(state: Session) -> None:
    kept = state.kept
    if kept is None:
        return
    files = kept.state.files
    with st.expander(f"数据文件（{len(files)} 个）：加入、更换、取出"):
        for file in files:
            _file(state, file, alone=len(files) == 1)
        given = st.file_uploader(
            "加入文件；与上面同名的会换掉它",
            accept_multiple_files=True,
            key=f"more_files:{hash(files)}",
        )
        st.caption(ACCEPTED)
        if st.button("读入", key="read_more"):
            if not given:
                st.warning("还没有选文件：请先把文件拖到上面的框里。")
                return
            with in_words(), st.spinner("正在读入和核对……"):
                paths = keep_files([(f.name, f.getvalue()) for f in given], state.folder)
                state.read(paths, kept.profile, new=False)
                st.rerun()
    _said_of_reading(state)


def _file(state: Session, file: KeptFile, *, alone: bool) -> None:
    """One file, and the way to take it out: not for the only one."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(f"{file.name}　{max(file.size // 1024, 1)} KB", width="stretch")
        st.button(
            "取出",
            key=f"take_out:{file.name}",
            disabled=alone,
            help="只有一个文件，不能取出：请先加入别的" if alone else OUT,
            on_click=_take_out,
            args=(state, file.name),
        )


def _take_out(state: Session, name: str) -> None:
    with in_words():
        state.take_out(name)


def _said_of_reading(state: Session) -> None:
    """What was told before and was carried over to the files that there are now, or was not."""
    if state.carried:
        st.caption(plain(f"前面确认过的 {state.carried} 格这次也有，已沿用。"))
    if state.dropped:
        names = "、".join(state.dropped)
        st.warning(plain(f"文件里的数变了，这些更正没有沿用，要用的请再更正一次：{names}"))
