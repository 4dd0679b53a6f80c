"""Saving in a real browser: what is said of it, what is kept, what comes from elsewhere."""

from __future__ import annotations

from typing import Any

from conftest import Desk
from playwright.sync_api import BrowserContext, Page, expect

POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:"
STRICT = """
new MutationObserver((_, observer) => {
  if (!document.head) return;
  const meta = document.createElement("meta");
  Object.assign(meta, { httpEquiv: "Content-Security-Policy", content: policy });
  document.head.prepend(meta);
  observer.disconnect();
}).observe(document, { childList: true, subtree: true });
"""


def typed(desk: Desk, words: str) -> None:
    desk.end_of("需加强管理")
    desk.page.keyboard.type(words)


def test_text_is_saved_by_itself_and_told_only_when_python_has_it(desk: Desk) -> None:
    typed(desk, "甲")
    expect(desk.status).to_have_text("有改动未保存")
    expect(desk.status).to_have_text("已保存")
    desk.rest()
    assert desk.texts()["i2"].endswith("甲")


def test_without_an_answer_nothing_is_called_saved(desk: Desk) -> None:
    desk.start("deaf")
    typed(desk, "甲")
    expect(desk.status).to_have_text("正在保存…")
    desk.until(lambda shown: bool(contents(shown)))
    desk.page.wait_for_timeout(300)
    expect(desk.status).to_have_text("正在保存…", timeout=1)


def test_a_failed_save_keeps_the_text_and_can_be_tried_again(desk: Desk) -> None:
    desk.start("fail")
    typed(desk, "甲")
    expect(desk.status).to_have_text("没有保存成：数据库连不上再试")
    expect(desk.line("需加强管理")).to_contain_text("甲")
    desk.button("再试").click()
    expect(desk.status).to_have_text("已保存")
    desk.rest()
    assert desk.texts()["i2"].endswith("甲")


def test_another_hand_s_revision_is_one_step_that_can_be_undone(desk: Desk) -> None:
    before = desk.texts()
    desk.button("别处改写").click()
    expect(desk.line("由服务器改写的一段")).to_be_visible()
    expect(desk.line("服务器新增的一段")).to_be_visible()
    expect(desk.status).to_have_text("没有改动")
    desk.start_of("由服务器改写的一段")
    desk.page.keyboard.press("Control+z")
    assert desk.saved() == before
    desk.page.keyboard.press("Control+y")
    assert "服务器新增的一段。" in desk.saved().values()


def test_another_hand_s_revision_does_not_touch_unsaved_text(desk: Desk) -> None:
    desk.start("deaf")
    typed(desk, "我的")
    desk.button("别处改写").click()
    expect(desk.page.locator(".qc-notice-conflict")).to_be_visible()
    expect(desk.line("需加强管理")).to_contain_text("我的")
    desk.button("用别处的文字（可撤销）").click()
    expect(desk.line("由服务器改写的一段")).to_be_visible()
    expect(desk.page.locator(".cm-line", has_text="我的")).to_have_count(0)
    desk.start_of("由服务器改写的一段")
    desk.page.keyboard.press("Control+z")
    expect(desk.line("需加强管理")).to_contain_text("我的")


def test_the_person_may_insist_on_the_own_text(desk: Desk) -> None:
    desk.start("deaf")
    typed(desk, "我的")
    desk.button("别处改写").click()
    desk.button("用我的文字").click()
    desk.until(lambda shown: [sent["base"] for sent in contents(shown)][-1:] == [2])
    lines = contents(desk.shown())[-1]["lines"]
    assert any("我的" in line["text"] for line in lines)


def contents(shown: dict[str, Any]) -> list[dict[str, Any]]:
    """What was sent to be saved, in order."""
    return [entry["content"] for entry in shown["log"] if "content" in entry]


def test_a_reload_offers_the_text_that_was_not_saved(desk: Desk, address: str) -> None:
    page = desk.page
    name = desk.start("deaf").shown()["report"]
    typed(desk, "没存的字")
    expect(desk.status).to_have_text("正在保存…")
    asked: list[str] = []
    page.once("dialog", lambda dialog: asked.append(dialog.type))
    page.goto(f"{address}/?start={name}")
    assert asked == ["beforeunload"]
    desk.button("恢复").click()
    expect(desk.line("需加强管理")).to_contain_text("没存的字")
    expect(desk.status).to_have_text("已保存")
    desk.rest()
    assert desk.texts()["i2"].endswith("没存的字")
    page.goto(f"{address}/?start={name}")
    expect(desk.line("需加强管理")).to_be_visible()
    expect(page.locator(".qc-notice")).to_have_count(0)


def test_there_is_one_editor_over_many_reruns(desk: Desk) -> None:
    page = desk.page
    typed(desk, "甲")
    desk.saved()
    page.evaluate("window.first = document.querySelector('.stBidiComponent div div').shadowRoot")
    page.locator(".cm-content").first.evaluate("element => { element.marked = true }")
    for _ in range(4):
        runs = desk.shown()["runs"]
        desk.button("再跑一遍").click()
        desk.until(lambda shown, runs=runs: shown["runs"] > runs)
    desk.button("建议").click()
    expect(page.locator(".qc-proposal")).to_be_visible()
    assert page.locator(".cm-content").first.evaluate("element => element.marked")
    assert page.locator(".qc-editor").count() == 1
    desk.button("不用").click()
    page.keyboard.press("Control+z")
    assert not desk.saved()["i2"].endswith("甲")


def test_a_report_to_read_takes_no_text(desk: Desk) -> None:
    desk.start("readonly")
    before = desk.page.locator(".cm-content").inner_text()
    desk.line("需加强管理").click()
    desk.page.keyboard.type("甲")
    assert desk.page.locator(".cm-content").inner_text() == before
    expect(desk.page.locator(".qc-length")).to_contain_text("只读")


def test_without_the_script_text_areas_save_the_same(desk: Desk) -> None:
    desk.start("plain")
    area = desk.page.get_by_role("textbox", name="原稿").nth(1)
    area.fill("第一句。\n另起一段。")
    area.press("Control+Enter")
    desk.button("保存").click()
    shown = desk.until(lambda shown: shown["revision"] == 2)
    texts = [(line["id"], line["text"]) for line in shown["lines"]]
    assert texts[3:5] == [("p2", "第一句。"), ("n1", "另起一段。")]


def test_a_strict_policy_lets_the_editor_in(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if "Policy" in said.text else None)
    page.add_init_script(f"const policy = {POLICY!r};" + STRICT)
    page.goto(address)
    expect(page.locator(".qc-editor .cm-line").first).to_be_visible()
    assert page.locator(".qc-title").evaluate("e => getComputedStyle(e).textAlign") == "center"
    page.locator(".qc-chip").first.click()
    expect(page.locator(".qc-card")).to_be_visible()
    assert refused, "the policy does not hold: Streamlit's own inline script passed"
    assert all("Executing inline script" in said for said in refused)
    page.close()


def test_nothing_was_asked_of_another_place(visit: Desk, address: str) -> None:
    page: Page = visit.page
    assert page.url.startswith(address)
    assert any("/bidi-components/qicao.editor/editor.js" in url for url in visit.requests)
    assert [url for url in visit.requests if not url.startswith((address, "data:", "blob:"))] == []
