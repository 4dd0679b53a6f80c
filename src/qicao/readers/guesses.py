"""Cells that nothing explains, each with the entry that it may be, for a person to confirm."""

from __future__ import annotations

from qicao.profile.catalogue import Catalogue, FigureEntry, normal
from qicao.values import Source, Unmapped

BESIDE = "｜"
"""Stands between the name of a row and the head of a column."""


class Guesses:
    """Finds the nearest entries of one catalogue, each label once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.found: dict[str, FigureEntry | None] = {}

    def unmapped(self, source: Source, label: str, unit: str) -> Unmapped:
        """The cell at `source` as one to confirm, with the nearest entry if any is near."""
        if label not in self.found:
            self.found[label] = self.nearest(label)
        near = self.found[label]
        guess, guess_id = (near.label, near.id) if near else (None, None)
        return Unmapped(source=source, label=label, guess=guess, guess_id=guess_id, unit=unit)

    def nearest(self, label: str) -> FigureEntry | None:
        """The entry nearest to a label, to its row with its head, or to its row alone."""
        row, _, head = label.partition(BESIDE)
        texts = (label, f"{normal(row)}{normal(head)}", normal(row)) if head else (label,)
        found = (self.catalogue.nearest(text) for text in texts)
        return next((entry for entry in found if entry), None)
