"""Faults of named classes, planted one at a time in a report whose every number is known.

A labelled report is a text, what its numbers are, and what holds between them; `plant` gives a
variant of it with one fault, and says what was changed, what that breaks and who could prove it.
"""

from qicao.trial.prose.classes import IN_NUMBERS, LABELS, plant, redraw
from qicao.trial.prose.labelled import Known, Labelled, Number
from qicao.trial.prose.planting import Edit, Planted, moved

__all__ = [
    "IN_NUMBERS",
    "LABELS",
    "Edit",
    "Known",
    "Labelled",
    "Number",
    "Planted",
    "moved",
    "plant",
    "redraw",
]
