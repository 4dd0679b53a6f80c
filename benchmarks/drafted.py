"""Drafts of invented departments as subjects of the checker: their figures are known by slots."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from checked import Check
from judging import Document
from quality import Subject

from qicao.engines.builtin import BuiltinEngine
from qicao.profile import Profile, load_profile
from qicao.resources import find_profile, samples_folder
from qicao.trial.generate import REST, Order, generate_all
from qicao.trial.prose.drafts import figures_table, labelled_draft
from qicao.workflow import draft, prepare

SAMPLE, SEEDS = "county_full", (11, 12, 13)
TO_FILL = "原因待核实"
"""What a draft leaves for people to fill in is truly found, and no fault of it."""


def draft_subjects(check: Check, root: Path, *, figures: bool) -> list[Subject]:
    """The builtin engine's drafts of a sample and of generated departments, alone or with their
    figures, which are written below `root`."""
    profile = load_profile(find_profile("hunan_overall"))
    inputs = [[samples_folder() / SAMPLE], *generated(root)]
    return [
        draft_subject(check, profile, files, root / f"{number}.csv", figures=figures)
        for number, files in enumerate(inputs)
    ]


def generated(root: Path) -> Iterator[list[Path]]:
    """What generated departments are drafted from: our own tables."""
    for folder in generate_all([Order(seed=seed) for seed in SEEDS], root / "departments", str):
        yield [folder / "plain", folder / f"{REST}.yaml"]


def draft_subject(
    check: Check, profile: Profile, files: list[Path], table: Path, *, figures: bool
) -> Subject:
    """One draft; the ledger's figures as a plain table."""
    prepared = prepare(files, profile)
    report = labelled_draft(draft(prepared, BuiltinEngine(profile, prepared.ledger)), table.stem)
    table.write_text(figures_table(report), encoding="utf-8")
    return Subject(
        report=report,
        figures=table if figures else None,
        aside=False,
        check=filled_in(check),
        quantities=len(report.numbers),
    )


def filled_in(check: Check) -> Check:
    """The same, and nothing is said of what is still to be filled in."""

    def checked(text: str, figures: Path | None) -> Document:
        document = check(text, figures)
        found = [finding for finding in document["findings"] if TO_FILL not in finding["message"]]
        return {**document, "findings": found}

    return checked
