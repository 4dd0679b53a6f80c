"""Generated blank forms filled, each slot held against the truth and not against our reader."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.cell import Cell

from qicao.filling import fill_form
from qicao.profile import Profile
from qicao.trial.generate import Order, generate_all
from qicao.values import Finding
from qicao.workflow import prepare

LAYOUTS = ("compact", "export", "from_pdf", "province_wan", "software_2023", "typed_small")
SEEDS = (15, 129, 292, 303, 306, 322)
"""Most of their blank forms are workbooks, and all are read in full."""
ORDERS = tuple(Order(seed, layout=layout) for seed, layout in zip(SEEDS, LAYOUTS, strict=True))
Slot = tuple[str, Cell, Any]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, profile: Profile) -> list[Slot]:
    """Every slot of every form: its id, the cell of the filled form, what is true."""
    out = tmp_path_factory.mktemp("filled")
    folders = generate_all(ORDERS, tmp_path_factory.mktemp("all"), lambda _: "")
    return [slot for folder in folders for slot in _slots(folder, profile, out)]


def _slots(folder: Path, profile: Profile, out: Path) -> list[Slot]:
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    ledger = prepare([folder / "plain"], profile).ledger
    true = {**truth["facts"], **truth["figures"]}
    found = []
    for form in truth["blanks"]:
        if form["file"].endswith(".xlsx"):
            name = f"{folder.name}_{form['file']}"
            filling = fill_form(folder / "blank" / form["file"], ledger, profile, out / name)
            assert [f.message for f in filling.findings if not _is_range(f)] == []
            book = openpyxl.load_workbook(filling.path)
            found += [
                (slot["id"], book[slot["sheet"]][slot["cell"]], true.get(slot["id"]))
                for slot in form["slots"]
            ]
    return found


def _is_range(finding: Finding) -> bool:
    """A column for a bare number holds the lower end of a range only, which is rightly told."""
    return finding.code == "F01" and re.search(r"是“\d+-\d+", finding.message) is not None


def shown(cell: Cell, unit: str) -> set[Decimal]:
    """What a cell shows, in the unit of what is true; an amount of money may be in 元."""
    if isinstance(cell.value, str):
        return {Decimal(cell.value.rpartition("：")[2].removesuffix(unit))}
    number = Decimal(str(cell.value)) * (100 if "%" in cell.number_format else 1)
    return {number, number / 10000} if unit == "万元" else {number}


def test_every_slot_with_a_true_figure_holds_it(filled: list[Slot]) -> None:
    wrong = [
        (name, cell.coordinate, cell.value, true)
        for name, cell, true in filled
        if isinstance(true, dict)
        and not str(cell.value).startswith("=")
        and (cell.value is None or Decimal(true["value"]) not in shown(cell, true["unit"]))
    ]
    assert wrong == []
    assert sum(isinstance(true, dict) for _, _, true in filled) > 400


def test_every_slot_with_a_true_text_holds_it(filled: list[Slot]) -> None:
    texts = [(name, cell, true) for name, cell, true in filled if true and isinstance(true, str)]
    assert [(name, cell.value) for name, cell, true in texts if cell.value != true] == []
    assert texts


def test_a_slot_of_which_nothing_is_true_gets_no_number(filled: list[Slot]) -> None:
    invented = [
        (name, cell.coordinate, cell.value)
        for name, cell, true in filled
        if true is None and isinstance(cell.value, int | float)
    ]
    assert invented == []
