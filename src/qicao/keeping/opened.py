"""A report as one of its revisions has it, ready for the line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from pydantic import ValidationError

from qicao.check import Script
from qicao.choices import Choices
from qicao.errors import StoreError
from qicao.plan import plan_report
from qicao.profile import Profile, build_profile
from qicao.values import Ledger, Reading, Report, Revision, SourceFile, State
from qicao.workflow import Drafted, Prepared, check, settle

if TYPE_CHECKING:
    from qicao.store import ReportStore

Fetch = Callable[[str], bytes]
"""A content by its digest."""


@dataclass(frozen=True)
class Kept:
    """A report that was opened: its revision, its data, and its text if it has one."""

    revision: Revision
    profile: Profile
    prepared: Prepared | None
    """None for a report out of a bundle, which brings a ledger and no files."""
    drafted: Drafted | None

    @property
    def id(self) -> str:
        """The report."""
        return self.revision.report

    @property
    def number(self) -> int:
        """The revision that this is."""
        return self.revision.number

    @property
    def state(self) -> State:
        """As it lies in the store."""
        return self.revision.state


def open_kept(reports: ReportStore, report: str, number: int | None = None) -> Kept:
    """A revision of a report, the latest by default. NotKept if there is none.

    StoreError if what was kept cannot be read by this program.
    """
    return opened(reports.revision(report, number), reports.content, reports.place)


def opened(revision: Revision, fetch: Fetch, place: str) -> Kept:
    """The revision with its data read and its text checked."""
    state = revision.state
    try:
        profile = profile_of(fetch(state.profile_files), state)
        prepared = _prepared(state, profile, fetch)
        drafted = _drafted(state, profile, prepared, fetch)
    except (ValidationError, json.JSONDecodeError):
        todo = "请升级 qicao，或用 qicao restore 从备份恢复"
        raise StoreError(f"数据库 {place} 里这份报告的数据读不懂：{todo}") from None
    return Kept(revision, profile, prepared, drafted)


def profile_of(files: bytes, state: State) -> Profile:
    """The profile that a state pins, from the copy of its files."""
    return _profile(files, state.profile.id, state.profile.variant)


@lru_cache(maxsize=8)
def _profile(files: bytes, name: str, variant: str) -> Profile:
    return build_profile(json.loads(files), name, variant)


def profile_content(profile: Profile) -> bytes:
    """The files of a profile as they are kept."""
    return json.dumps(profile.files, ensure_ascii=False, sort_keys=True).encode()


def digest(content: bytes) -> str:
    """The name of a content in the store."""
    return hashlib.sha256(content).hexdigest()


def _prepared(state: State, profile: Profile, fetch: Fetch) -> Prepared | None:
    if state.reading is None:
        return None
    reading = Reading.model_validate_json(fetch(state.reading))
    return settle(reading, profile, Choices.model_validate(state.choices), year=state.year)


def _drafted(
    state: State, profile: Profile, prepared: Prepared | None, fetch: Fetch
) -> Drafted | None:
    if state.report is None or state.ledger is None:
        return None
    ledger = Ledger.model_validate_json(fetch(state.ledger))
    if prepared and prepared.ledger.digest == ledger.digest:
        ledger = prepared.ledger
    return drafted_of(state.report, ledger, profile, prepared, state)


def drafted_of(
    report: Report, ledger: Ledger, profile: Profile, prepared: Prepared | None, state: State
) -> Drafted:
    """A text with the data that stand behind it, checked."""
    files = tuple(SourceFile(path=f.name, sha256=f.digest, size=f.size) for f in state.files)
    same = prepared is not None and prepared.ledger is ledger
    return check(
        Drafted(
            report=report,
            ledger=ledger,
            profile=profile,
            plans=prepared.plans if prepared and same else plan_report(profile, ledger),
            script=Script(""),
            findings=(),
            coverage=(),
            data_findings=prepared.findings if prepared else (),
            data_coverage=prepared.coverage if prepared else (),
            files=prepared.reconciled.files if prepared else files,
            choices=Choices.model_validate(state.choices),
            engine=state.engine or "builtin",
            failures=state.failures,
        )
    )
