"""What a document of the contract says of faults that were planted in its text.

Nothing here knows how the checker works: only findings as `qicao check --json` prints them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from qicao.trial.prose import Edit, Planted, moved

Document = dict[str, Any]
Finding = dict[str, Any]
Span = tuple[int, int]
SHOWN = ("error", "warning")
LONGEST, SHORT = 16, 2
"""Characters of a number with its unit, and of digits that could be any number's."""
_WRITTEN = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?", re.ASCII)
_NUMERAL = re.compile(r"[0-9]+(?:\.[0-9]+)?", re.ASCII)


@dataclass(frozen=True)
class Fault:
    """A planted fault in the text that was checked; later edits may have moved it."""

    planted: Planted
    tokens: tuple[Span, ...]
    near: tuple[Span, ...]

    @property
    def numbers(self) -> set[str]:
        """How the numbers that were changed are written: short ones with their unit."""
        changed = [edit.now for edit in self.planted.edits if edit.number]
        if not changed:
            spoken = (self.planted.text[start:end] for start, end in self.planted.near)
            changed = [text for text in spoken if len(text) <= LONGEST]
        found = ((text, _WRITTEN.search(text)) for text in changed)
        return {m[0] if len(m[0]) > SHORT else text for text, m in found if m}

    def later(self, edits: Sequence[Edit]) -> Fault:
        """The same after more edits."""
        return Fault(self.planted, _moved(self.tokens, edits), _moved(self.near, edits))


def fault_of(planted: Planted) -> Fault:
    """The fault as it was planted."""
    return Fault(planted, tuple((e.start, e.end) for e in planted.edits), planted.near)


def _moved(spans: Iterable[Span], edits: Sequence[Edit]) -> tuple[Span, ...]:
    return tuple((moved(start, edits), moved(end, edits)) for start, end in spans)


@dataclass(frozen=True)
class Verdict:
    """What became of one fault."""

    errors: int
    warnings: int
    caught: bool
    exact: bool
    named: bool
    """Whether the first finding that concerns it stands at the token that was changed."""

    @property
    def findings(self) -> int:
        """New findings that are shown."""
        return self.errors + self.warnings


def shown(document: Document) -> list[Finding]:
    """Errors and warnings, in the order of the document."""
    return [f for f in document["findings"] if f["severity"] in SHOWN]


def new_findings(document: Document, clean: Document, edits: Sequence[Edit]) -> list[Finding]:
    """What is shown of a text and was not of the clean one."""
    known = Counter(_key(f, edits) for f in shown(clean))
    new = []
    for finding in shown(document):
        key = _key(finding, ())
        if known[key]:
            known[key] -= 1
        else:
            new.append(finding)
    return new


def _key(finding: Finding, edits: Sequence[Edit]) -> tuple[object, ...]:
    start = finding["start"]
    if start is None:
        return finding["code"], None, finding["message"]
    return finding["code"], moved(start, edits)


def judge(found: Sequence[Finding], fault: Fault) -> Verdict:
    """What the new findings say of the only fault."""
    about = [finding for finding in found if concerns(finding, fault)]
    levels = Counter(finding["severity"] for finding in found)
    return Verdict(
        errors=levels["error"],
        warnings=levels["warning"],
        caught=bool(about),
        exact=any(_exact(finding, fault) for finding in about),
        named=bool(about) and any(_meets(about[0], span) for span in fault.tokens),
    )


def concerns(finding: Finding, fault: Fault) -> bool:
    """Whether a finding stands at the fault, or names a number that was changed or spoken of."""
    if any(_meets(finding, span) for span in (*fault.tokens, *fault.near)):
        return True
    said = f"{finding['message']} {finding['suggestion'] or ''}"
    return any(_names(said, number) for number in fault.numbers)


def _meets(finding: Finding, span: Span) -> bool:
    """Whether a finding's span has anything of another; an empty one lies in it or at its end."""
    if finding["start"] is None:
        return False
    start, end = span
    if start == end:
        return bool(finding["start"] <= start <= finding["end"])
    return bool(finding["start"] < end and start < finding["end"])


def _names(said: str, number: str) -> bool:
    """Whether a number stands in what is said, not as a part of another."""
    return re.search(rf"(?<![0-9.,]){re.escape(number)}(?![0-9.])", said) is not None


def _exact(finding: Finding, fault: Fault) -> bool:
    """Whether a finding names what stood there, or exactly the place."""
    if (finding["start"], finding["end"]) in {*fault.tokens, *fault.near}:
        return True
    expected = _plain(finding["expected"] or "")
    return any(_same(expected, _plain(edit.was)) for edit in fault.planted.edits if edit.was)


def _same(expected: str, was: str) -> bool:
    if not expected or expected == was:
        return bool(expected)
    numbers = [_NUMERAL.search(text) for text in (expected, was)]
    values = [Decimal(number[0]) for number in numbers if number]
    return len(values) == 2 and values[0] == values[1]


def _plain(text: str) -> str:
    return re.sub(r"[\s,]", "", unicodedata.normalize("NFKC", text))
