"""choices.yaml, cells: a person says what a cell is that nothing explained."""

from __future__ import annotations

from pathlib import Path

import pytest
from formsheets import Rows, write_book
from hypothesis import given
from hypothesis import strategies as st

from qicao.choices import NO_FIGURE, choices_text
from qicao.errors import UsageError
from qicao.profile import Profile
from qicao.readers import read_inputs
from qicao.reconcile import Choices, Override, Reconciled, read_choices, reconcile

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


def test_a_cell_that_is_no_figure_is_listed_no_more_and_gives_nothing(
    book: Path, profile: Profile
) -> None:
    before, after = chosen(book, profile, {}), chosen(book, profile, {PLACE: NO_FIGURE})
    assert after.unmapped == ()
    assert after.figures == before.figures


def test_the_counts_of_a_form_follow_what_a_person_said(book: Path, profile: Profile) -> None:
    counts = {
        said: [(form.mapped, form.left) for form in chosen(book, profile, cells).forms]
        for said, cells in (
            ("nothing", {}),
            ("a figure", {PLACE: "公用经费.决算数"}),
            ("no figure", {PLACE: NO_FIGURE}),
        )
    }
    assert counts == {"nothing": [(3, 1)], "a figure": [(4, 0)], "no figure": [(3, 0)]}


def test_a_row_of_a_plain_table_keeps_no_second_figure_under_its_own_name(
    tmp_path: Path, profile: Profile
) -> None:
    table = tmp_path / "表.csv"
    rows = "名称,数值,单位\n报告年度,2024,\n今年花掉的公用,12.5,万元\n支出合计,80,万元\n"
    table.write_text(rows, encoding="utf-8")
    assert "今年花掉的公用" in chosen(table, profile, {}).figures
    result = chosen(table, profile, {"表.csv｜B3": "公用经费.决算数"})
    assert "今年花掉的公用" not in result.figures
    assert str(result.figures["公用经费.决算数"].quantity) == "12.5万元"


def test_a_field_of_a_member_is_called_by_the_member_and_needs_one(
    tmp_path: Path, profile: Profile
) -> None:
    rows: Rows = [*ROWS[:4], ["2040201", "行政运行", 5000, 3000, 2000, 800]]
    book = write_book(tmp_path / "决算.xlsx", {"3": rows}, {})
    place = "决算.xlsx｜3｜F5"
    reading = chosen(book, profile, {})
    (item,) = reading.items
    key = next(k for k in reading.figures if k.startswith(f"{item.id}."))
    field = key.rpartition(".")[2]
    (told,) = [f for f in chosen(book, profile, {place: key}).read if str(f.source) == place]
    assert told.label.startswith(item.label)
    with pytest.raises(UsageError, match="没有“"):
        chosen(book, profile, {place: f"{item.group}.没有的.{field}"})


SAID = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=40)


@given(
    st.builds(
        Choices,
        prefer=st.tuples(SAID) | st.just(()),
        choices=st.dictionaries(SAID, SAID, max_size=3),
        cells=st.dictionaries(SAID, SAID, max_size=3),
        overrides=st.dictionaries(
            SAID, st.builds(Override, value=SAID, unit=SAID, who=SAID, why=SAID), max_size=2
        ),
    )
)
def test_what_is_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, choices: Choices
) -> None:
    file = tmp_path_factory.mktemp("c") / "choices.yaml"
    file.write_text(choices_text(choices), encoding="utf-8")
    assert read_choices(file) == choices
