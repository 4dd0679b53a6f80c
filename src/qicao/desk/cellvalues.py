"""What a typed or pasted cell of a grid says, as the values of the fields that keep it.

A text that is no value of its column is refused with a sentence; nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qicao.desk.membergrid import roles
from qicao.errors import AmountRefused
from qicao.profile.catalogue import Catalogue, FigureEntry, IndicatorFields
from qicao.quantity import Quantity, parse_amount
from qicao.readers.factforms import FactRefused, read_fact
from qicao.readers.forms.goals import read_goal

Fields = dict[str, str]
"""Field → value; of a figure with its unit."""
WORDS = "定性"


class CellRefused(ValueError):
    """A text that is no value of its column; the message says why, and what to write."""


@dataclass(frozen=True)
class CellReader:
    """Reads the cells of one row. `units` are those that fields have already, `comparator` too."""

    catalogue: Catalogue
    group: str
    units: Mapping[str, str]
    comparator: str = ""

    def read(self, field: str, text: str) -> Fields:
        """The values in a cell. CellRefused for a text that is none."""
        known = roles(self.catalogue, self.group)
        entry = self.catalogue.entry(f"{self.group}.*.{field}")
        try:
            if known and field == known.target:
                return self._target(known, text)
            if known and field == known.actual and self.comparator == WORDS:
                return {known.actual_text: text}
            if entry is None:
                return self._fact(field, text)
            return {field: str(self._quantity(entry, text))}
        except AmountRefused as refused:
            raise CellRefused(refused.reason) from None
        except FactRefused as refused:
            raise CellRefused(str(refused)) from None

    def _fact(self, field: str, text: str) -> Fields:
        entry = self.catalogue.fact_entry(f"{self.group}.*.{field}")
        return {field: read_fact(entry, text)[0] if entry else text}

    def _quantity(self, entry: FigureEntry, text: str) -> Quantity:
        field = entry.id.rpartition(".")[2]
        own = self.units.get(field, "") if entry.free_unit else entry.unit
        return parse_amount(text, own or None)

    def _target(self, known: IndicatorFields, text: str) -> Fields:
        """A target with its comparator; words only where no number is asked for."""
        own = self.units.get(known.target, "")
        goal = read_goal(text, own)
        if goal.text:
            self._require_words(text, own)
            return {known.target_text: goal.text, known.comparator: WORDS}
        entry = self.catalogue.figures[f"{self.group}.*.{known.target}"]
        fields = {known.target: str(self._quantity(entry, goal.value))}
        if goal.upper:
            fields[known.upper] = str(self._quantity(entry, goal.upper))
        if goal.comparator:
            fields[known.comparator] = goal.comparator
        return fields

    def _require_words(self, text: str, own: str) -> None:
        """AmountRefused for a text that means a number, or that stands where one stood."""
        if own or any(char.isdecimal() for char in text):
            parse_amount(text, own or None)
