"""Findings, binding, proposals and jumps in a real browser."""

from __future__ import annotations

from conftest import Desk
from playwright.sync_api import Locator, expect


def mark(desk: Desk, words: str) -> Locator:
    return desk.page.locator(".qc-mark", has_text=words).first


def came(desk: Desk, name: str) -> dict[str, object]:
    """The latest trigger of that name."""
    shown = desk.until(lambda shown: any(name in entry for entry in shown["log"]))
    return [entry[name] for entry in shown["log"] if name in entry][-1]


def test_a_quantity_typed_by_hand_offers_the_figure_that_it_equals(desk: Desk) -> None:
    desk.end_of("需加强管理")
    desk.page.keyboard.type("全年支出8601.30万元")
    typed = desk.page.locator(".qc-unbound")
    expect(typed).to_have_text("8601.30万元")
    typed.click()
    desk.button("绑定：支出决算数").click()
    expect(typed).to_have_count(0)
    assert desk.saved()["i2"].endswith("全年支出[[支出.决算数]]")
    desk.page.keyboard.press("Control+z")
    assert desk.saved()["i2"].endswith("全年支出8601.30万元")


def test_findings_are_counted_beside_the_text_alone(desk: Desk) -> None:
    line = desk.page.locator(".qc-status")
    expect(mark(desk, "较高水平")).to_be_visible()
    expect(line).not_to_contain_text("警告")
    desk.end_of("需加强管理")
    desk.page.keyboard.type("全年支出8601.30万元")
    expect(line).to_contain_text("未绑定 1")


def test_dates_and_ordinals_are_no_quantities(desk: Desk) -> None:
    desk.end_of("需加强管理")
    desk.page.keyboard.type("2024年第3季度，一个重点，共三十六户")
    expect(desk.page.locator(".qc-unbound")).to_have_text(["三十六户"])


def test_marks_follow_edits_and_go_when_their_words_go(desk: Desk) -> None:
    desk.start_of("全年建成高标准")
    desk.page.keyboard.type("😀前置的话，")
    expect(mark(desk, "较高水平")).to_have_text("较高水平")
    desk.page.keyboard.press("Escape")
    mark(desk, "较高水平").click(position={"x": 28, "y": 10})
    desk.page.keyboard.press("Escape")
    desk.page.keyboard.type("的")
    expect(desk.page.locator(".qc-mark.qc-warning")).to_have_count(0)


def test_offsets_of_rare_characters_fit_both_ways(desk: Desk) -> None:
    expect(mark(desk, "12.5万元")).to_have_text("12.5万元")
    mark(desk, "12.5万元").click()
    assert came(desk, "found") == {"key": "rare"}
    desk.page.keyboard.press("Escape")
    desk.chip("示范点.投资").click()
    text = desk.texts()["p4"]
    start = text.index("[[示范点")
    picked = {"slot": "示范点.投资", "line": "p4", "start": start, "end": start + 10}
    assert came(desk, "picked") == picked


def test_a_fix_is_one_click_and_one_undo(desk: Desk) -> None:
    mark(desk, "12.5万元").click()
    desk.button("删去").click()
    assert desk.saved()["p4"].endswith("带动农户增收。")
    desk.page.keyboard.press("Control+z")
    assert desk.saved()["p4"].endswith("带动农户增收12.5万元。")
    expect(mark(desk, "12.5万元")).to_be_visible()


def test_a_fix_in_a_cell_is_one_click_and_one_undo(desk: Desk) -> None:
    cell = desk.page.locator(".qc-table [data-spot='1,2']")
    cell.click()
    assert came(desk, "found") == {"key": "bare"}
    desk.button("绑定 项目支出决算数").click()
    expect(cell.locator(".qc-chip")).to_have_text("3402.58")
    expect(desk.page.locator(".qc-card")).to_have_count(0)
    expect(desk.page.locator(".qc-cell-error, .qc-open")).to_have_count(0)
    desk.saved()
    assert rows(desk)[1][2] == "[[项目支出.决算数|数值]]"
    desk.end_of("需加强管理")
    desk.page.keyboard.press("Control+z")
    desk.saved()
    assert rows(desk)[1][2] == "3402.58"
    expect(desk.page.locator(".qc-cell-error")).to_have_count(1)


