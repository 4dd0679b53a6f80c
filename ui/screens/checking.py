"""核对: every quantity of the text with its figure, what was found, what is not mentioned."""

from __future__ import annotations

import findings
import streamlit as st
from session import Session

from qicao.checking import of_draft
from qicao.desk import coverage_gaps, finding_rows, unused_rows
from qicao.marking.page import figure_sources, page_bytes
from qicao.settings import Settings
from qicao.workflow import Drafted

TALL = 820
"""Pixels that the page of the text is high."""


def show(state: Session, settings: Settings) -> None:
    """The text with its numbers in colour, and the lists beside it."""
    del settings
    drafted = state.drafted
    if drafted is None:
        st.info("还没有正文：请先在“起草”里写出各节。")
        return
    text, lists = st.columns([3, 2], gap="medium")
    with text:
        st.iframe(page_of(state, drafted).decode(), height=TALL)
    with lists:
        _lists(drafted)


def page_of(state: Session, drafted: Drafted) -> bytes:
    """The text as a page of its own, with every number's grounds; made once for each revision."""
    if not state.page:
        sources = figure_sources(drafted.ledger)
        state.page = page_bytes(of_draft(drafted), drafted.report.title, sources)
    return state.page


def _lists(drafted: Drafted) -> None:
    rows = finding_rows((*drafted.data_findings, *drafted.findings))
    unused = unused_rows(drafted)
    gaps = coverage_gaps((*drafted.data_coverage, *drafted.coverage))
    names = {
        "findings": f"发现 {len(rows)}",
        "unused": f"没有写到的数据 {len(unused)}",
        "gaps": f"没能核对的 {len(gaps)}",
    }
    view = st.segmented_control(
        "看什么",
        list(names),
        format_func=names.__getitem__,
        default="findings",
        required=True,
        key="check_view",
        label_visibility="collapsed",
    )
    if view == "findings":
        st.caption(findings.counts(rows))
        findings.show(rows)
    elif view == "unused":
        table = [{"数据": r.label, "数值": r.value, "出处": r.source} for r in unused]
        st.dataframe(table, hide_index=True, height=560)
    else:
        st.dataframe([{"核对什么": a, "为什么没有": b} for a, b in gaps], hide_index=True)
