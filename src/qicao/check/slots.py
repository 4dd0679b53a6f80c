"""Slots that name nothing, have an unknown style, or stand for something that nobody provided."""

from __future__ import annotations

from collections.abc import Iterator

from qicao.check.draft import Check, Draft, at
from qicao.values import Finding, Severity

BROKEN, MISSING = "D01", "D02"


def _broken(draft: Draft) -> Iterator[Finding]:
    for piece in draft.script.pieces:
        if piece.broken:
            todo = "改成已有的名称或样式；导出前必须改正"
            yield at(piece, BROKEN, Severity.ERROR, piece.broken, todo=todo)


def _missing(draft: Draft) -> Iterator[Finding]:
    for piece in draft.script.pieces:
        for start, run in piece.spans():
            if run.missing:
                offset = start - piece.start
                yield at(
                    piece,
                    MISSING,
                    Severity.WARNING,
                    f"{run.text}：正文引用了没有提供的数据",
                    start=offset,
                    end=offset + len(run.text),
                    todo="补充这项数据，或改写这句话",
                    figures=run.figures,
                )


BROKEN_SLOTS = Check(BROKEN, "数据引用有效", _broken)
MISSING_DATA = Check(MISSING, "引用的数据都已提供", _missing)