def rows(desk: Desk) -> list[list[str]]:
    """The rows of the table as they are saved."""
    return next(line["table"]["rows"] for line in desk.shown()["lines"] if "table" in line)


def test_f8_opens_the_cells_that_were_found_and_f2_reaches_their_buttons(desk: Desk) -> None:
    mark(desk, "12.5万元").click()
    card = desk.page.locator(".qc-card")
    desk.page.keyboard.press("F8")
    expect(card).to_contain_text("“3402.58”没有出处")
    desk.page.keyboard.press("F2")
    expect(desk.button("绑定 项目支出决算数")).to_be_focused()
    desk.page.keyboard.press("Escape")
    desk.page.keyboard.press("F8")
    expect(card).to_contain_text("执行率低于90%")
    desk.page.keyboard.press("F8")
    expect(card).to_contain_text("可用更准确的说法")
    desk.page.keyboard.press("Shift+F8")
    expect(card).to_contain_text("执行率低于90%")


def test_f8_goes_from_finding_to_finding_and_escape_closes(desk: Desk) -> None:
    desk.start_of("是县政府工作部门")
    desk.page.keyboard.press("F8")
    expect(desk.page.locator(".qc-card")).to_contain_text("说法空泛")
    desk.page.keyboard.press("F8")
    expect(desk.page.locator(".qc-card")).to_contain_text("没有绑定数据")
    desk.page.keyboard.press("Shift+F8")
    expect(desk.page.locator(".qc-card")).to_contain_text("说法空泛")
    desk.page.keyboard.press("Escape")
    expect(desk.page.locator(".qc-card")).to_have_count(0)


def test_python_jumps_to_a_finding(desk: Desk) -> None:
    desk.button("跳到空泛").click()
    expect(desk.page.locator(".qc-flash")).to_have_text("较高水平")
    expect(desk.page.locator(".qc-card")).to_contain_text("说法空泛")


def test_the_card_of_a_chip_tells_its_source_and_changes_its_style(desk: Desk) -> None:
    desk.chip("支出.决算数").click()
    expect(desk.page.locator(".qc-card")).to_contain_text("决算报表.xlsx Z01!F12")
    desk.button("换样式").click()
    desk.page.get_by_role("button", name="0.86亿元").click()
    expect(desk.chip("支出.决算数|亿元")).to_have_text("0.86亿元")
    assert "[[支出.决算数|亿元]]" in desk.saved()["p1"]
    desk.chip("支出.决算数|亿元").click()
    desk.button("删除").click()
    assert "亿元" not in desk.saved()["p1"]


def test_a_slot_that_names_nothing_shows_its_raw_text(desk: Desk) -> None:
    expect(desk.page.locator(".qc-chip.qc-unknown")).to_have_text("[[项目.未知]]")


def test_a_proposal_is_taken_in_one_step_and_undone_in_one(desk: Desk) -> None:
    desk.button("建议").click()
    expect(desk.page.locator(".qc-after")).to_have_text("账实核对不够及时，涉及12个股室")
    expect(desk.page.locator(".qc-before")).to_have_text("登记不及时")
    desk.button("采用").click()
    assert came(desk, "proposal_answer")["answer"] == "accepted"
    assert "账实核对不够及时，涉及[[机构.内设]]股室，需加强" in desk.saved()["i2"]
    desk.page.keyboard.press("Control+z")
    assert "部分资产登记不及时，需加强" in desk.saved()["i2"]


def test_a_refused_proposal_leaves_the_text(desk: Desk) -> None:
    before = desk.texts()
    desk.button("建议").click()
    desk.button("不用").click()
    assert came(desk, "proposal_answer")["answer"] == "refused"
    expect(desk.page.locator(".qc-proposal")).to_have_count(0)
    assert desk.texts() == before


def test_a_selection_asks_for_a_rewrite_of_saved_text(desk: Desk) -> None:
    desk.start_of("示范点建设")
    desk.page.keyboard.type("𠮷")
    for _ in range(2):
        desk.page.keyboard.press("ArrowRight")
    for _ in range(3):
        desk.page.keyboard.press("Shift+ArrowRight")
    desk.button("精简").click()
    wish = came(desk, "rewrite")
    assert wish == {"line": "p4", "start": 3, "end": 6, "text": "村😀示", "way": "精简"}
    assert desk.texts()["p4"].startswith("𠮷𠮷庆村😀示")
