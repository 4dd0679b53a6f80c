"""The line as calls: read, reconcile, derive, plan, write, check, export, verify.

Each step takes and gives frozen values and can be called alone; the command line and the page call
these and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

from qicao.boundtext import render_plain, slots
from qicao.check import Script, check_draft
from qicao.claims import make_claims
from qicao.derive import derive
from qicao.engines import Engine, OnSection
from qicao.errors import DraftRefused, ImportRefused, UsageError
from qicao.followup import follow_up, open_promises
from qicao.missing import Missing, missing_data
from qicao.nearest import suggest
from qicao.outline import number
from qicao.plan import plan_report
from qicao.profile import Profile
from qicao.readers import read_inputs
from qicao.reconcile import Choices, Reconciled, reconcile
from qicao.rules import check_rules
from qicao.signals import find_signals
from qicao.values import (
    Coverage,
    Finding,
    Ledger,
    Reading,
    Report,
    Section,
    SectionPlan,
    Severity,
    SourceFile,
)

UNRESOLVED = ("R10", "R11", "A46")
"""Findings of reconciling that a draft waits for: one of two values has to be chosen."""
Progress = Callable[[int, int, str], None]
"""Called with how many sections are done, how many there are, and the heading of the last one."""


@dataclass(frozen=True)
class Prepared:
    """All that is known before a word is written."""

    profile: Profile
    ledger: Ledger
    plans: tuple[SectionPlan, ...]
    findings: tuple[Finding, ...]
    coverage: tuple[Coverage, ...]
    reconciled: Reconciled
    choices: Choices
    reading: Reading
    """What the files gave, before anybody chose."""

    @property
    def unresolved(self) -> tuple[Finding, ...]:
        """Conflicts that a person has to decide before a draft is written."""
        return tuple(f for f in self.reconciled.findings if f.code in UNRESOLVED)

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What the catalogue requires or a section has to state and nobody provided."""
        return missing_data(self.profile, self.ledger, self.plans)


@dataclass(frozen=True)
class Drafted:
    """A report with what the checks found in it."""

    report: Report
    ledger: Ledger
    profile: Profile
    plans: tuple[SectionPlan, ...]
    script: Script
    findings: tuple[Finding, ...]
    coverage: tuple[Coverage, ...]
    data_findings: tuple[Finding, ...] = ()
    data_coverage: tuple[Coverage, ...] = ()
    files: tuple[SourceFile, ...] = ()
    choices: Choices = field(default_factory=Choices)
    engine: str = "builtin"
    failures: tuple[str, ...] = ()
    """Sections that an endpoint failed, each with what it did."""

    @property
    def noted(self) -> tuple[Section, ...]:
        """Sections that are not what was asked for, each with its note."""
        return tuple(s for s in (*self.report.sections, *self.report.appendices) if s.note)


def prepare(
    inputs: Sequence[Path],
    profile: Profile,
    choices: Choices | None = None,
    *,
    year: int | None = None,
    told: int | None = None,
) -> Prepared:
    """Reads, reconciles, derives and holds the figures against the rules.

    `year` is the report's where no file states it; `told` the one that a person says, by which
    files of several years are told apart. ImportRefused for a file that cannot be read, or if the
    year is nowhere; UsageError if the files state another year than was told.
    """
    reading = read_inputs(inputs, profile, told)
    prepared = settle(reading, profile, choices or Choices(), year=told or year)
    if told and prepared.ledger.year != told:
        stated = prepared.ledger.year
        raise UsageError(
            f"数据里写明报告年度是 {stated}，与要写的 {told} 不一致："
            f"请更正数据里的报告年度，或把年度改为 {stated}"
        )
    return prepared


def settle(
    reading: Reading, profile: Profile, choices: Choices, *, year: int | None = None
) -> Prepared:
    """What was read with what a person chose. UsageError for a choice that names nothing."""
    reconciled = reconcile(reading, choices, profile.catalogue)
    ledger = complete(profile, derive_ledger(profile, reconciled, year))
    findings, coverage = check_rules(profile, ledger)
    return Prepared(
        profile=profile,
        ledger=ledger,
        plans=plan_report(profile, ledger),
        findings=(*reconciled.findings, *findings, *open_promises(profile, ledger)),
        coverage=coverage,
        reconciled=reconciled,
        choices=choices,
        reading=reading,
    )


def derive_ledger(profile: Profile, reconciled: Reconciled, year: int | None = None) -> Ledger:
    """The ledger of what was given and what follows from it; `year` where no fact states it."""
    return derive(
        profile,
        reconciled.figures,
        reconciled.facts,
        reconciled.items,
        year=report_year(profile, reconciled, year),
        materials=reconciled.materials,
    )


def complete(profile: Profile, ledger: Ledger) -> Ledger:
    """The ledger with its claims and signals, and what last year's report put down of these."""
    claimed = ledger.model_copy(update={"claims": make_claims(profile, ledger)})
    signalled = claimed.model_copy(update={"signals": find_signals(profile, claimed)})
    return follow_up(profile, signalled)


