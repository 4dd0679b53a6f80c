"""What the browser sent, checked against the document that it was sent: never raises."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from components.editor.values import (
    CELLS,
    LINE,
    LINES,
    PROSE,
    Content,
    Document,
    Edited,
    EditedGrid,
    EditedLine,
    Found,
    Line,
    Picked,
    Pressed,
    ProposalAnswer,
    Rewrite,
)

TRIGGERS: dict[str, type[BaseModel]] = {
    "save": Pressed,
    "picked": Picked,
    "found": Found,
    "rewrite": Rewrite,
    "proposal_answer": ProposalAnswer,
}
EVENTS = ("content", *TRIGGERS)
_SAVE = re.compile(r"[0-9a-f]{32}")
_REASONS = {
    "string_too_long": f"太长：一段最多 {LINE} 字，请分成几段",
    "too_long": f"太多：最多 {LINES} 段，一张表最多 {CELLS} 行",
    "string_pattern_mismatch": "有看不见的控制字符：请删去后重打这几个字",
}
T = TypeVar("T", bound=BaseModel)


def checked(raw: Mapping[str, object], document: Document) -> Edited:
    """All that came in, as values; what is not fit is left out and told in `rejected`."""
    given: dict[str, BaseModel] = {}
    reasons: list[str] = []
    for name, model in TRIGGERS.items():
        value, reason = _read(model, raw.get(name))
        given |= {name: value} if value else {}
        reasons += [f"{name}：{reason}"] if reason else []
    content, reason = _content(raw.get("content"), document)
    reasons += [f"正文：{reason}"] if reason else []
    return Edited(content=content, rejected=tuple(reasons), **given)


def save_id(raw: Mapping[str, object]) -> str:
    """The id of the save that is in `raw`, fit or not; "" if there is none."""
    content = raw.get("content")
    save = content.get("save") if isinstance(content, Mapping) else None
    return save if isinstance(save, str) and _SAVE.fullmatch(save) else ""


def _read(model: type[T], raw: object) -> tuple[T | None, str]:
    if raw is None:
        return None, ""
    try:
        return model.model_validate(raw), ""
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        return None, f"{_place(first['loc'])}{_REASONS.get(first['type'], '不合格式')}"


def _place(loc: tuple[int | str, ...]) -> str:
    """Where a person finds it: lines and rows count from 1."""
    match loc:
        case ("lines", int(line), "table", "rows", int(row), *_):
            return f"第{line + 1}行的表格第{row + 1}行"
        case ("lines", int(line), *_):
            return f"第{line + 1}行"
        case _:
            return ".".join(map(str, loc))


def _content(raw: object, document: Document) -> tuple[Content | None, str]:
    """Content that is not answered yet; its ids and sections are those of the document."""
    content, reason = _read(Content, raw)
    saved = document.saved
    if content is None or (saved and saved.save == content.save):
        return None, reason if content is None else ""
    known = {line.id: line for line in document.lines}
    if reason := _misplaced(content, document, known):
        return None, reason
    lines = _named_once([_held(line, known.get(line.id)) for line in content.lines])
    return content.model_copy(update={"lines": lines}), ""


def _misplaced(content: Content, document: Document, known: Mapping[str, Line]) -> str:
    if content.report != document.report:
        return "属于另一份报告"
    sections = {line.section for line in document.lines}
    for number, line in enumerate(content.lines, 1):
        if line.section not in sections:
            return f"第{number}行的章节不在这份报告里"
        if line.kind not in PROSE and line.id not in known:
            return f"第{number}行是报告里没有的标题或表格"
    if content.base > document.revision:
        return "所依据的版本比服务器上的还新"
    return ""


def _held(line: EditedLine, known: Line | None) -> EditedLine:
    """An id that nobody gave out becomes none; headings and shapes of tables are the report's."""
    if known is None:
        return line.model_copy(update={"id": ""})
    prose = line.kind in PROSE and known.kind in PROSE
    if not prose:
        table = _shaped(line.table, known)
        return line.model_copy(update={"kind": known.kind, "text": known.text, "table": table})
    return line.model_copy(update={"table": None})


def _shaped(table: EditedGrid | None, known: Line) -> EditedGrid | None:
    if known.table is None:
        return None
    if table and len(table.header) == len(known.table.header):
        shape = [len(row) for row in known.table.rows]
        if [len(row) for row in table.rows] == shape:
            return table
    return EditedGrid.model_validate(known.table.model_dump(mode="json"))


def _named_once(lines: list[EditedLine]) -> list[EditedLine]:
    """The second line with an id is a new one."""
    seen: set[str] = set()
    out = []
    for line in lines:
        out.append(line.model_copy(update={"id": ""}) if line.id in seen else line)
        seen |= {line.id} if line.id else set()
    return out
