"""What other files moved: each figure with what it was, and the sentences that rest on it."""

from __future__ import annotations

from collections.abc import Sequence

import bar
import streamlit as st
from document import Desk
from plain import plain
from session import Session

from qicao.desk import Cited, CitingRow, Moved, MovedRow, chapters
from qicao.settings import Settings

HEIGHT = 520
"""Pixels of the list, beyond which it scrolls."""
FEW = 4
"""Figures that are listed without scrolling."""
TODO = "正文已经按新的数据印；句子里的说法、原因是不是还对，请逐句看过，再按“看过了”。"


def show(state: Session, settings: Settings) -> None:
    """What moved since the text stood on other files, until somebody says that they saw it."""
    moved = state.what_moved()
    if moved is None or not moved.rows:
        return
    with st.container(border=True, key="moved"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.subheader("换了数据文件：数变了哪些", anchor=False)
            st.space("stretch")
            st.button("看过了", key="moved_seen", icon=":material/check:", on_click=state.saw_moved)
        st.text(counts(moved))
        if moved.sentences:
            st.caption(TODO)
        _broken(state, settings, moved.broken)
        _cited(state, settings, moved.cited)
        _rest(moved)


def counts(moved: Moved) -> str:
    """Such as 变动 12 项，没有了 1 项，新增 3 项；正文里有 9 句用到."""
    words = {"changed": "变动", "gone": "没有了", "new": "新增"}
    said = [f"{words[way]} {n} 项" for way in words if (n := len(moved.of(way)))]
    cited = f"正文里有 {n} 处用到" if (n := len(moved.sentences)) else "正文里没有用到"
    return f"{'，'.join(said)}；{cited}。"


def _rest(moved: Moved) -> None:
    """What no sentence rests on, folded: changed and gone, then new."""
    rest = [row for row in moved.of("changed", "gone") if not row.cited]
    new = [row for row in moved.of("new") if not row.cited]
    if rest:
        with st.expander(f"正文没有用到的 {len(rest)} 项"):
            table(rest)
    if new:
        with st.expander(f"新增的 {len(new)} 项"):
            table(new)


def table(rows: Sequence[MovedRow]) -> None:
    """Figures with what they were and what they are."""
    st.dataframe([_compared(row) for row in rows], hide_index=True)


def _compared(row: MovedRow) -> dict[str, str]:
    return {
        "名称": row.label,
        "原来": row.before or "没有",
        "现在": row.after or "没有了",
        "相差": row.difference,
        "原出处": row.old_source,
        "现出处": row.source,
    }


def _broken(state: Session, settings: Settings, broken: Sequence[Cited]) -> None:
    if not broken:
        return
    with st.container(border=True):
        st.badge(f"{len(broken)} 句印不出来", color="red", icon=":material/link_off:")
        for number, cited in enumerate(broken):
            _sentence(state, settings, cited, f"broken:{number}")


def _cited(state: Session, settings: Settings, rows: Sequence[MovedRow]) -> None:
    if not rows:
        return
    height = HEIGHT if len(rows) > FEW else "content"
    with st.container(height=height, border=False):
        for row in rows:
            with st.container(border=True, gap="small"):
                _figure(row)
                for number, cited in enumerate(row.cited):
                    _sentence(state, settings, cited, f"{row.id}:{number}")


def _figure(row: MovedRow) -> None:
    before, after = (plain(text) if text else "没有" for text in (row.before, row.after))
    colour = "red" if row.way == "gone" else "orange" if row.way == "changed" else "blue"
    difference = f"　:gray[（{plain(row.difference)}）]" if row.difference else ""
    st.markdown(f"**{plain(row.label)}**　{before} → :{colour}[**{after}**]{difference}")
    places = [row.old_source, row.source]
    told = places[0] if places[0] == places[1] else " → ".join(filter(None, places))
    st.caption(plain(f"出处：{told}"))


def _sentence(state: Session, settings: Settings, cited: Cited, key: str) -> None:
    row = cited.row
    with st.container(horizontal=True, gap="small", vertical_alignment="top"):
        with st.container(gap=None, width="stretch"):
            st.caption(plain(row.heading))
            st.text(row.text)
            for note in cited.notes:
                st.markdown(f":small[:{'red' if cited.broken else 'orange'}[{plain(note)}]]")
        st.button(
            "去编辑",
            key=f"moved_to:{key}",
            type="tertiary",
            icon=":material/edit:",
            on_click=_go,
            args=(state, settings, row),
        )


def _go(state: Session, settings: Settings, row: CitingRow) -> None:
    """The step 编辑, at the sentence's line; in the plain editor at its chapter."""
    if state.drafted is None:
        return
    Desk.of(state, settings).go_to_line(row.line)
    state.chapter = next(
        chapter.id
        for chapter in chapters(state.drafted)
        if row.section in {section.id for section in chapter.sections}
    )
    bar.go("edit")
