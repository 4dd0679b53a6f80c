"""What a check of a document found, as an object of the contract and with its places in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from qicao.check import Piece, Script, bare_mentions
from qicao.checking.places import contradicts
from qicao.mentions import Mention
from qicao.values import Coverage, Finding, Severity

AROUND, LONGEST = 12, 30
"""Characters that are shown before and after a span, and of the span."""
ORDER = (Severity.HINT, Severity.WARNING, Severity.ERROR)


class HasFindings(Protocol):
    """Anything in which something was found."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found."""
        ...


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
            "findings": [finding_shown(f) for f in self.findings],
            "coverage": [coverage_shown(row) for row in self.coverage],
            "summary": self._summary(mentions),
        }

    def _mentions(self) -> Iterator[dict[str, Any]]:
        for piece in self.script.pieces:
            bare = set(bare_mentions(piece, self.phrases))
            for mention in piece.mentions:
                run = piece.run_at(mention.start, mention.end)
                yield {
                    "start": piece.start + mention.start,
                    "end": piece.start + mention.end,
                    "text": mention.text,
                    "kind": mention.kind.value,
                    "value": None if mention.value is None else f"{mention.value:f}",
                    "unit": mention.unit,
                    "decimals": mention.decimals,
                    "status": "unverified" if mention in bare else self._status(piece, mention),
                    "figure": run.figures[0] if run and run.figures else None,
                    "explanation": run.slot if run else None,
                    "place": piece.place.model_dump(mode="json", exclude_none=True),
                }

    def _status(self, piece: Piece, mention: Mention) -> str:
        """How a number stands that the text did not get from the hand of somebody."""
        run = piece.run_at(mention.start, mention.end)
        if run is None or not run.figures:
            return "not_a_quantity"
        start, end = piece.start + mention.start, piece.start + mention.end
        wrong = any(contradicts(finding, start, end) for finding in self.findings)
        return "contradicted" if wrong else "bound"

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

    def where(self, finding: Finding) -> str:
        """The heading that a finding stands under, and its words with those around them; "" if
        it has no place in the text."""
        if finding.place is None:
            return ""
        piece = self._piece(finding)
        under = _heading(piece) if piece else self._named(finding.place.section or "")
        shown = f"“{under}”" if under else ""
        if piece is None or finding.start is None or finding.end is None:
            return shown
        return shown + _context(piece, finding.start - piece.start, finding.end - piece.start)

    def _piece(self, finding: Finding) -> Piece | None:
        start = finding.start
        if start is None:
            return None
        pieces = self.script.pieces
        return next((p for p in pieces if p.start <= start <= p.start + len(p.text)), None)

    def _named(self, section: str) -> str:
        return next((_heading(p) for p in self.script.pieces if p.section.id == section), section)


def finding_shown(finding: Finding) -> dict[str, Any]:
    """A finding in the contract, with what to do as the command line says it."""
    shown = finding.model_dump(mode="json", exclude={"sources", "todo", "observed", "step"})
    return shown | {"suggestion": finding.suggestion or finding.todo_on_command_line or None}


def coverage_shown(row: Coverage) -> dict[str, Any]:
    """A row of coverage in the contract, with its reason as the command line says it."""
    shown = row.model_dump(mode="json", exclude={"label", "step"})
    return shown | {"reason": row.reason_on_command_line}


def fails(checked: HasFindings, level: Severity) -> bool:
    """Whether anything was found at `level` or worse."""
    return any(ORDER.index(f.severity) >= ORDER.index(level) for f in checked.findings)


def _heading(piece: Piece) -> str:
    return piece.section.number + piece.section.heading


def _context(piece: Piece, start: int, end: int) -> str:
    before, after = piece.text[max(0, start - AROUND) : start], piece.text[end : end + AROUND]
    span = piece.text[start:end]
    span = span if len(span) <= LONGEST else f"{span[:LONGEST]}…"
    return f"「{before}【{span}】{after}」" if before or after else f"「{span}」"
