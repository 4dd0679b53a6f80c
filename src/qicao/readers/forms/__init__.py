"""Forms out of sheets, by the description in a profile's forms.yaml; one reader for all of them.

A sheet of a workbook and a table of a text document are the same thing here. What a form's
description does not explain is handed on as left, never dropped and never guessed.
"""

from qicao.readers.forms.guessing import guess_form
from qicao.readers.forms.reading import read_forms, unread_cells

__all__ = ["guess_form", "read_forms", "unread_cells"]
