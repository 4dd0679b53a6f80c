"""Walks in a real browser: upload, findings, draft, edit, save, Word. Nothing leaves the machine.

A request to another place than the page, or a breach of its policy, fails a walk: see browsing.py.
"""

from __future__ import annotations

from pathlib import Path

import docx
import openpyxl
from browsing import button, click, give, line_with, open_sample, press, rest, written_with
from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as NotYet
from teabureau import OVERALL, OVERALL_MERGED, blank
from unknowncells import write_files

HOSTILE = "![图](http://203.0.113.9/a.png)<img src=http://203.0.113.9/b.png>"
"""A documentation address: nobody is there, and an attempt would be listed all the same."""

POINTED, SOON = 6, 10_000
"""Times that a tool is pointed at, and milliseconds that its tip is waited for."""
TOOLS = ("选择显示哪些列", "下载为 CSV", "查找", "放大到全屏")
MENU = ["从小到大排", "从大到小排", "统计", "按内容调整列宽", "固定这一列", "隐藏这一列"]
ENGLISH = """() => ["aria-label", "title", "placeholder"].flatMap(name =>
  [...document.querySelectorAll(`[${name}]`)].map(it => it.getAttribute(name)).filter(
    words => /[A-Za-z]{3}/.test(words) && !/[\u4e00-\u9fff]/.test(words)))"""
"""Names and hints of the page in which there is no Chinese word."""


def upload(page: Page, *files: Path) -> None:
    give(page, "把填好的数据文件拖到框里", *files)
    button(page, "读入数据").click()


def test_a_report_is_drafted_edited_and_taken_away_in_a_browser(
    page: Page, repo: Path, tmp_path: Path
) -> None:
    sample = repo / "samples" / "seed_gaj_2024"
    upload(page, sample / "figures.csv", sample / "facts.yaml")
    expect(page.get_by_text("错误 A10")).to_be_visible()
    expect(page.get_by_text("警告 A05")).to_be_visible()

    button(page, "2 起草").click()
    button(page, "起草全部").click()
    expect(page.get_by_text("正在另一个进程里起草")).to_be_visible()
    page.reload()
    expect(button(page, "起草全部")).to_be_visible()
    button(page, "3 编辑").click()
    line = line_with(page, "全年基本支出")
    line.click()
    page.keyboard.press("End")
    page.keyboard.type(f"另支出12.5万元。{HOSTILE}")
    expect(page.get_by_text("“12.5万元”没有出处")).to_be_visible()
    expect(page.get_by_text("已保存")).to_be_visible()
    expect(line).to_contain_text(f"另支出12.5万元。{HOSTILE}")
    for width, height in ((1280, 720), (1920, 1080)):
        page.set_viewport_size({"width": width, "height": height})
        expect(page.locator(".qc-saving")).to_be_in_viewport(ratio=1)
    assert (
        page.locator("main img:not(.cm-widgetBuffer), section img:not(.cm-widgetBuffer)").count()
        == 0
    )

    button(page, "5 导出").click()
    button(page, "生成 Word 文档").click()
    expect(page.get_by_text("已读回核对")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="docx").click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    text = "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
    assert f"另支出12.5万元。{HOSTILE}" in text

    button(page, "4 核对").click()
    checked = page.frame_locator("iframe").first
    expect(checked.get_by_text("另支出12.5万元").first).to_be_visible()


def point_at(table: Locator, tool: Locator, tip: Locator) -> None:
    """Points at a tool of a table until its tip shows: a page that is drawn anew loses it."""
    for _ in range(POINTED):
        table.hover()
        tool.hover()
        try:
            tip.wait_for(timeout=SOON)
        except NotYet:
            continue
        break


