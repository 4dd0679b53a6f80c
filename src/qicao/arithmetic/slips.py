"""Slips of the hand: what one changed digit, two swapped ones or a moved point make of a number.

A claim that the words leave open is told only where such a slip would mend it: two numbers that
merely differ are two numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from qicao.mentions import Mention

LEAST = 3
"""Digits that a number has at least, for a slip to say anything: any two of 1 to 9 are one apart."""


def slips(mention: Mention) -> Iterator[Decimal]:
    """The values, in the mention's own unit, that one slip could have turned into its value."""
    if mention.value is None or mention.decimals is None:
        return
    places = mention.decimals
    digits = str(int(mention.value.scaleb(places).to_integral_value().copy_abs()))
    if len(digits.strip("0")) < LEAST:
        return
    for changed in _changed(digits):
        yield Decimal(changed).scaleb(-places)
    for power in (-4, -2, -1, 1, 2, 4):
        yield abs(mention.value).scaleb(power)


def _changed(digits: str) -> Iterator[str]:
    for place, digit in enumerate(digits):
        for other in "0123456789":
            if other != digit and not (place == 0 and other == "0"):
                yield digits[:place] + other + digits[place + 1 :]
        if place and digits[place - 1] != digit:
            yield digits[: place - 1] + digit + digits[place - 1] + digits[place + 1 :]
