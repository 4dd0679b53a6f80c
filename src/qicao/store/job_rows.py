"""Jobs and their parts as rows, and back."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import RowMapping

from qicao.store.columns import as_json
from qicao.values import Job, Part


def job_row(job: Job) -> dict[str, Any]:
    """The columns of a job."""
    return job.model_dump() | {"asked": as_json(job.asked), "stopping": int(job.stopping)}


def job_of(row: RowMapping) -> Job:
    """The job that is kept as this row."""
    return Job(**{**row, "asked": json.loads(row["asked"]), "stopping": bool(row["stopping"])})


def part_row(part: Part) -> dict[str, Any]:
    """The columns of a part; its sections are one text."""
    body = as_json([section.model_dump(mode="json") for section in part.sections])
    return {**part.model_dump(exclude={"sections"}), "body": body}


def part_of(row: RowMapping) -> Part:
    """The part that is kept as this row."""
    own = {name: value for name, value in row.items() if name != "body"}
    return Part(**own, sections=json.loads(row["body"]))
