"""Checks a finished document against the ledger that it was made from.

A bundle carries its ledger; a Word file that was exported from one is held against a bundle or
against the figures, so that what somebody changed in Word is told. Anybody's text is held against
itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from qicao.bookmarked import Bookmarked
from qicao.check import CHECKS, Draft
from qicao.checking.accounts import Accounts, read_accounts
from qicao.checking.checked import Checked, fails
from qicao.checking.foreign import examine, report_year
from qicao.checking.foreign_report import ForeignReport
from qicao.checking.places import CHANGED, LOST, UNFILLED, Span, changed, gone, lost, unfilled
from qicao.checking.prose import look_over
from qicao.checking.text import Text, read_text
from qicao.checking.word import COVER, read_word
from qicao.checking.wording import CODE as WORDING
from qicao.checking.wording import compare
from qicao.delivery import open_report
from qicao.errors import ImportRefused
from qicao.profile import Profile
from qicao.readers.guard.door import open_bookmarked
from qicao.steps import BUNDLE, CHANGES, OTHER_BUNDLE
from qicao.values import (
    Coverage,
    CoverageStatus,
    Finding,
    Ledger,
    ProfileRef,
    Report,
    Severity,
)
from qicao.workflow import Drafted, prepare

OF_ANY_TEXT = ("D09", "D03", "A31", "A61", "D06", "D07", "D08")
"""Checks that look at words alone, and so at a text that somebody edited elsewhere."""


def check_document(
    path: Path, figures: Sequence[Path] = (), profile: Profile | None = None
) -> Checked | ForeignReport:
    """What the checks find in a bundle, in a Word file that came from one, or in anybody's text.

    `figures` are the bundle, or the files, that the text is held against; for a Word file of ours
    by default the bundle of the same name beside it. Without that bundle, and without files and the
    `profile` that they are read by, it is anybody's text. ImportRefused for a file that is no text,
    and for a Word file that came from another bundle.
    """
    if not path.is_file():
        raise ImportRefused("missing", path.name, "找不到文件，请核对文件名和所在的文件夹")
    if path.suffix.lower() == ".qicao":
        return of_draft(open_report(path))
    word = path.suffix.lower() == ".docx"
    opened = open_bookmarked(path, path.name) if word else None
    if opened is None or opened.manifest is None:
        return check_text(read_text(path), figures, profile)
    basis = _basis(path, figures, profile)
    if basis is None:
        return check_text(_without_bundle(read_text(path)), figures, profile)
    drafted, ledger, kind = basis
    if drafted and opened.manifest.get("ledger") != ledger.digest:
        used = (figures[0] if figures else path.with_suffix(".qicao")).name
        hint = f"不是由这个报告包导出的（{used}）"
        raise ImportRefused("other_bundle", path.name, hint, step=OTHER_BUNDLE)
    return of_docx(opened, drafted, ledger, kind)


def check_text(
    text: Text, figures: Sequence[Path] = (), profile: Profile | None = None
) -> ForeignReport:
    """What is found in anybody's text, held against itself and against the figures of files."""
    year = report_year(text.text)
    return report_on(text, read_accounts(figures, profile, year), year)


def report_on(text: Text, accounts: Accounts, year: int) -> ForeignReport:
    """What is found in a text that was read, held against figures that were read."""
    examined = examine(text, accounts, year)
    return ForeignReport(examined, *look_over(examined, accounts.profile, accounts.ledger))


def of_draft(drafted: Drafted) -> Checked:
    """What was found in the data and in the text of a draft."""
    return Checked(
        drafted.script,
        (*drafted.data_findings, *drafted.findings),
        (*drafted.data_coverage, *drafted.coverage),
        drafted.profile.phrases,
    )


def _basis(
    path: Path, figures: Sequence[Path], profile: Profile | None
) -> tuple[Drafted | None, Ledger, Profile] | None:
    """What a Word file of ours is held against slot by slot; None if that is not at hand."""
    beside = figures[0] if figures else path.with_suffix(".qicao")
    if beside.suffix.lower() == ".qicao" and beside.is_file():
        drafted = open_report(beside)
        return drafted, drafted.ledger, drafted.profile
    if profile is None or not figures:
        return None
    return None, prepare(figures, profile).ledger, profile


