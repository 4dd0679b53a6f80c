"""What became of the quantities of a Word file: changed, deleted, typed anew, never filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from qicao.bookmarked import Bookmarked, Noted
from qicao.boundtext import Run, render_plain
from qicao.check import Piece, Script
from qicao.check.draft import at, over
from qicao.errors import CannotTell, TextError
from qicao.values import Finding, Ledger, NumberStyle, Place, Severity

CHANGED, LOST, UNFILLED = "X05", "X03", "D01"
_SLOT = re.compile(r"\[\[[^\[\]\n]{1,60}\]\]|\[\[")
_CLAUSE = re.compile("[^，；：、。]+")
Span = tuple[int, int]


@dataclass
class Lost:
    """Findings about bookmarks that are gone, and the spans that were typed in their place.

    Words that are no figure and stand there again are no finding.
    """

    findings: list[Finding] = field(default_factory=list)
    typed: set[Span] = field(default_factory=set)


def changed(piece: Piece, ledger: Ledger, numbers: NumberStyle) -> Iterator[Finding]:
    """Quantities in our bookmarks that read otherwise than the ledger prints them."""
    for start, run in piece.spans():
        expected = printed(run, ledger, numbers)
        if expected is None or expected == run.text or not run.text:
            continue
        message = f"“{run.text}”与数据不符，应为“{expected}”"
        todo = "改回数据中的值；数据有误的，先改数据再重新导出"
        yield over(
            piece, start, run, CHANGED, Severity.ERROR, message, todo=todo, expected=expected
        )


def contradicts(finding: Finding, start: int, end: int) -> bool:
    """Whether a finding says that the number at a span of the text is another one in the data.

    Of a phrase with several numbers it is the ones whose clauses read otherwise.
    """
    if finding.severity is not Severity.ERROR or finding.expected is None or finding.start is None:
        return False
    due = set(_CLAUSE.findall(finding.expected))
    spans = (m.span() for m in _CLAUSE.finditer(finding.text or "") if m[0] not in due)
    return any(finding.start + a < end and start < finding.start + b for a, b in spans)


def printed(run: Run, ledger: Ledger, numbers: NumberStyle) -> str | None:
    """What a run's slot prints today; None for words."""
    if run.slot is None:
        return None
    try:
        return render_plain(run.slot, ledger, numbers)
    except (TextError, CannotTell):
        return "（数据中已没有这一项）"


def gone(opened: Bookmarked) -> tuple[Noted, ...]:
    """Slots of the manifest whose bookmark is not in the text any more, or holds nothing."""
    there = {name for name, text in opened.bookmarks if text}
    return tuple(note for note in opened.noted if note.text and note.bookmark not in there)


def lost(opened: Bookmarked, script: Script, ledger: Ledger, headings: Mapping[str, str]) -> Lost:
    """What was deleted, and what was typed anew; `headings` by the sections' ids."""
    found = Lost()
    for note in gone(opened):
        heading = headings.get(note.section, note.section)
        again = _typed(note, script, heading, found.typed)
        if again is None:
            found.findings.append(_deleted(note, heading, ledger))
        else:
            piece, start = again
            found.typed.add((piece.start + start, piece.start + start + len(note.text)))
            if note.figures:
                found.findings.append(_retyped(note, piece, start))
    return found


def _typed(note: Noted, script: Script, heading: str, taken: set[Span]) -> tuple[Piece, int] | None:
    """Where a slot's text stands as plain words, in its own section first."""
    before = r"(?<![\d.,])" if note.text[0].isdecimal() else ""
    after = r"(?!\d|\.\d)" if note.text[-1].isdecimal() else ""
    pattern = re.compile(before + re.escape(note.text) + after)
    for piece in sorted(script.pieces, key=lambda piece: piece.section.heading != heading):
        for match in pattern.finditer(piece.text):
            span = (piece.start + match.start(), piece.start + match.end())
            if span not in taken and piece.run_at(*match.span()) is None:
                return piece, match.start()
    return None


def _retyped(note: Noted, piece: Piece, start: int) -> Finding:
    return at(
        piece,
        LOST,
        Severity.HINT,
        f"“{note.text}”是重打的，与数据一致，但以后数据改了不会核对到这一处",
        start=start,
        end=start + len(note.text),
        todo="要继续核对的，请从原稿复制这一处",
        expected=note.text,
        figures=note.figures,
    )


def _deleted(note: Noted, heading: str, ledger: Ledger) -> Finding:
    """A hint only where there was no value yet to be lost."""
    open_ = bool(note.figures) and not any(map(ledger.present, note.figures))
    where = f"（原在“{heading}”一节）" if heading else "（原在封面）"
    return Finding(
        code=LOST,
        severity=Severity.HINT if open_ else Severity.ERROR,
        message=f"“{note.text}”被删去或重打{where}",
        todo="从原稿复制这一处；确实不写的，请在报告包中删去后重新导出",
        expected=note.text,
        figures=note.figures,
        place=Place(section=heading or None),
    )


def unfilled(piece: Piece, known: str) -> Iterator[Finding]:
    """Slots that somebody typed in Word; `known` is the text of the report itself."""
    for match in _SLOT.finditer(piece.text):
        if match[0] in known or piece.run_at(*match.span()):
            continue
        yield at(
            piece,
            UNFILLED,
            Severity.ERROR,
            f"“{match[0]}”是没有填上的数据引用，Word 中不会变成数",
            start=match.start(),
            end=match.end(),
            todo="在报告包中写入这个引用后重新导出，或删去",
        )
