"""Texts and PDFs read back: every piece of the report in its order, and nothing in between.

White space and backslashes are left out on both sides, so that line breaks and Markdown's escapes
do not matter. A PDF is only asked for its quantities: page numbers and hyphenation are its own.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from qicao.boundtext import Run
from qicao.export.flow import Piece, lay_out
from qicao.export.printed import difference, printed_quantities
from qicao.values import Coverage, CoverageStatus, Finding, Ledger, Place, Report

_IGNORED = re.compile(r"[\s\\]+")
_PAGE_NUMBER = re.compile(r"^\s*[—–-]\s*\d+\s*[—–-]\s*$", re.MULTILINE)
_WORD = re.compile(r"\w")


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
    return tuple(_missing(_squeezed(text), report, ledger)), _coverage(CoverageStatus.DONE)


def _coverage(status: CoverageStatus, reason: str = "") -> Coverage:
    return Coverage(code="X03", status=status, reason=reason, label="读回 PDF")


def _missing(text: str, report: Report, ledger: Ledger) -> Iterator[Finding]:
    position = 0
    for slot in printed_quantities(report, ledger):
        wanted = _squeezed(slot.text)
        found = text.find(wanted, position)
        if found < 0:
            place = Place(section=slot.section, block=slot.block)
            yield difference("X03", f"缺少{slot.slot}：“{slot.text}”", slot.text, None, place)
        else:
            position = found + len(wanted)


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
