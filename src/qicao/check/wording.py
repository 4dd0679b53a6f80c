"""Words that should not be left: repeated paragraphs, leftovers of templates, 套话."""

from __future__ import annotations

from collections.abc import Iterator

from qicao.check.draft import Check, Draft, at
from qicao.check.residue import DOUBLED, MARKS
from qicao.values import Finding, Severity

REPEATED, LEFTOVER, STYLE = "D06", "A61", "D07"
LONG_ENOUGH = 20


def _repeated(draft: Draft) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for piece in draft.script.prose():
        text = piece.text.strip()
        if len(text) < LONG_ENOUGH:
            continue
        if text in seen:
            message = f"这一段与“{seen[text]}”中的一段完全相同"
            yield at(piece, REPEATED, Severity.WARNING, message, todo="删去或改写其中一段")
        seen.setdefault(text, piece.section.heading)


def _leftovers(draft: Draft) -> Iterator[Finding]:
    for piece in draft.script.pieces:
        for pattern, severity, what, todo in MARKS:
            for match in pattern.finditer(piece.text):
                start, end = match.span()
                if piece.run_at(start, end) is None:
                    message = f"“{match[0]}”{what}"
                    yield at(piece, LEFTOVER, severity, message, start=start, end=end, todo=todo)


def _style(draft: Draft) -> Iterator[Finding]:
    for piece in draft.script.prose():
        for word in draft.profile.avoid:
            start = piece.text.find(word)
            if start >= 0 and not piece.run_at(start, start + len(word)):
                yield at(
                    piece,
                    STYLE,
                    Severity.HINT,
                    f"“{word}”不宜用在报告里",
                    start=start,
                    end=start + len(word),
                    todo="换成具体的说法",
                )
        for match in DOUBLED.finditer(piece.text):
            if piece.run_at(*match.span()) is None:
                yield at(
                    piece,
                    STYLE,
                    Severity.HINT,
                    f"“{match[0]}”疑似重复",
                    start=match.start(),
                    end=match.end(),
                    todo="删去多余的字或标点",
                )


REPEATED_PARAGRAPHS = Check(REPEATED, "没有重复的段落", _repeated)
LEFTOVERS = Check(LEFTOVER, "没有模板残留", _leftovers)
WORDS = Check(STYLE, "用语", _style)
