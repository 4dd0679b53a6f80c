"""Forms out of sheets, by the description in a profile's forms.yaml; one reader for all of them.

A sheet of a workbook and a table of a text document are the same thing here. What a form's
description does not explain is handed on as left, never dropped and never guessed.
"""

from qicao.readers.forms.filled import Filled
from qicao.readers.forms.formrows import unit_of
from qicao.readers.forms.grid import Place, is_amount
from qicao.readers.forms.guessing import guess_form
from qicao.readers.forms.labels import is_placeholder
from qicao.readers.forms.leftovers import unread_cells
from qicao.readers.forms.reading import find_targets, read_forms
from qicao.readers.forms.targets import Target

__all__ = [
    "Filled",
    "Place",
    "Target",
    "find_targets",
    "guess_form",
    "is_amount",
    "is_placeholder",
    "read_forms",
    "unit_of",
    "unread_cells",
]
