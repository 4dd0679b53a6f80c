"""Cells that nothing explains, each with the entry that it may be, for a person to confirm."""

from __future__ import annotations

from collections.abc import Iterator

from qicao.profile.catalogue import Catalogue, FigureEntry, normal
from qicao.readers.unread import told
from qicao.steps import NAMED
from qicao.values import Finding, Severity, Source, Unmapped

BESIDE = "｜"
"""Stands between the name of a row and the head of a column."""
MOST = 10_000
"""Different labels of one file for which the nearest entry is looked for: a second's work."""


LISTED = 50_000
"""Cells of one file that are listed one by one; nobody looks through more."""


class Guesses:
    """Finds the nearest entries of one catalogue for a file, each label once."""

    def __init__(self, catalogue: Catalogue, most: int = MOST) -> None:
        self.catalogue, self.most = catalogue, most
        self.found: dict[str, FigureEntry | None] = {}
        self.ids: dict[str, str | None] = {}
        self.beyond = 0
        """Cells without a guess because there are too many labels."""
        self.listed = self.unlisted = 0
        """Cells that are listed, and those that are only counted because there are too many."""

    def unmapped(self, source: Source, label: str, unit: str) -> Unmapped:
        """The cell at `source` as one to confirm, with the nearest entry if any is near."""
        near = self.entry(label)
        guess, guess_id = (near.label, near.id) if near else (None, None)
        return Unmapped(source=source, label=label, guess=guess, guess_id=guess_id, unit=unit)

    def unmapped_row(self, source: Source, label: str, unit: str, name: str) -> Unmapped:
        """The same for a row that bears `name`, which may be an id that was mistyped."""
        found = self.unmapped(source, label, unit)
        near = found.guess or self.nearest_id(name)
        ids = {"guess": None if near == label else near, "guess_id": found.guess_id or near}
        return found.model_copy(update=ids)

    def entry(self, label: str) -> FigureEntry | None:
        """The entry nearest to a label; None, and counted, beyond so many labels."""
        if label not in self.found:
            if len(self.found) >= self.most:
                self.beyond += 1
                return None
            self.found[label] = self.nearest(label)
        return self.found[label]

    def nearest(self, label: str) -> FigureEntry | None:
        """The entry nearest to a label, to its row with its head, or to its row alone."""
        row, _, head = label.partition(BESIDE)
        texts = (label, f"{normal(row)}{normal(head)}", normal(row)) if head else (label,)
        found = (self.catalogue.nearest(text) for text in texts)
        return next((entry for entry in found if entry), None)

    def nearest_id(self, name: str) -> str | None:
        """The id nearest to a name; None beyond so many names."""
        if name not in self.ids and len(self.ids) < self.most:
            self.ids[name] = self.catalogue.nearest_id(name)
        return self.ids.get(name)

    def told(self, file: str) -> Iterator[Finding]:
        """That cells of a file have no guess, or are not listed, because there are too many."""
        if self.unlisted:
            seen = f"{file}：没有对应的格超过 {LISTED} 个，其余 {self.unlisted} 格没有逐格列出"
            todo = "请核对是不是给错了文件；只留要用的表再读入，就会逐格列出"
            yield told("R08", seen, todo, file)
        if self.beyond:
            seen = f"{file}：没有对应的名称超过 {self.most} 个，其余 {self.beyond} 格没有找最接近的"
            todo = "各格都已列出；请核对是不是给错了文件"
            finding = told("R08", seen, todo, file, step=NAMED)
            yield finding.model_copy(update={"severity": Severity.HINT})
