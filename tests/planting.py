"""The labelled set as the planter of faults sees it, each relation asked of its proof."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from labelproofs import Proof
from labels import LabelledMention, Relation
from reports import LabelledReport, figure_rows

from qicao.trial.prose import Known, Labelled, Number

STATED = ("start", "end", "text", "kind", "value", "unit", "decimals", "hedge")


def labelled(report: LabelledReport) -> Labelled:
    """A report of the labelled set for `qicao.trial.prose.plant`."""
    return Labelled(
        name=report.name,
        text=report.text,
        year=report.year,
        numbers=tuple(number_of(mention) for mention in report.mentions),
        relations=tuple(r for r in report.relations if r.kind != "other"),
        directions=report.directions,
        figures=known(report),
        holds=Holding(report),
    )


def number_of(mention: LabelledMention) -> Number:
    """A labelled mention for the planter."""
    stated = {name: getattr(mention, name) for name in STATED}
    return Number(id=mention.id, period=mention.period, figure=mention.figure, **stated)


def known(report: LabelledReport) -> dict[str, Known]:
    """The figures of the report by id, or by label where they have none."""
    rows = figure_rows(report)
    return {
        row["id"] or row["label"]: Known(
            row["label"], Decimal(row["value"]), row["unit"], row["period"]
        )
        for row in rows
    }


class Holding:
    """Asks the proofs of the labels about numbers that may be other ones."""

    def __init__(self, report: LabelledReport) -> None:
        self.report = report

    def __call__(self, relation: Relation, numbers: Mapping[str, Number]) -> bool:
        """Whether the relation holds; what cannot be reckoned does not, as over a base of zero."""
        mentions = tuple(
            self.report.by_id[id].model_copy(
                update={name: getattr(numbers[id], name) for name in STATED}
            )
            for id in relation.ids
        )
        changed = self.report.model_copy(update={"mentions": mentions})
        changed.__dict__.pop("by_id", None)
        try:
            return Proof(changed, relation).holds()
        except (ValueError, AssertionError, StopIteration):
            return False
