"""Sections that a job has written, kept and taken into the report."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from uuid import uuid4

from qicao.engines import Engine
from qicao.errors import SaveConflict
from qicao.keeping import count_findings, groups, open_kept, put_sections
from qicao.store import Store
from qicao.values import Deed, Job, Part, Report, Revision, Save, Section, SectionPlan
from qicao.workflow import Prepared


class Taker:
    """Keeps each section that comes, and takes it into the report."""

    def __init__(
        self, store: Store, job: Job, worker: str, base: Report | None, prepared: Prepared
    ) -> None:
        self.store, self.job, self.worker, self.prepared = store, job, worker, prepared
        self.order = [plan.id for plan in prepared.plans]
        self.base = groups(base, self.order) if base else {}
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
        while part.revision is None:
            if (number := self.store.reports.made(part.id)) is not None:
                self.store.jobs.settle(part.id, number)
                return
            revision = self.store.reports.revision(self.job.report)
            report = revision.state.report
            now = groups(report, self.order) if report else {}
            if now.get(part.section) not in (self.base.get(part.section), part.sections):
                return
            save = self._save(part, revision)
            with suppress(SaveConflict):  # somebody was faster: once more, on top of theirs
                self.store.reports.save(save)

    def _save(self, part: Part, latest: Revision) -> Save:
        """The latest text with the part in its place; a save of the part's own id."""
        put = put_sections(latest.state.report, self.prepared, {part.section: part.sections})
        told: dict[str, object] = {"report": put, "errors": None, "warnings": None}
        if self.engine:
            told |= {"engine": self.engine.name, "failures": self.engine.failures}
        return Save(
            id=part.id,
            report=self.job.report,
            base=latest.number,
            who=self.job.who,
            deed=Deed.DRAFT,
            note=part.sections[0].heading if part.sections else part.section,
            state=latest.state.model_copy(update=told),
        )

    def finish(self) -> None:
        """Counts what the checks find in the text as it stands now."""
        kept = open_kept(self.store.reports, self.job.report)
        self.store.reports.counted(kept.id, kept.number, *count_findings(kept))
