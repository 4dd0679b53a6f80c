"""The editor with a full report and nothing behind it: what is sent is acknowledged at once."""

from __future__ import annotations

import opening
import session
import streamlit as st
from components import editor
from document import Desk

state = st.session_state


def shown() -> editor.Document:
    """The report that the address names, as the page of the editor has it."""
    settings = opening.settings_or_stop()
    visitor = session.current(opening.store_or_stop(settings))
    visitor.open(st.query_params["report"])
    return Desk.of(visitor, settings).document()


def take(edited: editor.Edited) -> None:
    """The text that was sent, with the next number."""
    if not edited.content:
        return
    texts = {line.id: line.text for line in edited.content.lines}
    old = state.shown
    lines = tuple(
        line.model_copy(update={"text": texts.get(line.id, line.text)}) for line in old.lines
    )
    saved = editor.Saved(save=edited.content.save, revision=old.revision + 1)
    told = {"lines": lines, "revision": saved.revision, "saved": saved, "marks": ()}
    state.shown = old.model_copy(update=told)


st.set_page_config(layout="wide")
if "shown" not in state:
    state.shown = shown()
editor.show(state.shown, key="editor", on_edit=take)
