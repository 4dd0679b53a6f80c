"""起草: the sections with how far each is, who writes, and the job that writes them."""

from __future__ import annotations

import streamlit as st
from plain import plain
from screens import job as job_screen
from session import Session, in_words

from qicao.desk import SectionState, section_states
from qicao.settings import Settings
from qicao.working import ask, start_worker
from qicao.writers import preview

BUILTIN, MODEL = "内置（不联网）", "模型"
STAGES = {"none": "未写", "noted": "需复核", "wrong": "有错误", "done": "已写"}


def show(state: Session, settings: Settings) -> None:
    """The sections, then the engine and the buttons; a running job in their place."""
    if state.prepared is None or state.kept is None:
        st.info("这份报告没有带数据文件，不能重新起草：可以直接编辑。")
        return
    if state.prepared.unresolved:
        st.warning("数据之间有冲突：请先在“数据”里逐条选定，再起草。")
        return
    job = state.store.jobs.latest(state.kept.id)
    if job and job.state.is_open:
        job_screen.running(state, settings, job)
        return
    if job:
        job_screen.ended(state, job)
    chosen = _sections(section_states(state.kept))
    _write(state, settings, chosen)


def _sections(rows: tuple[SectionState, ...]) -> list[str]:
    """The table of sections; the ids of those that are ticked."""
    table = [
        {
            "节": row.heading,
            "状态": STAGES[row.stage],
            "由谁写": {"builtin": "内置", "": ""}.get(row.engine, row.engine),
            "错误": _shown(row.errors),
            "警告": _shown(row.warnings),
            "用到的数据": _shown(row.used),
            "必写": _shown(row.required),
            "缺": "、".join(row.missing),
            "说明": row.note,
        }
        for row in rows
    ]
    picked = st.dataframe(
        table,
        hide_index=True,
        height=min(36 * (len(table) + 1) + 2, 520),
        key="sections",
        on_select="rerun",
        selection_mode="multi-row",
        column_config={"缺": st.column_config.TextColumn(width="medium")},
    )
    st.caption("只写其中几节，在左边勾选；不勾选就写全部。")
    return [rows[number].id for number in picked["selection"]["rows"]]


def _shown(count: int) -> str:
    """A count as it stands in the table; nothing for none."""
    return str(count or "")


def _write(state: Session, settings: Settings, chosen: list[str]) -> None:
    engine = _engine(settings)
    mask = engine != "builtin" and st.checkbox(
        "把姓名、证件号、电话、单位名称换成代号再发送", key="mask"
    )
    if engine != "builtin":
        _preview(state, settings.model_copy(update={"engine": engine}), chosen, mask)
    word = f"起草选中的 {len(chosen)} 节" if chosen else "起草全部"
    if not _may_replace(state, chosen):
        st.button(word, key="draft", disabled=True)
        return
    if st.button(word, type="primary", key="draft") and state.kept:
        with in_words():
            state.store.jobs.add(ask(state.kept, state.who, engine, chosen, mask))
            start_worker(settings.data_dir)
            st.rerun()


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


def _preview(state: Session, settings: Settings, chosen: list[str], mask: bool) -> None:
    """Exactly what would be sent, on request."""
    if state.prepared is None or not st.toggle("看看会发送什么", key="preview"):
        return
    with in_words():
        st.code("\n".join(preview(settings, state.prepared, chosen, mask=mask)), language=None)


def _may_replace(state: Session, chosen: list[str]) -> bool:
    """Whether a new draft would cost nobody's work, or that somebody agreed to it."""
    if state.kept is None or state.drafted is None:
        return True
    edited = any(line.deed == "edit" for line in state.store.reports.history(state.kept.id))
    if not edited:
        return True
    which = "选中的各节" if chosen else "全部各节"
    return st.checkbox(
        f"{which}会换成新写的文字；改过的文字留在以前的版本里，随时可以回去", key="sure"
    )
