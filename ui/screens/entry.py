"""One section beside the table of them: what it must and may say, what is missing, how it reads."""

from __future__ import annotations

import streamlit as st
from plain import plain
from session import Session

from qicao.desk import SectionState, SectionUses, Use, section_uses

LISTS = ("missing", "unwritten", "written", "spare", "more")
NAMES = dict(
    zip(LISTS, ("缺的数据", "必写，未写", "必写，已写", "可写，未写", "可写，已写"), strict=True)
)


def show(state: Session, row: SectionState, height: int) -> None:
    """The section in a frame of its own that scrolls, `height` pixels high."""
    if state.kept is None:
        return
    uses = section_uses(state.kept, row.id)
    with st.container(border=True, height=height, key="entry"):
        st.markdown(f"**{plain(row.heading)}**")
        if row.note:
            st.warning(plain(row.note))
        said, text = st.tabs(["写了什么、还缺什么", "正文"])
        with said:
            _listed(uses)
        with text:
            st.text(uses.text or "还没有写。")


def _listed(uses: SectionUses) -> None:
    lacking = tuple(Use(label=label, printed="没有提供，请到“数据”补上") for label in uses.missing)
    lists = {name: lacking if name == "missing" else getattr(uses, name) for name in LISTS}
    table = [
        {"情况": NAMES[name], "名称": use.label, "写出来是": use.printed}
        for name, found in lists.items()
        for use in found
    ]
    if not table:
        st.caption("这一节没有要写进去的数据，按提纲的要求写文字或写“无”。")
        return
    counts = (f"{NAMES[name]} {len(found)} 项" for name, found in lists.items() if found)
    st.caption("；".join(counts) + "。")
    st.dataframe(table, hide_index=True, height="content")
