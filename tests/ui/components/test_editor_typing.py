"""Typing, chips and paragraphs in a real browser: what is written arrives as bound text."""

from __future__ import annotations

import pytest
from conftest import Desk
from playwright.sync_api import Locator, expect

INSERTED = "[[支出.执行率]]"


def test_headings_and_tables_outlive_select_all_and_delete(desk: Desk) -> None:
    before = desk.texts()
    desk.start_of("是县政府工作部门")
    desk.page.keyboard.press("Control+a")
    desk.page.keyboard.press("Delete")
    assert desk.saved() == {
        **{id: before[id] for id in ("t", "h1", "h2", "h3", "h31", "g1")},
        **dict.fromkeys(("p1", "p3", "i1"), ""),
    }
    desk.page.keyboard.press("Control+z")
    assert list(desk.saved().values()) == list(before.values())


def test_what_is_typed_over_everything_stands_as_it_was_typed(desk: Desk) -> None:
    desk.start_of("是县政府工作部门")
    desk.page.keyboard.press("Control+a")
    desk.page.keyboard.type("全新的话")
    assert desk.saved()["p1"] == "全新的话"


def test_a_paragraph_taken_by_three_clicks_is_replaced_alone(desk: Desk) -> None:
    before = desk.texts()
    desk.line("是县政府工作部门").click(click_count=3, position={"x": 300, "y": 50})
    desk.page.keyboard.type("整段")
    assert desk.saved() == before | {"p1": "整段"}


def test_typing_into_a_heading_changes_nothing(desk: Desk) -> None:
    before = desk.texts()
    desk.start_of("二、主要工作")
    desk.page.keyboard.type("改")
    desk.page.keyboard.press("Backspace")
    desk.end_of("需加强管理")
    desk.page.keyboard.type("尾")
    assert desk.saved() == before | {"i2": before["i2"] + "尾"}


def test_an_input_method_sends_nothing_before_the_word_is_chosen(desk: Desk) -> None:
    desk.end_of("需加强管理")
    session = desk.page.context.new_cdp_session(desk.page)
    for letters in ("y", "yu", "yusuan"):
        given = {"text": letters, "selectionStart": len(letters), "selectionEnd": len(letters)}
        session.send("Input.imeSetComposition", given)
    desk.page.wait_for_timeout(1600)
    assert desk.shown()["log"] == []
    expect(desk.status).to_have_text("有改动未保存")
    session.send("Input.insertText", {"text": "预算"})
    expect(desk.status).to_have_text("已保存")
    desk.rest()
    assert desk.texts()["i2"].endswith("管理。预算")


def compose(desk: Desk, letters: str, word: str) -> None:
    """Writes a word as an input method does."""
    session = desk.page.context.new_cdp_session(desk.page)
    given = {"text": letters, "selectionStart": len(letters), "selectionEnd": len(letters)}
    session.send("Input.imeSetComposition", given)
    session.send("Input.insertText", {"text": word})


def test_an_input_method_writes_over_everything(desk: Desk) -> None:
    desk.start_of("是县政府工作部门")
    desk.page.keyboard.press("Control+a")
    compose(desk, "quan", "全新")
    compose(desk, "hua", "的话")
    after = desk.saved()
    assert (after["p1"], after["h1"]) == ("全新的话", "部门基本情况")


def test_an_input_method_in_a_heading_holds_no_save_up(desk: Desk) -> None:
    before = desk.texts()
    desk.start_of("二、主要工作")
    compose(desk, "gai", "改")
    desk.end_of("需加强管理")
    desk.page.keyboard.type("尾")
    assert desk.saved() == before | {"i2": before["i2"] + "尾"}


def test_an_input_method_writes_before_between_and_behind_chips(desk: Desk) -> None:
    desk.end_of("需加强管理")
    desk.page.keyboard.press("Enter")
    desk.put(f"{INSERTED}{INSERTED}")
    compose(desk, "wei", "尾")
    desk.page.keyboard.press("ArrowLeft")
    desk.page.keyboard.press("ArrowLeft")
    compose(desk, "zhong", "中")
    desk.page.keyboard.press("Home")
    compose(desk, "tou", "头")
    assert desk.saved()["n1"] == f"头{INSERTED}中{INSERTED}尾"


