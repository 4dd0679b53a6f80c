"""What is kept of a cell: a number as it was typed, a date as text, a text within its limit."""

from __future__ import annotations

import datetime
import math
from decimal import ROUND_HALF_EVEN, Context, Decimal

from qicao.errors import ImportRefused
from qicao.readers.columns import column_name
from qicao.readers.grid import Kept
from qicao.readers.numberformats import GENERAL, NumberFormat

MAX_TEXT = 32_767
FLOAT_DIGITS = Context(prec=15, rounding=ROUND_HALF_EVEN)
"""What a workbook knows of a number: the 16th digit is the machine's, not the author's."""
FLOAT_DECIMALS = Decimal("1E-12")
SHORT = 14
"""Characters of a number that cannot have a 16th digit or a 13th decimal."""
_LAST_DAY = 2_958_466
EPOCH = datetime.datetime(1899, 12, 30)  # noqa: DTZ001 - a day of the calendar, in no zone
EPOCH_1904 = datetime.datetime(1904, 1, 1)  # noqa: DTZ001 - the same
Moment = datetime.time | datetime.date | datetime.datetime | datetime.timedelta
Value = int | float | str | bool | Moment
"""What calamine gives for a cell."""
UNSAVED: Kept = ("", "", 0, False, "unsaved")


class Keeper:
    """Keeps the cells of one sheet by the formats of its workbook."""

    def __init__(
        self, file: str, sheet: str, formats: tuple[NumberFormat, ...], epoch: datetime.datetime
    ) -> None:
        self.file, self.sheet, self.formats, self.epoch = file, sheet, formats, epoch
        self.plain = {
            str(number): shape.decimals
            for number, shape in enumerate(formats or (GENERAL,))
            if not (shape.percent or shape.scaled or shape.date)
        }
        """Decimals of each style that shows a number as it is; '' is the first style."""
        if "0" in self.plain:
            self.plain[""] = self.plain["0"]

    def format(self, style: int) -> NumberFormat:
        """The format of a style; one that the workbook does not define says nothing."""
        return self.formats[style] if style < len(self.formats) else GENERAL

    def number(self, value: float, style: int) -> str | Kept:
        """A number with all that its format says, or the text of a date."""
        shape = self.format(style)
        if not math.isfinite(value):
            return str(value)
        if shape.date and 0 <= value < _LAST_DAY:
            return moment_text(moment(value, self.epoch))
        text = typed(value)
        if shape.percent:
            text = f"{trimmed(Decimal(text) * 100):f}"
        trouble = "scaled" if shape.scaled else ""
        shown = padded(text, shape.decimals) + ("%" if shape.percent else "")
        return (shown, text, shape.decimals, shape.percent, trouble)

    def text(self, text: str, row: int, column: int) -> str:
        """The text. ImportRefused, with the cell, if it is longer than a cell may be."""
        if len(text) > MAX_TEXT:
            hint = f"这一格超过 {MAX_TEXT} 个字，请缩短"
            cell = f"{column_name(column)}{row + 1}"
            raise ImportRefused("long_cell", self.file, hint, sheet=self.sheet, cell=cell)
        return text


def typed(value: float) -> str:
    """The number that a person typed, in plain digits: 31.2 for 31.2, 38498 for 38498.0."""
    text = repr(value).removesuffix(".0")
    if len(text) <= SHORT and "e" not in text and value:
        return text
    return f"{exact(value):f}"


def exact(value: float) -> Decimal:
    """The number that a person typed, out of the float that a workbook keeps: 0.1+0.2 is 0.3."""
    number = FLOAT_DIGITS.create_decimal(repr(value))
    if number.is_finite() and abs(number) < Decimal(10) ** 15:
        number = number.quantize(FLOAT_DECIMALS, context=Context(prec=40))
    return trimmed(number)


def trimmed(number: Decimal) -> Decimal:
    """The number without zeros at the end of its decimals."""
    plain = Decimal(f"{number:f}")
    return plain.normalize() if plain != plain.to_integral_value() else Decimal(int(plain))


def padded(text: str, decimals: int) -> str:
    """Plain digits with at least so many decimals."""
    whole, _, rest = text.partition(".")
    return f"{whole}.{rest.ljust(decimals, '0')}" if decimals > len(rest) else text


def moment(serial: float, epoch: datetime.datetime) -> Moment:
    """What a number of days after the epoch stands for: a time of day below 1, else a date."""
    seconds = round((serial - int(serial)) * 86400)
    at = epoch + datetime.timedelta(days=int(serial), seconds=seconds)
    return at.time() if serial < 1 else at


def moment_text(value: Moment) -> str:
    """A date, a time or a duration as text; midnight is not printed."""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else str(value)
    return str(value)


def readable(value: Value) -> str:
    """What a reader gave, for a sentence: 2 for 2.0."""
    if isinstance(value, str | bool):
        return str(value)
    if isinstance(value, int | float):
        return typed(value) if math.isfinite(value) else str(value)
    return moment_text(value)


def is_moment(value: Value, serial: float, epoch: datetime.datetime) -> bool:
    """Whether a date, time or duration is the one that so many days mean.

    The first sixty days of 1900 are counted in two ways, for a leap day that never was.
    """
    if isinstance(value, datetime.datetime):
        days = (value - epoch) / datetime.timedelta(days=1)
    elif isinstance(value, datetime.date):
        days = (datetime.datetime.combine(value, datetime.time()) - epoch).days
    elif isinstance(value, datetime.time):
        at = datetime.timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
        days = at / datetime.timedelta(days=1)
    elif isinstance(value, datetime.timedelta):
        days = value / datetime.timedelta(days=1)
    else:
        return False
    return abs(days - serial) < (1.1 if serial < 61 else 0.00002)
