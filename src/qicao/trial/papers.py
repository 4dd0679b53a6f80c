"""Papers: the forms of the appraisal as rows of cells with what to fill in, as data.

A cell is a short text: `<` and `^` join it to the cell at its left or above; `#` is a title and `!`
a line outside the table; `@id` is a fact; `=id|mode|formula` an amount or number, and `=~id+id` a
sum that is no figure of ours; anything else is printed, with {name}, {year} and the like filled in,
and {=id} for an amount within the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

from pydantic import ValidationError

from qicao.errors import UsageError
from qicao.trial.stock import departments_folder, read_data
from qicao.values import Value


class Repeated(Value):
    """Rows that stand once for each member of a group."""

    each: str
    merge: tuple[int, ...] = ()
    """Columns in which equal texts of one member after another become one cell."""
    rows: tuple[tuple[str, ...], ...]


class Paper(Value):
    """One form of the appraisal."""

    about: str
    held_out: bool = False
    form: Literal["appraisal", "project", "data_sheet"]
    medium: Literal["xlsx", "docx"]
    file: str
    sheet: str
    each_on: Literal["", "sheet", "stack", "file"] = ""
    """Where the next project goes: a sheet or a file of its own, or below the last."""
    unit: Literal["元", "万元"] = "万元"
    """Of the amounts of money; indicators keep their own units."""
    number: str = "0.00"
    """How the cells of a workbook show money."""
    text_numbers: bool = False
    """Money is text, with separators."""
    nothing: str = ""
    """What stands for no money, such as a dash; a zero if empty."""
    widths: tuple[float, ...]
    spelled: dict[str, str] = {}
    """How the paper writes the comparators."""
    rows: tuple[tuple[str, ...] | Repeated, ...]


@cache
def load_papers() -> Mapping[str, Paper]:
    """Every paper by name."""
    found = {}
    for path in sorted((departments_folder() / "papers").glob("*.yaml")):
        try:
            found[path.stem] = Paper.model_validate(read_data(path))
        except ValidationError as error:
            raise UsageError(f"表样 {path.name} 有错：{error.errors()[0]}") from error
    return found


def papers_of(form: str) -> tuple[str, ...]:
    """The names of the papers of a form."""
    return tuple(name for name, paper in load_papers().items() if paper.form == form)
