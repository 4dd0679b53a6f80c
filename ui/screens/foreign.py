"""A report that somebody else wrote: every number bound, explained or called out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import findings
import streamlit as st
from plain import plain
from screens.checking import TALL
from session import Session, in_words

from qicao.checking import check_document
from qicao.desk import finding_rows, keep_files, load_kind
from qicao.marking.outputs import COMMENTED, Kind, Output, write_output
from qicao.marking.stretches import Report
from qicao.settings import Settings

HELP = (
    "把写好的报告（docx、pdf、wps、txt、md）放进来，可以不给数据：先拿它自己的表和数互相核对；"
    "给了数据（填报表、决算表），每个数再和数据对。结果只在这里看，不存进报告列表。"
    "每个文件不超过 20 MB。"
)


@dataclass
class Looked:
    """A report that was checked, and the files about it."""

    name: str
    report: Report
    page: str
    files: tuple[tuple[str, bytes], ...]


def show(state: Session, settings: Settings) -> None:
    """The report in, with or without figures; what was found, and what to take away."""
    st.header("核对别人的报告", anchor=False, divider="gray")
    st.caption(HELP)
    left, right = st.columns(2, gap="medium")
    text = left.file_uploader(
        "报告", type=["docx", "doc", "wps", "pdf", "txt", "md", "qicao"], key="foreign"
    )
    figures = right.file_uploader("数据（可不给）", accept_multiple_files=True, key="foreign_data")
    if st.button("核对", type="primary", key="check_foreign"):
        if text is None:
            st.warning("还没有选报告：请先把文件拖到左边的框里。")
        else:
            with in_words(), st.spinner("正在逐个数核对……"):
                st.session_state.pop("looked", None)
                given = [(file.name, file.getvalue()) for file in figures]
                named = (text.name, text.getvalue())
                st.session_state["looked"] = _look(state, settings, named, given)
    if looked := st.session_state.get("looked"):
        _show(looked)


def _look(
    state: Session,
    settings: Settings,
    text: tuple[str, bytes],
    figures: list[tuple[str, bytes]],
) -> Looked:
    (path,) = keep_files([text], state.folder)
    given = keep_files(figures, state.folder)
    profile = load_kind(settings.profile, "", settings) if given else None
    report = check_document(path, given, profile)
    files = tuple(_file(output, report, given) for output in _outputs(path))
    page = next(content.decode() for name, content in files if name.endswith(".html"))
    return Looked(path.name, report, page, files)


def _outputs(path: Path) -> list[Output]:
    made = [
        Output(Kind.LETTER, path.with_name(f"{path.stem}-审核意见.docx"), path),
        Output(Kind.PAGE, path.with_name(f"{path.stem}-核对.html"), path),
    ]
    if path.suffix.lower() in COMMENTED:
        made.insert(0, Output(Kind.COMMENTS, path.with_name(f"{path.stem}-批注.docx"), path))
    return made


def _file(output: Output, report: Report, figures: tuple[Path, ...]) -> tuple[str, bytes]:
    write_output(output, report, figures)
    return output.path.name, output.path.read_bytes()


def _show(looked: Looked) -> None:
    rows = finding_rows(looked.report.findings)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(f"{looked.name}：{findings.counts(rows)}")
        for name, content in looked.files:
            st.download_button(
                plain(f"下载 {name}"), content, name, key=f"take:{name}", on_click="ignore"
            )
    page, lists = st.columns([3, 2], gap="medium")
    with page:
        st.iframe(looked.page, height=TALL)
    with lists:
        findings.show(rows)
