"""Tables of the checker's quality, in plain text of 80 columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quality import Outcome, Tally
from rich.console import Console
from rich.table import Table

from qicao.trial.prose import IN_NUMBERS, LABELS

COLUMNS = 80


@dataclass(frozen=True)
class Target:
    """So many of so many, and what is asked of the ratio; only told if nothing is."""

    name: str
    good: int
    total: int
    least: float | None = None
    most: float | None = None
    per: int = 1

    @property
    def ratio(self) -> float | None:
        """So many of `per`; None of nothing."""
        return self.per * self.good / self.total if self.total else None

    @property
    def kept(self) -> bool:
        """Whether it is as asked, of something at all."""
        if self.least is None and self.most is None:
            return True
        if self.ratio is None:
            return False
        return (self.least or 0) <= self.ratio and (self.most is None or self.ratio <= self.most)

    @property
    def limit(self) -> str:
        """What is asked, as people read it."""
        if self.least is not None:
            return f"≥{self.least:g}"
        return "－" if self.most is None else f"≤{self.most:g}"


def print_classes(
    found: Mapping[str, Sequence[Outcome]], title: str, *, totals_only: bool = False
) -> None:
    """One line a class, in two parts, each with all together."""
    table = Table("类别", "植入", "发现", "错误", "警告", "准确", "条/处", "指明错处", title=title)
    for label, part in parts(found).items():
        for fault, outcomes in part.items():
            if outcomes and not totals_only:
                table.add_row(LABELS[fault], *_cells(Tally(list(outcomes))))
        table.add_section()
        table.add_row(f"合计：{label}", *_cells(together(part)))
        table.add_section()
    Console(width=COLUMNS).print(table)


def parts(found: Mapping[str, Sequence[Outcome]]) -> dict[str, Mapping[str, Sequence[Outcome]]]:
    """The classes that make a number wrong, and those of words and form."""
    numbers = {fault: outcomes for fault, outcomes in found.items() if fault in IN_NUMBERS}
    words = {fault: outcomes for fault, outcomes in found.items() if fault not in IN_NUMBERS}
    both = (("数", numbers), ("词句", words))
    return {label: part for label, part in both if any(part.values())}


def together(part: Mapping[str, Sequence[Outcome]]) -> Tally:
    """All outcomes of some classes."""
    return Tally([outcome for outcomes in part.values() for outcome in outcomes])


def _cells(tally: Tally) -> list[str]:
    caught = len(tally.caught)
    named = f"{tally.named}/{len(tally.determined)}" if tally.determined else "－"
    return [
        f"{tally.planted}",
        f"{caught / tally.planted:.0%}" if tally.planted else "－",
        f"{tally.caught_as('error')}",
        f"{tally.caught_as('warning')}",
        f"{tally.exact / caught:.0%}" if caught else "－",
        f"{tally.findings / caught:.2f}" if caught else "－",
        named,
    ]


def targets_table(targets: Sequence[Target]) -> Table:
    """What was asked for and what came out."""
    table = Table("核对的质量", "数", "共", "比值", "要求", "结果")
    for target in targets:
        ratio = "－" if target.ratio is None else f"{target.ratio:.3f}"
        kept = "通过" if target.kept else "不够"
        table.add_row(target.name, f"{target.good}", f"{target.total}", ratio, target.limit, kept)
    return table
