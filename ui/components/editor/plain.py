"""The same report without the editor: a text area for each paragraph, a grid for each table.

For where the built script is missing or the person chooses it. Takes the same `Document`, gives
the same `Edited`; findings stand below their paragraph. One button saves all.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable

import streamlit as st
from plain import plain

from components.editor.checking import checked
from components.editor.values import PROSE, Document, Edited, Grid, Line

NAMES = {"error": "错误", "warning": "警告", "hint": "提示"}


def show(
    document: Document, *, key: str, on_edit: Callable[[Edited], None] | None = None
) -> Edited:
    """The text areas, and the content once 保存 is pressed; nothing is saved without it."""
    spot = f"{key}:plain:{document.report}:{document.revision}"
    edited = st.session_state.pop(f"{key}:plain", None) or Edited()
    if document.saved and document.saved.state != "saved":
        st.error(plain(f"没有保存成，您写的文字还在：{document.saved.message}"))
    for number, line in enumerate(document.lines):
        _line(document, line, f"{spot}:{number}")
    if not document.readonly:
        args = (document, key, spot, on_edit)
        st.button("保存", key=f"{spot}:save", type="primary", on_click=_save, args=args)
    return edited


def _line(document: Document, line: Line, spot: str) -> None:
    if line.kind in PROSE and not line.locked:
        st.session_state.setdefault(spot, line.text)
        st.text_area(
            "原稿",
            key=spot,
            height="content",
            label_visibility="collapsed",
            disabled=document.readonly,
        )
    elif line.table:
        _table(line.table, spot, document.readonly)
    else:
        st.markdown(f"**{plain(line.number + line.text)}**")
    for mark in document.marks:
        if mark.line == line.id:
            st.caption(plain(f"{NAMES[mark.severity]}：{mark.text}　{mark.message}{mark.todo}"))


def _table(table: Grid, spot: str, readonly: bool) -> None:
    st.caption(plain(table.caption))
    columns = {str(n): name for n, name in enumerate(table.header)}
    cells = [{str(n): text for n, text in enumerate(row)} for row in table.rows]
    now = st.data_editor(
        cells,
        key=f"{spot}:grid",
        hide_index=True,
        column_config=columns,
        disabled=readonly,
    )
    st.session_state[f"{spot}:rows"] = [[str(row[n] or "") for n in columns] for row in now]


def _save(
    document: Document, key: str, spot: str, on_edit: Callable[[Edited], None] | None
) -> None:
    lines = [
        row for number, line in enumerate(document.lines) for row in _rows(line, f"{spot}:{number}")
    ]
    content = {
        "report": document.report,
        "base": document.revision,
        "save": uuid.uuid4().hex,
        "lines": lines,
    }
    edited = checked({"content": content}, document)
    st.session_state[f"{key}:plain"] = edited
    if on_edit is not None:
        on_edit(edited)


def _rows(line: Line, spot: str) -> list[dict[str, object]]:
    """The lines of one text area: each line break begins a new paragraph."""
    base = {"kind": line.kind, "section": line.section}
    if line.table:
        table = line.table.model_dump(mode="json")
        table["rows"] = st.session_state.get(f"{spot}:rows", table["rows"])
        return [{**base, "id": line.id, "text": line.text, "table": table}]
    text = st.session_state.get(spot, line.text)
    texts = [part.strip() for part in text.splitlines() if part.strip()] or [""]
    ids = [line.id, *[""] * (len(texts) - 1)]
    return [{**base, "id": name, "text": part} for name, part in zip(ids, texts, strict=True)]
