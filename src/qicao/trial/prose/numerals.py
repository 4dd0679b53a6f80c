"""A number of the text as plain digits that can be written otherwise: `1,105.55` in 万元.

Numbers in 汉字 or full-width digits are left alone, and so are those whose digits do not say what
their label says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from qicao.trial.prose.labelled import Number

_PLAIN = re.compile(r"(?P<sign>[-−－]?)(?P<digits>[0-9][0-9,]*(?:\.[0-9]+)?)", re.ASCII)
_TWO_NUMBERS = re.compile(r"[0-9][^0-9.,]+[0-9]", re.ASCII)


@dataclass(frozen=True, slots=True)
class Numeral:
    """The digits of a number, without separators, and what stands before and after them."""

    before: str
    digits: str
    after: str
    separated: bool = False

    @property
    def value(self) -> Decimal:
        """As a number, without the sign that may stand before it."""
        return Decimal(self.digits)

    @property
    def decimals(self) -> int:
        """Places after the point."""
        return len(self.digits.partition(".")[2])

    @property
    def places(self) -> list[int]:
        """Where its digits stand, without the point."""
        return [place for place, mark in enumerate(self.digits) if mark != "."]

    def written(self, digits: str) -> str:
        """The token with other digits, separated as it was."""
        whole, point, part = digits.partition(".")
        shown = f"{int(whole):,}" if self.separated and not whole.startswith("0") else whole
        return f"{self.before}{shown}{point}{part}{self.after}"


def numeral_of(number: Number) -> Numeral | None:
    """The digits of a number, if they are plain and say what its label says."""
    found = _PLAIN.search(number.text)
    if found is None or number.value is None or _TWO_NUMBERS.search(number.text):
        return None
    digits = found["digits"].replace(",", "")
    before = number.text[: found.start("digits")]
    numeral = Numeral(before, digits, number.text[found.end() :], "," in found["digits"])
    agrees = numeral.value == abs(number.value) and numeral.decimals == (number.decimals or 0)
    return numeral if agrees else None


def reread(number: Number, text: str) -> Number:
    """The number with another text of plain digits in the same unit; the place is not moved."""
    found = _PLAIN.search(text)
    if found is None:
        return replace(number, text=text, value=None)
    digits = found["digits"].replace(",", "")
    value = Decimal(digits) * (-1 if found["sign"] else 1)
    return replace(number, text=text, value=value, decimals=len(digits.partition(".")[2]))
