"""3 The draft, by the builtin engine or by a model."""

from __future__ import annotations

import streamlit as st
from plain import plain
from session import Session, in_words

from qicao.desk import write_draft
from qicao.settings import Settings
from qicao.workflow import Prepared

BUILTIN, MODEL = "内置（不联网）", "模型"


def show(state: Session, prepared: Prepared, settings: Settings) -> None:
    """Who writes, and the button."""
    st.header("3　起草", anchor=False, divider="gray")
    if prepared.unresolved:
        st.warning("数据之间有冲突：请先在上面逐条选定，再起草。")
        return
    engine = _engine(settings)
    sure = _may_replace(state, prepared)
    word = "重新起草" if state.drafted else "起草"
    if st.button(word, type="secondary" if state.drafted else "primary", key="draft"):
        if sure:
            _write(state, prepared, settings.model_copy(update={"engine": engine}))
        else:
            st.warning("没有重新起草：请先勾选上面的一项。")
    for line in state.told:
        st.caption(plain(line))


def _engine(settings: Settings) -> str:
    if settings.openai_base_url is None:
        st.caption("由内置引擎起草，不用联网。要用模型，请先设置 OPENAI_BASE_URL 再打开本页。")
        return "builtin"
    kind, _, model = settings.engine.partition(":")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.radio(
            "由谁起草", (BUILTIN, MODEL), index=int(kind == "openai"), horizontal=True, key="engine"
        )
        name = st.text_input("模型名", model, disabled=chosen == BUILTIN, key="model", width=320)
    if chosen == MODEL:
        st.caption(plain(f"结论和数据名称会发往 {settings.openai_base_url}，不发往别处。"))
    return f"openai:{name.strip()}" if chosen == MODEL and name.strip() else "builtin"


def _may_replace(state: Session, prepared: Prepared) -> bool:
    """Whether a new draft would cost nobody's work, or that somebody agreed to it."""
    if state.drafted is None:
        return True
    if state.drafted.ledger != prepared.ledger:
        st.info("数据已经变化，下面的正文用的仍是原来的数据；重新起草后才用新数据。")
    if not state.saved and not state.unsaved:
        return True
    return st.checkbox(
        "重新起草会换掉下面改过的正文，我已另存或不再需要", key=f"sure:{state.round}"
    )


def _write(state: Session, prepared: Prepared, settings: Settings) -> None:
    state.told.clear()
    bar = st.progress(0.0, "正在起草……")

    def progress(done: int, total: int, heading: str) -> None:
        said = f"写好了{heading}" if heading else "正在起草……"
        bar.progress(done / max(total, 1), plain(said))

    with in_words():
        state.put(write_draft(prepared, settings, progress, state.told.append))
        st.rerun()
