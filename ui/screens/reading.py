"""What was read, what does not fit, what is missing, what the rules found."""

from __future__ import annotations

from collections.abc import Callable

import findings
import streamlit as st
from screens import charting, confirming, gridding
from session import Session, in_words

from qicao.desk import (
    conflicts,
    coverage_gaps,
    figure_rows,
    finding_rows,
    missing_rows,
    missing_workbook,
    seen_rows,
    summary,
)
from qicao.workflow import Prepared

LOW = 12
"""Rows that a table shows in full; beyond them it scrolls."""


def show(state: Session, prepared: Prepared) -> None:
    """The reading: counts, conflicts to decide, then the details in tabs."""
    counts = summary(prepared)
    for column, (label, count) in zip(st.columns(len(counts)), counts, strict=True):
        column.metric(label, count)
    _conflicts(state, prepared)
    _decided(state, prepared)
    _details(state, prepared)


def _conflicts(state: Session, prepared: Prepared) -> None:
    for conflict in conflicts(prepared):
        with st.container(border=True):
            st.badge("需要您选定", color="red")
            st.text(conflict.message)
            option = st.selectbox(
                "以哪一处为准",
                list(conflict.options),
                index=None,
                format_func=conflict.options.__getitem__,
                key=f"conflict:{conflict.id}",
                placeholder="请选一处",
            )
            if option:
                with in_words():
                    state.decide(conflict.id, option)
                    st.rerun()


def _decided(state: Session, prepared: Prepared) -> None:
    for conflict, option in prepared.choices.choices.items():
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(f"{conflict}：已选定以 {option} 为准")
            if st.button("改选", key=f"undo:{conflict}"):
                with in_words():
                    state.decide(conflict, None)
                    st.session_state.pop(f"conflict:{conflict}", None)
                    st.rerun()


NAMES = {
    "findings": "核对发现",
    "files": "各文件读到什么",
    "figures": "全部数据",
    "grid": "逐项填写",
    "charts": "图表",
    "cells": "待确认的格",
    "missing": "还缺的数据",
    "gaps": "没能核对的",
}
"""Without counts: the browser knows an option by its words."""


def _details(state: Session, prepared: Prepared) -> None:
    view = st.segmented_control(
        "看什么",
        list(NAMES),
        format_func=NAMES.__getitem__,
        default="findings",
        required=True,
        key="view",
        label_visibility="collapsed",
    )
    VIEWS[view](state, prepared)


def _files(state: Session, prepared: Prepared) -> None:
    del state
    rows = seen_rows(prepared)
    table = [
        {
            "文件": r.file,
            "工作表": r.sheet,
            "认出的表": f"{r.form}（{r.tables} 张）" if r.tables > 1 else r.form,
            "年度": str(r.year or ""),
            "数据": r.figures + r.facts,
            "对应的格": r.mapped,
            "待确认": r.left,
            "冲突": r.conflicts,
            "按哪些行": "、".join(r.rows),
            "按哪些列": "、".join(r.columns),
        }
        for r in rows
    ]
    st.dataframe(
        table,
        hide_index=True,
        height="content" if len(table) <= LOW else 420,
        column_config={"工作表": st.column_config.TextColumn(width=150)},
    )
    left, disputed = sum(r.left for r in rows), sum(r.conflicts for r in rows)
    if left:
        st.caption(f"有 {left} 格认不出是哪一项数据，请到“待确认的格”里看。")
    if disputed:
        st.caption(f"有 {disputed} 处和别的文件不一致，请在上面逐条选定。")


def _findings(state: Session, prepared: Prepared) -> None:
    del state
    rows = finding_rows(prepared.findings)
    st.caption(findings.counts(rows))
    findings.show(rows)


def _figures(state: Session, prepared: Prepared) -> None:
    del state
    table = [
        {
            "名称": r.label,
            "数值": r.value,
            "期间": r.period,
            "来历": r.origin,
            "出处": r.source,
            "引用名": r.id,
        }
        for r in figure_rows(prepared)
    ]
    st.dataframe(table, hide_index=True, height=320)
    st.caption("“引用名”就是正文里 [[…]] 中的名称。")


def _missing(state: Session, prepared: Prepared) -> None:
    del state
    rows = missing_rows(prepared)
    if rows:
        st.caption("各节要写而没有的数据。下载清单发给有数据的科室，填好后和其他文件一起上传。")
        table = [{"类别": r.topic, "数据": r.label, "单位": r.unit, "说明": r.note} for r in rows]
        st.dataframe(table, hide_index=True, height="content" if len(table) <= LOW else 420)
    else:
        st.text("各节必写的数据都有。清单里是还可以补充的。")
    st.download_button(
        "下载 清单.xlsx",
        lambda: missing_workbook(prepared),
        "清单.xlsx",
        key="wanted",
        on_click="ignore",
    )


def _gaps(state: Session, prepared: Prepared) -> None:
    del state
    rows = coverage_gaps(prepared.coverage)
    if not rows:
        st.text("适用的规则都核对过了。")
        return
    st.dataframe([{"规则": label, "原因": reason} for label, reason in rows], hide_index=True)


VIEWS: dict[str, Callable[[Session, Prepared], None]] = {
    "findings": _findings,
    "files": _files,
    "figures": _figures,
    "grid": gridding.show,
    "charts": charting.show,
    "cells": confirming.show,
    "missing": _missing,
    "gaps": _gaps,
}
