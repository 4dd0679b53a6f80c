"""The members of a group in a grid, typed or pasted out of Excel or WPS, saved with a reason."""

from __future__ import annotations

import streamlit as st
from plain import plain
from session import Session, in_words

from qicao.desk import (
    Edits,
    MemberGrid,
    TypedGrid,
    left_out_rows,
    member_grids,
    typed_grid,
)
from qicao.workflow import Prepared

HELP = "在 Excel 或 WPS 里选中几格或整张表，复制，点这里一格，按 Ctrl+V。行按名称对应，次序不限。"
RULES = (
    "没有的名称算新增；空着的格不改原来的值；换了名称的行，只算和名称一起粘贴的格。"
    "不该写进报告的行，在左边勾选，按 Delete。"
)
ROW, MOST = 36, 560
"""Pixels of a row, and of the grid beyond which it scrolls.

The height goes by the rows that were given: what was typed is lost where it changes, and also
where the widget chooses it by itself.
"""
NO_REASON = "还没有写原因：请写一句为什么改，审核的人会看到。"
FEW = 8
"""Changes that are listed in full."""


def show(state: Session, prepared: Prepared) -> None:
    """A group to choose, its grid, and what would be saved."""
    grids = {grid.group: grid for grid in member_grids(prepared)}
    if not grids:
        st.text("这种报告没有成组的数据。")
        return
    group = st.segmented_control(
        "哪一组",
        list(grids),
        format_func=lambda name: grids[name].label,
        default=next(iter(grids)),
        required=True,
        key="group",
        label_visibility="collapsed",
    )
    _grid(state, prepared, grids[group])


def _grid(state: Session, prepared: Prepared, grid: MemberGrid) -> None:
    st.caption(f"{HELP}  \n{RULES}")
    key, given = _given(state, prepared, grid)
    st.data_editor(
        [dict(row) for row in given.shown],
        key=key,
        num_rows="dynamic",
        hide_index=True,
        height=min(ROW * (len(given.shown) + 2), MOST),
        column_order=[column.field for column in given.columns],
        column_config={
            column.field: st.column_config.TextColumn(column.label, default="")
            for column in given.columns
        },
    )
    typed = _typed(prepared, grid, key, given)
    _told(typed)
    _save(state, grid, typed)
    _left_out(state, prepared, grid.group)


def _given(state: Session, prepared: Prepared, grid: MemberGrid) -> tuple[str, MemberGrid]:
    """The key and the rows of the grid in the browser.

    After a save it stays with what was typed in it, and so do its cursor and how far it was
    scrolled, as long as that is what the data say.
    """
    report, number = (state.kept.id, state.kept.number) if state.kept else ("", 0)
    anew = (number, f"grid:{grid.group}:{report}:{number}", grid)
    right, key, given = state.grids.get(grid.group, anew)
    if right != number and not _still(prepared, grid, key, given):
        _, key, given = anew
    state.grids[grid.group] = (number, key, given)
    return key, given


def _still(prepared: Prepared, grid: MemberGrid, key: str, given: MemberGrid) -> bool:
    """Whether the grid in the browser shows what the data say."""
    if key not in st.session_state or given.members != grid.members:
        return False
    return _typed(prepared, grid, key, given) == TypedGrid()


def _typed(prepared: Prepared, grid: MemberGrid, key: str, given: MemberGrid) -> TypedGrid:
    return typed_grid(prepared, grid, Edits.model_validate(st.session_state[key]), given)


def _told(typed: TypedGrid) -> None:
    """What is wrong, else what would be saved."""
    for sentence in typed.refused:
        st.error(plain(sentence))
    if typed.changes:
        table = [{"改哪一格": c.label, "原来": c.before, "改为": c.after} for c in typed.changes]
        st.dataframe(table, hide_index=True, height="content" if len(table) <= FEW else 320)
    if typed.added:
        st.text(f"新增 {len(typed.added)} 行：{'、'.join(typed.names_added)}")
    if typed.removed:
        st.text(f"删去 {len(typed.removed)} 行：{'、'.join(typed.removed)}")
    if typed.left_out:
        names = "、".join(typed.left_out.values())
        st.text(f"不列入报告 {len(typed.left_out)} 行：{names}（文件不动，随时可以放回）")
    notes = []
    notes += [f"空着的 {typed.emptied} 格仍用原来的值。"] if typed.emptied else []
    notes += [f"没有写到的 {typed.absent} 行是文件里的，保持不变。"] if typed.absent else []
    if notes:
        st.caption("".join(notes))


def _save(state: Session, grid: MemberGrid, typed: TypedGrid) -> None:
    if typed.empty and not typed.refused:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        why = st.text_input("原因", placeholder="如：按决算批复更正", key=f"why:{grid.group}")
        word, wrong = f"保存 {typed.count} 处", bool(typed.refused)
        wanted = st.button(word, key="grid_save", type="primary", disabled=wrong)
    if wanted and not why.strip():
        st.warning(NO_REASON)
    elif wanted:
        with in_words(), st.spinner("正在保存和核对……"):
            state.fill_in(grid.group, typed, why.strip())
            st.rerun()


def _left_out(state: Session, prepared: Prepared, group: str) -> None:
    """The rows of files that do not stand in the report, each with the way back."""
    rows = left_out_rows(prepared, group)
    if rows:
        st.caption(f"没有列入报告的 {len(rows)} 行：")
    for row in rows:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(f"{row.label}（{row.source}；{row.who}：{row.why}）")
            st.button("放回", key=f"put_back:{row.id}", on_click=_put_back, args=(state, row.id))
        if row.held:
            with st.expander(f"写到“{plain(row.label)}”的 {len(row.held)} 处文字也不供起草"):
                st.text("\n".join(row.held))


def _put_back(state: Session, member: str) -> None:
    with in_words():
        state.put_back(member)
