"""The bar at the top: where one is, and the way to the other steps. The address says the same."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import streamlit as st
from plain import plain
from session import Session, in_words

STEP = "step"
"""The key of the step in the session."""
REPORT, FOREIGN = "report", "foreign"
LISTED = "home"


def follow_address(state: Session, steps: Collection[str]) -> None:
    """Opens what the address names, at first; later the session says where one is."""
    if STEP not in st.session_state:
        wanted = st.query_params.get(STEP, LISTED)
        st.session_state[STEP] = wanted if wanted in (*steps, FOREIGN) else LISTED
        if report := st.query_params.get(REPORT):
            with in_words():
                state.open(report)
    else:
        with in_words():
            state.follow()


def go(step: str) -> None:
    """Shows another step from the next run on."""
    st.session_state[STEP] = step


def show(state: Session, titles: Mapping[str, str]) -> str:
    """The bar; the step that is to be shown."""
    step = str(st.session_state[STEP])
    if step in titles and state.kept is None:
        step = LISTED
    with st.container(horizontal=True, vertical_alignment="center", key="bar"):
        _way(step, LISTED, "报告列表", ":material/home:")
        if state.kept:
            for number, (name, title) in enumerate(titles.items(), 1):
                _way(step, name, f"{number} {title}")
        st.space("stretch")
        _way(step, FOREIGN, "核对别人的报告", ":material/fact_check:")
        _who(state)
    if state.kept and step in titles:
        _title(state)
    _tell_address(state, step)
    return step


def _way(step: str, name: str, label: str, icon: str | None = None) -> None:
    """The button that leads to a step; the one where one is stands out."""
    kind = "primary" if name == step else "tertiary"
    st.button(label, key=f"to_{name}", icon=icon, type=kind, on_click=go, args=(name,))


def _title(state: Session) -> None:
    kept = state.kept
    if kept is None:
        return
    line = kept.revision
    moment = line.at.astimezone().strftime("%Y-%m-%d %H:%M")
    unit, title = kept.state.unit, kept.state.title
    st.subheader(plain(title if unit in title else f"{unit}　{title}"), anchor=False)
    st.caption(plain(f"{kept.profile.title}｜第 {line.number} 版，{line.who} 存于 {moment}"))


def _who(state: Session) -> None:
    with st.popover(plain(state.who), icon=":material/person:", type="tertiary"):
        name = st.text_input("您的姓名", state.who, max_chars=60, key="who")
        st.caption("写进每次保存的记录。")
        if name.strip():
            state.who = name.strip()


def _tell_address(state: Session, step: str) -> None:
    wanted = {} if step == LISTED else {STEP: step}
    if state.kept and step not in (LISTED, FOREIGN):
        wanted[REPORT] = state.kept.id
    if dict(st.query_params) != wanted:
        st.query_params.from_dict(wanted)
