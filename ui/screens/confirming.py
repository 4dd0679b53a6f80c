"""Cells that nothing explains: a person says what they are, a whole column or row at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st
from plain import plain
from session import Session, in_words

from qicao.desk import (
    Bundle,
    CellRow,
    Meaning,
    bundles,
    cell_rows,
    choices_file,
    meanings,
    told_rows,
)
from qicao.values import Unmapped
from qicao.workflow import Prepared

HELP = (
    "这些格里有数，但认不出是哪一项数据，所以没有用上。一次确认一整列或一整行：在“认作”里选一项"
    "（可以打字查找），右边随即列出每一格会成为什么、和已有的数是否一致；对的按“确认”，"
    "序号、小计之类用不着的按“不是数据”。拿不准的先放着，不影响起草。"
    "只想处理其中几格，在表的左边勾选它们。"
)
BATCH = "batch"
CHOSEN = "meaning"


def show(state: Session, prepared: Prepared) -> None:
    """The batch at hand, then what was told already."""
    every = bundles(prepared.reconciled.unmapped)
    if state.carried:
        st.info(f"前面确认过的 {state.carried} 格这次也有，已沿用；不对的在下面撤回。")
    if every:
        st.caption(HELP)
        _zeros(state, every)
        _batch(state, prepared, every)
    else:
        told = prepared.choices.cells
        st.text("都确认过了。" if told else "每一格都找到了对应的数据项。")
        _back(state)
    _told(state, prepared)


def _zeros(state: Session, every: Sequence[Bundle]) -> None:
    """All that is zero at once, where there is more than one batch of it."""
    places = [str(c.source) for bundle in every if bundle.says_nothing for c in bundle.cells]
    count = sum(bundle.says_nothing for bundle in every)
    if count > 1:
        st.button(
            f"全是 0 的 {count} 批（{len(places)} 格）都不是数据",
            key="skip_zeros",
            on_click=_skip,
            args=(state, places, ""),
        )


def _batch(state: Session, prepared: Prepared, every: Sequence[Bundle]) -> None:
    bundle = _choose(every)
    cells, table = st.columns([1, 2], gap="medium")
    chosen = _selected(bundle)
    part = Bundle(cells=chosen) if len(chosen) == 1 else bundle.model_copy(update={"cells": chosen})
    answers = {meaning.id: meaning for meaning in meanings(prepared, part)}
    with cells:
        meaning = _meaning(part, answers)
        _buttons(state, every, bundle, part, meaning)
    with table:
        _table(bundle, cell_rows(prepared, bundle.cells, meaning))


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
    with st.container(horizontal=True):
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
            on_click=_skip,
            args=(state, [str(cell.source) for cell in part.cells], after),
        )
        if len(every) > 1:
            st.button("先放着，看下一批", key="next", shortcut="Alt+J", on_click=_go, args=(after,))
    _back(state)


def _back(state: Session) -> None:
    if state.past:
        st.button(
            "撤销上一步", key="step_back", shortcut="Alt+Z", on_click=_step_back, args=(state,)
        )


def _after(every: Sequence[Bundle], bundle: Bundle) -> str:
    """The batch that comes next, the first one after the last."""
    ids = [each.id for each in every]
    return ids[(ids.index(bundle.id) + 1) % len(ids)]


def _table(bundle: Bundle, rows: Sequence[CellRow]) -> None:
    words = {"column": "哪一行", "row": "哪一列"}.get(bundle.line, "行、列")
    table = [
        {
            "格": r.cell,
            words: bundle.words(r.label),
            "数": r.value,
            "认作": r.becomes,
            "已有的数": r.known,
        }
        for r in rows
    ]
    st.dataframe(
        table,
        hide_index=True,
        height=min(36 * (len(table) + 1), 360),
        key=_grid(bundle),
        on_select="rerun",
        selection_mode="multi-row",
    )


def _told(state: Session, prepared: Prepared) -> None:
    """What was told, to take back or to keep as a file."""
    rows = told_rows(prepared)
    if not rows:
        return
    st.subheader("已经确认的", anchor=False)
    st.caption(f"{len(rows)} 格。要撤回的，在左边勾选，再按“撤回”。")
    key = f"told:{len(state.past)}"
    table = [{"格": r.cell, "行、列": r.label, "数": r.value, "认作": r.becomes} for r in rows]
    picked = st.dataframe(
        table,
        hide_index=True,
        height=min(36 * (len(table) + 1), 260),
        key=key,
        on_select="rerun",
        selection_mode="multi-row",
    )
    places = [rows[row].place for row in picked["selection"]["rows"]]
    with st.container(horizontal=True):
        st.button(
            f"撤回选中的 {len(places)} 格" if places else "撤回选中的",
            key="withdraw",
            disabled=not places,
            on_click=_withdraw,
            args=(state, places),
        )
        st.button(
            "全部撤回",
            key="withdraw_all",
            on_click=_withdraw,
            args=(state, [row.place for row in rows]),
        )
        name, content = choices_file(prepared.choices)
        st.download_button(
            f"存下这些选择（{name}）", content, name, key="choices", on_click="ignore"
        )
    st.caption(
        plain(f"{name} 记着选定和确认；下次把它和数据文件一起上传，或在命令行用 --choices {name}。")
    )


def _tell(state: Session, cells: Mapping[str, str], after: str) -> None:
    with in_words():
        state.tell(cells)
        _go(after)


def _skip(state: Session, places: Sequence[str], after: str) -> None:
    with in_words():
        state.skip(places)
        _go(after)


def _withdraw(state: Session, places: Sequence[str]) -> None:
    with in_words():
        state.withdraw(places)


def _step_back(state: Session) -> None:
    with in_words():
        state.step_back()


def _go(after: str) -> None:
    """The batch to show next; where it is gone the first one is shown."""
    if after:
        st.session_state[BATCH] = after
