"""Saves: a new report, other data, another text; each is one revision more.

Whoever saves names the revision that was seen. Sections are saved one by one: what others did to
other sections meanwhile stays, and nothing that somebody wrote is overwritten.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING
from uuid import uuid4

from qicao.errors import SaveConflict, StoreError
from qicao.keeping.opened import Kept, digest, drafted_of, open_kept, opened, profile_content
from qicao.keeping.putting import drafted_with
from qicao.keeping.states import File, data_state, text_state
from qicao.profile import Profile
from qicao.values import (
    Deed,
    Report,
    Save,
    Section,
    State,
)
from qicao.workflow import Drafted, Prepared

if TYPE_CHECKING:
    from qicao.store import ReportStore

_ATTEMPTS = 20


class SectionConflict(SaveConflict):
    """Somebody else has saved one of these sections: `theirs` is what it says now."""

    def __init__(self, who: str, latest: int, theirs: Mapping[str, Section]) -> None:
        self.theirs = dict(theirs)
        names = "、".join(f"“{section.heading}”" for section in theirs.values())
        todo = "两边的文字都在，请看过再决定留哪一个"
        super().__init__(f"{who}在您打开之后改过{names}：{todo}", latest)


def keep_new(
    reports: ReportStore,
    prepared: Prepared,
    files: Sequence[File],
    who: str,
    *,
    save: str = "",
    drafted: Drafted | None = None,
    note: str = "",
) -> Kept:
    """A new report out of files that were read. The same `save` again is the same report."""
    state, contents = data_state(None, prepared, files)
    if drafted:
        state = text_state(state, drafted)
    id = save or uuid4().hex
    made = Save(id=id, report=id, base=0, who=who, deed=Deed.OPENED, note=note, state=state)
    return _kept(reports, made, contents, prepared.profile, prepared, drafted)


def keep_bundle(reports: ReportStore, drafted: Drafted, who: str, save: str = "") -> Kept:
    """A new report out of a bundle: its text, its ledger and its profile, and no files."""
    profile = profile_content(drafted.profile)
    ledger = drafted.ledger.model_dump_json().encode()
    bare = State(
        title=drafted.report.title,
        profile=drafted.profile.ref,
        profile_files=digest(profile),
        ledger=digest(ledger),
        choices=drafted.choices.model_dump(mode="json"),
    )
    id = save or uuid4().hex
    state = text_state(bare, drafted)
    made = Save(id=id, report=id, base=0, who=who, deed=Deed.OPENED, note="打开报告包", state=state)
    return _kept(reports, made, [profile, ledger], drafted.profile, None, drafted)


def keep_data(
    reports: ReportStore,
    kept: Kept,
    prepared: Prepared,
    who: str,
    *,
    files: Sequence[File] | None = None,
    note: str = "",
    save: str = "",
) -> Kept:
    """The report with other data: other files if they are given, else other choices.

    The text stays, and prints what the data say now. SaveConflict if somebody saved meanwhile.
    """
    state, contents = data_state(kept.state, prepared, files)
    deed, drafted = Deed.CHOICES if files is None else Deed.FILES, None
    if kept.drafted:
        report = kept.drafted.report.model_copy(update={"ledger_digest": prepared.ledger.digest})
        drafted = drafted_of(report, prepared.ledger, prepared.profile, prepared, state)
        state = text_state(state, drafted)
    save_id = save or uuid4().hex
    wanted = _on_top(kept, state, who, deed, note, save_id)
    return _kept(reports, wanted, contents, prepared.profile, prepared, drafted)


def keep_text(
    reports: ReportStore,
    kept: Kept,
    drafted: Drafted,
    who: str,
    deed: Deed = Deed.EDIT,
    *,
    note: str = "",
    save: str = "",
) -> Kept:
    """The report with another text as a whole. SaveConflict if somebody saved meanwhile."""
    wanted = _on_top(kept, text_state(kept.state, drafted), who, deed, note, save or uuid4().hex)
    return _kept(reports, wanted, (), kept.profile, kept.prepared, drafted)


def keep_sections(
    reports: ReportStore,
    base: Kept,
    sections: Mapping[str, Section],
    who: str,
    *,
    note: str = "",
    save: str = "",
) -> Kept:
    """The latest text with these sections in the place of those of the same ids.

    SectionConflict if one of them is not as `base` has it, SaveConflict if it is gone; what others
    did to other sections stays.
    """
    id, latest = save or uuid4().hex, base
    for _ in range(_ATTEMPTS):
        report = _with_sections(base, latest, sections)
        if latest.drafted is None or report is None or report == latest.drafted.report:
            return latest if latest is not base else open_kept(reports, base.id)
        changed = drafted_with(latest.drafted, report)
        try:
            return keep_text(reports, latest, changed, who, note=note, save=id)
        except SaveConflict:
            latest = open_kept(reports, base.id)
    raise StoreError("这份报告正被频繁保存，这次没有存上：请稍等再试，文字还在")


def restore(reports: ReportStore, kept: Kept, number: int, who: str, save: str = "") -> Kept:
    """The report as an earlier revision had it, as a new one."""
    old, note = open_kept(reports, kept.id, number), f"回到第 {number} 版"
    wanted = _on_top(kept, old.state, who, Deed.RESTORED, note, save or uuid4().hex)
    return _kept(reports, wanted, (), old.profile, old.prepared, old.drafted)


def _on_top(kept: Kept, state: State, who: str, deed: Deed, note: str, save: str) -> Save:
    return Save(
        id=save, report=kept.id, base=kept.number, who=who, deed=deed, note=note, state=state
    )


def _kept(
    reports: ReportStore,
    save: Save,
    contents: Iterable[bytes],
    profile: Profile,
    prepared: Prepared | None,
    drafted: Drafted | None,
) -> Kept:
    """What was saved, with what is known of it; read back where an earlier save had the id."""
    revision = reports.save(save, contents)
    if revision.state != save.state:
        return opened(revision, reports.content, reports.place)
    return Kept(revision, profile, prepared, drafted)


def _with_sections(base: Kept, latest: Kept, sections: Mapping[str, Section]) -> Report | None:
    """The latest report with the sections; None if it has no text. Conflicts as above."""
    if latest.drafted is None:
        return None
    report = latest.drafted.report
    then = _by_id(base.drafted.report) if base.drafted else {}
    now = _by_id(report)
    if gone := [section for id, section in sections.items() if id not in now]:
        names = "、".join(f"“{section.heading}”" for section in gone)
        todo = "您的文字没有存上，请先复制下来，再重新打开这份报告"
        raise SaveConflict(f"{latest.revision.who}在您打开之后删去了{names}：{todo}", latest.number)
    theirs = {
        id: now[id]
        for id, mine in sections.items()
        if id in now and now[id] != then.get(id) and now[id] != mine
    }
    if theirs:
        raise SectionConflict(latest.revision.who, latest.number, theirs)
    parts = {
        part: tuple(sections.get(section.id, section) for section in getattr(report, part))
        for part in ("sections", "appendices")
    }
    return report.model_copy(update=parts)


def _by_id(report: Report) -> dict[str, Section]:
    return {section.id: section for section in (*report.sections, *report.appendices)}