def test_letters_do_not_reach_the_shortcuts_of_the_page(desk: Desk) -> None:
    runs = desk.shown()["runs"]
    desk.end_of("需加强管理")
    desk.page.keyboard.type("rc")
    assert desk.page.get_by_role("dialog").count() == 0
    assert desk.shown()["runs"] == runs
    assert desk.saved()["i2"].endswith("rc")


def test_the_cursor_passes_a_chip_as_one_character_and_backspace_takes_it_whole(desk: Desk) -> None:
    before = desk.texts()["p1"]
    desk.start_of("是县政府工作部门")
    desk.page.keyboard.press("ArrowRight")
    desk.page.keyboard.type("甲")
    assert desk.saved()["p1"] == before.replace("[[单位.名称]]", "[[单位.名称]]甲")
    desk.page.keyboard.press("Backspace")
    desk.page.keyboard.press("Backspace")
    assert desk.saved()["p1"] == before.replace("[[单位.名称]]", "")
    desk.page.keyboard.press("Control+z")
    assert "[[单位.名称]]" in desk.saved()["p1"]


def test_enter_makes_a_paragraph_and_backspace_joins_it_again(desk: Desk) -> None:
    before = desk.texts()
    desk.end_of("未发生因公出国")
    desk.page.keyboard.press("Enter")
    desk.page.keyboard.type("新段")
    after = desk.saved()
    assert after == before | {"n1": "新段"}
    kinds = {line["id"]: (line["kind"], line["section"]) for line in desk.shown()["lines"]}
    assert kinds["n1"] == ("paragraph", "s1")
    for _ in "新段":
        desk.page.keyboard.press("Backspace")
    desk.page.keyboard.press("Backspace")
    assert desk.saved() == before


def test_enter_in_a_list_makes_an_item(desk: Desk) -> None:
    desk.end_of("需加强管理")
    desk.page.keyboard.press("Enter")
    desk.page.keyboard.type("3．其他。")
    desk.saved()
    assert [line["kind"] for line in desk.shown()["lines"]][-1] == "item"


def test_a_paragraph_never_joins_a_heading(desk: Desk) -> None:
    before = desk.texts()
    desk.start_of("是县政府工作部门")
    desk.page.keyboard.press("Backspace")
    desk.end_of("未发生因公出国")
    desk.page.keyboard.press("Delete")
    desk.page.keyboard.type("尾")
    assert desk.saved() == before | {"p2": before["p2"] + "尾"}


def test_twenty_pasted_lines_are_twenty_paragraphs_with_ids_that_last(desk: Desk) -> None:
    before = desk.texts()
    desk.end_of("未发生因公出国")
    desk.page.keyboard.press("Enter")
    desk.put("\r\n\r\n".join(f"　　第{n}段" for n in range(1, 21)))
    after = desk.saved()
    assert after == before | {f"n{n}": f"第{n}段" for n in range(1, 21)}
    desk.line("第20段").click()
    desk.page.keyboard.press("End")
    desk.page.keyboard.type("尾")
    assert desk.saved() == after | {"n20": "第20段尾"}


def test_brackets_open_the_list_and_choosing_puts_the_slot_in(desk: Desk) -> None:
    desk.end_of("需加强管理")
    desk.page.keyboard.type("执行率为[[执行率")
    expect(desk.page.locator(".cm-tooltip-autocomplete li").first).to_contain_text("95.29%")
    desk.page.keyboard.press("Enter")
    desk.page.keyboard.type("。【【0.86亿")
    expect(desk.page.locator(".cm-tooltip-autocomplete li").first).to_contain_text("支出决算数")
    desk.page.keyboard.press("Enter")
    assert desk.saved()["i2"].endswith(f"执行率为{INSERTED}。[[支出.决算数|亿元]]")


