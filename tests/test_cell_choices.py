"""choices.yaml, cells: a person says what a cell is that nothing explained."""

from __future__ import annotations

from pathlib import Path

import pytest
from formsheets import Rows, write_book

from qicao.errors import UsageError
from qicao.profile import Profile
from qicao.readers import read_inputs
from qicao.reconcile import Choices, Reconciled, read_choices, reconcile

ROWS: Rows = [
    ["2024年支出决算表"],
    ["单位：元"],
    ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出", "今年花的"],
    ["合计", None, 5000, 3000, 2000, 800],
]
PLACE = "决算.xlsx｜3｜F4"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return write_book(tmp_path / "决算.xlsx", {"3": ROWS}, {})


def chosen(path: Path, profile: Profile, cells: dict[str, str]) -> Reconciled:
    reading = read_inputs([path], profile)
    return reconcile(reading, Choices(cells=cells), profile.catalogue)


def test_a_cell_becomes_the_figure_that_a_person_says(book: Path, profile: Profile) -> None:
    assert [str(row.source) for row in chosen(book, profile, {}).unmapped] == [PLACE]
    result = chosen(book, profile, {PLACE: "公用经费.决算数"})
    figure = result.figures["公用经费.决算数"]
    assert str(figure.quantity) == "800元"
    assert str(figure.source) == PLACE
    assert result.unmapped == ()


def test_a_cell_told_to_be_what_another_states_conflicts_with_it(
    book: Path, profile: Profile
) -> None:
    result = chosen(book, profile, {PLACE: "基本支出.决算数"})
    (finding,) = result.findings
    assert finding.code == "R10"
    assert "F4" in finding.message


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"决算.xlsx｜3｜F5": "公用经费.决算数"}, "没有待确认的格"),
        ({"决算.xlsx｜3｜C4": "公用经费.决算数"}, "没有待确认的格"),
        ({PLACE: "公用经费.决算书"}, "公用经费.决算数"),
        ({PLACE: "人员.编制数"}, "核对编号"),
        ({PLACE: "单位.名称"}, "没有“单位.名称”这个数据"),
    ],
)
def test_a_wrong_place_or_id_is_refused_in_words(
    cells: dict[str, str], words: str, book: Path, profile: Profile
) -> None:
    with pytest.raises(UsageError, match=words):
        chosen(book, profile, cells)


def test_cells_are_read_from_the_file_of_choices(
    book: Path, profile: Profile, tmp_path: Path
) -> None:
    file = tmp_path / "choices.yaml"
    file.write_text(f"cells:\n  {PLACE}: 公用经费.决算数\n", encoding="utf-8")
    result = reconcile(read_inputs([book], profile), read_choices(file), profile.catalogue)
    assert "公用经费.决算数" in result.figures
