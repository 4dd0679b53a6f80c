"""What was found in anybody's text, as the object of the contract and with its places in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from qicao.arithmetic.claim import Claim
from qicao.arithmetic.codes import LABELS, code_of
from qicao.checking.checked import AROUND, LONGEST
from qicao.checking.foreign import Examined
from qicao.checking.told import words
from qicao.values import Coverage, CoverageStatus, Finding, Severity


@dataclass(frozen=True)
class ForeignReport:
    """A text with what was found in it."""

    examined: Examined
    extra: tuple[Finding, ...] = ()
    """What other checks found: wording, structure."""

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """All findings in the order of what they change, errors first, then of the text."""
        order = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}
        found = [*self.examined.findings(), *self.extra, *self.examined.text.findings]
        return tuple(sorted(found, key=lambda f: (order[f.severity], f.start or 0)))

    @cached_property
    def coverage(self) -> tuple[Coverage, ...]:
        """Every rule that can be held against a text of itself, and what became of it."""
        done = dict.fromkeys(LABELS, 0)
        for claim in (*self.examined.judged.held, *self._broken()):
            done[code_of(claim)] = done.get(code_of(claim), 0) + 1
        done["A43"] = len(self.examined.counts)
        done["A41"] = len(self.examined.grades)
        done["A05"] = len(self.examined.gaps)
        told = [finding.code for finding in self.findings]
        return tuple(
            _row(code, label, done[code], told.count(code)) for code, label in LABELS.items()
        )

    def _broken(self) -> Iterator[Claim]:
        return (claim for claim, _ in self.examined.judged.broken)

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
            "findings": [_finding(f) for f in self.findings],
            "coverage": [c.model_dump(mode="json", exclude={"label"}) for c in self.coverage],
            "summary": self._summary(mentions),
        }

    def _mentions(self) -> Iterator[dict[str, Any]]:
        explained = self._explanations()
        wrong = {f.start for f in self.findings if f.severity is Severity.ERROR}
        for base, mention in self.examined.mentions:
            start = base + mention.start
            status = "unverified" if mention.is_quantity else "not_a_quantity"
            if start in wrong:
                status = "contradicted"
            elif start in explained:
                status = "explained"
            place = self.examined.text.place(start)
            yield {
                "start": start,
                "end": base + mention.end,
                "text": mention.text,
                "kind": mention.kind.value,
                "value": None if mention.value is None else f"{mention.value:f}",
                "unit": mention.unit,
                "decimals": mention.decimals,
                "status": status,
                "figure": None,
                "explanation": explained.get(start),
                "place": place.model_dump(mode="json", exclude_none=True) if place else None,
            }

    def _explanations(self) -> dict[int, str]:
        """Where a number stands → how it follows from others, or what follows from it."""
        found: dict[int, str] = {}
        for claim in self.examined.judged.held:
            shown = _shown(self.examined, claim)
            for member in claim.members:
                found.setdefault(member.start, shown)
        for counted in self.examined.counts:
            if counted.holds:
                found.setdefault(counted.stated.start, f"列出的有{len(counted.names)}个")
        return found

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
            "chance": None,
        }


def _shown(examined: Examined, claim: Claim) -> str:
    parts = [words(examined.text, s) for s in claim.inputs]
    if claim.formula.name == "sum" and claim.formula.code == "A01":
        return f"{words(examined.text, claim.given)}＝{'＋'.join(parts)}"
    return f"{words(examined.text, claim.given)}＝{claim.formula.says.format(*parts)}"


def _finding(finding: Finding) -> dict[str, Any]:
    shown = finding.model_dump(mode="json", exclude={"sources", "todo", "observed"})
    return shown | {"suggestion": finding.suggestion or finding.todo or None}


def _row(code: str, label: str, done: int, told: int) -> Coverage:
    if not done:
        reason = "文中没有可以这样核对的数"
        return Coverage(code=code, status=CoverageStatus.NOT_APPLICABLE, reason=reason, label=label)
    reason = f"核对{done}处，发现{told}处" if told else f"核对{done}处，没有发现"
    return Coverage(code=code, status=CoverageStatus.DONE, reason=reason, label=label)
