"""Listed cells as a person sees them: bundles, what they can be, and what was told of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unknowncells import PLACES, SPENDING, ZEROS, write_files

from qicao import desk
from qicao.choices import NO_FIGURE, Choices, Override, read_choices
from qicao.profile import Profile
from qicao.values import Origin, Source, Unmapped
from qicao.workflow import Prepared, prepare, settle

ITEM = "支出科目.2040101行政运行"


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory, profile: Profile) -> Prepared:
    return prepare(write_files(tmp_path_factory.mktemp("unknown")), profile)


def cell(column: str, row: int, text: str = "7", label: str = "甲｜乙") -> Unmapped:
    source = Source(
        origin=Origin.CELL, file="表.xlsx", sheet="1", cell=f"{column}{row}", text=text, form="表"
    )
    return Unmapped(source=source, label=label)


def told(prepared: Prepared, choices: Choices) -> Prepared:
    return settle(prepared.reading, prepared.profile, choices)


def answers(prepared: Prepared, bundle: desk.Bundle) -> dict[str, desk.Meaning]:
    return {meaning.id: meaning for meaning in desk.meanings(prepared, bundle)}


def single(prepared: Prepared, place: str) -> desk.Bundle:
    (row,) = [row for row in prepared.reconciled.unmapped if str(row.source) == place]
    return desk.Bundle(cells=(row,))


def test_a_whole_column_is_one_bundle_and_zeros_come_last(prepared: Prepared) -> None:
    unknown, zeros = desk.bundles(prepared.reconciled.unmapped)
    assert [str(row.source) for row in unknown.cells] == list(PLACES)
    assert unknown.title == "F 列“旧年支出数”：3 格"
    assert zeros.title == "G 列“教育收费”：3 格，全是 0"
    assert zeros.says_nothing
    assert unknown.words(unknown.cells[1].label) == "茶叶事务"


def test_a_cell_goes_with_the_longer_of_its_column_and_its_row() -> None:
    column = [cell("C", row) for row in (3, 4, 5)]
    row = [cell(name, 9) for name in ("D", "E", "F", "G")]
    lone = cell("K", 20)
    found = {bundle.line: bundle for bundle in desk.bundles([*column, *row, lone])}
    assert found["column"].cells == tuple(column)
    assert found["row"].cells == tuple(row)
    assert found["row"].title == "第 9 行“甲”：4 格"
    assert found[""].cells == (lone,)


def test_the_cells_of_a_table_in_word_are_bundled_too() -> None:
    cells = [cell("", 0).model_copy() for _ in range(2)]
    named = [
        row.model_copy(update={"source": row.source.model_copy(update={"cell": f"第{n}行第3列"})})
        for n, row in enumerate(cells, 4)
    ]
    (bundle,) = desk.bundles(named)
    assert bundle.name == "第 3 列“乙”"


@given(st.lists(st.tuples(st.sampled_from("ABCDE"), st.integers(1, 6)), unique=True, max_size=20))
def test_every_listed_cell_stands_in_one_bundle(places: list[tuple[str, int]]) -> None:
    rows = [cell(*place) for place in places]
    found = [row for bundle in desk.bundles(rows) for row in bundle.cells]
    assert sorted(map(str, (row.source for row in found))) == sorted(
        str(row.source) for row in rows
    )


def test_one_measure_names_the_cells_of_a_column_by_the_items_of_their_rows(
    prepared: Prepared,
) -> None:
    unknown, _ = desk.bundles(prepared.reconciled.unmapped)
    meaning = answers(prepared, unknown)["上缴上级支出"]
    assert meaning.cells[PLACES[2]] == f"{ITEM}.上缴上级支出"
    assert PLACES[0] not in meaning.cells, "the row of the total has another item in each column"


def test_nothing_is_proposed_that_a_known_value_denies(prepared: Prepared) -> None:
    for bundle in desk.bundles(prepared.reconciled.unmapped):
        assert not [m for m in desk.meanings(prepared, bundle) if m.proposed]


def test_a_row_is_known_by_its_words_where_nothing_of_it_was_mapped(
    prepared: Prepared,
) -> None:
    catalogue = prepared.profile.catalogue
    names = [catalogue.item_names[item][0] for item in ("三公经费", "公务接待费")]
    cells = tuple(cell("X", n, "300000", f"{n}．{name}｜决算数") for n, name in enumerate(names, 1))
    cells = tuple(row.model_copy(update={"unit": "元"}) for row in cells)
    reading = prepared.reading.model_copy(update={"unmapped": cells})
    (bundle,) = desk.bundles(cells)
    listed = settle(reading, prepared.profile, Choices())
    meaning = answers(listed, bundle)["决算数"]
    assert list(meaning.cells.values()) == ["三公经费.决算数", "公务接待费.决算数"]
    assert meaning.proposed


def test_a_single_cell_can_be_any_figure_of_its_kind(prepared: Prepared) -> None:
    found = answers(prepared, single(prepared, PLACES[0]))
    assert (
        found["支出.上年决算数"].label
        == prepared.profile.catalogue.figures["支出.上年决算数"].label
    )
    assert f"{ITEM}.项目支出" in found
    assert "人员.编制数" not in found, "an amount of money counts no people"


def test_what_a_cell_would_become_stands_beside_what_is_known(prepared: Prepared) -> None:
    unknown, _ = desk.bundles(prepared.reconciled.unmapped)
    rows = desk.cell_rows(prepared, unknown.cells, answers(prepared, unknown)["决算数"].cells)
    assert (rows[1].sheet, rows[1].row, rows[1].column) == ("3", "茶叶事务", "旧年支出数")
    assert rows[1].value == "580.25万元"
    beside = "D5 基本支出 600.5万元；E5 项目支出 0万元；G5 教育收费 0万元"
    assert rows[1].beside == beside
    assert rows[0].becomes == ""
    assert rows[2].becomes == "2040101行政运行本年支出合计"
    assert rows[2].known == "不一致：已有 340.0万元"


def test_cells_that_are_told_are_read_and_listed_no_more(prepared: Prepared) -> None:
    unknown, zeros = desk.bundles(prepared.reconciled.unmapped)
    said = answers(prepared, unknown)["上缴上级支出"].cells
    choices = desk.decide_cells(prepared.choices, said)
    choices = desk.skip_cells(choices, [str(row.source) for row in zeros.cells])
    after = told(prepared, choices)
    assert [str(row.source) for row in after.reconciled.unmapped] == [PLACES[0]]
    assert str(after.ledger.figures[f"{ITEM}.上缴上级支出"].given) == "321万元"
    rows = {row.place: row.becomes for row in desk.told_rows(after)}
    assert rows[PLACES[2]] == "2040101行政运行上缴上级支出"
    assert rows[ZEROS[0]] == NO_FIGURE
    assert desk.withdraw_cells(choices, [*PLACES, *ZEROS]) == prepared.choices


def test_the_file_of_choices_says_the_same_to_the_command_line(
    prepared: Prepared, tmp_path: Path
) -> None:
    choices = desk.skip_cells(
        desk.decide_cells(prepared.choices, {PLACES[0]: "支出.上年决算数"}), ZEROS
    )
    name, content = desk.choices_file(choices)
    (tmp_path / name).write_bytes(content)
    assert read_choices(tmp_path / name) == choices
    rest, said = desk.split_choices([tmp_path / "a.xlsx", tmp_path / name])
    assert (rest, said) == ((tmp_path / "a.xlsx",), choices)


def test_what_was_told_holds_for_the_same_cells_of_newer_files(
    prepared: Prepared, profile: Profile, tmp_path: Path
) -> None:
    choices = desk.decide_cells(prepared.choices, {PLACES[0]: "支出.上年决算数"})
    choices = desk.skip_cells(choices, ZEROS[:1])
    rows = [*SPENDING[:3], ["合计", None, 940.5, 600.5, 340, 903, 0], *SPENDING[4:]]
    newer = prepare(write_files(tmp_path, rows), profile)
    assert desk.carry_over(told(prepared, choices), newer) == choices

    (tmp_path / "b").mkdir()
    heads = [*SPENDING[:2], [*SPENDING[2][:5], "别的支出", "教育收费"], *SPENDING[3:]]
    other = prepare(write_files(tmp_path / "b", heads), profile)
    kept = desk.carry_over(told(prepared, choices), other)
    assert kept.cells == {ZEROS[0]: NO_FIGURE}


def test_every_form_has_a_row_and_what_is_left_in_it(prepared: Prepared) -> None:
    form, plain = desk.seen_rows(prepared)
    assert (form.file, form.sheet, form.form, form.year) == ("决算.xlsx", "3", "支出决算表", 2024)
    assert (form.mapped, form.left, form.conflicts) == (9, 6, 0)
    assert form.columns == ("本年支出合计", "基本支出", "项目支出")
    assert (plain.file, plain.is_form, plain.left) == ("facts.yaml", False, 0)


def test_a_conflict_is_counted_at_every_form_that_takes_part(prepared: Prepared) -> None:
    wrong = told(prepared, Choices(cells={PLACES[0]: "支出.决算数"}))
    form, _ = desk.seen_rows(wrong)
    assert form.conflicts == 2


def test_the_list_of_what_is_missing_is_that_of_the_command(prepared: Prepared) -> None:
    rows = desk.missing_rows(prepared)
    assert [row.label for row in rows] == [row.label for row in prepared.missing]
    assert all(row.note for row in rows)
    assert desk.missing_workbook(prepared).startswith(b"PK")


def test_a_value_put_in_the_place_of_others_holds_as_long_as_these_say_the_same(
    prepared: Prepared, profile: Profile, tmp_path: Path
) -> None:
    put = {key: Override(value="1", who="甲", why="更正") for key in ("支出.决算数", "人员.编制数")}
    old = told(prepared, Choices(overrides=put))
    assert desk.carry_over(old, told(prepared, Choices())).overrides == put
    rows = [[941.5 if cell == 940.5 else cell for cell in row] for row in SPENDING]
    newer = prepare(write_files(tmp_path, rows), profile)
    assert set(desk.carry_over(old, newer).overrides) == {"人员.编制数"}


def test_a_choice_between_two_files_holds_as_long_as_both_say_the_same(
    profile: Profile, tmp_path: Path
) -> None:
    other = tmp_path / "另一张.csv"
    other.write_text("label,value,unit\n本年支出合计,950,万元\n", encoding="utf-8")
    files = [*write_files(tmp_path), other]
    both = prepare(files, profile)
    (conflict,) = desk.conflicts(both)
    old = told(both, desk.decide(both.choices, conflict.id, "另一张.csv"))
    assert desk.carry_over(old, both).choices == {conflict.id: "另一张.csv"}
    other.write_text("label,value,unit\n本年支出合计,951,万元\n", encoding="utf-8")
    assert desk.carry_over(old, prepare(files, profile)).choices == {}
