"""What one cell of an indicator says: a comparator with a value, a range, or a text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from qicao.errors import AmountRefused
from qicao.quantity import parse_amount

_AT_LEAST = (
    r">=|=>|≥|≧|⩾|>|大于或?等于|不低于|不少于|不小于|不得低于|不得少于|至少|达到|大于|高于|超过"
)
_AT_MOST = r"<=|=<|≤|≦|⩽|<|小于或?等于|不超过|不高于|不大于|不多于|不得超过|控制在|小于|低于"
_LED = re.compile(
    rf"(?:(?P<more>{_AT_LEAST})|(?P<less>{_AT_MOST})|(?P<same>=|等于|为))?(?P<rest>.+?)"
    r"(?P<tail>(?:及|或)?以上|(?:及|或)?以下|以内|之内)?"
)
_RANGE = re.compile(r"(?P<low>[\d.,]+[^\d\s]*?)\s*(?:-|~|～|—|–|至)+\s*(?P<high>[\d.,]+\S*)")


LONGEST = 200
"""Characters of a cell that may be a range of two amounts."""


@dataclass(frozen=True, slots=True)
class Goal:
    """`comparator` '' where none is written; `value` '' where the cell holds a text."""

    comparator: str = ""
    value: str = ""
    upper: str = ""
    text: str = ""
    unit: str = ""


def read_goal(text: str, unit: str = "") -> Goal:
    """The comparator, value and unit in a cell as written, or its text where it has no number."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    if match := _RANGE.fullmatch(plain) if len(plain) <= LONGEST else None:
        high = match["high"]
        tail = high.lstrip("0123456789.,")
        low = match["low"] if not match["low"][-1].isdigit() else match["low"] + tail
        if found := _unit_of(low, unit):
            return Goal("范围", low, high, unit=found)
    match = _LED.fullmatch(plain)
    if match and (found := _unit_of(match["rest"], unit)):
        return Goal(_comparator(match), match["rest"], unit=found)
    return Goal("定性", text=" ".join(text.split()))


def _comparator(match: re.Match[str]) -> str:
    tail = match["tail"] or ""
    if match["more"] or tail.endswith("以上"):
        return "≥"
    if match["less"] or tail:
        return "≤"
    return "=" if match["same"] else ""


def _unit_of(text: str, unit: str) -> str:
    """The unit that the text, or else the column, gives a readable amount; '' if it is none."""
    for assumed in (None, unit or None):
        try:
            return parse_amount(text, assumed).unit
        except AmountRefused:
            continue
    return ""
