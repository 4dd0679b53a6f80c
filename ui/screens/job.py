"""A drafting job while it runs and after it: progress, stop, the text as it comes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import bar
import streamlit as st
from plain import plain
from session import Session, in_words

from qicao.desk import ComingText, WrittenPart, coming_rows, part_rows
from qicao.errors import QicaoError
from qicao.keeping import accept_part
from qicao.settings import Settings
from qicao.values import Job, JobState, Part
from qicao.working import DEAD, LOG, needs_worker, start_worker

TURNS = ("第一稿", "按检查的意见修改，第 1 次", "按检查的意见修改，第 2 次")
EVERY = 1.0
"""Seconds between two looks at a job."""


def running(state: Session, settings: Settings, job: Job) -> None:
    """Looks at the job once a second until it has ended, and then shows the page anew."""
    st.info("正在另一个进程里起草：关掉或刷新本页都不影响，写好一节存一节。")
    _look(state, settings, job.id)


@st.fragment(run_every=EVERY)
def _look(state: Session, settings: Settings, job_id: str) -> None:
    try:
        job, parts = state.store.jobs.job(job_id), state.store.jobs.parts(job_id)
    except QicaoError as error:
        st.error(plain(error.on_page))
        return
    if not job.state.is_open:
        st.rerun()
    _revive(state, settings, job)
    share = len(parts) / job.total if job.total else 0.0
    waiting = "正在启动，要几秒钟……" if job.state is JobState.WAITING else "正在起草……"
    said = f"写好 {len(parts)} 节，共 {job.total} 节" if job.total else waiting
    st.progress(min(share, 1.0), said)
    st.button("停止", key="stop", disabled=job.stopping, on_click=_stop, args=(state, job_id))
    if job.stopping:
        st.caption("正在停止，写完的各节会留下。")
    if state.prepared:
        _coming(coming_rows(job, parts, state.prepared))
    _texts(_rows(state, parts))


def _revive(state: Session, settings: Settings, job: Job) -> None:
    """Starts a worker, once a silence, for a job whose own has died or never came."""
    now = datetime.now(UTC)
    if not needs_worker(job, now):
        return
    silence = (job.id, job.alive)
    if state.silence != silence:
        state.silence = silence
        start_worker(settings.data_dir)
    if needs_worker(job, now, DEAD):
        log = plain(str(settings.data_dir / LOG))
        st.warning(f"起草的进程一直没有回音：请停止后再试，仍不行请把 {log} 交给管理员。")


def _coming(rows: tuple[ComingText, ...]) -> None:
    """What a model is writing: text of a stranger, so nothing of it is read as Markdown."""
    for row in rows:
        with st.container(border=True, key=f"coming-{row.id}"):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.text(row.heading)
                st.badge("正在写，还没有核对", icon=":material/edit:", color="orange")
            st.caption(TURNS[row.turn] if row.text else f"{TURNS[row.turn]}，等模型回答……")
            if row.text:
                st.text(row.text)


def _rows(state: Session, parts: Sequence[Part]) -> tuple[WrittenPart, ...]:
    """What a job has written, as it reads."""
    prepared = state.prepared
    return part_rows(parts, prepared.ledger, prepared.profile.numbers) if prepared else ()


def ended(state: Session, job: Job) -> None:
    """What became of the last job, and the sections that wait for a word."""
    if job.state is JobState.FAILED:
        st.error(plain(f"上一次起草没有做完：{job.note}"))
    elif job.state is JobState.STOPPED:
        st.info(plain(job.note))
    elif job.note:
        st.warning(plain(f"有的节模型服务没有写成，用的是内置文字，可勾选后重写：{job.note}"))
    else:
        _done(job)
    for row in _rows(state, state.store.jobs.parts(job.id)):
        if row.waiting:
            _waiting(state, job, row)


def _done(job: Job) -> None:
    """That all was written, and the way to it."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.badge("已完成", icon=":material/check:", color="green")
        st.text(f"上一次起草的 {job.total} 节都写好了。")
        st.button("去编辑", key="to_text", on_click=bar.go, args=("edit",))


def _waiting(state: Session, job: Job, row: WrittenPart) -> None:
    with st.container(border=True):
        st.badge("等您决定", color="orange")
        st.text(f"“{row.heading}”在起草的时候您改过，所以没有换掉。新写的是：")
        st.text(row.text)
        st.button("换成新写的", key=f"accept:{row.id}", on_click=_accept, args=(state, job, row.id))


def _accept(state: Session, job: Job, part: str) -> None:
    with in_words():
        accept_part(state.store, job, part, state.who)
        state.follow()


def _stop(state: Session, job: str) -> None:
    with in_words():
        state.store.jobs.stop(job)


def _texts(rows: tuple[WrittenPart, ...]) -> None:
    for row in rows:
        if not row.text:  # only a heading above others
            continue
        with st.container(border=True):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.text(row.heading)
                st.badge("已写好", icon=":material/check:", color="green")
            st.caption(plain(row.text[:400] + ("……" if len(row.text) > 400 else "")))