def report_year(profile: Profile, reconciled: Reconciled, default: int | None = None) -> int:
    """The year that the report is about, from the fact of form `year`; else `default`."""
    for entry in profile.catalogue.facts.values():
        if entry.form == "year" and not entry.year_offset:
            fact = reconciled.facts.get(entry.id)
            if fact or default:
                return int(fact.text) if fact else default or 0
            hint = f"没有“{entry.label}”：请在基本信息中填写，如 2024"
            names = "、".join(f.path for f in reconciled.files) or "输入"
            raise ImportRefused("no_year", names, hint)
    raise ImportRefused("no_year", profile.ref.id, "报告类型没有定义年度这一项")


def check_sections(prepared: Prepared, sections: Sequence[str]) -> None:
    """Raises UsageError, with the nearest id, for a section that the outline has not got."""
    known = [plan.id for plan in prepared.plans]
    for name in sections:
        if name not in known:
            raise UsageError(f"提纲里没有“{name}”这一节，{suggest(name, known)}")


def draft(
    prepared: Prepared,
    engine: Engine,
    *,
    sections: Sequence[str] = (),
    progress: Progress | None = None,
) -> Drafted:
    """The report as the engine writes it, checked. DraftRefused while conflicts are open."""
    if prepared.unresolved:
        raise DraftRefused("数据之间有冲突，选定之前不起草", prepared.unresolved)
    plans = [p for p in prepared.plans if not sections or p.id in sections]
    written = engine.write_all(plans, _counting(progress, len(plans)))
    report = make_report(prepared, [part for parts in written for part in numbered(parts)])
    return check(
        Drafted(
            report=report,
            ledger=prepared.ledger,
            profile=prepared.profile,
            plans=tuple(plans),
            script=Script(""),
            findings=(),
            coverage=(),
            data_findings=prepared.findings,
            data_coverage=prepared.coverage,
            files=prepared.reconciled.files,
            choices=prepared.choices,
            engine=engine.name,
            failures=engine.failures,
        )
    )


def _counting(progress: Progress | None, total: int) -> OnSection | None:
    """Tells `progress` of every section that is done."""
    if progress is None:
        return None
    progress(0, total, "")
    done = count(1)
    return lambda plan, _: progress(next(done), total, plan.heading)


def numbered(sections: Sequence[Section]) -> tuple[Section, ...]:
    """The section, and those below it numbered in order."""
    head, *below = sections
    return (
        head,
        *(
            section.model_copy(update={"number": number(section.level, place)})
            for place, section in enumerate(below, 1)
        ),
    )


def make_report(prepared: Prepared, sections: Sequence[Section]) -> Report:
    """The report of written sections; appendices that have nothing are left out."""
    appendix = {plan.id for plan in prepared.plans if plan.appendix}
    ledger, profile = prepared.ledger, prepared.profile
    return Report(
        title=render_plain(profile.heading or profile.title, ledger, profile.numbers),
        year=ledger.year,
        profile=profile.ref,
        ledger_digest=ledger.digest,
        cover=tuple((label, _if_known(text, ledger)) for label, text in profile.cover),
        sections=tuple(s for s in sections if s.id not in appendix),
        appendices=tuple(s for s in sections if s.id in appendix and s.blocks),
        numbers=profile.numbers,
    )


def _if_known(text: str, ledger: Ledger) -> str:
    """A cover line, blank where its fact was not given: the cover is signed by hand."""
    return text if all(slot.id in ledger.facts for slot in slots(text)) else ""


def check(drafted: Drafted) -> Drafted:
    """The draft with findings and coverage as its text stands now."""
    findings, coverage, script = check_draft(
        drafted.report, drafted.ledger, drafted.profile, drafted.plans
    )
    return replace(drafted, findings=findings, coverage=coverage, script=script)


def edit(drafted: Drafted, section: str, block: str, text: str) -> Drafted:
    """The draft with the bound text of one paragraph replaced, checked anew.

    TextError if the text does not parse; KeyError if there is no such paragraph.
    """
    changed = retext(drafted, section, block, text)
    sections = (changed if part.id == section else part for part in drafted.report.sections)
    report = drafted.report.model_copy(update={"sections": tuple(sections)})
    return check(replace(drafted, report=report))


def retext(drafted: Drafted, section: str, block: str, text: str) -> Section:
    """A section with the bound text of one paragraph replaced.

    TextError if the text does not parse; KeyError if there is no such paragraph.
    """
    render_or_refuse(text, drafted)
    for part in drafted.report.sections:
        if part.id == section and any(b.id == block for b in part.blocks):
            return _with_text(part, block, text)
    raise KeyError(f"{section}/{block}")


def render_or_refuse(text: str, drafted: Drafted) -> str:
    """The text as it will read. TextError in words for a slot that cannot be printed."""
    return render_plain(text, drafted.ledger, drafted.report.numbers)


def _with_text(section: Section, block: str, text: str) -> Section:
    blocks = tuple(
        b.model_copy(update={"text": text}) if b.id == block and b.kind == "paragraph" else b
        for b in section.blocks
    )
    return section.model_copy(update={"blocks": blocks})


def printable(drafted: Drafted) -> None:
    """DraftRefused with the findings if a slot names nothing: such a text is not exported."""
    broken = tuple(f for f in drafted.findings if f.code == "D01")
    if broken:
        raise DraftRefused("正文里有不能识别的数据引用，改正之前不导出", broken)


def errors(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings that are errors."""
    return tuple(f for f in findings if f.severity is Severity.ERROR)
