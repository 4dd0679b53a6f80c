"""The step 数据 in a real browser: a table pasted into the grid, what moved, the charts."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from browsing import button, click, draft_all, give, open_sample, rest, written_with
from playwright.sync_api import Page, TimeoutError, expect

ROW = 35
"""Pixels of a row of the grid; the first is that of the heads."""
CLICKS, PATIENCE = 3, 3000
"""How often a cell is clicked that is not chosen, and milliseconds until it would be."""
PASTED = (
    "项目名称\t年初预算数\t全年预算数\t全年执行数\n"
    "粮食生产发展\t468\t４９２．００\t480.50\n"
    "高标准农田建设\t1,180.00\t1,280.00\t1,270.00\t\t\t\t\t\t\t\t多出来的一列\n"
    "智慧茶园\t50\t60\t30\n"
)
"""As Excel puts it on the clipboard: with its heading, in another order, a column too many."""


@pytest.fixture
def page(page: Page, address: str) -> Page:
    """The page at the sample with two whole years, in a browser that may use the clipboard."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    open_sample(page, "梓澜县农业农村局")
    return page


def view(page: Page, name: str) -> None:
    page.get_by_role("radiogroup", name="看什么").get_by_text(name, exact=True).click()
    rest(page)


def paste(page: Page, text: str, row: int) -> None:
    """Puts a text on the clipboard and pastes it at the first cell of a row of the grid.

    The grid may lose the click that comes with the mouse; nothing is lost but that.
    """
    rest(page)
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    grid = page.get_by_test_id("stDataFrame").first
    cell = grid.locator(f"#glide-cell-1-{row - 1}[aria-selected=true]")
    for _ in range(CLICKS):
        if not cell.count():
            grid.click(position={"x": 60, "y": ROW * row + 17})
            with suppress(TimeoutError):
                cell.wait_for(state="attached", timeout=PATIENCE)
    page.keyboard.press("Control+v")


def test_a_table_out_of_excel_is_pasted_and_saved_with_a_reason(page: Page) -> None:
    view(page, "逐项填写")
    paste(page, PASTED, 1)
    expect(page.get_by_text("新增 1 行：智慧茶园")).to_be_visible()
    expect(page.get_by_text("第 1 行")).to_have_count(0)
    save = button(page, "保存 3 处")
    save.click()
    expect(page.get_by_text("还没有写原因")).to_be_visible()
    page.get_by_role("textbox", name="原因").first.fill("按决算批复更正")
    save.click()
    expect(page.get_by_text("数据文件（8 个）：加入、更换、取出")).to_be_visible()
    page.get_by_text("更正或补充一个数（已有 2 处）").click()
    corrected = "高标准农田建设全年执行数：1280.00万元（projects.csv｜C4） → 1270.00万元"
    expect(page.get_by_text(corrected)).to_be_visible()


def test_a_grid_stays_as_it_is_seen_when_it_is_saved(page: Page) -> None:
    view(page, "逐项填写")
    paste(page, "高标准农田建设\t1,180.00\t1,280.00\t1,270.00\n", 1)
    page.get_by_role("textbox", name="原因").first.fill("按决算批复更正")
    table = page.get_by_test_id("stDataFrame").first.locator("canvas").first
    table.evaluate("table => { table.seen = true }")
    button(page, "保存 1 处").click()
    expect(page.get_by_text("更正或补充一个数（已有 1 处）")).to_be_visible()
    rest(page)
    assert table.evaluate("table => table.seen")
    expect(page.get_by_text("改哪一格")).to_have_count(0)
    paste(page, "粮食生产发展\t468\t492.00\t480.50\n", 2)
    expect(button(page, "保存 1 处")).to_be_visible()


def test_a_paste_that_is_no_amount_is_refused_with_its_row_and_saves_nothing(page: Page) -> None:
    view(page, "逐项填写")
    paste(page, "智慧茶园\t约12\t80%\t30\n", 13)
    told = page.get_by_test_id("stAlert")
    expect(told).to_have_count(2)
    expect(told.first).to_contain_text("第 13 行“智慧茶园”的“年初预算数（万元）”写的是“约12”")
    page.get_by_role("textbox", name="原因").first.fill("新增")
    page.keyboard.press("Tab")
    rest(page)
    expect(button(page, "保存 1 处")).to_be_disabled()


def test_later_files_show_what_moved_and_lead_to_the_sentence(
    page: Page, repo: Path, tmp_path: Path
) -> None:
    draft_all(page)
    click(page, "1 数据")
    figures = (repo / "samples" / "county_full" / "figures.csv").read_bytes()
    later = tmp_path / "figures.csv"
    later.write_bytes(figures.replace(b"8601.30", b"8902.20"))
    written_with(page, page.get_by_text("数据文件（7 个）：加入、更换、取出")).click()
    give(page, "加入文件", later)
    button(page, "读入").click()
    moved = page.locator(".st-key-moved")
    expect(moved).to_contain_text("8601.30万元 → 8902.20万元")
    page.reload()
    expect(moved).to_contain_text("由“低于”变为“高于”")
    rest(page)
    moved.get_by_role("button", name="去编辑").first.click()
    line = page.locator(".cm-line").filter(has_text="支出合计8902.20万元").first
    expect(line).to_be_in_viewport()
    button(page, "1 数据").click()
    button(page, "看过了").click()
    expect(moved).to_have_count(0)


def test_the_charts_are_drawn_in_chinese(page: Page) -> None:
    view(page, "图表")
    charts = page.get_by_test_id("stVegaLiteChart")
    expect(charts).to_have_count(2)
    expect(charts.first.locator("canvas, svg").first).to_be_visible()
    charts.first.hover(position={"x": 400, "y": 62})
    expect(page.locator("#vg-tooltip-element")).to_contain_text("620.00万元")
