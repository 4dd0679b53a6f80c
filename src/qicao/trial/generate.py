"""Departments as folders of files: the workbook, our own plain tables, and what is true."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from qicao.trial.accountbooks import Printed, final_accounts
from qicao.trial.chance import Chance
from qicao.trial.departments import Department, invent
from qicao.trial.layouts import House, find_layout, load_layouts
from qicao.trial.plain import plain_files, stated
from qicao.trial.truth import truth

Labels = Callable[[str], str]
PLAIN = "plain"
TRUTH = "truth.json"


@dataclass(frozen=True)
class Order:
    """What to generate: the seed, and a kind of unit and a layout if not any."""

    seed: int
    kind: str = ""
    layout: str = ""


def generate(order: Order, folder: Path, labels: Labels) -> Department:
    """Writes one department below `folder`, and gives it. `labels` names what an id stands for."""
    name = order.layout or choose_layout(order.seed)
    house = find_layout(name)
    department = invent(order.seed, order.kind, grain=house.grain)
    printed = tuple(_print(department, house))
    for file in printed:
        _write(folder / file.name, file.content)
    for plain_name, text in plain_files(stated(department), labels).items():
        _write(folder / PLAIN / plain_name, text.encode())
    _write(folder / TRUTH, truth(department, name, printed, labels).encode())
    return department


def choose_layout(seed: int) -> str:
    """The layout that a seed takes where none is named."""
    return Chance(f"layout/{seed}").pick(list(load_layouts()))


def _print(department: Department, house: House) -> Iterator[Printed]:
    words = {"name": department.name, "year": str(department.identity.year)}
    chance = Chance(f"print/{department.seed}")
    yield from final_accounts(stated(department), house, words, chance)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
