"""Texts and PDFs read back: every piece of the report in its order, and nothing in between.

White space and backslashes are left out on both sides, so that line breaks and Markdown's escapes
do not matter. A PDF is only asked for its quantities: page numbers and hyphenation are its own, and
its text has no rare characters, or has them elsewhere.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from qicao.boundtext import Run
from qicao.export.flow import Piece, lay_out
from qicao.export.printed import Printed, difference, printed_quantities
from qicao.values import Coverage, CoverageStatus, Finding, Ledger, Place, Report

_IGNORED = re.compile(r"[\s\\]+")
_PAGE_NUMBER = re.compile(r"^\s*[—–-]\s*\d+\s*[—–-]\s*$", re.MULTILINE)
_WORD = re.compile(r"\w")
_RARE = re.compile(r"[\u00ad\u200b-\u200f\u2060-\u2064\ufeff\U00010000-\U0010ffff]")
"""Characters that the text of a PDF often lacks: invisible ones and those beyond U+FFFF."""
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def verify_text(
    text: str, report: Report, ledger: Ledger, *, provenance: bool = False
) -> tuple[Finding, ...]:
    """What a text or Markdown file says otherwise than the report; () if nothing."""
    return tuple(_walk(_squeezed(text), lay_out(report, ledger, provenance=provenance)))


def verify_pdf(path: Path, report: Report, ledger: Ledger) -> tuple[tuple[Finding, ...], Coverage]:
    """Quantities that the PDF does not print in their order, and whether it could be read."""
    program = shutil.which("pdftotext")
    if program is None:
        reason = "没有 pdftotext，无法读回 PDF：可安装 poppler-utils"
        return (), _coverage(CoverageStatus.NOT_ENOUGH_DATA, reason)
    command = [program, "-raw", "-enc", "UTF-8", str(path), "-"]
    printed = subprocess.run(command, check=False, capture_output=True, timeout=60)  # noqa: S603 - a fixed program
    if printed.returncode:
        return (difference("X01", f"“{path.name}”打不开，不能核对"),), _coverage(
            CoverageStatus.DONE
        )
    text = _PAGE_NUMBER.sub("", printed.stdout.decode("utf-8", "replace"))
    found, unread = _missing(text, report, ledger)
    reason = f"PDF 中有{unread}处文字（如生僻字）不能逐字读回，只核对了其中的数" if unread else ""
    return found, _coverage(CoverageStatus.DONE, reason)


def _coverage(status: CoverageStatus, reason: str = "") -> Coverage:
    return Coverage(code="X03", status=status, reason=reason, label="读回 PDF")


def _missing(printed: str, report: Report, ledger: Ledger) -> tuple[tuple[Finding, ...], int]:
    """Quantities that the text lacks, and how many of them only stand in other words."""
    text, position, lost = _plain(printed), 0, list[Printed]()
    for slot in printed_quantities(report, ledger):
        wanted = _plain(slot.text)
        found = text.find(wanted, position)
        if found < 0:
            lost.append(slot)
        else:
            position = found + len(wanted)
    if not lost:
        return (), 0
    pieces = lay_out(report, ledger)
    spare, odd = _spare(printed, pieces, lost), _odd(pieces)
    missing = tuple(
        _lost_slot(slot)
        for slot in lost
        if (slot.section, slot.block) not in odd or not _has_numbers(slot, spare)
    )
    return missing, len(lost) - len(missing)


def _odd(pieces: tuple[Piece, ...]) -> set[tuple[str, str]]:
    """Section and block of the pieces with rare characters."""
    return {
        (piece.section, piece.block)
        for piece in pieces
        if any(_RARE.search(run.text) for cell in piece.cells for run in cell)
    }


def _spare(printed: str, pieces: tuple[Piece, ...], lost: list[Printed]) -> Counter[str]:
    """Numbers of the text that the slots which were found do not account for."""
    spare = Counter(_NUMBER.findall(_RARE.sub("", printed)))
    for cell in (cell for piece in pieces for cell in piece.cells):
        spare.subtract(_NUMBER.findall(_RARE.sub("", "".join(run.text for run in cell))))
    for slot in lost:
        spare.update(_NUMBER.findall(slot.text))
    return spare


def _has_numbers(slot: Printed, spare: Counter[str]) -> bool:
    """Whether the text still has the numbers of a slot; takes them out of `spare`."""
    wanted = Counter(_NUMBER.findall(slot.text))
    if any(spare[number] < count for number, count in wanted.items()):
        return False
    spare.subtract(wanted)
    return True


def _lost_slot(slot: Printed) -> Finding:
    place = Place(section=slot.section, block=slot.block)
    return difference("X03", f"缺少{slot.slot}：“{slot.text}”", slot.text, None, place)


def _walk(text: str, pieces: tuple[Piece, ...]) -> Iterator[Finding]:
    """Each run found after the one before it; what stands between two runs must hold no words."""
    position = 0
    for piece in pieces:
        place = Place(section=piece.section, block=piece.block)
        for run in (run for cell in piece.cells for run in cell):
            wanted = _squeezed(run.text)
            found = text.find(wanted, position)
            if found < 0:
                yield _lost(run, place)
                continue
            yield from _between(text[position:found], place)
            position = found + len(wanted)
    yield from _between(text[position:], None)


def _lost(run: Run, place: Place) -> Finding:
    if run.slot is None:
        return difference("X06", f"缺少正文“{run.text[:60]}”", run.text, None, place)
    return difference("X03", f"缺少{run.slot}：“{run.text}”", run.text, None, place)


def _between(text: str, place: Place | None) -> Iterator[Finding]:
    if _WORD.search(text):
        yield difference("X04", f"多出“{text[:60]}”", None, text, place)


def _squeezed(text: str) -> str:
    return _IGNORED.sub("", text)


def _plain(text: str) -> str:
    return _RARE.sub("", _squeezed(text))
