"""A drafting job while it runs and after it: progress, stop, the text as it comes."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from plain import plain
from session import Session, in_words

from qicao.desk import WrittenPart, part_rows
from qicao.errors import QicaoError
from qicao.keeping import accept_part
from qicao.values import Job, JobState, Part

EVERY = 1.0
"""Seconds between two looks at a job."""


def running(state: Session, job: Job) -> None:
    """Looks at the job once a second until it has ended, and then shows the page anew."""
    st.info("正在另一个进程里起草：关掉或刷新本页都不影响，写好一节存一节。")
    _look(state, job.id)


@st.fragment(run_every=EVERY)
def _look(state: Session, job_id: str) -> None:
    try:
        job, parts = state.store.jobs.job(job_id), state.store.jobs.parts(job_id)
    except QicaoError as error:
        st.error(plain(str(error)))
        return
    if not job.state.is_open:
        st.rerun()
    share = len(parts) / job.total if job.total else 0.0
    waiting = "等待开始……" if job.state is JobState.WAITING else "正在起草……"
    said = f"写好 {len(parts)} 节，共 {job.total} 节" if job.total else waiting
    st.progress(min(share, 1.0), said)
    st.button("停止", key="stop", disabled=job.stopping, on_click=_stop, args=(state, job_id))
    if job.stopping:
        st.caption("正在停止，写完的各节会留下。")
    _texts(_rows(state, parts))


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
    for row in _rows(state, state.store.jobs.parts(job.id)):
        if row.waiting:
            _waiting(state, job, row)


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
        with st.container(border=True):
            st.text(row.heading)
            st.caption(plain(row.text[:400] + ("……" if len(row.text) > 400 else "")))
