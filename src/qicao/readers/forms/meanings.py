"""What a row and a column of a form mean together: a figure's id, or a field of a group."""

from __future__ import annotations

from qicao.profile.catalogue import Catalogue, normal
from qicao.profile.formtables import FormColumn, FormRow

PERIODS = {"本年": "", "上年": "上年"}
"""What a label may begin with that says of which year it is, and the catalogue's word for it."""


class Meanings:
    """Puts rows and columns together by one catalogue; '' is what nothing is known of."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def id_of(self, entry: FormColumn, spec: FormRow | None, group: str) -> str:
        """What a cell of such a row and such a column means; '' if it means nothing known."""
        key = entry.key or entry.heads[0]
        if spec is not None and key in spec.cells:
            return spec.cells[key]
        if group:
            return self.field(entry, group)
        if spec is None:
            return ""
        if spec.total:
            return entry.id
        if entry.id:
            return ""
        if spec.item or entry.item:
            return self.of_item(spec.item or entry.item, entry, spec)
        if not spec.id or not (entry.period or entry.is_plain):
            return ""
        return self.in_period(spec.id, entry.period)

    def called(self, label: str) -> str:
        """The one figure that the catalogue calls so, a year before it told; '' if none or several.

        `label` is a word as `word` gives it.
        """
        said = next((period for period in PERIODS if label.startswith(period)), "")
        bare = self.catalogue.find(label.removeprefix(said), PERIODS.get(said, ""))
        found = self.catalogue.find(label) or bare
        return found[0] if len(found) == 1 else ""

    def of_item(self, item: str, entry: FormColumn, spec: FormRow) -> str:
        """The figure of an item by the measure or the period that the row or the column names."""
        if measure := entry.measure or spec.measure:
            found = f"{item}.{measure}"
            return found if self.catalogue.entry(found) else ""
        period = entry.period or spec.period or ("本年" if entry.is_plain else "")
        return next(iter(self.catalogue.of_item(item, period)), "") if period else ""

    def in_period(self, name: str, period: str) -> str:
        """A figure under a head of a period: itself under this year's, else that of the year."""
        if period in ("", "本年", "决算"):
            return name
        return self.catalogue.in_period(name, period) or ""

    def field(self, entry: FormColumn, group: str) -> str:
        if entry.split:
            return f"{group}.*.{entry.split.value}"
        name = entry.measure or entry.fact
        if name:
            known = (
                self.catalogue.entry(f"{group}.*.{name}"),
                self.catalogue.fact_entry(f"{group}.*.{name}"),
            )
            called = self.catalogue.fields_by_name[group].get(normal(name), "")
            return f"{group}.*.{name}" if any(known) else called
        period = entry.period or ("本年" if entry.is_plain else "")
        return (self.catalogue.field_in_period(group, period) or "") if period else ""
