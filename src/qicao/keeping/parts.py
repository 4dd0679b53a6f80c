"""Sections that a job wrote, taken into the latest text of their report."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from qicao.errors import SaveConflict
from qicao.keeping.opened import open_kept
from qicao.keeping.putting import Groups, groups, put_sections
from qicao.keeping.states import count_findings
from qicao.values import Deed, Job, Part, Revision, Save
from qicao.workflow import Prepared

if TYPE_CHECKING:
    from qicao.store import ReportStore, Store


def take_part(
    store: Store,
    job: Job,
    part: Part,
    prepared: Prepared,
    *,
    who: str = "",
    base: Groups | None = None,
    told: Mapping[str, object] | None = None,
) -> None:
    """Puts a part in its place in the latest text; nothing if it is there already.

    With `base` it waits for a person where the place is not as it was there. `told` is what the
    state says of the engine besides. The part's id is the save's, so it is put there once.
    """
    order = [plan.id for plan in prepared.plans]
    while part.revision is None:
        if (number := store.reports.made(part.id)) is not None:
            store.jobs.settle(part.id, number)
            return
        latest = store.reports.revision(job.report)
        report = latest.state.report
        now = groups(report, order) if report else {}
        if base is not None and now.get(part.section) != base.get(part.section):
            return
        with suppress(SaveConflict):  # somebody was faster: once more, on top of theirs
            store.reports.save(_save(part, latest, prepared, who or job.who, told or {}))


def accept_part(store: Store, job: Job, part: str, who: str) -> None:
    """Puts what a job wrote in the place of what a person had changed meanwhile."""
    prepared = open_kept(store.reports, job.report).prepared
    written = next((each for each in store.jobs.parts(job.id) if each.id == part), None)
    if written and prepared:
        take_part(store, job, written, prepared, who=who)
        count_again(store.reports, job.report)


def count_again(reports: ReportStore, report: str) -> None:
    """Tells the list what the checks find in the text as it stands now."""
    kept = open_kept(reports, report)
    reports.counted(kept.id, kept.number, *count_findings(kept))


def _save(
    part: Part, latest: Revision, prepared: Prepared, who: str, told: Mapping[str, object]
) -> Save:
    put = put_sections(latest.state.report, prepared, {part.section: part.sections})
    changed = {"report": put, "errors": None, "warnings": None, **told}
    return Save(
        id=part.id,
        report=latest.report,
        base=latest.number,
        who=who,
        deed=Deed.DRAFT,
        note=part.sections[0].heading if part.sections else part.section,
        state=latest.state.model_copy(update=changed),
    )