def test_the_list_of_the_button_leaves_no_brackets_behind(desk: Desk) -> None:
    before = desk.texts()
    desk.end_of("需加强管理")
    desk.page.keyboard.press("Control+k")
    desk.page.keyboard.type("第1400号")
    expect(desk.page.locator(".cm-tooltip-autocomplete li")).to_have_count(1)
    desk.page.keyboard.press("Escape")
    desk.page.keyboard.type("尾")
    assert desk.saved()["i2"] == before["i2"] + "尾"


def test_the_heads_of_a_table_are_the_reports(desk: Desk) -> None:
    desk.page.locator(".qc-table th").first.click()
    desk.page.keyboard.type("改")
    desk.page.locator(".qc-table [data-spot='0,0']").click()
    desk.page.keyboard.press("Shift+Tab")
    expect(desk.page.locator(".qc-open")).to_have_count(0)
    expect(desk.page.locator(".qc-table th").first).to_have_text("项目")


def test_a_cell_is_edited_in_place_and_escape_leaves_it(desk: Desk) -> None:
    cell = desk.page.locator(".qc-table [data-spot='0,1']")
    cell.click()
    desk.page.keyboard.press("Control+a")
    desk.page.keyboard.type("1.00")
    desk.page.keyboard.press("Escape")
    expect(cell).to_have_text("5210.40")
    cell.click()
    desk.page.keyboard.press("Control+a")
    desk.page.keyboard.type("[[支出.预算数")
    expect(desk.page.locator(".cm-tooltip-autocomplete li").first).to_be_visible()
    desk.page.keyboard.press("Enter")
    desk.page.keyboard.press("Enter")
    expect(cell).to_have_text("9026.80万元")
    desk.saved()
    tables = [line["table"] for line in desk.shown()["lines"] if "table" in line]
    assert tables[0]["rows"][0] == ["基本支出", "[[支出.预算数]]", "5198.72", "99.78%"]
    desk.end_of("需加强管理")
    desk.page.keyboard.press("Control+z")
    expect(cell).to_have_text("5210.40")


def test_enter_that_comes_before_the_list_takes_its_first(desk: Desk) -> None:
    before = desk.texts()
    desk.end_of("需加强管理")
    desk.page.keyboard.insert_text("执行率为")
    for char in "[[执行率":
        desk.page.keyboard.insert_text(char)
    desk.page.keyboard.press("Enter")
    desk.page.keyboard.type("。")
    assert desk.saved()["i2"] == before["i2"] + f"执行率为{INSERTED}。"
    cell = desk.page.locator(".qc-table [data-spot='0,1']")
    cell.click()
    desk.page.keyboard.press("Control+a")
    desk.page.keyboard.insert_text("[[支出.预算数")
    desk.page.keyboard.press("Enter")
    desk.page.keyboard.press("Enter")
    expect(cell).to_have_text("9026.80万元")


def test_on_a_closed_cell_keys_are_those_of_the_text(desk: Desk) -> None:
    cell = desk.page.locator(".qc-table [data-spot='0,1']")
    cell.click()
    desk.page.keyboard.type("9")
    desk.page.keyboard.press("Enter")
    expect(cell).to_have_text("5210.409")
    desk.page.keyboard.press("Control+z")
    expect(cell).to_have_text("5210.40")
    expect(cell).to_be_focused()
    desk.page.keyboard.press("ArrowDown")
    expect(desk.page.locator(".qc-table [data-spot='1,1']")).to_be_focused()


def test_a_click_goes_from_an_open_cell_to_the_next_and_a_paste_is_one_line(desk: Desk) -> None:
    first, second = (desk.page.locator(f".qc-table [data-spot='0,{n}']") for n in (0, 1))
    first.click()
    desk.put("甲\r\n乙\t丙\x07")
    second.click()
    desk.page.keyboard.type("9")
    desk.page.keyboard.press("Enter")
    expect(first).to_have_text("基本支出甲 乙 丙")
    expect(second).to_have_text("5210.409")
    assert "g1" in desk.saved()


