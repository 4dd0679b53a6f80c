"""2 What was read, what does not fit, what is missing, what the rules found."""

from __future__ import annotations

from collections.abc import Callable

import findings
import streamlit as st
from session import Session, in_words

from qicao.desk import (
    conflicts,
    coverage_gaps,
    figure_rows,
    finding_rows,
    missing_labels,
    summary,
    unmapped_rows,
)
from qicao.workflow import Prepared


def show(state: Session, prepared: Prepared) -> None:
    """The reading: counts, conflicts to decide, then the details in tabs."""
    st.header("2　读到了什么", anchor=False, divider="gray")
    for column, (label, count) in zip(st.columns(6), summary(prepared), strict=True):
        column.metric(label, count)
    _conflicts(state, prepared)
    _decided(state, prepared)
    _details(prepared)


def _conflicts(state: Session, prepared: Prepared) -> None:
    for conflict in conflicts(prepared):
        with st.container(border=True):
            st.badge("需要您选定", color="red")
            st.text(conflict.message)
            option = st.selectbox(
                "以哪一处为准",
                conflict.options,
                index=None,
                key=f"conflict:{conflict.id}",
                placeholder="请选一处",
            )
            if option:
                with in_words():
                    state.choose(conflict.id, option)
                    st.rerun()


def _decided(state: Session, prepared: Prepared) -> None:
    for conflict, option in prepared.choices.choices.items():
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(f"{conflict}：已选定以 {option} 为准")
            if st.button("改选", key=f"undo:{conflict}"):
                with in_words():
                    state.choose(conflict, None)
                    st.session_state.pop(f"conflict:{conflict}", None)
                    st.rerun()


def _details(prepared: Prepared) -> None:
    names = {
        "findings": f"核对发现 {len(prepared.findings)}",
        "figures": "全部数据",
        "unmapped": f"没有对应的行 {len(prepared.reconciled.unmapped)}",
        "missing": f"还缺的数据 {len(missing_labels(prepared))}",
        "gaps": f"没能核对的 {len(coverage_gaps(prepared.coverage))}",
    }
    view = st.segmented_control(
        "看什么",
        list(names),
        format_func=lambda name: names[name],
        default="findings",
        required=True,
        key="view",
        label_visibility="collapsed",
    )
    VIEWS[view](prepared)


def _findings(prepared: Prepared) -> None:
    rows = finding_rows(prepared.findings)
    st.caption(findings.counts(rows))
    findings.show(rows)


def _figures(prepared: Prepared) -> None:
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


def _unmapped(prepared: Prepared) -> None:
    rows = unmapped_rows(prepared)
    if not rows:
        st.text("每一行都找到了对应的数据项。")
        return
    st.caption("这些行没有用上：请把名称改成“最接近的”，或确认确实用不着。")
    table = [{"出处": r.source, "名称": r.label, "最接近的": r.guess} for r in rows]
    st.dataframe(table, hide_index=True)


def _missing(prepared: Prepared) -> None:
    st.text("、".join(missing_labels(prepared)) or "各节必写的数据都有。")


def _gaps(prepared: Prepared) -> None:
    rows = coverage_gaps(prepared.coverage)
    if not rows:
        st.text("适用的规则都核对过了。")
        return
    st.dataframe([{"规则": label, "原因": reason} for label, reason in rows], hide_index=True)


VIEWS: dict[str, Callable[[Prepared], None]] = {
    "findings": _findings,
    "figures": _figures,
    "unmapped": _unmapped,
    "missing": _missing,
    "gaps": _gaps,
}
