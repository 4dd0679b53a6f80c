"""The page walked without a browser: samples in, text edited, files out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import TextArea

from qicao.resources import ui_folder

Open = Callable[[str], AppTest]


@pytest.fixture
def page() -> AppTest:
    """The page as a visitor first sees it."""
    return AppTest.from_file(str(ui_folder() / "app.py"), default_timeout=60).run()


@pytest.fixture
def open_sample(page: AppTest) -> Open:
    """Opens a sample by its button."""

    def open_(name: str) -> AppTest:
        page.selectbox(key="sample").set_value(name)
        return press(page, "open_sample")

    return open_


def press(page: AppTest, key: str) -> AppTest:
    page.button(key=key).click().run()
    assert not page.exception
    return page


def texts(page: AppTest) -> str:
    """All that is shown as text, and the badges."""
    shown = [element.value for element in (*page.text, *page.markdown, *page.caption)]
    return "\n".join(shown)


def headings(page: AppTest) -> list[str]:
    return [element.value for element in page.header]


def chapter(page: AppTest, name: str) -> AppTest:
    return page.radio[0].set_value(name).run()


def outline(page: AppTest) -> list[str]:
    """What is noted at each chapter."""
    return list(page.radio[0].proto.captions)


def area(page: AppTest, block: str) -> TextArea:
    return next(area for area in page.text_area if str(area.key).endswith(f":{block}"))


def write(page: AppTest, block: str, text: str, *, save: bool = True) -> AppTest:
    """Types into the text area of a block, and saves."""
    edited = area(page, block)
    edited.set_value(text)
    return press(page, f"save:{edited.key}") if save else page.run()


def test_at_first_there_is_the_upload_and_nothing_else(page: AppTest) -> None:
    assert headings(page) == ["1　上传数据"]
    assert not page.error


def test_reading_without_a_file_says_what_to_do(page: AppTest) -> None:
    press(page, "read")
    assert "还没有选文件" in page.warning[0].value
    assert headings(page) == ["1　上传数据"]


def test_the_seed_shows_its_three_findings_and_what_to_do(open_sample: Open) -> None:
    page = open_sample("seed_gaj_2024")
    assert headings(page) == ["1　上传数据", "2　读到了什么", "3　起草", "填下发的表"]
    assert {metric.label: metric.value for metric in page.metric}["核对发现"] == "3"
    shown = texts(page)
    for said in ("错误 A10", "警告 A05", "警告 A11", "figures", "按金额重新计算"):
        assert said in shown


def test_each_view_of_what_was_read_opens(open_sample: Open) -> None:
    page = open_sample("seed_gaj_2024")
    for view in ("files", "cells", "missing", "gaps", "findings", "figures"):
        page.button_group(key="view").set_value(view).run()
        assert not page.exception
    assert "68222.91万元" in set(page.dataframe[0].value["数值"])


def test_a_sample_is_drafted_edited_and_written_as_word(open_sample: Open) -> None:
    page = press(open_sample("county_full"), "draft")
    chapter(page, "一般公共预算")
    write(page, "基本支出.构成", "全年基本支出[[基本支出.决算数|亿元|1位]]。")
    assert "全年基本支出0.4亿元。" in texts(page)
    press(page, "make:.docx")
    assert "已读回核对" in texts(page)
    (download,) = page.get("download_button")
    assert download.label.endswith("docx")


def test_a_bare_quantity_is_saved_and_told(open_sample: Open) -> None:
    page = chapter(press(open_sample("county_full"), "draft"), "一般公共预算")
    bound = str(area(page, "基本支出.构成").value)
    write(page, "基本支出.构成", bound + "另外支出12.5万元。")
    assert "“12.5万元”没有出处" in texts(page)
    assert "错误 1" in outline(page)[1]


def test_an_unknown_slot_is_refused_in_words_and_the_text_stays(open_sample: Open) -> None:
    page = chapter(press(open_sample("county_full"), "draft"), "一般公共预算")
    before = texts(page)
    write(page, "基本支出.构成", "共[[没有这个]]。")
    (error,) = page.error
    assert error.value.startswith("没有保存，您写的文字还在")
    assert area(page, "基本支出.构成").value == "共[[没有这个]]。"
    assert "3598.24万元" in before
    assert "3598.24万元" in texts(page)


def test_a_slot_that_cannot_be_printed_is_never_saved(open_sample: Open) -> None:
    page = chapter(press(open_sample("county_full"), "draft"), "一般公共预算")
    for text in ("共[[基本支出.决算数|人]]", "共[[基本支出.决算数", "[[三公经费|没有]]"):
        write(page, "基本支出.构成", text)
        assert len(page.error) == 1
        assert area(page, "基本支出.构成").value == text
    write(page, "基本支出.构成", "共[[基本支出.决算数]]。")
    assert not page.error
    assert "共3598.24万元。" in texts(page)


def test_typed_text_outlives_a_walk_to_another_chapter(open_sample: Open) -> None:
    page = chapter(press(open_sample("county_full"), "draft"), "一般公共预算")
    write(page, "基本支出.构成", "还没写完", save=False)
    assert "未保存 1" in outline(page)[1]
    chapter(page, "其他情况")
    chapter(page, "一般公共预算")
    assert area(page, "基本支出.构成").value == "还没写完"
    assert "有 1 处改动还没有保存" in page.warning[0].value


def test_errors_that_are_left_are_told_before_the_report_is_taken(open_sample: Open) -> None:
    page = chapter(press(open_sample("seed_gaj_2024"), "draft"), "一般公共预算")
    assert not page.warning
    write(page, "基本支出.构成", "另外支出12.5万元。")
    assert "还有 1 处错误" in page.warning[0].value


def test_a_new_draft_replaces_edited_text_only_when_somebody_agrees(open_sample: Open) -> None:
    page = chapter(press(open_sample("county_full"), "draft"), "一般公共预算")
    write(page, "基本支出.构成", "人写的。")
    press(page, "draft")
    chapter(page, "一般公共预算")
    assert area(page, "基本支出.构成").value == "人写的。"
    page.checkbox[0].check()
    press(page, "draft")
    chapter(page, "一般公共预算")
    assert "[[基本支出.决算数]]" in str(area(page, "基本支出.构成").value)


def test_an_edit_makes_a_written_file_old_and_takes_it_away(open_sample: Open) -> None:
    page = chapter(press(open_sample("seed_gaj_2024"), "draft"), "一般公共预算")
    press(page, "make:.md")
    assert len(page.get("download_button")) == 1
    write(page, "基本支出.构成", "人写的。")
    assert not page.get("download_button")


def test_a_conflict_bars_the_draft_until_a_place_is_chosen(open_sample: Open) -> None:
    page = open_sample("broken_r10")
    assert "冲突" in page.warning[0].value
    assert "森林防火" in texts(page)
    page.selectbox(key="conflict:项目.森林防火.决算数").set_value("项目台账.csv｜C2").run()
    assert "已选定以 项目台账.csv｜C2 为准" in texts(page)
    press(page, "draft")
    chapter(page, "一般公共预算")
    assert "264.30万元" in texts(page)


def test_a_choice_can_be_taken_back(open_sample: Open) -> None:
    page = open_sample("broken_r10")
    page.selectbox(key="conflict:项目.森林防火.决算数").set_value("figures.csv｜C65").run()
    press(page, "undo:项目.森林防火.决算数")
    assert "冲突" in page.warning[0].value


def test_a_refused_setting_is_told_on_the_page(
    monkeypatch: pytest.MonkeyPatch, page: AppTest
) -> None:
    monkeypatch.setenv("QICAO_DEADLINE", "很久")
    page.run()
    assert "deadline" in page.error[0].value
    assert not page.button


def test_a_model_is_offered_where_its_endpoint_is_named(
    monkeypatch: pytest.MonkeyPatch, open_sample: Open
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    page = open_sample("seed_gaj_2024")
    assert page.radio(key="engine").value == "内置（不联网）"
    page.radio(key="engine").set_value("模型").run()
    assert "发往" in texts(page)
