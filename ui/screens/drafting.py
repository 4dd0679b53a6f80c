"""起草: who writes, the sections with how far each is, and the job that writes them."""

from __future__ import annotations

import streamlit as st
from screens import job as job_screen
from screens import sending as sending_screen
from screens.writer import BUILTIN, Writer, writer
from session import Session, in_words

from qicao.desk import SectionState, SectionUses, Use, section_states, section_uses
from qicao.settings import Settings
from qicao.values import Deed
from qicao.working import ask, start_worker

STAGES = {"none": "未写", "noted": "需复核", "wrong": "有错误", "done": "已写"}


def show(state: Session, settings: Settings) -> None:
    """Who writes, the sections, what will be sent, the button; a running job in their place."""
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
    chosen = writer(settings, state.prepared)
    rows = section_states(state.kept)
    sections = _sections(rows, chosen.versions)
    _uses(state, rows)
    _write(state, settings, chosen, sections)


def _sections(rows: tuple[SectionState, ...], versions: dict[str, str]) -> list[str]:
    """The table of sections; the ids of those that are ticked."""
    table = [
        {
            "节": row.heading,
            "状态": STAGES[row.stage],
            "由谁写": {"builtin": "内置", "": ""}.get(row.engine, row.engine),
            "提示词": _version(row, versions),
            "必写": f"{row.said}/{row.required}" if row.required else "",
            "用到": _shown(row.used),
            "缺": "、".join(row.missing),
            "错误": _shown(row.errors),
            "警告": _shown(row.warnings),
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
        column_config={
            "提示词": st.column_config.TextColumn(help="模型写这一节用的提示词的版本"),
            "必写": st.column_config.TextColumn(help="写到的必写内容，和应当写的"),
            "用到": st.column_config.TextColumn(help="正文里引用的数据、结论和文字信息"),
            "缺": st.column_config.TextColumn(width="medium"),
        },
    )
    st.caption("只写其中几节，在左边勾选；不勾选就写全部。")
    return [rows[number].id for number in picked["selection"]["rows"]]


def _version(row: SectionState, versions: dict[str, str]) -> str:
    """The version that will write a section, and the one that has if that is another."""
    will = versions.get(row.id) or row.prompt
    return will if row.prompt in ("", will) else f"{will}（上次 {row.prompt}）"


def _shown(count: int) -> str:
    """A count as it stands in the table; nothing for none."""
    return str(count or "")


def _uses(state: Session, rows: tuple[SectionState, ...]) -> None:
    """What one section must and may say, what of it is written, and what is missing."""
    headings = {row.id: row.heading for row in rows}
    first = next((place for place, row in enumerate(rows) if row.required > row.said), 0)
    with st.expander("看一节写了什么、还缺什么", icon=":material/fact_check:"):
        entry = st.selectbox(
            "哪一节", list(headings), first, format_func=headings.__getitem__, key="uses"
        )
        if state.kept and entry:
            _listed(section_uses(state.kept, entry))


def _listed(uses: SectionUses) -> None:
    missing = tuple(Use(label=label, printed="没有提供，请到“数据”补上") for label in uses.missing)
    kinds = {
        "缺的数据": missing,
        "必写，未写": uses.unwritten,
        "必写，已写": uses.written,
        "可写，未写": uses.spare,
        "可写，已写": uses.more,
    }
    table = [
        {"情况": kind, "名称": use.label, "写出来是": use.printed}
        for kind, found in kinds.items()
        for use in found
    ]
    if not table:
        st.caption("这一节没有要写进去的数据，按提纲的要求写文字或写“无”。")
        return
    counts = (f"{kind} {len(found)} 项" for kind, found in kinds.items() if found)
    st.caption("；".join(counts) + "。")
    st.dataframe(table, hide_index=True, height=min(36 * (len(table) + 1) + 2, 400))


def _write(state: Session, settings: Settings, chosen: Writer, sections: list[str]) -> None:
    """What will be sent and the button; what takes a while to work out comes last."""
    fill = sending_screen.told(state, settings, chosen, sections)
    word = f"起草选中的 {len(sections)} 节" if sections else "起草全部"
    ready = fill is not None and _may_replace(state, sections)
    if st.button(word, type="primary", key="draft", disabled=not ready) and state.kept:
        with in_words():
            mask = chosen.engine != BUILTIN and bool(st.session_state.get("mask"))
            job = ask(state.kept, state.who, chosen.engine, sections, mask, chosen.prompts)
            state.store.jobs.add(job)
            start_worker(settings.data_dir)
            st.rerun()
    if fill:
        fill()


def _may_replace(state: Session, chosen: list[str]) -> bool:
    """Whether a new draft would cost nobody's work, or that somebody agreed to it."""
    if state.kept is None or state.drafted is None:
        return True
    if not state.store.reports.has(state.kept.id, Deed.EDIT):
        return True
    which = "选中的各节" if chosen else "全部各节"
    return st.checkbox(
        f"{which}会换成新写的文字；改过的文字留在以前的版本里，随时可以回去", key="sure"
    )
