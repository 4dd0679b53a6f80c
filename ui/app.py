"""The application, top to bottom: what it stands on, the bar with the steps, the step at hand.

The order of the steps is here. Which report and which step are shown stands in the address, so that
a reload or a bookmark comes back to the same place.
"""

from __future__ import annotations

from pathlib import Path

import bar
import opening
import session
import streamlit as st
from screens import checking, data, drafting, editing, exporting, foreign, home

STEPS = {
    "data": ("数据", data.show),
    "draft": ("起草", drafting.show),
    "edit": ("编辑", editing.show),
    "check": ("核对", checking.show),
    "export": ("导出", exporting.show),
}
st.set_page_config(page_title="起草", layout="wide")
st.html(Path(__file__).with_name("page.css"))
settings = opening.settings_or_stop()
store = opening.store_or_stop(settings)
with session.in_words(again=True):
    state = session.current(store)
    bar.follow_address(state, STEPS)
    step = bar.show(state, {name: title for name, (title, _) in STEPS.items()})
    if step == "foreign":
        foreign.show(state, settings)
    elif step in STEPS and state.kept:
        STEPS[step][1](state, settings)
    else:
        home.show(state, settings)
