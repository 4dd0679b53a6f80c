"""Folders of departments: what is in them, and that every cell and sentence is accounted for."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from typer.testing import CliRunner

from qicao.cli.app import app
from qicao.errors import NoRoom
from qicao.readers.case import folder_files, read_case
from qicao.trial.generate import (
    PASSED_OVER,
    Order,
    generate,
    generate_all,
    invented,
    orders_with_room,
)
from qicao.trial.layouts import load_layouts
from qicao.trial.legacy import find_office
from qicao.trial.materials import FIGURES, TOPICS, load_topic
from qicao.trial.papers import load_papers
from qicao.trial.spreadsheet import column_name, place


def truth(folder: Path) -> dict:
    return json.loads((folder / "truth.json").read_text(encoding="utf-8"))


def no_label(name: str) -> str:
    del name
    return ""


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    orders = [Order(seed) for seed in range(12)]
    return generate_all(orders, tmp_path_factory.mktemp("all"), no_label)


def test_a_folder_is_a_case_whose_files_are_all_there(folders: list[Path]) -> None:
    for folder in folders:
        files = folder_files(folder, read_case(folder))
        assert {f.name for f in files} >= {"基本情况.csv", "基本情况.yaml"}
        assert "truth.json" not in {f.name for f in files}


def test_every_figure_stands_in_a_form_or_in_our_own_table(folders: list[Path]) -> None:
    for folder in folders:
        known = truth(folder)
        cells = {cell["id"] for file in known["files"] for cell in file["cells"]}
        rows = (folder / "基本情况.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
        assert known["figures"].keys() <= cells | {row.split(",")[0] for row in rows}


def test_layouts_kept_aside_go_with_forms_kept_aside(tmp_path: Path) -> None:
    generate(Order(3, layout="software_2024"), tmp_path, no_label)
    known = truth(tmp_path)
    assert known["held_out"]
    papers = [paper for paper in load_papers().values() if paper.held_out]
    kept = {paper.file.format(no=no) for paper in papers for no in range(1, 20)}
    assert {file["file"] for file in known["files"]} <= {*kept, "决算.xlsx"}


def test_eight_layouts_are_kept_aside_in_files_of_all_kinds() -> None:
    """The last set that was written; sets that have been looked at are open, and stay."""
    kept = [layout for layout in load_layouts().values() if layout.held_out]
    assert len(kept) == 8
    assert {layout.medium for layout in kept} == {"xlsx", "xls", "docx"}


def test_a_conflict_stands_in_one_form_alone(tmp_path: Path) -> None:
    generate(Order(5, kind="water", fault="conflict_between_files"), tmp_path, no_label)
    known = truth(tmp_path)
    (change,) = known["fault"]["changes"]
    values = {
        cell["value"] + cell["unit"]
        for file in known["files"]
        for cell in file["cells"]
        if cell["id"] == change["id"] and cell["unit"] == "万元"
    }
    assert change["stated"] in values or any(v[:4] == change["stated"][:4] for v in values)
    assert known["fault"]["code"] == "R10"


def test_figures_in_sentences_are_remembered(folders: list[Path]) -> None:
    for folder in folders:
        for entry in truth(folder)["sentences"]:
            assert entry["text"] in (folder / entry["file"]).read_text(encoding="utf-8")
            assert all(
                value.rstrip("万元人个份分%") in entry["text"]
                for value in entry["figures"].values()
            )


def test_texts_differ_between_departments(folders: list[Path]) -> None:
    texts = [(f / "materials" / "工作总结.md").read_text(encoding="utf-8") for f in folders]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("topic", [*TOPICS, FIGURES])
def test_a_bank_has_at_least_forty_paragraphs_and_none_twice(topic: str) -> None:
    paragraphs = load_topic(topic).paragraphs
    assert len(set(paragraphs)) == len(paragraphs) >= 40


def test_the_command_writes_folders_and_says_so(tmp_path: Path) -> None:
    run = CliRunner().invoke(
        app, ["trial", "generate", "--seed", "3", "--count", "2", "-o", str(tmp_path / "o")]
    )
    assert run.exit_code == 0, run.output
    assert len(list((tmp_path / "o").glob("*/truth.json"))) == 2


def test_a_seed_without_room_for_the_fault_is_passed_over_and_said(tmp_path: Path) -> None:
    order = ["trial", "generate", "--kind", "archives", "--fault", "last_year_as_this_year"]
    run = CliRunner().invoke(
        app, [*order, "--seed", str(_roomless()), "--count", "2", "-o", str(tmp_path)]
    )
    assert run.exit_code == 0, run.output
    assert "已改用下一个种子" in run.output
    assert len(list(tmp_path.glob("*/truth.json"))) == 2


def _roomless() -> int:
    """The first seed of an archive that received no guests, so that nothing can be misstated."""
    spent = (invented(Order(seed, "archives")).figures["公务接待费.决算数"] for seed in range(99))
    return next(seed for seed, figure in enumerate(spent) if not figure.value)


def test_a_fault_that_no_department_of_a_kind_has_room_for_ends_the_search() -> None:
    passed: list[str] = []
    with pytest.raises(NoRoom, match="放不下"):
        orders_with_room(Order(1, "archives", fault="other_item"), 1, passed.append)
    assert len(passed) == PASSED_OVER - 1


@pytest.mark.parametrize(
    ("option", "word"), [("--layout", "exprt"), ("--kind", "polis"), ("--fault", "sum_wrng")]
)
def test_a_name_that_does_not_exist_is_refused(option: str, word: str, tmp_path: Path) -> None:
    run = CliRunner().invoke(
        app, ["trial", "generate", "--seed", "3", "-o", str(tmp_path), option, word]
    )
    assert run.exit_code != 0
    assert word in str(run.exception)


def test_a_layout_of_old_workbooks_is_one_where_an_office_program_is(tmp_path: Path) -> None:
    generate(Order(2, layout="finance_bureau"), tmp_path, no_label)
    suffix = ".xls" if find_office() else ".xlsx"
    assert (tmp_path / f"决算{suffix}").is_file()
    assert f"决算{suffix}" in {file["file"] for file in truth(tmp_path)["files"]}


def test_a_document_stays_one_when_old_workbooks_are_asked_for(tmp_path: Path) -> None:
    generate(Order(2, layout="pasted_word", xls=True), tmp_path, no_label)
    assert (tmp_path / "决算公开表.docx").is_file()


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs an office program")
def test_old_workbooks_keep_their_cells(tmp_path: Path) -> None:
    generate(Order(2, kind="library", layout="county", xls=True), tmp_path, no_label)
    assert not list(tmp_path.glob("决算*.xlsx"))
    known = next(f for f in truth(tmp_path)["files"] if f["file"].startswith("决算"))
    book = CalamineWorkbook.from_path(str(tmp_path / known["file"]))
    sheets = {
        name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for name in book.sheet_names
    }
    for cell in known["cells"]:
        row = next(r for r in range(1, 200) if cell["cell"].endswith(str(r)) and _is(cell, r))
        column = next(c for c in range(1, 30) if place(row, c) == cell["cell"])
        assert abs(sheets[cell["sheet"]][row - 1][column - 1] - float(cell["value"])) < 0.005


def _is(cell: dict, row: int) -> bool:
    return cell["cell"].removesuffix(str(row)).isalpha()


def test_columns_are_named_as_in_a_spreadsheet() -> None:
    assert [column_name(n) for n in (0, 25, 26, 51, 702)] == ["A", "Z", "AA", "AZ", "AAA"]