def _without_bundle(text: Text) -> Text:
    """The text with a hint that more could be checked."""
    bundle = Path(text.name).with_suffix(".qicao").name
    hint = Finding(
        code=LOST,
        severity=Severity.HINT,
        message=f"这份报告由本程序导出，没有找到它的报告包（{bundle}），按别人写的报告核对",
        step=CHANGES,
    )
    return replace(text, findings=(hint, *text.findings))


def of_docx(
    opened: Bookmarked, drafted: Drafted | None, ledger: Ledger, profile: Profile
) -> Checked:
    """What somebody changed in Word: quantities that are not the ledger's, and other words."""
    report = drafted.report if drafted else _unknown(ledger, profile)
    headings = _headings(report)
    script = read_word(opened, set(headings.values()))
    missing = lost(opened, script, ledger, headings)
    known = drafted.script.text if drafted else ""
    slots = [f for piece in script.pieces for f in unfilled(piece, known)]
    edited = [f for piece in script.pieces for f in changed(piece, ledger, report.numbers)]
    words = list[Finding]()
    if drafted:
        names = {note.bookmark for note in gone(opened)}
        words = list(compare(report, ledger, script, names, headings))
    spans = missing.typed | {(f.start or 0, f.end or 0) for f in slots}
    looks = Draft(report, script, drafted.plans if drafted else (), ledger, profile)
    looked, coverage = _look(looks, spans)
    rows = (
        _done(CHANGED, "引用处的数与数据一致", len(edited)),
        _done(LOST, "引用处的数都在", len(missing.findings)),
        _done(UNFILLED, "没有未填的数据引用", len(slots)),
        _done(WORDING, "文字与报告包一致", len(words)) if drafted else _not_compared(),
    )
    found = (*edited, *slots, *words, *missing.findings, *looked)
    return Checked(script, found, (*rows, *coverage), profile.phrases)


def _unknown(ledger: Ledger, profile: Profile) -> Report:
    """A report of which only the figures are at hand."""
    reference = ProfileRef(id="", version="", digest="")
    return Report(
        title="",
        year=ledger.year,
        profile=reference,
        ledger_digest=ledger.digest,
        numbers=profile.numbers,
    )


def _headings(report: Report) -> dict[str, str]:
    """Section → its heading as it is printed."""
    sections = {section.id: section.number + section.heading for section in report.sections}
    return {"": COVER} | sections | {extra.id: extra.heading for extra in report.appendices}


def _look(draft: Draft, spans: Iterable[Span]) -> tuple[list[Finding], list[Coverage]]:
    """Findings of the checks on words; those on `spans` were told for another reason."""
    found: list[Finding] = []
    coverage = []
    for check in (check for check in CHECKS if check.code in OF_ANY_TEXT):
        some = [f for f in check.look(draft) if f.code != "D03" or not _within(f, spans)]
        found += (_in_word(finding, draft.ledger) for finding in some)
        coverage.append(_done(check.code, check.label, len(some)))
    return found, coverage


def _within(finding: Finding, spans: Iterable[Span]) -> bool:
    start, end = finding.start or 0, finding.end or 0
    return any(start < last and first < end for first, last in spans)


def _in_word(finding: Finding, ledger: Ledger) -> Finding:
    """The finding with advice for a Word file, where a slot cannot be written."""
    if finding.code != "D03":
        return finding
    todo = "在数据中补充这一项，或删去"
    if finding.figures:
        named = "或".join(f"「{ledger.figures[id].label}{finding.text}」" for id in finding.figures)
        todo += f"；若就是{named}，请从原稿复制"
    return finding.model_copy(update={"todo": todo})


def _done(code: str, label: str, count: int) -> Coverage:
    reason = f"发现{count}处"
    return Coverage(code=code, status=CoverageStatus.DONE, reason=reason, label=label)


def _not_compared() -> Coverage:
    status = CoverageStatus.NOT_ENOUGH_DATA
    reason = "没有报告包，不能比较文字"
    return Coverage(
        code=WORDING, status=status, reason=reason, label="文字与报告包一致", step=BUNDLE
    )


__all__ = [
    "Checked",
    "ForeignReport",
    "check_document",
    "check_text",
    "fails",
    "of_docx",
    "of_draft",
    "report_on",
]
