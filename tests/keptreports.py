"""Reports for tests of the store: whole states, of which a test changes what matters. Invented."""

from __future__ import annotations

from hashlib import sha256
from typing import Any
from uuid import uuid4

from keptruns import BEGAN

from qicao.values import (
    Deed,
    Job,
    KeptFile,
    Paragraph,
    Part,
    ProfileRef,
    Report,
    Save,
    Section,
    State,
)

PROFILE = ProfileRef(id="hunan_overall", version="1.2", digest="ab" * 32, variant="市")
WORKBOOK, READING, LEDGER, FILES = (b"workbook" * 99, b'{"figures": []}', b"{}", b"profile")
CONTENTS = (WORKBOOK, READING, LEDGER, FILES)


def digest(content: bytes) -> str:
    """The sha256 of a content."""
    return sha256(content).hexdigest()


def a_section(id: str = "预算执行", text: str = "支出[[支出.决算数]]。") -> Section:
    """A section of one paragraph."""
    return Section(id=id, heading=id, number="一、", blocks=(Paragraph(id="段1", text=text),))


def a_report(*sections: Section) -> Report:
    """A report with these sections."""
    return Report(
        title="青禾县茶叶局自评报告",
        year=2024,
        profile=PROFILE,
        ledger_digest="cd" * 32,
        cover=(("单位", "[[单位.名称]]"),),
        sections=sections or (a_section(), a_section("存在的问题", "无\x00半个\ud83d“引号”。")),
        appendices=(a_section("附表"),),
    )


def a_state(**changes: Any) -> State:
    """A state with every field set."""
    fields: dict[str, Any] = {
        "title": "青禾县茶叶局自评报告",
        "unit": "青禾县茶叶局",
        "year": 2024,
        "profile": PROFILE,
        "profile_files": digest(FILES),
        "files": (KeptFile(name="自评表.xlsx", digest=digest(WORKBOOK), size=len(WORKBOOK)),),
        "choices": {"prefer": ["自评表.xlsx"], "overrides": {}},
        "reading": digest(READING),
        "ledger": digest(LEDGER),
        "report": a_report(),
        "engine": "builtin",
        "failures": ("问题：连不上",),
        "errors": 1,
        "warnings": 2,
    }
    return State(**{**fields, **changes})


def a_save(**changes: Any) -> Save:
    """The first save of a new report, with every field set."""
    fields: dict[str, Any] = {
        "id": uuid4().hex,
        "report": uuid4().hex,
        "base": 0,
        "who": "绩效岗",
        "deed": Deed.DRAFT,
        "note": "内置引擎起草",
        "state": a_state(),
    }
    return Save(**{**fields, **changes})


def after(save: Save, **changes: Any) -> Save:
    """Another save of the same report, on top of that one."""
    new = {"id": uuid4().hex, "base": save.base + 1, "deed": Deed.EDIT, "note": ""}
    return save.model_copy(update={**new, **changes})


def with_text(save: Save, text: str) -> State:
    """The state of a save with another text in its first section."""
    report = save.state.report
    assert report is not None
    changed = report.model_copy(update={"sections": (a_section(text=text), *report.sections[1:])})
    return save.state.model_copy(update={"report": changed})


def a_job(report: str, **changes: Any) -> Job:
    """A job that waits."""
    fields: dict[str, Any] = {
        "id": uuid4().hex,
        "report": report,
        "who": "绩效岗",
        "made": BEGAN,
        "asked": {"engine": "builtin", "sections": ["预算执行"], "revision": 1},
    }
    return Job(**{**fields, **changes})


def a_part(job: Job, **changes: Any) -> Part:
    """A section that a job wrote."""
    fields: dict[str, Any] = {
        "id": uuid4().hex,
        "job": job.id,
        "section": "预算执行",
        "at": BEGAN,
        "sections": (a_section(),),
    }
    return Part(**{**fields, **changes})