def test_a_table_says_in_chinese_what_one_can_do_with_it(page: Page) -> None:
    open_sample(page)
    click(page, "2 起草")
    table = page.get_by_test_id("stDataFrame").first
    table.hover()
    tools = page.get_by_test_id("stElementToolbar").first.get_by_role("button")
    expect(tools).to_have_count(4)
    for tool, word in zip(tools.all(), TOOLS, strict=True):
        expect(tool).to_have_accessible_name(word)
        tip = page.get_by_test_id("stTooltipContent").filter(has_text=word)
        point_at(table, tool, tip)
        expect(tip).to_have_text(word)
    tools.first.click()
    expect(page.get_by_test_id("stDataFrameColumnVisibilityMenu")).to_contain_text("全选")
    page.keyboard.press("Escape")
    right = {"x": table.evaluate("table => table.clientWidth") - 11, "y": 16}
    table.hover(position=right)
    table.click(position=right)
    menu = page.get_by_role("menu", name="这一列的菜单")
    expect(menu.get_by_role("menuitem")).to_contain_text(MENU)
    menu.get_by_role("menuitem", name="统计").hover()
    expect(page.get_by_test_id("stDataFrameStatisticsMenu")).to_contain_text("有值")


def test_nothing_has_an_english_name(page: Page) -> None:
    expect(page.locator("html")).to_have_attribute("lang", "zh")
    assert page.evaluate(ENGLISH) == []
    open_sample(page)
    for step in ("1 数据", "2 起草", "3 编辑", "4 核对", "5 导出", "核对别人的报告"):
        click(page, step)
        assert page.evaluate(ENGLISH) == [], step


def test_a_file_that_cannot_be_read_is_told_and_nothing_is_lost(page: Page, tmp_path: Path) -> None:
    open_sample(page)
    bad = tmp_path / "![图](http_x).csv"
    bad.write_text("只有一列\n1\n", encoding="utf-8")
    button(page, "报告列表").click()
    expect(page.get_by_role("heading", name="新的报告")).to_be_visible()
    rest(page)
    upload(page, bad)
    expect(page.get_by_test_id("stAlert").first).to_contain_text("没有找到可读的表格")
    expect(button(page, "2 起草")).to_be_visible()


def test_a_file_over_the_limit_is_not_taken(page: Page, tmp_path: Path) -> None:
    large = tmp_path / "大.csv"
    large.write_bytes(bytes(21 << 20))
    rest(page)
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="选取文件").first.click()
    chooser.value.set_files(large)
    expect(page.get_by_test_id("stFileChip")).to_contain_text("20")
    said = page.get_by_test_id("stFileUploader").first.evaluate(
        "uploader => getComputedStyle(uploader, '::after').content"
    )
    assert "没有收下：超过 20 MB" in said
    button(page, "读入数据").click()
    expect(page.get_by_text("还没有选文件")).to_be_visible()
    expect(page.get_by_text("每个不超过 20 MB")).to_be_visible()


def test_a_column_is_told_by_keyboard_and_a_form_filled_in_a_browser(
    page: Page, tmp_path: Path
) -> None:
    upload(page, *write_files(tmp_path))
    waiting = page.get_by_test_id("stMetric").filter(has_text="待确认的格")
    expect(waiting).to_contain_text("6")
    page.get_by_test_id("stButtonGroup").get_by_text("待确认的格").click()
    written_with(page, page.get_by_role("combobox", name="认作")).click()
    page.keyboard.type("上缴上级")
    expect(page.get_by_role("option")).to_contain_text("上缴上级")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="确认这 2 格")).to_be_enabled()
    press(page, "Control+Enter")
    expect(waiting).to_contain_text("4")
    press(page, "Alt+z")
    expect(waiting).to_contain_text("6")
    press(page, "Alt+n")
    expect(waiting).to_contain_text("3")

    button(page, "5 导出").click()
    expect(button(page, "填表")).to_be_visible()
    give(page, "选一张空白表", blank(tmp_path / "自评表.xlsx", OVERALL, OVERALL_MERGED))
    button(page, "填表").click()
    expect(page.get_by_text("已读回核对：填进去的每一格都与数据一致。")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="下载 填好_自评表.xlsx").click()
    path = tmp_path / "填好.xlsx"
    download.value.save_as(path)
    assert openpyxl.load_workbook(path).worksheets[0]["F5"].value == 940.5
