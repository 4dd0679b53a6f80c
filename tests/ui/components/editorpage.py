"""A page with the editor and a store in the session, driven by the tests.

The field 口令 starts anew with a report id and what is peculiar: `fail` (the first save fails),
`deaf` (no save is answered), `long` (the table), `readonly`, `plain`; the query says the same for
the first visit.
Buttons play the server: another revision, a proposal, a jump. What came from the browser stands
as JSON at the end.
"""

from __future__ import annotations

import json

import editorsample as sample
import streamlit as st
from components import editor
from components.editor import plain as plain_editor
from components.editor.values import PROSE

st.set_page_config(layout="wide")
state = st.session_state


def start(report: str, *quirks: str) -> None:
    """A store with the sample at revision 1."""
    state.update(report=report, quirks=quirks, lines=sample.lines(), revision=1, saved=None)
    state.update(jump=None, proposal=None, log=[], failures=1, ids=0)
    if "long" in quirks:
        state.lines = tuple(map(lengthened, state.lines))


def lengthened(line: editor.Line) -> editor.Line:
    """The line with its table ten times as long, if it is one."""
    if line.table is None:
        return line
    table = line.table.model_copy(update={"rows": line.table.rows * 10})
    return line.model_copy(update={"table": table})


if "lines" not in state:
    start(*st.query_params.get("start", "样例").split())
st.text_input("口令", key="order", on_change=lambda: start(*state.order.split()))


def take(edited: editor.Edited) -> None:
    """What a page does: save, answer, remember."""
    state.log.append(json.loads(edited.model_dump_json(exclude_none=True)))
    if edited.proposal_answer:
        state.proposal = None
    if edited.content and "deaf" not in state.quirks:
        state.saved = save(edited.content)


def save(content: editor.Content) -> editor.Saved:
    if "fail" in state.quirks and state.failures:
        state.failures -= 1
        return editor.Saved(
            save=content.save, revision=state.revision, state="failed", message="数据库连不上"
        )
    if content.base != state.revision:
        return editor.Saved(
            save=content.save, revision=state.revision, state="conflict", message="别处先保存了"
        )
    state.lines, new = kept(content)
    state.revision += 1
    return editor.Saved(save=content.save, revision=state.revision, lines=new)


def kept(content: editor.Content) -> tuple[tuple[editor.Line, ...], tuple[editor.NewId, ...]]:
    known = {line.id: line for line in state.lines}
    lines, new = [], []
    for at, line in enumerate(content.lines):
        if line.id in known:
            grid = editor.Grid.model_validate(line.table.model_dump()) if line.table else None
            old = known[line.id]
            changed = {"text": line.text, "table": grid, "kind": line.kind}
            lines.append(old.model_copy(update=changed))
        else:
            state.ids += 1
            new.append(editor.NewId(at=at, id=f"n{state.ids}"))
            lines.append(
                editor.Line(
                    id=f"n{state.ids}", section=line.section, kind=line.kind, text=line.text
                )
            )
    return tuple(lines), tuple(new)


def rewrite_elsewhere() -> None:
    changes = {"p1": "由服务器改写的一段，预算执行率[[支出.执行率]]。", "p2": "另一段。"}
    lines = [
        line.model_copy(update={"text": changes.get(line.id, line.text)}) for line in state.lines
    ]
    at = next(n for n, line in enumerate(lines) if line.id == "h2")
    lines.insert(at, editor.Line(id="new", section="s1", text="服务器新增的一段。"))
    state.lines, state.revision = tuple(lines), state.revision + 1


def propose() -> None:
    text = next(line.text for line in state.lines if line.id == "i2")
    before = "登记不及时"
    start = text.index(before)
    state.proposal = editor.Proposal(
        id=f"pr{state.revision}",
        line="i2",
        start=start,
        end=start + len(before),
        before=before,
        after="账实核对不够及时，涉及[[机构.内设]]股室",
    )


def jump(key: str) -> None:
    state.jump = editor.Jump(n=(state.jump.n if state.jump else 0) + 1, key=key)


texts = {line.id: line.text for line in state.lines if line.kind in PROSE}
document = sample.document(
    report=state.report,
    revision=state.revision,
    lines=state.lines,
    marks=sample.marks(texts),
    saved=state.saved,
    jump=state.jump,
    proposal=state.proposal,
    readonly="readonly" in state.quirks,
)
show = plain_editor.show if "plain" in state.quirks else editor.show
edited = show(document, key="editor", on_edit=take)
with st.container(horizontal=True):
    st.button("别处改写", on_click=rewrite_elsewhere)
    st.button("建议", on_click=propose)
    st.button("跳到空泛", on_click=jump, args=("vague",))
    st.button("再跑一遍")
runs = state["runs"] = state.get("runs", 0) + 1
shown = {
    "report": state.report,
    "runs": runs,
    "revision": state.revision,
    "lines": [line.model_dump(exclude_none=True) for line in state.lines],
    "log": state.log[-12:],
    "rejected": edited.rejected,
}
st.code(json.dumps(shown, ensure_ascii=False), language=None)
