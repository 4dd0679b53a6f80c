"""A new report: from files, from a sample, or out of a bundle."""

from __future__ import annotations

from collections import Counter

import bar
import streamlit as st
from session import Session, in_words

from qicao.desk import keep_files, kind_of_case, list_samples, load_kind
from qicao.resources import list_profiles
from qicao.settings import Settings

ACCEPTED = (
    "可一次选多个：填报表、公开表、自评表（xlsx、xls、et、csv），材料和上年报告"
    "（docx、doc、wps、pdf、md、txt），yaml、json，"
    "以前存下的选择（choices.yaml）。每个不超过 20 MB。"
)
PLAIN_OUTLINE = "（标准提纲）"


def show(state: Session, settings: Settings) -> None:
    """The ways in, side by side."""
    st.header("新的报告", anchor=False, divider="gray")
    left, right = st.columns([3, 2], gap="large")
    with left:
        _upload(state, settings)
    with right:
        _sample(state, settings)
        _bundle(state)


def _upload(state: Session, settings: Settings) -> None:
    files = st.file_uploader(
        "把填好的数据文件拖到框里，或点框里的按钮选取", accept_multiple_files=True, key="files"
    )
    st.caption(ACCEPTED)
    kind, outline = st.columns(2)
    with kind:
        name = _kind(state, settings)
    with outline:
        variant = _variant(state, name)
    if not st.button("读入数据", type="primary", key="read"):
        return
    if not files:
        st.warning("还没有选文件：请先把数据文件拖到上面的框里，或打开右边的示例。")
        return
    with in_words(), st.spinner("正在读入和核对……"):
        paths = keep_files([(file.name, file.getvalue()) for file in files], state.folder)
        state.read(paths, load_kind(name, variant, settings), new=True)
        _go_on("data")


def _kind(state: Session, settings: Settings) -> str:
    names = [folder.name for folder in list_profiles(settings.data_dir)]
    if settings.profile not in names:
        names.insert(0, settings.profile)
    for name in names:
        _know(state, name, settings)
    titles = Counter(state.kinds[name][0] for name in names)
    return st.selectbox(
        "报告类型",
        names,
        index=names.index(settings.profile),
        format_func=lambda name: _called(name, state.kinds[name][0], titles),
        key="profile",
    )


def _called(name: str, title: str, titles: Counter[str]) -> str:
    """The title of a kind, with its name where another one has the same title."""
    return title if titles[title] == 1 else f"{title}（{name}）"


def _know(state: Session, name: str, settings: Settings) -> None:
    """Learns title and outlines of a kind of report, once; one that is broken says so."""
    if name not in state.kinds:
        state.kinds[name] = (name, ())
        with in_words():
            kind = load_kind(name, "", settings)
            state.kinds[name] = (kind.title, kind.variants)


def _variant(state: Session, name: str) -> str:
    outlines = (PLAIN_OUTLINE, *state.kinds[name][1])
    chosen = st.selectbox("提纲", outlines, key=f"variant:{name}")
    return "" if chosen == PLAIN_OUTLINE else chosen


def _sample(state: Session, settings: Settings) -> None:
    samples = {sample.name: sample for sample in list_samples()}
    chosen = st.selectbox(
        "没有数据？先看一个示例",
        list(samples),
        format_func=lambda name: samples[name].title,
        key="sample",
    )
    if st.button("打开示例", key="open_sample"):
        folder = samples[chosen].folder
        with in_words(), st.spinner("正在读入和核对……"):
            state.read([folder], kind_of_case(folder, settings), new=True)
            _go_on("data")


def _bundle(state: Session) -> None:
    with st.expander("打开别处交来的报告包（.qicao）"):
        file = st.file_uploader("选一个用本页或命令行导出的报告包", type="qicao", key="bundle")
        if st.button("打开报告", key="open_bundle") and file:
            with in_words():
                (path,) = keep_files([(file.name, file.getvalue())], state.folder)
                state.open_bundle(path)
                _go_on("edit")


def _go_on(step: str) -> None:
    bar.go(step)
    st.rerun()
