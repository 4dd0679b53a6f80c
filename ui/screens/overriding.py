"""A value put in the place of what was read, or of nothing, with a name and a reason."""

from __future__ import annotations

import streamlit as st
from session import Session, in_words

from qicao.desk import Override, figure_labels, overridden_rows
from qicao.workflow import Prepared

HELP = "改过的数以您改的为准，原来的数和出处仍看得到；写明原因，审核的人会看到。"


def show(state: Session, prepared: Prepared) -> None:
    """What was corrected, and a form for one more."""
    rows = overridden_rows(prepared)
    with st.expander(f"更正或补充一个数（已有 {len(rows)} 处）" if rows else "更正或补充一个数"):
        st.caption(HELP)
        _form(state, prepared)
        for row in rows:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.text(f"{row.label}：{row.old} → {row.value}（{row.who}：{row.why}）")
                st.button(
                    "撤回", key=f"undo_override:{row.id}", on_click=_undo, args=(state, row.id)
                )


def _form(state: Session, prepared: Prepared) -> None:
    labels = figure_labels(prepared)
    name = st.selectbox(
        "哪一个数",
        list(labels),
        index=None,
        format_func=labels.__getitem__,
        placeholder="选一项，或打字查找",
        key="override",
    )
    value, why = st.columns([1, 2])
    written = value.text_input("改为（可带单位，如 12.5万元）", key="override_value")
    reason = why.text_input("原因", placeholder="如：按决算批复更正", key="override_why")
    if not st.button("更正", key="override_save"):
        return
    if not (name and written.strip() and reason.strip()):
        st.warning("还没有填全：请选一个数，写上改为多少和原因。")
    else:
        with in_words():
            override = Override(value=written.strip(), who=state.who, why=reason.strip())
            chosen = prepared.choices
            more = {**chosen.overrides, name: override}
            state.choose(chosen.model_copy(update={"overrides": more}))
            st.rerun()


def _undo(state: Session, name: str) -> None:
    if state.prepared is None:
        return
    chosen = state.prepared.choices
    rest = {key: value for key, value in chosen.overrides.items() if key != name}
    with in_words():
        state.choose(chosen.model_copy(update={"overrides": rest}))
