"""The forms of the appraisal say what the truth says; blank ones have room for what is missing."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from shown import cells_shown

from qicao.trial.blocks import Draft
from qicao.trial.departments import Department, invent
from qicao.trial.filling import Fill
from qicao.trial.papers import Paper, load_papers
from qicao.trial.paperwork import paper_files
from qicao.trial.plain import stated
from qicao.trial.stock import load_stock

PAPERS = load_papers()
WORDS = {"name": "云岫县水利局", "year": "2024", "last": "2023"}
every_paper = pytest.mark.parametrize("name", sorted(PAPERS))


@pytest.fixture(scope="module")
def department() -> Department:
    return invent(4, "water")


def made(paper: Paper, department: Department, folder: Path, *, blank: bool = False) -> list:
    files = paper_files(paper, stated(department), load_stock().ids, WORDS, blank=blank)
    for file in files:
        (folder / file.name).write_bytes(file.content)
    return list(files)


@pytest.fixture(scope="module")
def filled(
    department: Department, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], tuple[Path, list]]:
    """The folder of a paper that is filled in, and its files, made once for all tests."""

    @cache
    def filled_(name: str) -> tuple[Path, list]:
        folder = tmp_path_factory.mktemp(name)
        return folder, made(PAPERS[name], department, folder)

    return filled_


@every_paper
def test_every_cell_shows_what_the_truth_says(
    name: str, filled: Callable[[str], tuple[Path, list]]
) -> None:
    folder, files = filled(name)
    for file in files:
        found = cells_shown(folder / file.name)
        assert file.seen
        for cell in file.seen:
            value = found[cell.sheet, cell.cell]
            if isinstance(value, int | float):
                value = Decimal(str(value)) * (100 if cell.unit == "%" and value <= 1 else 1)
                near = abs(value - Decimal(cell.value)) < Decimal("0.005")
                assert near or value / 100 == Decimal(cell.value), cell
            else:
                assert cell.value in str(value).replace(",", ""), cell
        for dash in file.dashes:
            assert found[dash.sheet, dash.cell] == dash.value == PAPERS[name].nothing


@every_paper
def test_joined_cells_do_not_overlap_and_hide_nothing(name: str, department: Department) -> None:
    ids = load_stock().ids
    for blank in (False, True):
        project = department.members[ids.groups["project"]][0] if PAPERS[name].each_on else ""
        data = stated(department)
        block = Fill(PAPERS[name], data, ids, WORDS, blank=blank, project=project).block()
        joined = [
            (r, c)
            for top, left, bottom, right in block.merges
            for r in range(top, bottom + 1)
            for c in range(left, right + 1)
        ]
        assert len(joined) == len(set(joined))
        hidden = set(joined) - {(top, left) for top, left, _, _ in block.merges}
        assert not [d for key, d in block.cells.items() if key in hidden and _says(d)]


def _says(draft: Draft) -> bool:
    return bool(draft.text or draft.amount or draft.slot)


@every_paper
def test_a_blank_form_has_its_slots_empty(
    name: str,
    department: Department,
    tmp_path: Path,
    filled: Callable[[str], tuple[Path, list]],
) -> None:
    blank = made(PAPERS[name], department, tmp_path, blank=True)
    for full, empty in zip(filled(name)[1], blank, strict=True):
        found = cells_shown(tmp_path / empty.name)
        assert all(not _digits(found[s.sheet, s.cell]) for s in empty.slots)
        missing = {s.id for s in full.seen if s.id} - {s.id for s in empty.seen}
        assert missing
        assert missing - {s.id for s in empty.slots} <= _computed(tmp_path, empty.name, missing)


def _digits(value: object) -> bool:
    return value is not None and any(c.isdigit() for c in str(value))


def _computed(folder: Path, name: str, missing: set[str]) -> set[str]:
    """What a blank workbook's own formulas will give: rates and scores, never an amount."""
    if name.endswith(".docx"):
        return set()
    book = openpyxl.load_workbook(folder / name)
    formulas = [c for s in book for row in s for c in row if str(c.value).startswith("=")]
    ends = ("预算执行率", "执行率得分", "总分", "执行率", "自评总分")
    return {i for i in missing if i.endswith(ends)} if formulas else set()


def test_the_total_of_a_blank_form_is_a_formula_over_its_indicators(
    department: Department, tmp_path: Path
) -> None:
    (file,) = made(PAPERS["appraisal_rows"], department, tmp_path, blank=True)
    sheet = openpyxl.load_workbook(tmp_path / file.name).active
    formulas = [c.value for row in sheet for c in row if str(c.value).startswith("=SUM")]
    count = len(department.members["指标"])
    (formula,) = formulas
    first, last = map(int, re.fullmatch(r"=SUM\(G(\d+):G(\d+)\)\+I6", formula).groups())
    assert last - first + 1 == count


def test_a_sum_in_a_paper_is_no_figure_of_ours_and_not_asked_for(
    department: Department, tmp_path: Path
) -> None:
    rows = (("公用支出", "=~商品和服务支出.决算数+资本性支出.决算数"), ("支出", "=支出.决算数"))
    paper = PAPERS["sheet_hunan"].model_copy(update={"rows": rows, "widths": (20.0, 20.0)})
    (file,) = made(paper, department, tmp_path)
    both = [department.figures[f"{item}.决算数"].value for item in ("商品和服务支出", "资本性支出")]
    assert [cell.id for cell in file.seen] == ["", "支出.决算数"]
    assert abs(Decimal(file.seen[0].value) - sum(both)) < Decimal("0.005")
    (empty,) = made(paper, department, tmp_path, blank=True)
    assert [slot.id for slot in empty.slots] == ["支出.决算数"]


def test_of_each_form_some_papers_are_kept_aside() -> None:
    kept = {paper.form for paper in PAPERS.values() if paper.held_out}
    assert kept == {"appraisal", "project", "data_sheet"}


def test_projects_stand_on_sheets_below_one_another_or_in_files() -> None:
    ways = {paper.each_on for paper in PAPERS.values() if paper.form == "project"}
    assert ways == {"sheet", "stack", "file"}


@every_paper
def test_a_paper_gives_the_same_bytes_twice(
    name: str, department: Department, filled: Callable[[str], tuple[Path, list]]
) -> None:
    first = filled(name)[1]
    again = paper_files(PAPERS[name], stated(department), load_stock().ids, WORDS)
    assert json.dumps([f.name for f in first]) == json.dumps([f.name for f in again])
    assert [f.content for f in first] == [f.content for f in again]
