"""The desk walked without a browser: samples in, text edited, files out."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from keptparagraphs import first_paragraph, retold
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import TextArea
from uivisits import Keep, Visit

from qicao.keeping import keep_sections, open_kept
from qicao.settings import load_settings
from qicao.store import Store
from qicao.working import ask, work

BASIC = "基本支出.构成"


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
    return page.radio(key="chapter").set_value(name).run()


def outline(page: AppTest) -> list[str]:
    """What is noted at each chapter."""
    return list(page.radio(key="chapter").proto.captions)


def area(page: AppTest, block: str) -> TextArea:
    return next(area for area in page.text_area if str(area.key).endswith(f":{block}"))


def write(page: AppTest, block: str, text: str, *, save: bool = True) -> AppTest:
    """Types into the text area of a block, and saves."""
    edited = area(page, block)
    edited.set_value(text)
    return press(page, f"save:{edited.key}") if save else page.run()


def done(desk: Store, **changes: Any) -> None:
    """What the worker does, done in this process."""
    work(desk, load_settings(**changes), lambda _: None, idle=0.01)


@pytest.fixture
def editing(keep: Keep, visit: Visit) -> AppTest:
    """A drafted report in the editor, at the chapter of basic spending."""
    return plainly(visit(keep("county_full"), "edit"))


def plainly(page: AppTest) -> AppTest:
    """The plain editor, at the chapter of basic spending: the other one wants a browser."""
    page.toggle(key="plainly").set_value(True).run()
    return chapter(page, "一般公共预算")


def test_at_first_there_are_the_tour_and_the_ways_in(visit: Visit) -> None:
    page = visit()
    assert headings(page) == ["新的报告"]
    assert "两分钟看明白" in page.info[0].value
    assert not page.error


def test_reading_without_a_file_says_what_to_do(visit: Visit) -> None:
    page = press(visit(), "read")
    assert "还没有选文件" in page.warning[0].value


@pytest.mark.parametrize(
    "name", ["seed_gaj_2024", "county_full", "city_library", "broken_r10", "broken_a10"]
)
def test_every_sample_is_opened_by_one_click_and_shows_its_data(
    visit: Visit, desk: Store, name: str
) -> None:
    page = visit()
    page.selectbox(key="sample").set_value(name)
    press(page, "open_sample")
    assert {metric.label for metric in page.metric} >= {"文件", "核对发现"}
    (line,) = desk.reports.lines()
    assert (line.stage, line.revision) == ("data", 1)
    assert page.query_params["report"] == line.id


def test_a_report_is_put_away_and_back_from_the_list(keep: Keep, visit: Visit, desk: Store) -> None:
    kept = keep("seed_gaj_2024", drafted=False)
    page = press(visit(), f"away:{kept.id}")
    assert "报告都收起了" in texts(page)
    assert [button for button in page.button if button.key == f"open:{kept.id}"] == []
    page.toggle(key="away").set_value(True).run()
    assert page.toggle(key="away").label == "已收起（1）"
    press(page, f"away:{kept.id}")
    assert desk.reports.count() == 1
    assert f"open:{kept.id}" in {button.key for button in page.button}


def test_the_seed_shows_its_three_findings_and_what_to_do(keep: Keep, visit: Visit) -> None:
    page = visit(keep("seed_gaj_2024", drafted=False), "data")
    assert {metric.label: metric.value for metric in page.metric}["核对发现"] == "3"
    shown = texts(page)
    for said in ("错误 A10", "警告 A05", "警告 A11", "figures", "按金额重新计算"):
        assert said in shown


def test_each_view_of_what_was_read_opens(keep: Keep, visit: Visit) -> None:
    page = visit(keep("seed_gaj_2024", drafted=False), "data")
    for view in ("files", "cells", "missing", "gaps", "findings", "figures"):
        page.button_group(key="view").set_value(view).run()
        assert not page.exception
    assert "68222.91万元" in set(page.dataframe[0].value["数值"])


def test_a_report_is_drafted_by_the_worker_and_shown(keep: Keep, visit: Visit, desk: Store) -> None:
    kept = keep("county_full", drafted=False)
    desk.jobs.add(ask(kept, "甲", "builtin"))
    page = visit(kept, "draft")
    assert "另一个进程" in page.info[0].value
    assert page.button(key="stop")
    done(desk)
    page = visit(kept, "draft")
    assert set(page.dataframe[0].value["状态"]) == {"已写"}
    assert not page.info


def test_a_section_that_somebody_changed_meanwhile_waits_for_a_word(
    keep: Keep, visit: Visit, desk: Store
) -> None:
    kept = keep("county_full")
    section, paragraph = first_paragraph(kept)
    desk.jobs.add(ask(kept, "甲", "builtin", [section.id]))
    keep_sections(desk.reports, kept, {section.id: retold(section, "人写的。")}, "乙")
    done(desk)
    page = visit(kept, "draft")
    assert "等您决定" in texts(page)
    (accept,) = [b for b in page.button if str(b.key).startswith("accept:")]
    press(page, str(accept.key))
    assert "等您决定" not in texts(page)
    assert first_paragraph(open_kept(desk.reports, kept.id))[1] == paragraph


def test_a_job_that_failed_says_why(keep: Keep, visit: Visit, desk: Store) -> None:
    kept = keep("county_full", drafted=False)
    desk.jobs.add(ask(kept, "甲", "replay:/没有"))
    done(desk)
    assert "没有做完" in visit(kept, "draft").error[0].value


def test_a_report_is_edited_and_written_as_word(editing: AppTest) -> None:
    write(editing, BASIC, "全年基本支出[[基本支出.决算数|亿元|1位]]。")
    assert "全年基本支出0.4亿元。" in texts(editing)
    page = press(press(editing, "to_export"), "make:.docx")
    assert "已读回核对" in texts(page)
    assert any(b.label.endswith("docx") for b in page.get("download_button"))


def test_a_bare_quantity_is_saved_and_told(editing: AppTest) -> None:
    bound = str(area(editing, BASIC).value)
    write(editing, BASIC, bound + "另外支出12.5万元。")
    assert "“12.5万元”没有出处" in texts(editing)
    assert "错误 1" in outline(editing)[1]
    page = press(editing, "to_export")
    assert "还有 1 处错误" in page.warning[0].value
    assert "错误 1" in texts(press(page, "to_home"))


def test_an_unknown_slot_is_refused_in_words_and_the_text_stays(editing: AppTest) -> None:
    before = texts(editing)
    write(editing, BASIC, "共[[没有这个]]。")
    (error,) = editing.error
    assert error.value.startswith("没有保存，您写的文字还在")
    assert area(editing, BASIC).value == "共[[没有这个]]。"
    assert "3598.24万元" in before
    assert "3598.24万元" in texts(editing)


def test_a_slot_that_cannot_be_printed_is_never_saved(editing: AppTest) -> None:
    for text in ("共[[基本支出.决算数|人]]", "共[[基本支出.决算数", "[[三公经费|没有]]"):
        write(editing, BASIC, text)
        assert len(editing.error) == 1
        assert area(editing, BASIC).value == text
    write(editing, BASIC, "共[[基本支出.决算数]]。")
    assert not editing.error
    assert "共3598.24万元。" in texts(editing)


def test_a_text_area_stays_the_same_one_when_it_is_saved(editing: AppTest) -> None:
    before = area(editing, BASIC).proto.id
    write(editing, BASIC, "共[[基本支出.决算数]]。")
    assert area(editing, BASIC).proto.id == before
    assert area(editing, BASIC).value == "共[[基本支出.决算数]]。"


def test_typed_text_outlives_a_walk_to_another_chapter(editing: AppTest) -> None:
    write(editing, BASIC, "还没写完", save=False)
    assert "未保存 1" in outline(editing)[1]
    chapter(editing, "其他情况")
    chapter(editing, "一般公共预算")
    assert area(editing, BASIC).value == "还没写完"
    assert "有 1 处改动还没有保存" in press(editing, "to_export").warning[0].value


def test_an_edit_makes_a_written_file_old_and_takes_it_away(editing: AppTest) -> None:
    press(press(editing, "to_export"), "make:.md")
    assert any(b.label.endswith("md") for b in editing.get("download_button"))
    press(editing, "to_edit")
    write(editing, BASIC, "人写的。")
    press(editing, "to_export")
    assert not any(b.label.endswith("md") for b in editing.get("download_button"))


def test_what_another_tab_saved_is_shown_and_a_conflict_is_told(
    keep: Keep, visit: Visit, desk: Store
) -> None:
    kept = keep("county_full")
    page = plainly(visit(kept, "edit"))
    write(page, BASIC, "我写的。", save=False)
    drafted = kept.drafted
    assert drafted is not None
    section = next(s for s in drafted.report.sections if s.id == "基本支出")
    keep_sections(desk.reports, kept, {section.id: retold(section, "他写的。")}, "科长")
    page.run()
    assert "他写的。" in texts(page)
    typed = area(page, BASIC)
    assert typed.value == "我写的。"
    press(page, f"save:{typed.key}")
    assert "科长在您打开之后改过" in page.error[0].value
    assert desk.reports.line(kept.id).revision == 2
    press(page, f"save:{area(page, BASIC).key}")
    assert not page.error
    assert desk.reports.line(kept.id).revision == 3


def test_two_revisions_are_compared_and_the_old_one_comes_back(editing: AppTest) -> None:
    write(editing, BASIC, "人写的。")
    editing.toggle(key="versions").set_value(True).run()
    assert ":green[" in texts(editing)
    assert ":red[" in texts(editing)
    press(editing, "restore")
    assert "[[基本支出.决算数]]" in str(area(editing, BASIC).value)
    assert "第 3 版" in texts(editing)


def test_a_new_draft_over_edited_text_needs_a_word(editing: AppTest) -> None:
    write(editing, BASIC, "人写的。")
    page = press(editing, "to_draft")
    assert page.button(key="draft").disabled
    page.checkbox(key="sure").check().run()
    assert not page.button(key="draft").disabled


def test_a_conflict_bars_the_draft_until_a_place_is_chosen(visit: Visit, desk: Store) -> None:
    page = visit()
    page.selectbox(key="sample").set_value("broken_r10")
    press(page, "open_sample")
    assert "冲突" in press(page, "to_draft").warning[0].value
    press(page, "to_data")
    page.selectbox(key="conflict:项目.森林防火.决算数").set_value("项目台账.csv｜C2").run()
    assert "已选定以 项目台账.csv｜C2 为准" in texts(page)
    assert not press(page, "to_draft").warning
    (line,) = desk.reports.lines()
    assert line.revision == 2


def test_a_choice_can_be_taken_back(visit: Visit) -> None:
    page = visit()
    page.selectbox(key="sample").set_value("broken_r10")
    press(page, "open_sample")
    page.selectbox(key="conflict:项目.森林防火.决算数").set_value("figures.csv｜C65").run()
    press(page, "undo:项目.森林防火.决算数")
    assert "以哪一处为准" in [box.label for box in page.selectbox]


def test_a_value_is_corrected_with_a_reason_and_the_old_one_is_shown(
    keep: Keep, visit: Visit, desk: Store
) -> None:
    kept = keep("county_full")
    page = visit(kept, "data")
    page.selectbox(key="override").set_value("三公经费.决算数")
    page.text_input(key="override_value").set_value("99.5万元")
    page.text_input(key="override_why").set_value("按批复更正").run()
    press(page, "override_save")
    assert "按批复更正" in texts(page)
    assert not page.error
    moved = open_kept(desk.reports, kept.id)
    assert moved.drafted is not None
    assert "99.50万元" in moved.drafted.script.text
    press(page, "undo_override:三公经费.决算数")
    assert "按批复更正" not in texts(page)


def test_the_figures_that_the_text_does_not_print_are_listed(keep: Keep, visit: Visit) -> None:
    page = visit(keep("county_full"), "check")
    page.button_group(key="check_view").set_value("unused").run()
    assert len(page.dataframe[0].value) > 5


def test_reports_are_found_in_the_list_and_opened(keep: Keep, visit: Visit) -> None:
    keep("county_full")
    other = keep("city_library")
    page = visit()
    assert len([b for b in page.button if str(b.key).startswith("open:")]) == 2
    page.text_input(key="search").set_value("图书馆").run()
    press(page, f"open:{other.id}")
    assert page.query_params["report"] == other.id
    assert page.query_params["step"] == "edit"


def test_an_address_of_no_report_is_told_and_leads_to_the_list(visit: Visit) -> None:
    page = visit(report=uuid4().hex, step="edit")
    assert "找不到这份报告" in page.error[0].value
    assert headings(page) == ["新的报告"]


def test_whoever_saves_is_named(keep: Keep, visit: Visit, desk: Store) -> None:
    kept = keep("county_full")
    page = plainly(visit(kept, "edit"))
    page.text_input(key="who").set_value("预算股").run()
    write(page, BASIC, "人写的。")
    assert desk.reports.history(kept.id)[0].who == "预算股"


def test_a_strangers_report_is_checked_and_its_letter_taken(visit: Visit) -> None:
    page = visit(step="foreign")
    text = "# 自评报告\n\n三公经费预算数100.00万元，决算数80.00万元，完成预算的70.00%。\n"
    page.file_uploader(key="foreign").set_value(("别人的.md", text.encode(), "text/markdown"))
    press(page, "check_foreign")
    assert "70" in texts(page)
    labels = [b.label for b in page.get("download_button")]
    assert any("审核意见" in label for label in labels)
    assert any("核对" in label for label in labels)


def test_a_strangers_file_that_is_none_is_refused_in_words(visit: Visit) -> None:
    page = visit(step="foreign")
    page.file_uploader(key="foreign").set_value(("坏.docx", b"PK\x03\x04", "application/x"))
    press(page, "check_foreign")
    assert page.error
    assert not page.get("download_button")


def test_a_refused_setting_is_told_on_the_page(
    monkeypatch: pytest.MonkeyPatch, visit: Visit
) -> None:
    monkeypatch.setenv("QICAO_DEADLINE", "很久")
    page = visit()
    assert "deadline" in page.error[0].value
    assert not page.button


def test_a_database_that_is_away_is_told_with_a_way_to_try_again(
    monkeypatch: pytest.MonkeyPatch, visit: Visit
) -> None:
    monkeypatch.setenv("QICAO_DATABASE_URL", "postgresql://x@127.0.0.1:9/x")
    page = visit()
    assert "连不上" in page.error[0].value
    assert page.button(key="retry")


def test_a_model_is_offered_where_its_endpoint_is_named(
    monkeypatch: pytest.MonkeyPatch, keep: Keep, visit: Visit
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    page = visit(keep("seed_gaj_2024", drafted=False), "draft")
    assert page.radio(key="engine").value == "builtin"
    page.radio(key="engine").set_value("openai").run()
    page.text_input(key="model").set_value("qwen").run()
    assert "发往" in texts(page)
    page.toggle(key="preview").set_value(True).run()
    assert "没有发出" in page.code[0].value
