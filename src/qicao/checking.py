"""Checks a finished document against the ledger that it was made from.

A bundle carries its ledger; a Word file that was exported from one is held against a bundle or
against the figures, so that what somebody changed in Word is told. Other texts come later.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qicao.boundtext import Run, parse, render_plain
from qicao.check import CHECKS, Draft, Piece, Script, bare_mentions
from qicao.check.draft import at
from qicao.delivery import open_report
from qicao.errors import CannotTell, ImportRefused, TextError
from qicao.export.opened import Opened, open_docx
from qicao.profile import Profile
from qicao.values import (
    Coverage,
    CoverageStatus,
    Finding,
    Ledger,
    NumberStyle,
    Section,
    Severity,
)
from qicao.workflow import Drafted, prepare

CHANGED = "X05"
OF_ANY_TEXT = ("D03", "A31", "A61", "D06", "D07", "D08")
"""Checks that look at words alone, and so at a text that somebody edited elsewhere."""
ORDER = (Severity.HINT, Severity.WARNING, Severity.ERROR)


@dataclass(frozen=True)
class Checked:
    """A document with what was found in it."""

    script: Script
    findings: tuple[Finding, ...]
    coverage: tuple[Coverage, ...]
    phrases: tuple[str, ...] = ()

    def document(self) -> dict[str, Any]:
        """The object of the contract `qicao.check/1`."""
        mentions = list(self._mentions())
        return {
            "schema": "qicao.check/1",
            "text": self.script.text,
            "characters": len(self.script.text),
            "mentions": mentions,
            "findings": [self._finding(f) for f in self.findings],
            "coverage": [c.model_dump(mode="json", exclude={"label"}) for c in self.coverage],
            "summary": self._summary(mentions),
        }

    def _finding(self, finding: Finding) -> dict[str, Any]:
        return finding.model_dump(mode="json", exclude={"sources", "todo", "observed"}) | {
            "suggestion": finding.suggestion or finding.todo or None
        }

    def _mentions(self) -> Iterator[dict[str, Any]]:
        for piece in self.script.pieces:
            bare = set(bare_mentions(piece, self.phrases))
            for mention in piece.mentions:
                run = piece.run_at(mention.start, mention.end)
                status = "bound" if run and run.figures else "not_a_quantity"
                status = "unverified" if mention in bare else status
                yield {
                    "start": piece.start + mention.start,
                    "end": piece.start + mention.end,
                    "text": mention.text,
                    "kind": mention.kind.value,
                    "value": None if mention.value is None else f"{mention.value:f}",
                    "unit": mention.unit,
                    "decimals": mention.decimals,
                    "status": status,
                    "figure": run.figures[0] if run and run.figures else None,
                    "explanation": run.slot if run else None,
                    "place": piece.place.model_dump(mode="json", exclude_none=True),
                }

    def _summary(self, mentions: list[dict[str, Any]]) -> dict[str, Any]:
        def having(status: str) -> int:
            return sum(m["status"] == status for m in mentions)

        def at_level(level: Severity) -> int:
            return sum(f.severity is level for f in self.findings)

        return {
            "mentions": len(mentions),
            "bound": having("bound"),
            "explained": having("explained"),
            "unverified": having("unverified"),
            "errors": at_level(Severity.ERROR),
            "warnings": at_level(Severity.WARNING),
            "hints": at_level(Severity.HINT),
            "chance": None,
        }


def check_document(path: Path, figures: Path | None, profile: Profile | None = None) -> Checked:
    """What the checks find in a bundle or in a Word file that came from one.

    `figures` is the bundle, or with `profile` the files, that a Word file is held against; by
    default the bundle of the same name beside it. ImportRefused for any other kind of text.
    """
    if path.suffix.lower() == ".qicao":
        return of_draft(open_report(path))
    if path.suffix.lower() != ".docx":
        hint = "这一版只核对报告包（.qicao）和由报告包导出的 .docx"
        raise ImportRefused("unsupported", path.name, hint)
    opened = open_docx(path)
    if opened.manifest is None:
        raise ImportRefused("no_manifest", path.name, "不是由报告包导出的文件，这一版不能核对")
    return of_docx(opened, *_basis(path, figures, profile))


def of_draft(drafted: Drafted) -> Checked:
    """What was found in the data and in the text of a draft."""
    return Checked(
        drafted.script,
        (*drafted.data_findings, *drafted.findings),
        (*drafted.data_coverage, *drafted.coverage),
        drafted.profile.phrases,
    )


def _basis(
    path: Path, figures: Path | None, profile: Profile | None
) -> tuple[Drafted | None, Ledger, Profile]:
    beside = figures or path.with_suffix(".qicao")
    if beside.suffix.lower() == ".qicao":
        if not beside.is_file():
            hint = f"找不到对照的报告包 {beside.name}：请用 --figures 指定报告包或数据文件"
            raise ImportRefused("no_figures", path.name, hint)
        drafted = open_report(beside)
        return drafted, drafted.ledger, drafted.profile
    if profile is None:
        raise ImportRefused("no_profile", path.name, "对照数据文件时要用 --profile 指定报告类型")
    return None, prepare([beside], profile).ledger, profile


def of_docx(opened: Opened, drafted: Drafted | None, ledger: Ledger, profile: Profile) -> Checked:
    """What somebody changed in Word: quantities that no longer are the ledger's, and new ones."""
    script = _script(opened)
    numbers = drafted.report.numbers if drafted else profile.numbers
    changed = tuple(f for p in script.pieces for f in _changed(p, ledger, numbers))
    looks = [check for check in CHECKS if check.code in OF_ANY_TEXT]
    found = [*changed]
    coverage = [_done(CHANGED, "引用处的数与数据一致", len(changed))]
    if drafted:
        draft = Draft(drafted.report, script, drafted.plans, ledger, profile)
        for check in looks:
            some = tuple(check.look(draft))
            found += some
            coverage.append(_done(check.code, check.label, len(some)))
    return Checked(script, tuple(found), tuple(coverage), profile.phrases)


