"""The page, top to bottom: upload, what was read, draft, edit, take away, the bureau's form."""

from __future__ import annotations

import session
import streamlit as st
from screens import delivering, drafting, editing, filling, reading, start

st.set_page_config(page_title="起草", layout="wide")
state = session.current()

st.title("起草", anchor=False)
st.caption(
    "从校验过的数据到报告：正文里的每个数都来自数据，并能指到单元格。不用模型时，数据不出本机。"
)

settings = start.settings_or_stop()
start.show(state, settings)
if state.prepared:
    reading.show(state, state.prepared)
    drafting.show(state, state.prepared, settings)
if state.drafted:
    editing.show(state, state.drafted)
    delivering.show(state, state.drafted)
if state.prepared:
    filling.show(state, state.prepared)
