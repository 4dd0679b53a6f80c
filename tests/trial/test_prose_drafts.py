"""A draft of ours as a labelled report: each number is the figure that its slot printed."""

from __future__ import annotations

import csv
import io

import pytest

from qicao.engines.builtin import BuiltinEngine
from qicao.profile import load_profile
from qicao.resources import find_profile, samples_folder
from qicao.trial.chance import Chance
from qicao.trial.prose import IN_NUMBERS, Labelled, plant
from qicao.trial.prose.drafts import figures_table, labelled_draft
from qicao.workflow import draft, prepare


@pytest.fixture(scope="module")
def report() -> Labelled:
    profile = load_profile(find_profile("hunan_overall"))
    prepared = prepare([samples_folder() / "county_full"], profile)
    return labelled_draft(draft(prepared, BuiltinEngine(profile, prepared.ledger)), "county")


def test_every_number_stands_where_it_says_and_is_its_figure(report: Labelled) -> None:
    assert len(report.numbers) > 300
    for number in report.numbers:
        assert report.text[number.start : number.end] == number.text
        assert report.states_its_figure(number)


def test_a_phrase_with_several_figures_gives_several_numbers(report: Labelled) -> None:
    line = next(line for line in report.text.splitlines() if "三公" in line and "执行" not in line)
    first = report.text.index(line)
    inside = [n for n in report.numbers if first <= n.start < first + len(line)]
    assert len({number.figure for number in inside}) > 3


def test_rows_of_a_table_are_lines_with_tabs(report: Labelled) -> None:
    rows = [number for number in report.numbers if report.in_table(number)]
    assert len(rows) > 20
    assert "单位：万元\n" in report.text


@pytest.mark.parametrize("fault", ["wrong_digit", "other_item_of_accounts", "unit_slip"])
def test_a_fault_in_a_number_is_proved_by_its_figure_alone(report: Labelled, fault: str) -> None:
    assert fault in IN_NUMBERS
    found = plant(report, fault, Chance(fault))
    assert found is not None
    assert found.by_figures
    assert not found.provable
    assert found.determined_by_figures


def test_the_figures_are_a_plain_table(report: Labelled) -> None:
    rows = list(csv.DictReader(io.StringIO(figures_table(report))))
    assert {row["id"] for row in rows} == report.figures.keys()
    assert all(row["label"] and row["value"] and row["unit"] for row in rows)
