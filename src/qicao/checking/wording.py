"""The words of a Word file beside those of its bundle: what somebody wrote otherwise, as hints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import count, groupby

from qicao.boundtext import Run
from qicao.check import Piece, Script
from qicao.check.draft import at
from qicao.checking.places import LOST, printed
from qicao.checking.word import MARGINS
from qicao.export.flow import Line, Role, lay_out
from qicao.values import Finding, Ledger, NumberStyle, Place, Report, Severity

CODE = "X06"
SHOWN, BEFORE, ALIKE = 20, 6, 0.5
"""Characters of a change that are shown, those of them before it, the least likeness of a pair."""
_TODO = "请确认改动后的文字与数据相符"
_HEADINGS = {Role.HEADING, Role.LABEL, Role.APPENDIX}
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class _Line:
    """A paragraph as the bundle prints it; `loose` matches it with any words for lost slots."""

    text: str
    section: str
    block: str
    heading: bool
    loose: re.Pattern[str] | None = None


def compare(
    report: Report, ledger: Ledger, script: Script, lost: Set[str], headings: Mapping[str, str]
) -> Iterator[Finding]:
    """Words that were changed, added or deleted; `lost` are the bookmarks that are gone."""
    wanted = list(_expected(report, ledger, lost))
    pieces = [p for p in script.pieces if p.block != MARGINS and _squeezed(p.text)]
    found = [_restored(piece, ledger, report.numbers) for piece in pieces]
    pairs, removed, added = _align([line.text for line in wanted], found)
    for a, b in pairs:
        loose = wanted[a].loose
        if loose is None or not loose.fullmatch(found[b]):
            yield _changed(wanted[a].text, found[b], pieces[b])
    yield from _removed(wanted, set(removed), headings)
    yield from _added([pieces[b] for b in added])


def _expected(report: Report, ledger: Ledger, lost: Set[str]) -> Iterator[_Line]:
    numbers = count(1)
    for piece in lay_out(report, ledger):
        heading = isinstance(piece, Line) and piece.role in _HEADINGS
        for cell in piece.cells:
            names = [f"q_{next(numbers):06d}" if run.slot is not None else "" for run in cell]
            text = _squeezed("".join(run.text for run in cell))
            loose = _loose(cell, names, lost) if lost & set(names) else None
            if text:
                yield _Line(text, piece.section, piece.block, heading, loose)


def _loose(cell: tuple[Run, ...], names: list[str], lost: Set[str]) -> re.Pattern[str]:
    parts = (
        ".{0,40}" if name in lost else re.escape(_squeezed(run.text))
        for run, name in zip(cell, names, strict=True)
    )
    return re.compile("".join(parts))


def _restored(piece: Piece, ledger: Ledger, numbers: NumberStyle) -> str:
    """A piece's text with what its slots ought to print."""
    parts = ((printed(run, ledger, numbers) if run.text else None, run) for run in piece.runs)
    return _squeezed("".join(run.text if text is None else text for text, run in parts))


def _align(
    wanted: list[str], found: list[str]
) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    """Lines that were changed, in pairs; lines that are gone; lines that are new."""
    pairs: list[tuple[int, int]] = []
    for tag, a, b, c, d in SequenceMatcher(None, wanted, found, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs += zip(range(a, b), range(c, d), strict=True)
        elif b - a == d - c == 1:
            pairs.append((a, c))
        else:
            pairs += _pairs(wanted, found, range(a, b), range(c, d))
    old, new = {a for a, _ in pairs}, {b for _, b in pairs}
    changed = [(a, b) for a, b in pairs if wanted[a] != found[b]]
    removed = [a for a in range(len(wanted)) if a not in old]
    return changed, removed, [b for b in range(len(found)) if b not in new]


def _pairs(
    wanted: list[str], found: list[str], old: range, new: range
) -> Iterator[tuple[int, int]]:
    """Lines of two stretches that are alike, in order."""
    start = new.start
    for a in old:
        for b in range(start, min(new.stop, start + 2 * SHOWN)):
            likeness = SequenceMatcher(None, wanted[a], found[b], autojunk=False)
            if likeness.real_quick_ratio() >= ALIKE and likeness.ratio() >= ALIKE:
                yield a, b
                start = b + 1
                break


def _changed(want: str, have: str, piece: Piece) -> Finding:
    same = next((n for n, (a, b) in enumerate(zip(want, have, strict=False)) if a != b), None)
    place = max(0, (min(len(want), len(have)) if same is None else same) - BEFORE)
    before, after = _short(want[place:]), _short(have[place:])
    message = f"文字有改动：“{before}”→“{after}”"
    return at(piece, CODE, Severity.HINT, message, expected=want, todo=_TODO)


def _removed(
    wanted: list[_Line], removed: set[int], headings: Mapping[str, str]
) -> Iterator[Finding]:
    """Sections without their heading or without a word are errors, other words hints."""
    empty = _emptied(wanted, removed)
    for section in empty:
        yield _section(headings.get(section, section), "这一节的内容被删去")
    lines = [(number, wanted[number]) for number in sorted(removed)]
    bare = dict.fromkeys(line.section for _, line in lines if line.heading)
    for section in bare:
        if section not in empty:
            yield _section(headings.get(section, section), "这一节的标题被删去")
    rest = (e for _, e in lines if not e.heading and e.section not in empty and _told(e))
    for (section, _), group in groupby(rest, key=lambda line: (line.section, line.block)):
        gone = list(group)
        more = f"等{len(gone)}处" if len(gone) > 1 else ""
        yield Finding(
            code=CODE,
            severity=Severity.HINT,
            message=f"文字有改动：“{_short(gone[0].text)}”{more}被删去",
            todo=_TODO,
            expected=gone[0].text,
            place=Place(section=headings.get(section, section)),
        )


def _told(line: _Line) -> bool:
    """Whether the loss of a line is not told by its lost slots already."""
    return line.loose is None or not line.loose.fullmatch("")


def _emptied(wanted: list[_Line], removed: set[int]) -> tuple[str, ...]:
    """Sections of which every line but the heading is gone, or the heading where it is all."""
    lines: dict[str, list[int]] = {}
    for number, line in enumerate(wanted):
        if line.section and not line.heading:
            lines.setdefault(line.section, []).append(number)
    return tuple(section for section, numbers in lines.items() if removed.issuperset(numbers))


def _section(heading: str, what: str) -> Finding:
    return Finding(
        code=LOST,
        severity=Severity.ERROR,
        message=f"“{heading}”{what}",
        todo="从原稿复制这一节；确实不写的，请在报告包中删去后重新导出",
        place=Place(section=heading),
    )


def _added(pieces: list[Piece]) -> Iterator[Finding]:
    for (section, _), group in groupby(pieces, key=lambda p: (p.section.id, p.row is not None)):
        del section
        new = list(group)
        more = f"等{len(new)}处" if len(new) > 1 else ""
        message = f"文字有改动：增加了“{_short(new[0].text)}”{more}"
        yield at(new[0], CODE, Severity.HINT, message, todo=_TODO)


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _squeezed(text: str) -> str:
    return _SPACE.sub("", text)
