"""Findings as they are shown everywhere: what, where, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from plain import plain

from qicao.desk import FindingRow

COLOURS = {"错误": "red", "警告": "orange", "提示": "gray"}


def show(rows: Sequence[FindingRow]) -> None:
    """One block a finding, the worst first."""
    for row in rows:
        with st.container(horizontal=True, gap="small", vertical_alignment="top"):
            st.badge(f"{row.severity} {row.code}", color=COLOURS[row.severity])
            with st.container(gap=None, width="stretch"):
                st.text(row.message)
                if row.todo:
                    st.caption(plain(f"怎么办：{row.todo}"))
                if row.sources:
                    st.caption(plain(f"出处：{row.sources}"))


def counts(rows: Sequence[FindingRow]) -> str:
    """Such as 错误 1，警告 2; 没有发现问题 if there is none."""
    severities = [row.severity for row in rows]
    said = [f"{word} {severities.count(word)}" for word in COLOURS if word in severities]
    return "，".join(said) or "没有发现问题"
