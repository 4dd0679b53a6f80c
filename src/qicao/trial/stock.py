"""The stock of names, subjects, projects and wordings that departments are made of.

All of it is data in samples/departments; here are its shapes and the loading.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path

import yaml
from pydantic import ValidationError

from qicao.errors import UsageError
from qicao.resources import samples_folder
from qicao.trial.ids import Ids
from qicao.values import Value


class Place(Value):
    """An invented county, city or district."""

    name: str
    short: str
    level: str


class Level(Value):
    """How the offices of a level are called, and how large its units are."""

    office: str
    government: str
    factor: Decimal


class ProjectSeed(Value):
    """A project that a kind of unit may have."""

    name: str
    function: str
    share: int
    fund: str
    content: str
    other: Decimal = Decimal(0)
    """Part of it that the unit's own money pays."""


class IndicatorSeed(Value):
    """An indicator: name, kind, comparator, unit, the range of its target, decimals."""

    n: str
    k: str
    op: str
    u: str = ""
    of: tuple[Decimal, Decimal] = (Decimal(1), Decimal(1))
    d: int = 0
    step: int = 1
    span: int = 0
    top: Decimal | None = None
    target: str = ""
    project: str = ""
    cost: bool = False


class OwnMoney(Value):
    """Money that is no grant: how much of the basic spending it pays, and from what sources."""

    rate: Decimal
    chance: Decimal
    special: Decimal = Decimal(0)
    operating: Decimal = Decimal(0)
    up: Decimal = Decimal(0)
    subsidy: Decimal = Decimal(0)
    affiliated: bool = False
    sources: dict[str, float]


class Kind(Value):
    """A kind of unit."""

    names: tuple[str, ...]
    short: str
    self: str
    type: str
    duty: str
    levels: tuple[str, ...]
    staff: tuple[int, int]
    pay: tuple[Decimal, Decimal]
    public: tuple[Decimal, Decimal]
    posts: dict[str, float]
    running: dict[str, float]
    medical: str
    retired: str
    project_scale: tuple[Decimal, Decimal]
    vehicles: int
    projects: tuple[ProjectSeed, ...]
    own: OwnMoney
    offices: tuple[str, ...]
    below: tuple[str, ...]
    societies: tuple[str, ...]
    stations: tuple[str, ...]
    rules: tuple[str, ...]
    leads: dict[str, str]
    causes: dict[str, tuple[str, ...]]
    indicators: tuple[IndicatorSeed, ...]
    goals: tuple[str, ...]


class Weights(Value):
    """How basic spending falls on the economic subjects."""

    wages: dict[str, dict[str, float]]
    goods: dict[str, float]
    family: dict[str, float]
    capital: dict[str, float]


class Subjects(Value):
    """Function and economic subjects, code → name, and where some of them have their place."""

    functions: dict[str, str]
    economics: dict[str, str]
    weights: Weights
    placed: dict[str, str]
    medical: str
    retired: tuple[str, ...]
    official: dict[str, str]
    controls: dict[str, tuple[str, ...]]


class LevelWords(Value):
    """The first and second level of a kind of indicator."""

    level1: str
    level2: str


class Wording(Value):
    """Reasons, results and other short texts."""

    levels: dict[str, LevelWords]
    comparators: dict[str, str]
    done_well: tuple[str, ...]
    done_partly: tuple[str, ...]
    short: tuple[str, ...]
    over: tuple[str, ...]
    gap: tuple[str, ...]
    above: tuple[str, ...]
    adjusted: tuple[str, ...]
    staff: tuple[str, ...]
    public: tuple[str, ...]
    use: tuple[str, ...]
    more: tuple[str, ...]
    thrift: tuple[str, ...]
    goal_done: tuple[str, ...]
    project_goal: tuple[str, ...]
    project_done: tuple[str, ...]
    project_indicators: tuple[IndicatorSeed, ...]
    papers: dict[str, str]
    scope: tuple[str, ...]
    weights: dict[str, int]
    project_mix: dict[str, int]


class Stock(Value):
    """Everything that departments are made of."""

    ids: Ids
    places: tuple[Place, ...]
    levels: dict[str, Level]
    subjects: Subjects
    wording: Wording
    kinds: dict[str, Kind]

    def kind(self, name: str) -> Kind:
        """The kind of that name. UsageError with those that there are."""
        if name not in self.kinds:
            raise UsageError(f"没有“{name}”这一类单位，可选：{'、'.join(self.kinds)}")
        return self.kinds[name]


def departments_folder() -> Path:
    """Where the stock lies."""
    return samples_folder() / "departments"


@cache
def load_stock() -> Stock:
    """The stock that came with the program."""
    folder = departments_folder()
    kinds = {path.stem: read_data(path) for path in sorted((folder / "kinds").glob("*.yaml"))}
    try:
        return Stock.model_validate(
            {
                "ids": read_data(folder / "ids.yaml"),
                "subjects": read_data(folder / "subjects.yaml"),
                "wording": read_data(folder / "wording.yaml"),
                **read_data(folder / "places.yaml"),
                "kinds": kinds,
            }
        )
    except ValidationError as error:
        raise UsageError(f"虚构单位的资料有错：{error.errors()[0]}") from error


def read_data(path: Path) -> Mapping[str, object]:
    """A data file of ours as text, lists and mappings; a test reads them all strictly as well."""
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return dict(yaml.load(path.read_text(encoding="utf-8"), Loader=loader))  # noqa: S506 - base
