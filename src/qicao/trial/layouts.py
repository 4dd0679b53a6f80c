"""Layouts: how a house writes the public forms. Data only; composing.py makes tables of them.

A layout takes the forms of tables.yaml and puts its own words, order and looks to them, or says a
form anew. Layouts that say `held_out` were written for measuring a mapping, never for writing one.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any, Literal

from pydantic import Field, ValidationError

from qicao.errors import UsageError
from qicao.nearest import suggest
from qicao.trial.stock import departments_folder, read_data
from qicao.values import Value


class Column(Value):
    """A column of a table: what stands in it, and its heading from the top down."""

    key: str
    kind: Literal[
        "label",
        "line",
        "code",
        "name",
        "coded",
        "value",
        "rate",
        "spare",
        "delta",
        "near",
        "part",
        "note",
    ] = Field(alias="is")
    head: tuple[str, ...]
    width: float = 15
    whole: bool = False
    """A code that is never cut into 类, 款, 项."""
    cut: tuple[int, int] | None = None
    """Only these characters of the code, such as the third to the fifth."""
    text: str = ""
    """What a note says in every row, {name}, {year} and the like filled in."""
    order: str = ""
    """What the row that numbers the columns says of this one, such as 3=1+2."""
    span: int = 1
    """So many columns of the sheet, joined in every row."""
    of: str = ""
    share: Decimal = Decimal(1)
    """A part: that share of the amount in the column `of`, where the row has no id for it.

    `of` may join columns with + and -.
    """
    like: str = ""
    """The share of a part is that of two figures, such as 人员经费.决算数/基本支出.决算数."""
    hidden: bool = False


class Row(Value):
    """A row, or what stands for the rows of a group; `ids` says whose amounts its columns hold.

    An id after `~`, or several joined by +, gives an amount that is no figure of ours.
    """

    kind: Literal["row", "total", "chapter", "blank", "section", "count"] = Field(
        default="row", alias="is"
    )
    text: str = ""
    code: str = ""
    deep: int = Field(default=0, alias="in")
    ids: dict[str, str] = {}
    each: str = ""
    economics: str = ""
    low: bool = False
    """Stands at the foot, level with the foot of the side beside it."""


class Side(Value):
    """One of the tables that stand side by side in a form."""

    key: str
    over: str = ""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


class Form(Value):
    """A public form."""

    title: str
    code: str = ""
    notes: tuple[str, ...] = ()
    empty: str = ""
    sides: tuple[Side, ...]


class Heading(Value):
    """A line above the table: texts at the left, in the middle, at the right."""

    left: str = ""
    center: str = ""
    right: str = ""
    title: bool = False
    joined: bool = False
    """The text at the left stands in one cell with those beside it, up to the middle."""


class Looks(Value):
    """Fonts and lines."""

    font: str = "宋体"
    size: int = 10
    title_size: int = 16
    title_bold: bool = True
    head_bold: bool = False
    border: bool = True
    fill: str = ""
    row_height: float = 0
    width_factor: float = 1


class SheetPlan(Value):
    """Which forms stand on a sheet, one below the other or side by side."""

    name: str
    forms: tuple[str, ...]
    beside: bool = False
    file: str = ""


class Manner(Value):
    """How a form is written: what a house may do otherwise in one form than in the rest."""

    unit: Literal["元", "万元"] = "元"
    decimals: int = 2
    number: str = "#,##0.00"
    zero: Literal["blank", "number", "short", "dash"] = "number"
    dash: str = "—"
    """What a dash for nothing looks like."""
    text_numbers: bool = False
    thousands: bool = True
    """Whether numbers as text have separators."""
    classes: Literal["present", "all"] = "present"
    economics: Literal["present", "all"] = "present"
    levels: tuple[int, ...] = (3, 5, 7)
    totals: Literal["first", "last"] = "first"
    heading: tuple[Heading, ...] = ()
    foot: tuple[Heading, ...] = ()
    """Lines below the table and its notes, such as who signs."""
    over_heads: bool = True
    heads: Literal["merged", "repeated", "flat", "loose"] = "merged"
    """loose: a heading over several columns stands in the first of them, and nothing is joined."""
    joint: str = "-"
    order_row: str = ""
    """The word of the row that numbers the columns; none if empty."""
    least_rows: int = 0
    """A table has at least so many rows; what is missing is blank."""
    notes: bool = True
    hide_zero_rows: bool = False
    """Hides the rows of a table in which no amount is above zero."""
    drop_zero_rows: bool = False
    """Leaves out the rows that have nothing."""
    numeral: str = "{numeral}、"
    """What stands before a class: {numeral} is 一, {no} is 1."""


class House(Manner):
    """A layout of the whole set."""

    about: str
    held_out: bool = False
    medium: Literal["xlsx", "xls", "docx"] = "xlsx"
    """xls: where an office program is there to convert it, .xlsx elsewhere."""
    pasted: bool = False
    """In a document: headings and notes are rows of the table, as pasted out of a sheet."""
    year: int = 0
    """The year of the forms, where only that year had such; 0 for any."""
    own: dict[str, Manner] = {}
    """Form → what is otherwise in it."""
    grain: int = 1
    code_numbers: bool = False
    code_columns: Literal["one", "split", "merged", "official"] = "one"
    """official: as the ministry prints it, 类, 款, 项 beside the words of 栏次 and 合计."""
    coded: str = "{code}{name}"
    """Code and name in one cell."""
    words: dict[str, str] = {}
    numbering: Literal["keep", "none"] = "keep"
    class_names: tuple[str, ...] = ()
    """The classes of another year, in its order; those of tables.yaml if none."""
    lines: bool = True
    stacked: tuple[str, ...] = ()
    """Forms whose sides stand one below the other."""
    spaces: Literal["wide", "cell", "none"] = "none"
    """How a row below another is set in: full-width spaces, the cell's own indent, not at all."""
    formulas: bool = False
    spread: int = 0
    """Words of up to so many characters come with a space between each two, as out of a PDF."""
    head_break: int = 0
    """A heading has so many characters a line; 0 for no breaks."""
    page: int = 0
    """The heads stand again after so many rows, as on the next page; 0 for never."""
    hide_lines: bool = False
    lead_columns: int = 0
    """Empty columns left of every table."""
    gap: int = 3
    columns: dict[str, tuple[Column | str, ...]] = {}
    """Form or form/side → the columns in this order, by key, or new ones."""
    sides: dict[str, tuple[str, ...]] = {}
    forms: dict[str, Form] = {}
    sheet_name: str = "{code}"
    sheets: tuple[SheetPlan, ...] = ()
    extra_sheets: dict[str, tuple[str, ...]] = {}
    """Hidden sheets of the software, with what stands in their first column."""
    front_sheets: dict[str, tuple[str, ...]] = {}
    """A cover or a table of contents before the forms."""
    file: str = "决算.xlsx"
    looks: Looks = Looks()

    def say(self, text: str, mark: str = "") -> str:
        """The text in the words of this house.

        A heading may have words of its own (`^text`), and so may a row set in (`>text`).
        """
        return self.words.get(mark + text, self.words.get(text, text))

    def manner(self, number: str) -> House:
        """The house with what is otherwise in that form."""
        own = self.own.get(number, Manner())
        return self.model_copy(update={name: getattr(own, name) for name in own.model_fields_set})


