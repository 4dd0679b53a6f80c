"""figures.yaml into a catalogue: single entries, items times measures, and groups."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from qicao.profile.catalogue import Catalogue, FactEntry, FigureEntry, Group, IndicatorFields, Topic
from qicao.profile.mistakes import Mistakes
from qicao.quantity import find_unit
from qicao.yamltext import YamlValue

FILE = "figures.yaml"
T = TypeVar("T", bound=BaseModel)
ITEM_KEYS = (
    *("label", "synonyms", "measures", "direction", "topic", "required", "unit", "note", "asked"),
)


def read_catalogue(document: dict[str, YamlValue], mistakes: Mistakes) -> Catalogue:
    """The catalogue that figures.yaml describes; every mistake is added to `mistakes`."""
    builder = _Builder(mistakes)
    builder.add_groups(mistakes.mapping(document.get("groups"), FILE, "groups"))
    builder.add_items(
        mistakes.mapping(document.get("items"), FILE, "items"),
        mistakes.mapping(document.get("measures"), FILE, "measures"),
    )
    builder.add_singles(mistakes.mapping(document.get("figures"), FILE, "figures"), "", "")
    builder.add_facts(mistakes.mapping(document.get("facts"), FILE, "facts"), "")
    builder.add_topics(mistakes.mapping(document.get("topics"), FILE, "topics"))
    builder.add_priors()
    builder.add_indicators(mistakes.mapping(document.get("indicators"), FILE, "indicators"))
    return builder.catalogue()


class _Builder:
    def __init__(self, mistakes: Mistakes) -> None:
        self.mistakes = mistakes
        self.figures: dict[str, FigureEntry] = {}
        self.facts: dict[str, FactEntry] = {}
        self.groups: dict[str, Group] = {}
        self.topics: list[Topic] = []
        self.indicators: IndicatorFields | None = None
        self.item_names: dict[str, tuple[str, ...]] = {}
        self.item_directions: dict[str, str] = {}

    def catalogue(self) -> Catalogue:
        return Catalogue(
            topics=tuple(self.topics),
            figures=self.figures,
            facts=self.facts,
            groups=self.groups,
            item_names=self.item_names,
            item_directions=self.item_directions,
            indicators=self.indicators,
        )

    def build(self, kind: type[T], data: dict[str, Any], key: str) -> T | None:
        try:
            return kind.model_validate(data)
        except ValidationError as error:
            self.mistakes.add_validation(FILE, key, error, kind)
            return None

    def add_topics(self, entries: dict[str, YamlValue]) -> None:
        for name, value in entries.items():
            body = self.mistakes.mapping(value, FILE, f"topics.{name}")
            if topic := self.build(Topic, {"id": name, **body}, f"topics.{name}"):
                self.topics.append(topic)

    def add_groups(self, entries: dict[str, YamlValue]) -> None:
        for name, value in entries.items():
            body = dict(self.mistakes.mapping(value, FILE, f"groups.{name}"))
            fields, facts = body.pop("figures", {}), body.pop("facts", {})
            group = self.build(Group, {"name": name, **body}, f"groups.{name}")
            if group is None:
                continue
            self.groups[name] = group
            key = f"groups.{name}"
            self.add_singles(
                self.mistakes.mapping(fields, FILE, f"{key}.figures"), f"{name}.*.", group.topic
            )
            self.add_facts(self.mistakes.mapping(facts, FILE, f"{key}.facts"), f"{name}.*.")

    def add_singles(self, entries: dict[str, YamlValue], prefix: str, topic: str) -> None:
        for name, value in entries.items():
            body = self.mistakes.mapping(value, FILE, prefix + name)
            self.add_figure({"topic": topic, **body, "id": prefix + name})

    def add_figure(self, data: dict[str, Any]) -> None:
        entry = self.build(FigureEntry, data, str(data["id"]))
        if entry is None:
            self.mistakes.defined.add(str(data["id"]))
            return
        if find_unit(entry.unit) is None:
            self.mistakes.add(FILE, f"{entry.id}.unit", f"没有“{entry.unit}”这个单位")
        self.figures[entry.id] = entry

    def add_facts(self, entries: dict[str, YamlValue], prefix: str) -> None:
        for name, value in entries.items():
            body = self.mistakes.mapping(value, FILE, prefix + name)
            if entry := self.build(FactEntry, {**body, "id": prefix + name}, prefix + name):
                self.facts[entry.id] = entry
            else:
                self.mistakes.defined.add(prefix + name)

    def add_items(self, items: dict[str, YamlValue], measures: dict[str, YamlValue]) -> None:
        for name, value in items.items():
            body = self.mistakes.mapping(value, FILE, f"items.{name}")
            self.mistakes.check_keys(FILE, f"items.{name}", body, ITEM_KEYS)
            label = str(body.get("label", name))
            synonyms = self.mistakes.texts(body.get("synonyms"), FILE, f"items.{name}.synonyms")
            self.item_names[name] = (name, label, *synonyms)
            self.item_directions[name] = str(body.get("direction", ""))
            chosen = str(body.get("measures", ""))
            if chosen not in measures:
                self.mistakes.add_unknown(FILE, f"items.{name}.measures", chosen, measures)
                continue
            self._add_measures(name, body, self.mistakes.mapping(measures[chosen], FILE, chosen))

    def _add_measures(
        self, item: str, body: dict[str, YamlValue], measures: dict[str, YamlValue]
    ) -> None:
        for measure, value in measures.items():
            fields = dict(self.mistakes.mapping(value, FILE, f"measures.{measure}"))
            own = self.mistakes.texts(fields.pop("synonyms", ()), FILE, f"measures.{measure}")
            label = str(fields.pop("label", "{item}" + measure))
            data: dict[str, Any] = {
                "topic": body.get("topic", ""),
                "direction": body.get("direction", ""),
                **{key: body[key] for key in ("unit", "note", "asked") if key in body},
                "required": bool(body.get("required")) and fields.get("period") == "决算",
                **fields,
                "id": f"{item}.{measure}",
                "label": label.replace("{item}", self.item_names[item][1]),
                "prior": str(fields.get("prior", "")).replace("{item}", item),
                "synonyms": tuple(
                    pattern.replace("{item}", name)
                    for name in self.item_names[item]
                    for pattern in (label, *own)
                ),
            }
            self.add_figure(data)

    def add_indicators(self, body: dict[str, YamlValue]) -> None:
        if not body:
            return
        self.indicators = self.build(IndicatorFields, body, "indicators")
        known = {key.rpartition(".")[2] for key in (*self.figures, *self.facts) if ".*." in key}
        for role, field in body.items():
            if role != "group" and str(field) not in known:
                self.mistakes.add_unknown(FILE, f"indicators.{role}", str(field), known)

    def add_priors(self) -> None:
        """Adds the year-before entries that are named but not described."""
        for entry in list(self.figures.values()):
            if entry.prior and entry.prior not in self.figures:
                self.figures[entry.prior] = entry.model_copy(
                    update={
                        "id": entry.prior,
                        "label": f"上年{entry.label}",
                        "period": "上年",
                        "prior": "",
                        "required": False,
                        "synonyms": tuple(f"上年{name}" for name in entry.synonyms),
                    }
                )
