"""The page walked without a browser: cells told, what was read, a bureau's form filled."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest
from teabureau import FACTS, FIGURES, OVERALL, OVERALL_MERGED, blank
from unknowncells import PLACES, ZEROS, write_files

from qicao.choices import NO_FIGURE, read_choices
from qicao.resources import ui_folder

BATCH = f"column｜{PLACES[0]}"
Read = Callable[..., AppTest]


@pytest.fixture
def read() -> Read:
    """Uploads files and has them read."""

    def read_(*paths: Path, page: AppTest | None = None) -> AppTest:
        files = [(path.name, path.read_bytes(), "application/octet-stream") for path in paths]
        if page is None:
            page = AppTest.from_file(str(ui_folder() / "app.py"), default_timeout=60).run()
            page.file_uploader(key="files").set_value(files)
            return press(page, "read")
        press(page, "to_data")
        page.file_uploader[0].set_value(files)
        return press(page, "read_more")

    return read_


@pytest.fixture
def cells(read: Read, tmp_path: Path) -> AppTest:
    """The page with the listed cells of a workbook in view."""
    page = read(*write_files(tmp_path))
    page.button_group(key="view").set_value("cells").run()
    assert not page.exception
    return page


def press(page: AppTest, key: str) -> AppTest:
    page.button(key=key).click().run()
    assert not page.exception
    assert not page.error
    return page


def listed(page: AppTest) -> int:
    """How many cells wait for a person."""
    return int({metric.label: metric.value for metric in page.metric}["待确认的格"])


def told(page: AppTest) -> dict[str, str]:
    """What is told of cells, as the page shows it."""
    table = page.dataframe[-1].value
    return dict(zip(table["格"], table["认作"], strict=True)) if "认作" in table else {}


def answer(page: AppTest) -> object:
    """The select box of what the cells are."""
    (box,) = [box for box in page.selectbox if str(box.key).startswith("meaning:")]
    return box


def choose(page: AppTest, key: str) -> AppTest:
    (box,) = [box for box in page.selectbox if str(box.key).startswith("meaning:")]
    box.set_value(key).run()
    assert not page.exception
    return page


def test_a_column_is_told_at_once_and_the_list_gets_shorter(cells: AppTest) -> None:
    assert listed(cells) == 6
    assert cells.selectbox(key="batch").value == BATCH
    assert cells.button(key="confirm").disabled
    choose(cells, "上缴上级支出")
    assert cells.button(key="confirm").label == "确认这 2 格"
    press(cells, "confirm")
    assert listed(cells) == 4
    assert told(cells)[PLACES[2]] == "2040101行政运行上缴上级支出"


def test_what_is_no_figure_is_said_for_the_whole_column(cells: AppTest) -> None:
    press(cells, "skip")
    assert listed(cells) == 3
    assert set(told(cells).values()) == {NO_FIGURE}
    assert cells.selectbox(key="batch").value == f"column｜{ZEROS[0]}"
    press(cells, "skip")
    assert listed(cells) == 0
    assert "都确认过了。" in [text.value for text in cells.text]


def test_a_batch_can_wait(cells: AppTest) -> None:
    press(cells, "next")
    assert cells.selectbox(key="batch").value == f"column｜{ZEROS[0]}"
    press(cells, "next")
    assert cells.selectbox(key="batch").value == BATCH
    assert listed(cells) == 6


def test_each_step_can_be_taken_back_and_all_at_once(cells: AppTest) -> None:
    press(cells, "skip")
    press(cells, "skip")
    press(cells, "step_back")
    assert listed(cells) == 3
    press(cells, "withdraw_all")
    assert listed(cells) == 6
    press(cells, "step_back")
    assert listed(cells) == 3


def test_a_single_cell_is_any_figure_by_its_name(cells: AppTest) -> None:
    choose(cells, "上缴上级支出")
    press(cells, "confirm")
    cells.selectbox(key="batch").set_value(f"｜{PLACES[0]}").run()
    choose(cells, "支出.上年决算数")
    press(cells, "confirm")
    assert listed(cells) == 3
    cells.button_group(key="view").set_value("figures").run()
    table = cells.dataframe[0].value
    values = dict(zip(table["引用名"], table["数值"], strict=True))
    assert values["支出.上年决算数"] == "901.25万元"


def test_what_was_told_is_kept_with_newer_files_and_said(
    cells: AppTest, read: Read, tmp_path: Path
) -> None:
    press(cells, "skip")
    page = read(tmp_path / "决算.xlsx", tmp_path / "facts.yaml", page=cells)
    assert listed(page) == 3
    assert any("3 格" in caption.value for caption in page.caption)


def test_the_file_of_choices_comes_back_with_the_data(read: Read, tmp_path: Path) -> None:
    paths = write_files(tmp_path)
    choices = tmp_path / "choices.yaml"
    choices.write_text(f"cells:\n  {PLACES[0]}: 支出.上年决算数\n", encoding="utf-8")
    assert read_choices(choices).cells
    page = read(*paths, choices)
    assert listed(page) == 5
    page = read(choices, page=read(*paths))
    assert listed(page) == 5


def test_a_file_of_choices_that_names_nothing_is_refused_in_words(
    read: Read, tmp_path: Path
) -> None:
    page = read(*write_files(tmp_path))
    bad = tmp_path / "choices.yaml"
    bad.write_text("cells: {决算.xlsx｜3｜Z9: 支出.决算数}\n", encoding="utf-8")
    page.file_uploader[0].set_value([(bad.name, bad.read_bytes(), "text/yaml")])
    page.button(key="read_more").click().run()
    assert "没有待确认的格" in page.error[0].value
    assert listed(page) == 6


def test_each_form_is_listed_with_its_cells(read: Read, tmp_path: Path) -> None:
    page = read(*write_files(tmp_path))
    page.button_group(key="view").set_value("files").run()
    table = page.dataframe[0].value
    assert list(table["认出的表"]) == ["支出决算表", "按名称逐行读"]
    assert list(table["待确认"]) == [6, 0]
    assert any("6 格认不出" in caption.value for caption in page.caption)


def test_the_list_of_what_is_missing_can_be_taken_away(read: Read, tmp_path: Path) -> None:
    page = read(*write_files(tmp_path))
    page.button_group(key="view").set_value("missing").run()
    assert len(page.dataframe[0].value) > 10
    (download,) = page.get("download_button")
    assert download.label == "下载 清单.xlsx"


@pytest.fixture
def bureau(read: Read, tmp_path: Path) -> AppTest:
    """The page with the data of a bureau that has a form to fill."""
    figures, facts = tmp_path / "figures.csv", tmp_path / "facts.yaml"
    figures.write_text(FIGURES, encoding="utf-8")
    facts.write_text(FACTS, encoding="utf-8")
    return read(figures, facts)


def upload_blank(page: AppTest, path: Path) -> AppTest:
    press(page, "to_export")
    page.file_uploader(key="blank").set_value((path.name, path.read_bytes(), "application/xlsx"))
    page.button(key="fill").click().run()
    assert not page.exception
    return page


def test_a_blank_form_is_filled_and_told_cell_by_cell(bureau: AppTest, tmp_path: Path) -> None:
    cells = {**OVERALL, "D5": 941}
    page = upload_blank(bureau, blank(tmp_path / "自评表.xlsx", cells, OVERALL_MERGED))
    assert not page.error
    (download,) = page.get("download_button")
    assert download.label.endswith("填好\\_自评表\\.xlsx")
    filled = page.session_state["qicao"].filled
    sheet = openpyxl.load_workbook(io.BytesIO(filled.content)).worksheets[0]
    assert (sheet["D5"].value, sheet["F5"].value) == (941, 940.5)
    lost = page.dataframe[-1].value
    assert list(lost["得分项"]) == ["成活率"]
    assert lost["原因"][0] == "=春旱，下年补种"

    view = f"filled:{filled.name}"
    page.button_group(key=view).set_value("empty").run()
    assert "政府性基金拨款｜年初预算数" in list(page.dataframe[-1].value["要填什么"])
    page.button_group(key=view).set_value("differs").run()
    assert any("原有“941”" in text.value for text in page.text)
    page.button_group(key=view).set_value("written").run()
    table = page.dataframe[-1].value
    assert dict(zip(table["格"], table["填的"], strict=True))["F5"] == "940.5"


def test_a_form_that_is_none_is_refused_in_words(bureau: AppTest, tmp_path: Path) -> None:
    page = upload_blank(bureau, blank(tmp_path / "别的.xlsx", {"A1": "通讯录"}))
    assert "没有认出可填的表" in page.error[0].value
    assert not page.get("download_button")


def test_filling_without_a_form_says_what_to_do(bureau: AppTest) -> None:
    press(press(bureau, "to_export"), "fill")
    assert "还没有选空白表" in bureau.warning[0].value


def test_a_filled_form_goes_with_the_data_that_filled_it(
    bureau: AppTest, read: Read, tmp_path: Path
) -> None:
    page = upload_blank(bureau, blank(tmp_path / "自评表.xlsx", OVERALL, OVERALL_MERGED))
    assert page.get("download_button")
    page = press(read(tmp_path / "figures.csv", page=page), "to_export")
    assert not page.get("download_button")


def test_data_in_conflict_fill_nothing(bureau: AppTest, read: Read, tmp_path: Path) -> None:
    other = tmp_path / "另.csv"
    other.write_text("id,label,value,unit\n支出.决算数,支出合计,955,万元\n", encoding="utf-8")
    page = press(read(other, page=bureau), "to_export")
    assert any("再填表" in warning.value for warning in page.warning)
    assert "fill" not in [button.key for button in page.button]
