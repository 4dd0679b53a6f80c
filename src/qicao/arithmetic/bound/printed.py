"""Figures by the digits that they are printed with, to be found where a slip parts them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

_ANY = "*"
"""Stands for a digit that may be another."""


class Printed:
    """The digits of figures, printed in one unit with so many decimals."""

    def __init__(self, digits: Mapping[int, str]) -> None:
        self.found: dict[str, list[int]] = {}
        """Digits, in full or with one left open → the figures that they may be."""
        self.longer: dict[str, list[int]] = {}
        """The digits of figures without one of them."""
        for number, shown in digits.items():
            for other in (shown, *_opened(shown)):
                self.found.setdefault(other, []).append(number)
            for other in {*_shortened(shown)}:
                self.longer.setdefault(other, []).append(number)

    def apart(self, printed: str) -> set[int]:
        """The figures of which one slip makes what is printed.

        One digit is another, two neighbours are swapped, or one digit is missing on either side;
        the last not of a number of one or two digits.
        """
        long = len(printed) >= _LONG
        tried = {*_opened(printed), *_swapped(printed), *(_shortened(printed) if long else ())}
        near = {number for other in tried & self.found.keys() for number in self.found[other]}
        more = self.longer.get(printed, ()) if long else ()
        return near.union(more).difference(self.found.get(printed, ()))

    def lost(self, printed: str) -> set[int]:
        """The figures that have a digit more than the one or two that are printed."""
        return set() if len(printed) >= _LONG else {*self.longer.get(printed, ())}


_LONG = 3
"""Digits of a number from which one that is missing tells anything."""


def digits_of(value: Decimal, places: int) -> str:
    """The digits of a value with so many decimals, without sign and point."""
    return str(abs(int(value.scaleb(places).to_integral_value())))


def _opened(digits: str) -> list[str]:
    return [digits[:at] + _ANY + digits[at + 1 :] for at in range(len(digits))]


def _shortened(digits: str) -> list[str]:
    return [digits[:at] + digits[at + 1 :] for at in range(len(digits))]


def _swapped(digits: str) -> Iterator[str]:
    for at in range(len(digits) - 1):
        yield digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
