"""What was found in anybody's text, as the object of the contract and with its places in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from qicao.arithmetic.chance import chance_of
from qicao.checking.causes import one_a_cause, told_once
from qicao.checking.checked import AROUND, LONGEST, coverage_shown, finding_shown
from qicao.checking.covered import coverage_of
from qicao.checking.foreign import Examined
from qicao.checking.standing import Standings
from qicao.checking.weight import ranked
from qicao.checking.wrongunits import of_wrong_units
from qicao.quantity import half_up
from qicao.values import Coverage, Finding, Place, Severity


@dataclass(frozen=True)
class ForeignReport:
    """A text with what was found in it."""

    examined: Examined
    extra: tuple[Finding, ...] = ()
    """What other checks found: wording, structure."""
    looked: tuple[Coverage, ...] = ()
    """Those checks, and what became of each."""

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, one a cause: errors first, then by what they change, then as they stand."""
        told = told_once(one_a_cause(self._told), self.extra)
        return tuple(ranked((*told, *self.examined.text.findings)))

    @cached_property
    def _told(self) -> tuple[Finding, ...]:
        """What each rule says of the numbers, but for those that a wrong unit makes wrong."""
        aside = of_wrong_units(self.examined, self.extra)
        return tuple(f for f in self.examined.findings() if f.start not in aside)

    @cached_property
    def coverage(self) -> tuple[Coverage, ...]:
        """Every rule that can be held against a text, and what became of it."""
        told = (*self._told, *self.extra, *self.examined.text.findings)
        return (*coverage_of(self.examined, told), *self.looked)

    def where(self, finding: Finding) -> str:
        """The words of a finding with those around them; '' if it has no place in the text."""
        if finding.start is None or finding.end is None:
            return ""
        text = self.examined.text.text
        before = text[max(0, finding.start - AROUND) : finding.start].rpartition("\n")[2]
        after = text[finding.end : finding.end + AROUND].partition("\n")[0]
        span = text[finding.start : finding.end]
        span = span if len(span) <= LONGEST else f"{span[:LONGEST]}…"
        return f"「{before}【{span}】{after}」"

    def document(self) -> dict[str, Any]:
        """The object of the contract `qicao.check/1`."""
        mentions = list(self._mentions())
        return {
            "schema": "qicao.check/1",
            "text": self.examined.text.text,
            "characters": len(self.examined.text.text),
            "mentions": mentions,
            "findings": [finding_shown(f) for f in self.findings],
            "coverage": [coverage_shown(row) for row in self.coverage],
            "summary": self._summary(mentions),
        }

    def _mentions(self) -> Iterator[dict[str, Any]]:
        told = (Severity.ERROR, Severity.WARNING)
        wrong = {f.start for f in self.findings if f.severity in told and f.start is not None}
        standing, places = Standings(self.examined, wrong), _Places()
        for base, mention in self.examined.mentions:
            start = base + mention.start
            place = self.examined.text.place(start)
            yield {
                "start": start,
                "end": base + mention.end,
                "text": mention.text,
                "kind": mention.kind.value,
                "value": None if mention.value is None else f"{mention.value:f}",
                "unit": mention.unit,
                "decimals": mention.decimals,
                "status": standing.status(start) if mention.is_quantity else "not_a_quantity",
                "figure": standing.figure(start),
                "explanation": standing.explanation(start),
                "place": places.shown(place) if place else None,
            }

    def _chance(self) -> float | None:
        found = chance_of(self.examined.judged, self.examined.bindings)
        return None if found is None else float(half_up(Decimal(found), 6))

    def _summary(self, mentions: list[dict[str, Any]]) -> dict[str, Any]:
        levels = [finding.severity for finding in self.findings]
        return {
            "mentions": len(mentions),
            "bound": sum(m["status"] == "bound" for m in mentions),
            "explained": sum(m["status"] == "explained" for m in mentions),
            "unverified": sum(m["status"] == "unverified" for m in mentions),
            "errors": levels.count(Severity.ERROR),
            "warnings": levels.count(Severity.WARNING),
            "hints": levels.count(Severity.HINT),
            "chance": self._chance(),
        }


class _Places:
    """Places as they are shown: a line has many numbers, and one place."""

    def __init__(self) -> None:
        self.known: dict[int, tuple[Place, dict[str, Any]]] = {}
        """By their identity; each is kept, so that no other can take its."""

    def shown(self, place: Place) -> dict[str, Any]:
        """What is said of a place."""
        found = self.known.get(id(place))
        if found is None:
            shown = place.model_dump(mode="json", exclude_none=True)
            found = self.known[id(place)] = (place, shown)
        return dict(found[1])
