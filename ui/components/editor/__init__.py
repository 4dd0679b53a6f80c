"""The editor of a report: one document on CodeMirror, slots as chips, findings underlined.

    edited = editor.show(document, key="report", on_edit=take)

`on_edit` runs at the start of the rerun that the browser's message causes, before the page: what it
saves can stand in the `Document` of the same run, with the acknowledgement in `saved`. The value
that comes back is the same. `content` comes until `document.saved` answers that very save.

The script and the style sheet are files below this folder, served by Streamlit from its own
address, so `script-src 'self'` is enough; no nonce, since styles go through constructed sheets.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Protocol

import streamlit as st

from components.editor.checking import EVENTS, checked, save_id
from components.editor.values import (
    Content,
    Document,
    Edited,
    EditedGrid,
    EditedLine,
    Entry,
    Fix,
    Found,
    Grid,
    Jump,
    Line,
    Mark,
    NewId,
    Picked,
    Pressed,
    Proposal,
    ProposalAnswer,
    Rewrite,
    Saved,
    SlotInfo,
)

__all__ = [
    "Content",
    "Document",
    "Edited",
    "EditedGrid",
    "EditedLine",
    "Entry",
    "Fix",
    "Found",
    "Grid",
    "Jump",
    "Line",
    "Mark",
    "NewId",
    "Picked",
    "Pressed",
    "Proposal",
    "ProposalAnswer",
    "Rewrite",
    "Saved",
    "SlotInfo",
    "available",
    "show",
]

HERE = Path(__file__).parent
FILES = ("editor.js", "style.css")


class Mount(Protocol):
    """What Streamlit gives for a registered component."""

    def __call__(self, **given: object) -> Mapping[str, object]: ...


def available() -> bool:
    """Whether the built editor is there; if not, `plain.show` takes the same and gives the same."""
    return all((HERE / "dist" / name).is_file() for name in FILES)


def show(
    document: Document,
    *,
    key: str,
    height: str = "760px",
    on_edit: Callable[[Edited], None] | None = None,
) -> Edited:
    """The editor in the page, and what came from it in this run.

    `key` is the same over all reruns; `height` is a length of CSS. Nothing that the browser sends
    raises: what is not fit stands in `rejected`, a save that is not fit is answered as failed.
    """

    def tell(event: str) -> None:
        raw = _raw(st.session_state.get(key))
        if on_edit is not None and event in raw:
            on_edit(checked({event: raw[event]}, _document_of(key) or document))

    st.session_state[_kept(key)] = document
    data = _answered(document, _raw(st.session_state.get(key))).model_dump(mode="json")
    calls = {f"on_{event}_change": partial(tell, event) for event in EVENTS}
    result = _mount()(key=key, data=data | {"height": height}, **calls)
    return checked(_raw(result), document)


def _document_of(key: str) -> Document | None:
    """The document that the browser had when it sent what a callback is given."""
    kept = st.session_state.get(_kept(key))
    return kept if isinstance(kept, Document) else None


def _kept(key: str) -> str:
    return f"{key}:document"


def _raw(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


def _answered(document: Document, raw: Mapping[str, object]) -> Document:
    """The document, with an answer of ours to a save that is not fit to be shown to the page."""
    save = save_id(raw)
    edited = checked({"content": raw.get("content")}, document)
    if not save or edited.content or not edited.rejected:
        return document
    answer = Saved(
        save=save, revision=document.revision, state="failed", message=edited.rejected[0]
    )
    return document.model_copy(update={"saved": answer})


def _mount() -> Mount:
    from streamlit.runtime import Runtime

    return _registered(id(Runtime.instance()) if Runtime.exists() else 0)


@cache
def _registered(_runtime: int) -> Mount:
    """Registered once a server: as files of ours where Streamlit lets us name them.

    The manifest classes are not in Streamlit's documentation; without them the files go inline,
    which needs `script-src blob:` and sends the script with every rerun.
    """
    try:
        from streamlit.components.v2 import get_bidi_component_manager
        from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
    except ImportError:
        js, css = ((HERE / "dist" / name).read_text(encoding="utf-8") for name in FILES)
        return st.components.v2.component("qicao_editor", js=js, css=css)
    config = [ComponentConfig(name="editor", asset_dir="dist")]
    manifest = ComponentManifest(name="qicao", version="1", components=config)
    get_bidi_component_manager().register_from_manifest(manifest, HERE)
    return st.components.v2.component("qicao.editor", js=FILES[0], css=FILES[1])
