"""Two pictures of the data: how far each project has spent its budget, how far indicators are met.

Drawn by the Vega that Streamlit brings along; nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st
from plain import plain
from session import Session

from qicao.desk import MetRow, PaceChart, met_rows, pace_charts
from qicao.workflow import Prepared

ACCENT, LOW, BAD, NONE = "#1f5f8b", "#e08a00", "#b3261e", "#c3ccd5"
PACES = {"fine": ("正常", ACCENT), "low": ("偏慢", LOW), "over": ("超过预算", BAD)}
MET = {
    "met": ("完成", ACCENT),
    "partly": ("部分完成", LOW),
    "unmet": ("未完成", BAD),
    "unknown": ("没有数", NONE),
}
STEP = 30
"""Pixels of a bar with the space around it."""
Words = Mapping[str, tuple[str, str]]
"""Value → the word for it and its colour."""


def show(state: Session, prepared: Prepared) -> None:
    """The pictures that the data have enough for."""
    del state
    charts, met = pace_charts(prepared), met_rows(prepared)
    for chart in charts:
        _pace(chart)
    if met:
        _met(met)
    if not charts and not met:
        st.text("还没有能画成图的数据：项目要有预算数和执行数，指标要有目标值和完成值。")


def _pace(chart: PaceChart) -> None:
    low = sum(row.pace == "low" for row in chart.rows)
    over = sum(row.pace == "over" for row in chart.rows)
    said = [f"偏慢 {low} 个"] * bool(low) + [f"超过预算 {over} 个"] * bool(over)
    st.subheader(plain(f"各{chart.group}的{chart.rate}"), anchor=False)
    st.caption("，".join([f"共 {len(chart.rows)} 个", *said]))
    values = [
        {
            "name": row.label,
            "rate": row.rate,
            "reads": row.reads,
            "base": row.base,
            "spent": row.spent,
            "state": PACES[row.pace][0],
        }
        for row in chart.rows
    ]
    told = {"name": chart.group, "reads": chart.rate, "base": chart.base, "spent": chart.spent}
    names = _axis("name", [row.label for row in chart.rows])
    axis = {"title": f"{chart.rate}（%）", "tickCount": 6}
    rate = {"field": "rate", "type": "quantitative", "axis": axis}
    bars = {
        "mark": {"type": "bar", "height": {"band": 0.62}, "cornerRadiusEnd": 2},
        "encoding": {"y": names, "x": rate, "color": _colours(PACES), "tooltip": _told(told)},
    }
    numbers = {
        "mark": {"type": "text", "align": "left", "dx": 5, "fontSize": 12},
        "encoding": {"y": names, "x": rate, "text": {"field": "reads"}, "tooltip": _told(told)},
    }
    full = {
        "data": {"values": [{"full": 100}]},
        "mark": {"type": "rule", "strokeDash": [4, 4], "color": NONE},
        "encoding": {"x": {"field": "full", "type": "quantitative"}},
    }
    _draw(values, {"layer": [full, bars, numbers]}, key=f"pace:{chart.group}")
    if chart.lacking:
        st.caption(plain(f"没有算出{chart.rate}的：{'、'.join(chart.lacking)}"))


def _met(rows: Sequence[MetRow]) -> None:
    st.subheader("绩效指标完成情况", anchor=False)
    counts = {way: sum(row.count for row in rows if row.met == way) for way in MET}
    st.caption("，".join(f"{MET[way][0]} {count} 个" for way, count in counts.items() if count))
    values = [
        {
            "name": row.level,
            "count": row.count,
            "state": MET[row.met][0],
            "order": list(MET).index(row.met),
            "names": "、".join(row.names),
        }
        for row in rows
    ]
    count = {"field": "count", "type": "quantitative", "title": "指标个数", "stack": True}
    told = {"name": "一级指标", "state": "完成情况", "count": "个数", "names": "指标"}
    spec = {
        "mark": {"type": "bar", "height": {"band": 0.62}},
        "encoding": {
            "y": _axis("name", list(dict.fromkeys(row.level for row in rows))),
            "x": count | {"axis": {"tickMinStep": 1, "format": "d"}},
            "color": _colours(MET),
            "order": {"field": "order"},
            "tooltip": _told(told),
        },
    }
    _draw(values, spec, key="met")


def _axis(field: str, order: Sequence[str]) -> dict[str, Any]:
    """Names down the left side, whole, in this order."""
    axis = {"title": None, "labelLimit": 320, "labelFontSize": 13}
    return {"field": field, "type": "nominal", "sort": list(order), "axis": axis}


def _colours(words: Words) -> dict[str, Any]:
    domain, colours = ([pair[n] for pair in words.values()] for n in (0, 1))
    scale = {"domain": domain, "range": colours}
    return {
        "field": "state",
        "type": "nominal",
        "scale": scale,
        "legend": {"title": None, "orient": "top"},
    }


def _told(titles: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"field": field, "title": title} for field, title in titles.items()]


def _draw(values: list[dict[str, Any]], spec: dict[str, Any], *, key: str) -> None:
    whole = {
        "data": {"values": values},
        "height": {"step": STEP},
        "usermeta": {"embedOptions": {"actions": False}},
        **spec,
    }
    st.vega_lite_chart(whole, key=key, width="stretch")
