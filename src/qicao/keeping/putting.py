"""Sections put into a report where the outline has them; everything else stays as it is.

An entry of the outline may be written as several sections: a problem each, below its own. They are
one group, which is put and taken as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from qicao.values import Report, Section
from qicao.workflow import Drafted, Prepared, check, make_report, numbered

Groups = dict[str, tuple[Section, ...]]
"""The sections of each entry of the outline, by its id."""


def groups(report: Report, entries: Iterable[str]) -> Groups:
    """The sections of a report by the entry that they belong to; none is left out."""
    known, found = set(entries), dict[str, tuple[Section, ...]]()
    for part in (report.sections, report.appendices):
        entry = ""
        for section in part:
            entry = section.id if section.id in known or not entry else entry
            found[entry] = (*found.get(entry, ()), section)
    return found


def put_sections(
    report: Report | None, prepared: Prepared, written: Mapping[str, Sequence[Section]]
) -> Report:
    """The report with what was written for some entries, in the order of the outline.

    Without a report one is made of what was written.
    """
    order = [plan.id for plan in prepared.plans]
    kept = groups(report, order) if report else {}
    together = kept | {entry: numbered(sections) for entry, sections in written.items()}
    ordered = sorted(together, key=lambda entry: order.index(entry) if entry in order else -1)
    sections = [section for entry in _in_place(ordered, kept, order) for section in together[entry]]
    made = make_report(prepared, sections)
    return made if report is None else _as_before(report, made)


def drafted_with(drafted: Drafted, report: Report) -> Drafted:
    """The draft with another text, checked anew."""
    return check(replace(drafted, report=report))


def _in_place(ordered: list[str], kept: Groups, order: list[str]) -> list[str]:
    """The entries as the outline has them; one that it has no more stays behind its neighbour."""
    stray = [entry for entry in kept if entry not in order]
    placed = [entry for entry in ordered if entry in order]
    before = dict(zip(list(kept)[1:], kept, strict=False))
    for entry in stray:
        neighbour = before.get(entry)
        placed.insert(placed.index(neighbour) + 1 if neighbour in placed else 0, entry)
    return placed


def _as_before(old: Report, new: Report) -> Report:
    """The new sections under the title and cover that people may have changed."""
    changed = {"sections": new.sections, "appendices": new.appendices}
    return old.model_copy(update={**changed, "ledger_digest": new.ledger_digest})
