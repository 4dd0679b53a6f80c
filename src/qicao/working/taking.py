"""Sections that a job has written, kept and taken into the report."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

from qicao.engines import Engine
from qicao.keeping import groups, take_part
from qicao.store import Store
from qicao.values import Job, Part, Report, Section, SectionPlan
from qicao.workflow import Prepared


class Taker:
    """Keeps each section that comes, and takes it into the report."""

    def __init__(
        self, store: Store, job: Job, worker: str, base: Report | None, prepared: Prepared
    ) -> None:
        self.store, self.job, self.worker, self.prepared = store, job, worker, prepared
        order = [plan.id for plan in prepared.plans]
        self.base = groups(base, order) if base else {}
        self.engine: Engine | None = None

    def keep(self, plan: SectionPlan, sections: tuple[Section, ...]) -> None:
        """Called by the engine with every section that is done."""
        part = Part(
            id=uuid4().hex,
            job=self.job.id,
            section=plan.id,
            at=datetime.now(UTC),
            sections=sections,
        )
        self.store.jobs.keep(part, self.worker)
        self.take_in(part)

    def take_in(self, part: Part) -> None:
        """Puts a part into the latest text, unless a person has changed its place since."""
        engine = self.engine
        told = {"engine": engine.name, "failures": engine.failures} if engine else {}
        take_part(self.store, self.job, part, self.prepared, base=self.base, told=told)
