"""States as they lie in the database: a body of JSON, and what is large by its digest.

Sections are contents too, so that an edit of one paragraph adds that section and not the report.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from qicao.errors import StoreError
from qicao.store.columns import as_json
from qicao.values import Section, State

_PARTS = ("sections", "appendices")


def digest_of(content: bytes) -> str:
    """The sha256 of a content in hex, by which it is kept."""
    return hashlib.sha256(content).hexdigest()


def packed(content: bytes) -> bytes:
    """A content as it lies in its row."""
    return zlib.compress(content)


def unpacked(digest: str, body: bytes, place: str) -> bytes:
    """The content of a row. StoreError if it is not what its digest says."""
    try:
        content = zlib.decompress(body)
    except zlib.error:
        content = b""
    if digest_of(content) != digest:
        todo = "请用 qicao restore 从备份恢复"
        raise StoreError(f"数据库 {place} 里的内容 {digest[:12]} 坏了：{todo}")
    return content


def body_of(state: State) -> tuple[str, dict[str, bytes]]:
    """The body of a state, and its sections by digest."""
    body = state.model_dump(mode="json")
    sections: dict[str, bytes] = {}
    if state.report is not None:
        for part in _PARTS:
            written = [_content(section) for section in getattr(state.report, part)]
            sections.update(written)
            body["report"][part] = [digest for digest, _ in written]
    return as_json(body), sections


def section_digests(body: str) -> tuple[str, ...]:
    """The digests of the sections that a body names."""
    report = json.loads(body)["report"] or {}
    return tuple(digest for part in _PARTS for digest in report.get(part, ()))


def state_of(body: str, sections: Mapping[str, bytes], place: str) -> State:
    """The state that was kept as this body. StoreError if it is none of ours."""
    read: dict[str, Any] = json.loads(body)
    try:
        for part in _PARTS if read["report"] else ():
            read["report"][part] = _sections(read["report"][part], sections)
        return State.model_validate(read)
    except (ValidationError, KeyError, TypeError):
        todo = "请升级 qicao，或用 qicao restore 从备份恢复"
        raise StoreError(f"数据库 {place} 里有一个版本读不懂：{todo}") from None


def _sections(digests: Iterable[str], sections: Mapping[str, bytes]) -> list[Section]:
    return [Section.model_validate(json.loads(sections[digest])) for digest in digests]


def _content(section: Section) -> tuple[str, bytes]:
    content = as_json(section.model_dump(mode="json")).encode()
    return digest_of(content), content