def test_a_cell_stays_where_it_is_when_it_is_kept(desk: Desk) -> None:
    desk.start("long")
    desk.page.locator(".cm-scroller").first.evaluate("it => it.scrollTo(0, it.scrollHeight)")
    desk.end_of("需加强管理")
    desk.page.keyboard.press("Enter")
    desk.put("\n".join(f"第{n}段" for n in range(20)))
    cell = desk.page.locator(".qc-table [data-spot='25,1']")
    cell.evaluate("cell => cell.scrollIntoView({block: 'center'})")
    cell.click()
    before = top(cell)
    desk.page.keyboard.type("9")
    desk.page.keyboard.press("Enter")
    desk.saved()
    assert top(cell) == pytest.approx(before, abs=3)


def top(shown: Locator) -> float:
    """Where something stands in the window, from above."""
    box = shown.bounding_box()
    assert box
    return box["y"]


def test_what_a_slot_prints_is_found_counted_and_never_replaced(desk: Desk) -> None:
    desk.start_of("是县政府工作部门")
    desk.page.keyboard.press("Control+f")
    words, count = desk.page.get_by_label("查找", exact=True), desk.page.locator(".qc-find-count")
    words.fill("预算")
    expect(count).to_have_text("共 4 处，其中 2 处在引用、标题或表格里，不能替换")
    words.fill("416.99万元")
    expect(count).to_have_text("共 1 处")
    words.fill("8601.30")
    expect(count).to_contain_text("共 2 处")
    words.press("Enter")
    expect(count).to_contain_text("第 1 处，共 2 处")
    expect(desk.page.locator(".cm-line .qc-hit-now .qc-chip")).to_have_text("8601.30万元")
    words.press("Enter")
    expect(desk.page.locator(".qc-table .qc-hit-now")).to_have_text("8601.30")
    expect(desk.page.locator(".qc-table .qc-hit-now")).to_be_in_viewport()
    words.press("Shift+Enter")
    desk.page.get_by_label("替换为", exact=True).fill("1")
    desk.button("替换").click()
    desk.button("全部替换").click()
    expect(count).to_have_text("替换了 0 处，还有 2 处在引用、标题或表格里")
    desk.page.keyboard.press("Escape")
    expect(desk.page.locator(".qc-find, .qc-hit")).to_have_count(0)
    expect(desk.status).to_have_text("没有改动")


def test_replacing_all_changes_prose_and_no_slot(desk: Desk) -> None:
    before = desk.texts()
    desk.start_of("是县政府工作部门")
    desk.page.keyboard.press("Control+f")
    desk.page.get_by_label("查找", exact=True).fill("支出")
    desk.page.keyboard.press("Enter")
    desk.page.get_by_label("替换为", exact=True).fill("花费")
    desk.page.keyboard.press("End")
    desk.button("全部替换").click()
    after = desk.saved()
    assert after["p1"] == before["p1"].replace("实际支出", "实际花费")
    assert after["h31"] == before["h31"]
    desk.page.keyboard.press("Escape")


def test_no_line_begins_with_a_stop_behind_a_chip(desk: Desk) -> None:
    content = desk.page.locator(".cm-content").first
    for width in range(420, 720, 4):
        content.evaluate("(it, width) => it.style.maxWidth = `${width}px`", width)
        assert content.evaluate(BEGINNINGS) == [], width
    content.evaluate("it => it.style.maxWidth = ''")


BEGINNINGS = """it => [...it.querySelectorAll('.qc-paragraph, .qc-item')].flatMap(line => {
  const edge = line.getBoundingClientRect().left + 9, found = [];
  const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  for (let text; text = texts.nextNode();) {
    const stop = document.createRange();
    for (const { index } of text.data.matchAll(/[。，、；：]/g)) {
      stop.setStart(text, index);
      stop.setEnd(text, index + 1);
      if (stop.getBoundingClientRect().left < edge) found.push(text.data.slice(index, index + 5));
    }
  }
  return found;
})"""
"""What the lines on the screen begin with, where that is a stop."""
