"""The reports that there are, and the ways to a new one."""

from __future__ import annotations

import bar
import streamlit as st
from plain import plain
from screens import start
from session import Session, in_words

from qicao.settings import Settings
from qicao.values import ReportLine

PAGE = 20
STAGES = {"empty": "还没有数据", "data": "有数据，未起草", "text": "已起草"}
TOUR = (
    "**两分钟看明白** 　① 在“数据”里放进填报表、决算表和材料，看每个数从哪一格来，"
    "有冲突的选定一处；"
    "② 在“起草”里让内置引擎（不联网）或您自己的模型写出各节；③ 在“编辑”里改文字，数都是引用，"
    "点开能看到出处；④ 在“核对”里看每个数对不对、哪些没有写到；⑤ 在“导出”里取走 Word。"
    "第一次用，可以先在右边打开一个示例。"
)

AWAY = "从列表里收起来；什么都不删，在“已收起”里可以放回"


def show(state: Session, settings: Settings) -> None:
    """A list with a search, then files in."""
    with in_words():
        total = state.store.reports.count(away=None)
        if not total:
            st.info(TOUR, icon=":material/lightbulb:")
        else:
            _list(state)
    start.show(state, settings)


def _list(state: Session) -> None:
    st.header("报告", anchor=False, divider="gray")
    away = _away(state)
    search = st.text_input(
        "找报告", placeholder="按标题或单位找", key="search", label_visibility="collapsed"
    )
    found = state.store.reports.count(search=search, away=away)
    pages = max(1, -(-found // PAGE))
    page = min(int(st.session_state.get("page", 1)), pages)
    lines = state.store.reports.lines(search=search, away=away, limit=PAGE, skip=PAGE * (page - 1))
    for line in lines:
        _row(state, line)
    if not lines:
        st.text("没有这样的报告：换一个词，或把框清空。" if search else "报告都收起了。")
    if pages > 1:
        st.number_input(
            f"第几页（共 {pages} 页，{found} 份）", 1, pages, page, key="page", width=240
        )


def _away(state: Session) -> bool:
    """Whether those are looked at that were put away; asked only where there are any."""
    count = state.store.reports.count(away=True)
    if not count:
        return False
    return st.toggle(f"已收起（{count}）", key="away")


def _row(state: Session, line: ReportLine) -> None:
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        with st.container(gap=None, width="stretch"):
            st.text(line.title)
            st.caption(plain(_told(line)))
        if line.errors:
            st.badge(f"错误 {line.errors}", color="red")
        elif line.errors == 0:
            st.badge("没有错误", color="green")
        st.button("打开", key=f"open:{line.id}", on_click=_open, args=(state, line))
        st.button(
            "放回列表" if line.away else "收起",
            key=f"away:{line.id}",
            help=None if line.away else AWAY,
            on_click=_put_away,
            args=(state, line),
        )


def _told(line: ReportLine) -> str:
    moment = line.changed.astimezone().strftime("%Y-%m-%d %H:%M")
    unit = f"{line.unit}｜" if line.unit and line.unit not in line.title else ""
    stage = STAGES.get(line.stage, "")
    return f"{unit}{stage}｜第 {line.revision} 版，{line.changed_by} {moment}"


def _put_away(state: Session, line: ReportLine) -> None:
    with in_words():
        state.store.reports.put_away(line.id, state.who, away=not line.away)


def _open(state: Session, line: ReportLine) -> None:
    with in_words():
        state.open(line.id)
        bar.go("edit" if line.stage == "text" else "data")
