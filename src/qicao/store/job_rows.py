"""Jobs and their parts as rows, and back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import RowMapping

from qicao.store.columns import as_json
from qicao.values import Coming, Job, Part


def job_row(job: Job) -> dict[str, Any]:
    """The columns of a job."""
    own = {"asked": as_json(job.asked), "stopping": int(job.stopping)}
    return job.model_dump() | own | {"coming": coming_row(job.coming)}


def coming_row(coming: Sequence[Coming]) -> str:
    """What is being written, as one column."""
    return as_json([each.model_dump() for each in coming])


def job_of(row: RowMapping) -> Job:
    """The job that is kept as this row."""
    own = {name: json.loads(row[name]) for name in ("asked", "coming")}
    return Job(**{**row, **own, "stopping": bool(row["stopping"])})


def part_row(part: Part) -> dict[str, Any]:
    """The columns of a part; its sections are one text."""
    body = as_json([section.model_dump(mode="json") for section in part.sections])
    return {**part.model_dump(exclude={"sections"}), "body": body}


def part_of(row: RowMapping) -> Part:
    """The part that is kept as this row."""
    own = {name: value for name, value in row.items() if name != "body"}
    return Part(**own, sections=json.loads(row["body"]))
