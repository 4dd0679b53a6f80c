"""What is copied, cut or dragged in a real browser: it comes back with its slots, as its lines."""

from __future__ import annotations

from conftest import Desk
from playwright.sync_api import expect


def test_copies_read_as_they_print_and_come_back_as_chips(desk: Desk) -> None:
    desk.start_of("是县政府工作部门")
    for _ in range(3):
        desk.page.keyboard.press("Shift+ArrowRight")
    desk.page.keyboard.press("Control+c")
    assert desk.page.evaluate("navigator.clipboard.readText()") == "云岭县农业农村局是县"
    desk.end_of("需加强管理")
    desk.page.keyboard.press("Control+v")
    last = desk.line("需加强管理").locator(".qc-chip")
    expect(last).to_have_text("云岭县农业农村局")
    assert desk.saved()["i2"].endswith("管理。[[单位.名称]]是县")


def test_all_that_is_cut_and_pasted_is_what_it_was(desk: Desk) -> None:
    before, chips = standing(desk), desk.page.locator(".cm-line .qc-chip").count()
    desk.start_of("是县政府工作部门")
    desk.page.keyboard.press("Control+a")
    desk.page.keyboard.press("Control+x")
    desk.saved()
    assert {kind for kind, _, text in standing(desk) if text} == {"title", "heading", "table"}
    desk.page.keyboard.press("Control+v")
    desk.page.keyboard.type("尾")
    desk.saved()
    (*_, (kind, section, text)) = before
    assert standing(desk) == [*before[:-1], (kind, section, f"{text}尾")]
    expect(desk.page.locator(".cm-line .qc-chip")).to_have_count(chips)


def test_lines_that_are_dragged_stay_lines_and_chips(desk: Desk) -> None:
    before = desk.texts()
    drag_to(desk, "2．部分资产", "示范点建设完成投资", "ArrowUp", "Home")
    after = desk.saved()
    kinds = [kind for kind, _, text in standing(desk) if text]
    assert kinds[6:] == ["item", "paragraph", "heading", "heading", "table"]
    assert {before["i1"], f"{before['i2']}{before['p4']}"} < {*after.values()}
    expect(desk.chip("项目.未知")).to_be_visible()
    desk.page.keyboard.press("Control+z")
    assert list(desk.saved().values()) == list(before.values())


def test_a_heading_is_not_dragged_away(desk: Desk) -> None:
    before = desk.texts()
    drag_to(desk, "全年建成高标准农田", "示范点建设完成投资", *["ArrowUp"] * 2, *["ArrowLeft"] * 5)
    after = desk.saved()
    assert after == before | {"p3": "", "p4": f"{before['p3']}{before['p4']}"}


def drag_to(desk: Desk, last: str, target: str, *keys: str) -> None:
    """Drags what is chosen by these keys from the end of a line on to before another."""
    desk.end_of(last)
    for key in keys:
        desk.page.keyboard.press(f"Shift+{key}")
    held = desk.line(last)
    held.hover(position={"x": 90, "y": 14})
    desk.page.mouse.down()
    for x in (94, 98):  # a hand begins slowly; a jump would choose text
        held.hover(position={"x": x, "y": 14})
    for x in (8, 4):
        desk.line(target).hover(position={"x": x, "y": 14})
    desk.page.mouse.up()


def standing(desk: Desk) -> list[tuple[str, str, str]]:
    """Kind, section and text of each line in the store."""
    return [(line["kind"], line["section"], line["text"]) for line in desk.shown()["lines"]]
