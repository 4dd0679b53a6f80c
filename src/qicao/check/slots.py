"""Slots that name nothing, have an unknown style, stand for nothing provided, or run together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from qicao.check.draft import Check, Draft, at, over
from qicao.values import Finding, Severity

BROKEN, MISSING, JOINED = "D01", "D02", "D09"
SHOWN = 8
"""Characters of a digit's surroundings that a message shows."""


def _broken(draft: Draft) -> Iterator[Finding]:
    for piece in draft.script.pieces:
        if piece.broken:
            todo = "改成已有的名称或样式；导出前必须改正"
            yield at(piece, BROKEN, Severity.ERROR, piece.broken, todo=todo)


def _missing(draft: Draft) -> Iterator[Finding]:
    for piece in draft.script.pieces:
        for start, run in piece.spans():
            if run.missing:
                message = f"{run.text}：正文引用了没有提供的数据"
                todo = "补充这项数据，或改写这句话"
                yield over(piece, start, run, MISSING, Severity.WARNING, message, todo=todo)


def _joined(draft: Draft) -> Iterator[Finding]:
    for piece in draft.script.pieces:
        spans = [(start, run) for start, run in piece.spans() if run.text]
        for (_, before), (place, after) in pairwise(spans):
            bound = before.slot or after.slot
            if bound and before.text[-1].isdecimal() and after.text[0].isdecimal():
                start, end = max(0, place - SHOWN), place + SHOWN
                yield at(
                    piece,
                    JOINED,
                    Severity.ERROR,
                    f"“{piece.text[start:end]}”：两处数字连在一起，读成了另一个数",
                    start=start,
                    end=min(end, len(piece.text)),
                    todo="在两处数字之间加上文字或标点",
                    figures=(*before.figures, *after.figures),
                )


BROKEN_SLOTS = Check(BROKEN, "数据引用有效", _broken)
MISSING_DATA = Check(MISSING, "引用的数据都已提供", _missing)
JOINED_DIGITS = Check(JOINED, "数字之间有间隔", _joined)
