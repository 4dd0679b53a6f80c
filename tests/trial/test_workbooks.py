"""The generated accounts say what the truth says, cell by cell, as two readers see it."""

from __future__ import annotations

import io
import json
import re
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from shown import Shown, cells_shown

from qicao.trial.generate import Order, generate, generate_all
from qicao.trial.layouts import load_layouts

LAYOUTS = sorted(load_layouts())
FRACTIONAL = re.compile(r"-?[0-9,]+\.(?!0+$)[0-9]{2,}")
"""A number with two decimals or more: an amount, and no code, order or year."""
NUMBERING = re.compile(r"A[0-9]+|第[0-9]+行第1列")
"""The first column may number the rows: 3.10."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    orders = [Order(seed, layout=layout) for seed, layout in enumerate(LAYOUTS)]
    made = generate_all(orders, tmp_path_factory.mktemp("made"), str)
    return dict(zip(LAYOUTS, made, strict=True))


@cache
def shown(path: Path) -> Shown:
    """What the cells of a file show, read once for all tests."""
    return cells_shown(path)


def truth(folder: Path) -> dict:
    return json.loads((folder / "truth.json").read_text(encoding="utf-8"))


def accounts(folder: Path) -> list[dict]:
    """The files of the final accounts, as the truth lists them."""
    return [f for f in truth(folder)["files"] if f["file"].startswith("决算")]


def number(value: object) -> Decimal:
    return Decimal(str(value).replace(",", "")).quantize(Decimal("0.000001"))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_cell_holds_what_the_truth_says(layout: str, made: dict[str, Path]) -> None:
    for file in accounts(made[layout]):
        cells = shown(made[layout] / file["file"])
        for cell in [*file["cells"], *file["other"]]:
            seen = cells[cell["sheet"], cell["cell"]]
            assert number(seen) == number(cell["value"]), (layout, cell)
        for dash in file["dashes"]:
            assert cells[dash["sheet"], dash["cell"]] == dash["value"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_amount_stands_where_the_truth_says_nothing(layout: str, made: dict[str, Path]) -> None:
    for file in truth(made[layout])["files"]:
        known = {(c["sheet"], c["cell"]) for kind in ("cells", "other") for c in file[kind]}
        for where, seen in shown(made[layout] / file["file"]).items():
            if where not in known and not NUMBERING.fullmatch(where[1]):
                assert not FRACTIONAL.fullmatch(str(seen)), (file["file"], where)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_another_reader_opens_every_sheet(layout: str, made: dict[str, Path]) -> None:
    for file in accounts(made[layout]):
        if file["file"].endswith(".docx"):
            continue
        content = (made[layout] / file["file"]).read_bytes()
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        rows = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
        assert all(rows.values())


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_amount_stands_in_two_cells_as_different_figures(
    layout: str, made: dict[str, Path]
) -> None:
    """An id that stands in several cells has one value, and it is the department's."""
    data = truth(made[layout])
    for file in accounts(made[layout]):
        for cell in file["cells"]:
            true = data["figures"].get(cell["id"])
            factor = 10_000 if cell["unit"] == "元" else 1
            if true is None:
                assert not Decimal(cell["value"]), cell
            elif true["unit"] == "万元":
                gap = abs(Decimal(cell["value"]) - Decimal(true["value"]) * factor)
                assert gap <= Decimal("0.005"), cell


def test_the_same_order_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        generate(Order(5), tmp_path / name, str)
    files = sorted(p.relative_to(tmp_path / "a") for p in (tmp_path / "a").rglob("*.*"))
    assert files
    for file in files:
        assert (tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes()