def _done(code: str, label: str, count: int) -> Coverage:
    reason = f"发现{count}处"
    return Coverage(code=code, status=CoverageStatus.DONE, reason=reason, label=label)


def _script(opened: Opened) -> Script:
    """A Word file's paragraphs as pieces; what stands in a bookmark of ours is a slot's run."""
    noted = {note.bookmark: note for note in opened.noted}
    section = Section(id="docx", heading="")
    pieces: list[Piece] = []
    text = ""
    for line in opened.paragraphs:
        runs = tuple(
            Run(words, noted[mark].slot, noted[mark].figures) if mark in noted else Run(words)
            for mark, words in ((mark or "", words) for mark, words in line)
        )
        pieces.append(Piece(section, f"{len(pieces) + 1}", len(text), runs))
        text += pieces[-1].text + "\n"
    return Script(text, tuple(pieces))


def _changed(piece: Piece, ledger: Ledger, numbers: NumberStyle) -> Iterator[Finding]:
    for start, run in piece.spans():
        expected = _expected(run, ledger, numbers)
        if expected is None or expected == run.text:
            continue
        offset = start - piece.start
        yield at(
            piece,
            CHANGED,
            Severity.ERROR,
            f"“{run.text}”与数据不符，应为“{expected}”",
            start=offset,
            end=offset + len(run.text),
            expected=expected,
            figures=run.figures,
            todo="改回数据中的值；数据有误的，先改数据再重新导出",
        )


def _expected(run: Run, ledger: Ledger, numbers: NumberStyle) -> str | None:
    if run.slot is None or not parse(run.slot):
        return None
    try:
        return render_plain(run.slot, ledger, numbers)
    except (TextError, CannotTell):
        return "（数据中已没有这一项）"


def fails(checked: Checked, level: Severity) -> bool:
    """Whether anything was found at `level` or worse."""
    return any(ORDER.index(f.severity) >= ORDER.index(level) for f in checked.findings)
