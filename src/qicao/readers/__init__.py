"""Readers: pure functions from files to values, each value with its file, sheet and cell.

What they cannot take they tell, as findings with the cell and what to do:

    R01  a cell that is no amount, or has no unit or another kind of unit
    R02  a row that may be several figures, or whose id and name disagree
    R03  a formula without a saved value
    R04  a hidden row, column or sheet that gave values, hidden text that was left out
    R05  a fact that is not in its form, a row without a name
    R06  a number that one of two readers cannot see
    R07  a number whose format shows another magnitude than it keeps
    R08  a sheet, a column, a row or a cell that was not read, a file that gave nothing;
         of a text: pictures, comments, contents, running heads, what stands in another place
    R09  links to other files, which are never followed
    R12  a plain 0.6 where the unit is %, which may be meant as 60%
    R13  invisible characters, which are taken out of texts
    R14  two names of one list that differ only in brackets, spaces or punctuation
    R20  tracked changes, read as if all were accepted
    R21  a layout that may be read otherwise than it was meant: columns, a number over a break
    R22  a report of last year, of this one or of another, and what was taken of it
    R26  a text of another year, or sentences of one that tell of another, which are not used

R10 and R11 are the conflicts of qicao.reconcile.

A file that cannot be read at all is an `ImportRefused`.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qicao.readers.case import Case, read_case
    from qicao.readers.inputs import read_file, read_inputs
    from qicao.readers.template import write_template

__all__ = ["Case", "read_case", "read_file", "read_inputs", "write_template"]

_HOMES = {
    "Case": "case",
    "read_case": "case",
    "read_file": "inputs",
    "read_inputs": "inputs",
    "write_template": "template",
}


def __getattr__(name: str) -> object:
    """A name of this package when it is first asked for: the reading process needs none of them."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"qicao.readers.{_HOMES[name]}"), name)
