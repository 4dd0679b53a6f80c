"""起草: who writes, the sections with how far each is, and the job that writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st
from screens import entry
from screens import job as job_screen
from screens import sending as sending_screen
from screens.writer import BUILTIN, Writer, writer
from session import Session, in_words

from qicao.desk import SectionState, section_states
from qicao.settings import Settings
from qicao.values import Deed
from qicao.working import ask, start_worker

if TYPE_CHECKING:
    from streamlit.elements.arrow import DataframeSelectionState

ROW, MOST = 36, 376
"""Pixels of a row, and of the table beyond which it scrolls: the button below is still seen."""
PROMPT = "提示词"
"""The column that is there only if a model writes, or has written."""
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
    sections = _sections(state, rows, chosen.versions)
    _write(state, settings, chosen, sections)


def _sections(
    state: Session, rows: tuple[SectionState, ...], versions: dict[str, str]
) -> list[str]:
    """The table of sections, beside it the one that is looked at; the ids of those ticked."""
    height = min(ROW * (len(rows) + 1) + 2, MOST)
    left, right = st.columns([3, 2])
    with left:
        picked = _table(rows, versions, height)
    with right:
        entry.show(state, rows[_looked_at(rows, picked["cells"])], height)
    st.caption("点一行，右边看这一节；只写其中几节，在左边勾选，不勾选就写全部。")
    return [rows[number].id for number in picked["rows"]]


def _table(
    rows: tuple[SectionState, ...], versions: dict[str, str], height: int
) -> DataframeSelectionState:
    table = [
        {
            "节": row.heading,
            "状态": STAGES[row.stage],
            "必写": f"{row.said}/{row.required}" if row.required else "",
            "缺": _shown(len(row.missing)),
            "错误": _shown(row.errors),
            "警告": _shown(row.warnings),
            "用到": _shown(row.used),
            "由谁写": {"builtin": "内置", "": ""}.get(row.engine, row.engine),
            PROMPT: _version(row, versions),
        }
        for row in rows
    ]
    return st.dataframe(
        table,
        hide_index=True,
        height=height,
        column_order=[name for name in table[0] if name != PROMPT or any(r[PROMPT] for r in table)],
        key="sections",
        on_select="rerun",
        selection_mode=["multi-row", "single-cell"],
        column_config={
            "节": st.column_config.TextColumn(width=236),
            "必写": st.column_config.TextColumn(help="写到的必写内容，和应当写的"),
            "缺": st.column_config.TextColumn(help="应当写、还没有提供的数据"),
            "用到": st.column_config.TextColumn(help="正文里引用的数据、结论和文字信息"),
            PROMPT: st.column_config.TextColumn(help="模型写这一节用的提示词的版本"),
        },
    )["selection"]


def _looked_at(rows: tuple[SectionState, ...], cells: list[tuple[int, str]]) -> int:
    """The place of the row that was clicked, else of the first that leaves something unsaid."""
    clicked = [row for row, _ in cells if row < len(rows)]
    lacking = (place for place, row in enumerate(rows) if row.required > row.said or row.missing)
    return clicked[0] if clicked else next(lacking, 0)


def _version(row: SectionState, versions: dict[str, str]) -> str:
    """The version that will write a section, and the one that has if that is another."""
    will = versions.get(row.id) or row.prompt
    return will if row.prompt in ("", will) else f"{will}（上次 {row.prompt}）"


def _shown(count: int) -> str:
    """A count as it stands in the table; nothing for none."""
    return str(count or "")


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
