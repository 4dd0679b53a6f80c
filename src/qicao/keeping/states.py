"""What a report is, as a state that the store keeps, and the contents that the state names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qicao.boundtext import render_plain
from qicao.keeping.opened import Kept, digest, profile_content
from qicao.values import Finding, KeptFile, Ledger, Report, Severity, State
from qicao.workflow import Drafted, Prepared, make_report

File = tuple[str, bytes]
"""A name and a content."""


def data_state(
    state: State | None, prepared: Prepared, files: Sequence[File] | None
) -> tuple[State, list[bytes]]:
    """The state with these data, and the contents that it names; `files` None are as before."""
    reading = prepared.reading.model_dump_json().encode()
    ledger = prepared.ledger.model_dump_json().encode()
    profile = profile_content(prepared.profile)
    given, made = files or (), make_report(prepared, ())
    named = tuple(KeptFile(name=n, digest=digest(c), size=len(c)) for n, c in given)
    now = State(
        title=made.title,
        unit=_unit(made, prepared.ledger),
        year=prepared.ledger.year,
        profile=prepared.profile.ref,
        profile_files=digest(profile),
        files=named if files is not None or state is None else state.files,
        choices=prepared.choices.model_dump(mode="json"),
        reading=digest(reading),
        ledger=digest(ledger),
        report=state.report if state else None,
        engine=state.engine if state else "",
        failures=state.failures if state else (),
        errors=_count(prepared.findings, Severity.ERROR),
        warnings=_count(prepared.findings, Severity.WARNING),
    )
    return now, [reading, ledger, profile, *(content for _, content in given)]


def text_state(state: State, drafted: Drafted) -> State:
    """The state with this text, counted as it was checked; the ledger is the state's own."""
    found = (*drafted.data_findings, *drafted.findings)
    return state.model_copy(
        update={
            "title": drafted.report.title,
            "year": drafted.report.year,
            "report": drafted.report,
            "engine": drafted.engine,
            "failures": drafted.failures,
            "errors": _count(found, Severity.ERROR),
            "warnings": _count(found, Severity.WARNING),
        }
    )


def count_findings(kept: Kept) -> tuple[int, int]:
    """Errors and warnings in the data and the text of a report."""
    drafted, prepared = kept.drafted, kept.prepared
    found = (*drafted.data_findings, *drafted.findings) if drafted else ()
    found = found or (prepared.findings if prepared else ())
    return _count(found, Severity.ERROR), _count(found, Severity.WARNING)


def _unit(report: Report, ledger: Ledger) -> str:
    """Whose report it is: the first line of its cover."""
    return render_plain(report.cover[0][1], ledger, report.numbers) if report.cover else ""


def _count(findings: Iterable[Finding], severity: Severity) -> int:
    return sum(finding.severity is severity for finding in findings)
