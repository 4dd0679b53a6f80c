"""A department as our own plain inputs: a table of figures, one of projects, indicators, facts."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import yaml

from qicao.quantity import Quantity
from qicao.quantity.rounding import plain as digits
from qicao.trial.book import FactText
from qicao.trial.departments import Department
from qicao.values import segment

NOTE = "# 虚构：单位、机构、项目和所有数字都由程序编造，与任何真实的单位或个人无关。\n"
COLUMNS = ("id", "label", "value", "unit", "period", "group")


@dataclass(frozen=True)
class Stated:
    """What a file says: figures and facts as they are, or as a planted fault makes them."""

    figures: Mapping[str, Quantity]
    facts: Mapping[str, FactText]
    members: Mapping[str, tuple[str, ...]]


def stated(department: Department) -> Stated:
    """The department as it is."""
    return Stated(department.figures, department.facts, department.members)


def plain_files(data: Stated, labels: Callable[[str], str]) -> dict[str, str]:
    """File name → text. `labels` gives what to write beside an id, '' for the id's own words."""
    grouped = set(data.members)
    return {
        "figures.csv": figures_csv(data, labels, lambda i: i.partition(".")[0] not in grouped),
        "members.csv": figures_csv(data, labels, lambda i: i.partition(".")[0] in grouped),
        "facts.yaml": facts_yaml(data),
    }


def figures_csv(data: Stated, labels: Callable[[str], str], wanted: Callable[[str], bool]) -> str:
    """The figures that are wanted as a plain table."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for name, value in data.figures.items():
        if wanted(name):
            writer.writerow(_row(name, value, data, labels))
    return "\ufeff" + out.getvalue()


def _row(name: str, value: Quantity, data: Stated, labels: Callable[[str], str]) -> Iterable[str]:
    group, _, rest = name.partition(".")
    label = labels(name)
    if group in data.members:
        key = rest.rpartition(".")[0]
        label = next((m for m in data.members[group] if segment(m) == key), key)
    return (name, label, digits(value.value, value.decimals or 0), value.unit, "", "")


def facts_yaml(data: Stated) -> str:
    """The facts; those of members below their group."""
    alone: dict[str, object] = {}
    groups: dict[str, dict[str, dict[str, object]]] = {}
    for name, text in data.facts.items():
        group, _, rest = name.partition(".")
        value = list(text) if isinstance(text, tuple) else text
        if group not in data.members:
            alone[name] = value
            continue
        key, _, field = rest.rpartition(".")
        label = next((m for m in data.members[group] if segment(m) == key), key)
        groups.setdefault(group, {}).setdefault(label, {})[field] = value
    body = {"facts": alone, "groups": groups}
    return NOTE + yaml.safe_dump(body, allow_unicode=True, sort_keys=False, width=1000)
