"""One batch of cells that nothing explains: what they are taken for, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st
from session import Session, in_words

from qicao.desk import Bundle, CellRow, Meaning, cell_rows, meanings
from qicao.values import Unmapped
from qicao.workflow import Prepared

BATCH = "batch"
CHOSEN = "meaning"
WIDTHS = {
    name: st.column_config.TextColumn(width=width)
    for name, width in {
        "表": 90,
        "格": 60,
        "行": 190,
        "列": 140,
        "数": 100,
        "认作": 180,
        "已有的数": 170,
        "同一行的数": 420,
    }.items()
}
"""Pixels, so that what a person decides by is not cut."""


def show(state: Session, prepared: Prepared, every: Sequence[Bundle]) -> None:
    """The batch at hand, the ways to go on, and below them the cells as wide as the page."""
    bundle = _choose(every)
    chosen = _selected(bundle)
    part = Bundle(cells=chosen) if len(chosen) == 1 else bundle.model_copy(update={"cells": chosen})
    answers = {meaning.id: meaning for meaning in meanings(prepared, part)}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        meaning = _meaning(part, answers)
        _buttons(state, every, bundle, part, meaning)
    _table(bundle, cell_rows(prepared, bundle.cells, meaning.cells if meaning else {}))


def _choose(every: Sequence[Bundle]) -> Bundle:
    """The batch at hand; the next one where it is done."""
    named = {bundle.id: bundle for bundle in every}
    if st.session_state.get(BATCH) not in named:
        st.session_state[BATCH] = next(iter(named))
    chosen = st.selectbox(
        f"看哪一批（共 {len(every)} 批）",
        list(named),
        format_func=lambda key: f"{named[key].where}｜{named[key].title}",
        key=BATCH,
    )
    return named[chosen]


def _selected(bundle: Bundle) -> tuple[Unmapped, ...]:
    """The cells of a batch that are ticked; all where none is."""
    state = st.session_state.get(_grid(bundle)) or {}
    rows = state.get("selection", {}).get("rows", [])
    picked = tuple(bundle.cells[row] for row in rows if row < len(bundle.cells))
    return picked or bundle.cells


def _grid(bundle: Bundle) -> str:
    return f"cells:{bundle.id}"


def _meaning(part: Bundle, answers: Mapping[str, Meaning]) -> Meaning | None:
    """What the cells are taken for; at first what is proposed, if anything is."""
    if not answers:
        st.text("没有数据项和这里的数对得上。")
        return None
    proposed = [place for place, answer in enumerate(answers.values()) if answer.proposed]
    key = st.selectbox(
        "认作",
        list(answers),
        index=proposed[0] if proposed else None,
        format_func=lambda key: answers[key].label,
        placeholder="选一项，或打字查找",
        width=420,
        key=f"{CHOSEN}:{part.id}:{len(part.cells)}",
    )
    return answers[key] if key else None


def _buttons(
    state: Session,
    every: Sequence[Bundle],
    bundle: Bundle,
    part: Bundle,
    meaning: Meaning | None,
) -> None:
    after = _after(every, bundle)
    count = len(meaning.cells) if meaning else 0
    st.button(
        f"确认这 {count} 格" if count else "确认",
        key="confirm",
        type="primary",
        disabled=not count,
        shortcut="Ctrl+Enter",
        on_click=_tell,
        args=(state, meaning.cells if meaning else {}, after),
    )
    st.button(
        f"不是数据（{len(part.cells)} 格）",
        key="skip",
        shortcut="Alt+N",
        on_click=skip,
        args=(state, [str(cell.source) for cell in part.cells], after),
    )
    if len(every) > 1:
        st.button("先放着，看下一批", key="next", shortcut="Alt+J", on_click=_go, args=(after,))
    back(state)


def back(state: Session) -> None:
    """The way back from the last step, where there was one."""
    if state.past:
        st.button(
            "撤销上一步", key="step_back", shortcut="Alt+Z", on_click=_step_back, args=(state,)
        )


def _after(every: Sequence[Bundle], bundle: Bundle) -> str:
    """The batch that comes next, the first one after the last."""
    ids = [each.id for each in every]
    return ids[(ids.index(bundle.id) + 1) % len(ids)]


def _table(bundle: Bundle, rows: Sequence[CellRow]) -> None:
    """The cells with all that tells what they are; what they become once something is chosen."""
    chosen = any(row.becomes for row in rows)
    table = [
        {
            "表": r.sheet,
            "格": r.cell,
            "行": r.row,
            "列": r.column,
            "数": r.value,
            **({"认作": r.becomes, "已有的数": r.known} if chosen else {}),
            "同一行的数": r.beside,
        }
        for r in rows
    ]
    st.dataframe(
        table,
        hide_index=True,
        height=min(36 * (len(table) + 1), 360),
        column_config=WIDTHS,
        key=_grid(bundle),
        on_select="rerun",
        selection_mode="multi-row",
    )


def _tell(state: Session, cells: Mapping[str, str], after: str) -> None:
    with in_words():
        state.tell(cells)
        _go(after)


def skip(state: Session, places: Sequence[str], after: str) -> None:
    """Tells that cells are no figures, and goes on to the batch `after`."""
    with in_words():
        state.skip(places)
        _go(after)


def _step_back(state: Session) -> None:
    with in_words():
        state.step_back()


def _go(after: str) -> None:
    """The batch to show next; where it is gone the first one is shown."""
    if after:
        st.session_state[BATCH] = after
