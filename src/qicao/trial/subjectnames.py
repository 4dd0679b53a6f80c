"""What a house calls the subjects, where that is not their official name, in the ids as well.

A row of a subject is known by what is printed: its code and the name beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from qicao.trial.departments import Department
from qicao.trial.layouts import House
from qicao.trial.stock import load_stock
from qicao.values import segment

GROUPS = (
    "income_subject",
    "spending_subject",
    "spending_class",
    "granted_class",
    "granted_subject",
    "economic",
    "govfund_subject",
    "statecap_subject",
)
DIGITS = "0123456789"


def as_called(department: Department, house: House) -> Department:
    """The department with its subjects called as the house prints them."""
    groups = [load_stock().ids.groups[name] for name in GROUPS]
    members, ids = dict(department.members), dict[str, str]()
    for group in groups:
        names = {name: printed_name(name, house) for name in members.get(group, ())}
        members[group] = tuple(names.values())
        ids |= {_stem(group, old): _stem(group, new) for old, new in names.items() if old != new}
    if not ids:
        return department
    figures = {_called(name, ids): figure for name, figure in department.figures.items()}
    return replace(department, figures=figures, members=members)


def printed_name(name: str, house: House) -> str:
    """The code, if there is one, and the name in the words of the house."""
    bare = name.lstrip(DIGITS)
    return name.removesuffix(bare) + house.say(bare)


def _stem(group: str, name: str) -> str:
    return f"{group}.{segment(name)}"


def _called(name: str, ids: Mapping[str, str]) -> str:
    stem, _, measure = name.rpartition(".")
    return f"{ids.get(stem, stem)}.{measure}"
