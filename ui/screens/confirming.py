"""Cells that nothing explains: a person says what they are, a whole column or row at a time."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from screens import batch, told
from session import Session

from qicao.desk import Bundle, bundles
from qicao.workflow import Prepared

HELP = (
    "这些格里有数，但认不出是哪一项数据，所以没有用上。一次确认一整列或一整行：在“认作”里选一项"
    "（可以打字查找），下面随即列出每一格会成为什么、和已有的数是否一致；对的按“确认”，"
    "序号、小计之类用不着的按“不是数据”。拿不准的先放着，不影响起草。"
    "只想处理其中几格，在表的左边勾选它们。"
)


def show(state: Session, prepared: Prepared) -> None:
    """The batch at hand, then what was told already."""
    every = bundles(prepared.reconciled.unmapped)
    if state.carried:
        st.info(f"前面确认过的 {state.carried} 格这次也有，已沿用；不对的在下面撤回。")
    if every:
        st.caption(HELP)
        _zeros(state, every)
        batch.show(state, prepared, every)
    else:
        st.text("都确认过了。" if prepared.choices.cells else "每一格都找到了对应的数据项。")
        batch.back(state)
    told.show(state, prepared)


def _zeros(state: Session, every: Sequence[Bundle]) -> None:
    """All that is zero at once, where there is more than one batch of it."""
    places = [str(c.source) for bundle in every if bundle.says_nothing for c in bundle.cells]
    count = sum(bundle.says_nothing for bundle in every)
    if count > 1:
        st.button(
            f"全是 0 的 {count} 批（{len(places)} 格）都不是数据",
            key="skip_zeros",
            on_click=batch.skip,
            args=(state, places, ""),
        )
