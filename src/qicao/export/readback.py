"""Exported files read back: every quantity in them is the ledger's, and nothing else was changed.

Codes: X01 the file cannot be read or has no manifest, X02 it is of another report or ledger, X03 a
quantity is missing, X04 something is there that was not written, X05 a quantity reads differently,
X06 other text reads differently, X07 a field, a link or a tracked change.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import takewhile, zip_longest
from pathlib import Path

from qicao.bookmarked import Bookmarked, Noted, open_docx
from qicao.errors import ImportRefused
from qicao.export.flow import Line, Piece, Role, clean, lay_out
from qicao.export.printed import (
    Printed,
    difference,
    printed_quantities,
    printed_slots,
    slots_of,
)
from qicao.export.verbatim import verify_pdf, verify_text
from qicao.values import Finding, Ledger, Place, Report

__all__ = [
    "Printed",
    "printed_quantities",
    "printed_slots",
    "verify_docx",
    "verify_pdf",
    "verify_text",
]

SHOWN = 20
"""Differences in the other text that are told one by one."""


def verify_docx(path: Path, report: Report, ledger: Ledger) -> tuple[Finding, ...]:
    """What differs between the Word file and what the ledger prints; () if nothing does."""
    try:
        opened = open_docx(str(path), path.name)
    except ImportRefused as error:
        return (difference("X01", str(error)),)
    if opened.manifest is None:
        return (difference("X01", "Word 文件中没有数据对照表，无法核对"),)
    pieces = lay_out(report, ledger, provenance=opened.manifest.get("provenance") == "yes")
    expected = tuple(slots_of(pieces))
    return (
        *_compare_heads(opened.manifest, report, ledger),
        *_compare_slots(opened, expected),
        *_compare_words(opened, pieces),
        *(difference("X07", f"文件中有不该有的内容：{what[:60]}") for what in opened.foreign),
    )


def _compare_heads(manifest: dict[str, str], report: Report, ledger: Ledger) -> Iterator[Finding]:
    expected = {
        "ledger": ledger.digest,
        "profile": clean(report.profile.id),
        "version": clean(report.profile.version),
        "digest": report.profile.digest,
    }
    for name, value in expected.items():
        if manifest.get(name) != value:
            yield difference("X02", f"文件的{name}与本报告不符", value, manifest.get(name))
    if report.ledger_digest != ledger.digest:
        yield difference("X02", "报告与数据不是同一份", report.ledger_digest, ledger.digest)


def _compare_slots(opened: Bookmarked, expected: tuple[Printed, ...]) -> Iterator[Finding]:
    """Expected, manifest and page, bookmark by bookmark."""
    names = [f"q_{number:06d}" for number in range(1, len(expected) + 1)]
    wanted = dict(zip(names, expected, strict=True))
    found: dict[str, str] = {}
    for name, text in opened.bookmarks:
        if name in found or name not in wanted:
            yield difference("X04", f"多出一处数据（书签{name}）：“{text}”", None, text)
        found.setdefault(name, text)
    for name, slot in wanted.items():
        yield from _compare_slot(slot, found.get(name))
    if [name for name in found if name in wanted] != [name for name in names if name in found]:
        yield difference("X05", "数据在文中的先后与报告不符")
    yield from _compare_manifest(opened.noted, wanted)


def _compare_slot(slot: Printed, text: str | None) -> Iterator[Finding]:
    place = Place(section=slot.section, block=slot.block)
    if text is None:
        yield difference("X03", f"缺少{slot.slot}", slot.text, None, place)
    elif text != slot.text:
        message = f"{slot.slot}应为“{slot.text}”，文件中是“{text}”"
        yield difference("X05", message, slot.text, text, place)


def _compare_manifest(noted: tuple[Noted, ...], wanted: dict[str, Printed]) -> Iterator[Finding]:
    seen = {entry.bookmark: (entry.slot, entry.figures, entry.text) for entry in noted}
    for name in dict.fromkeys((*wanted, *seen)):
        slot = wanted.get(name)
        told = (slot.slot, slot.figures, slot.text) if slot else None
        if seen.get(name) != told:
            yield difference("X02", f"数据对照表中的{name}与报告不符")
    if len(seen) != len(noted):
        yield difference("X02", "数据对照表中有重复的书签")


def _compare_words(opened: Bookmarked, pieces: tuple[Piece, ...]) -> Iterator[Finding]:
    """The text outside of the slots, paragraph by paragraph."""
    expected = [line for piece in pieces for line in _words(piece)]
    found = [_outside(line) for line in opened.paragraphs]
    _join_title(found, expected, pieces)
    if expected == found:
        return
    matcher = SequenceMatcher(None, expected, found, autojunk=False)
    changes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    for _, a, b, c, d in changes[:SHOWN]:
        for want, have in zip_longest(expected[a:b], found[c:d]):
            message = f"正文应为“{_short(want)}”，文件中是“{_short(have)}”"
            yield difference("X06", message, want, have)


def _join_title(found: list[str], expected: list[str], pieces: tuple[Piece, ...]) -> None:
    """Takes the breaks out of the title, which the page sets by its width."""
    before = takewhile(lambda p: isinstance(p, Line) and p.role is Role.COVER, pieces)
    place = sum(1 for piece in before for _ in _words(piece))
    for lines in (found, expected):
        if place < len(lines):
            lines[place] = lines[place].replace("\n", "")


def _words(piece: Piece) -> Iterator[str]:
    """Each paragraph of a piece with a mark where a slot stands; empty ones are left out."""
    for cell in piece.cells:
        marked = "".join("\ue000" if run.slot is not None else run.text for run in cell)
        if marked:
            yield marked


def _outside(line: list[tuple[str | None, str]]) -> str:
    return "".join("\ue000" if name else text for name, text in line)


def _short(text: str | None) -> str:
    return "（无）" if text is None else text.replace("\ue000", "〔数〕")[:60]