class Tables(Value):
    """The forms as they are in general."""

    classes: tuple[str, ...]
    numerals: tuple[str, ...]
    forms: dict[str, Form]


@cache
def load_tables() -> Tables:
    """The forms of tables.yaml."""
    return Tables.model_validate(read_data(departments_folder() / "tables.yaml"))


@cache
def load_layouts() -> Mapping[str, House]:
    """Every layout by name."""
    folder = departments_folder() / "layouts"
    base = read_data(departments_folder() / "tables.yaml")["forms"]
    found = {}
    for path in sorted(folder.glob("*.yaml")):
        try:
            found[path.stem] = House.model_validate(_whole(dict(read_data(path)), base))
        except ValidationError as error:
            raise UsageError(f"表样 {path.name} 有错：{error.errors()[0]}") from error
    return found


def _whole(data: dict[str, Any], base: Any) -> dict[str, Any]:
    """A layout with the parts of those forms filled in that it only changes; others are its own."""
    forms = data.get("forms", {})
    data["forms"] = {number: {**base.get(number, {}), **form} for number, form in forms.items()}
    return data


def find_layout(name: str) -> House:
    """The layout of that name. UsageError with the nearest name if there is none."""
    layouts = load_layouts()
    if name not in layouts:
        raise UsageError(f"没有表样“{name}”，{suggest(name, layouts, '、'.join(layouts))}")
    return layouts[name]


def house_form(house: House, number: str) -> Form:
    """A form as the house writes it: its own, or the general one with its columns and sides."""
    form = house.forms.get(number) or load_tables().forms[number]
    wanted = house.sides.get(number, tuple(side.key for side in form.sides))
    sides = {side.key: side for side in form.sides}
    return form.model_copy(
        update={"sides": tuple(_side(house, number, sides[key]) for key in wanted)}
    )


def _side(house: House, number: str, side: Side) -> Side:
    chosen = house.columns.get(f"{number}/{side.key}", house.columns.get(number))
    columns = side.columns
    if chosen is not None:
        known = {column.key: column for column in columns}
        columns = tuple(known[c] if isinstance(c, str) else c for c in chosen)
    if not house.lines:
        columns = tuple(c for c in columns if c.kind != "line")
    return side.model_copy(update={"columns": columns})
