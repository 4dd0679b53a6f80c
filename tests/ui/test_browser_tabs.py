"""Two tabs at one report lose nothing; what is told of somebody's report is taken away."""

from __future__ import annotations

from pathlib import Path

import docx
from browsing import button, click, draft_all, give, line_with, open_sample
from playwright.sync_api import Locator, Page, expect


def line(page: Page) -> Locator:
    return line_with(page, "全年基本支出")


def type_at_end(page: Page, words: str) -> None:
    line(page).click()
    page.keyboard.press("End")
    page.keyboard.type(words)


def save(page: Page) -> None:
    page.keyboard.press("Control+s")
    expect(page.locator(".qc-saving")).to_have_text("已保存")


def test_of_two_tabs_the_second_sees_both_texts_and_neither_is_lost(page: Page) -> None:
    open_sample(page, "县农业农村局")
    draft_all(page)
    click(page, "3 编辑")
    expect(line(page)).to_be_visible()
    second = page.context.new_page()
    second.goto(page.url)
    expect(line(second)).to_be_visible()

    type_at_end(page, "甲写的。")
    save(page)
    type_at_end(second, "乙写的。")
    second.keyboard.press("Control+s")
    expect(second.locator(".qc-notice-conflict")).to_be_visible()
    expect(line(second)).to_contain_text("乙写的。")
    expect(line(second)).not_to_contain_text("甲写的。")
    button(second, "用别处的文字（可撤销）").click()
    expect(line(second)).to_contain_text("甲写的。")
    line(second).click()
    second.keyboard.press("Control+z")
    expect(line(second)).to_contain_text("乙写的。")
    save(second)

    click(page, "3 编辑")
    expect(line(page)).to_contain_text("乙写的。")
    page.get_by_text("看以前的版本").click()
    expect(page.locator("del").filter(has_text="甲")).to_be_visible()


def test_somebodys_report_is_checked_and_the_comments_and_the_letter_are_taken(
    page: Page, tmp_path: Path
) -> None:
    document = docx.Document()
    document.add_heading("2024年度部门整体支出绩效自评报告", 0)
    document.add_paragraph("三公经费预算数100.00万元，决算数80.00万元，完成预算的70.00%。")
    document.save(str(tmp_path / "别人的.docx"))
    click(page, "核对别人的报告")
    give(page, "报告", tmp_path / "别人的.docx")
    button(page, "核对").click()
    expect(page.frame_locator("iframe").first.locator("main")).to_contain_text("70.00%")
    assert "70.00%" in taken(page, "别人的-批注.docx", tmp_path).element.xml
    letter = taken(page, "别人的-审核意见.docx", tmp_path)
    assert "70.00%" in "\n".join(paragraph.text for paragraph in letter.paragraphs)


def taken(page: Page, name: str, folder: Path) -> docx.document.Document:
    with page.expect_download() as download:
        page.get_by_role("button", name=f"下载 {name}").click()
    assert download.value.suggested_filename == name
    path = folder / name
    download.value.save_as(path)
    return docx.Document(str(path))
