"""Relations between figures: nine kinds, each evaluated, inverted, given an interval and explained.

Derivations, rules and the checks on prose are these same relations; profiles list them in YAML.
"""

from typing import Annotated

from pydantic import Field

from qicao.relations.band import Band
from qicao.relations.base import NumericRelation, Relation, Term, expand_ids, group_of, put_item
from qicao.relations.change import Change
from qicao.relations.count import Count
from qicao.relations.difference import Difference
from qicao.relations.ratio import Ratio
from qicao.relations.requires import Condition, Conditions, Requires, parse_condition
from qicao.relations.score import Score
from qicao.relations.share import Share
from qicao.relations.sum import Sum

AnyRelation = Annotated[
    Sum | Difference | Ratio | Change | Share | Score | Band | Count | Requires,
    Field(discriminator="kind"),
]
KINDS: dict[str, type[AnyRelation]] = {
    "sum": Sum,
    "difference": Difference,
    "ratio": Ratio,
    "change": Change,
    "share": Share,
    "score": Score,
    "band": Band,
    "count": Count,
    "requires": Requires,
}
"""The nine kinds by the word that a profile writes."""

__all__ = [
    "KINDS",
    "AnyRelation",
    "Band",
    "Change",
    "Condition",
    "Conditions",
    "Count",
    "Difference",
    "NumericRelation",
    "Ratio",
    "Relation",
    "Requires",
    "Score",
    "Share",
    "Sum",
    "Term",
    "expand_ids",
    "group_of",
    "parse_condition",
    "put_item",
]
