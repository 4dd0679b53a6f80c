"""Every screen in a browser that keeps the page's policy: no breach, no request to elsewhere."""

from __future__ import annotations

from pathlib import Path

from browsing import Watch, button, click, draft_all, give, open_sample, rest
from playwright.sync_api import Page, expect

FOREIGN = "# 自评报告\n\n三公经费预算数100.00万元，决算数80.00万元，完成预算的70.00%。\n"
NOWHERE = "http://203.0.113.9/x"
REACHES = {"img": "img-src", "script": "script-src-elem"}
REACH_OUT = """([kind, url]) => new Promise(done => {
  addEventListener("securitypolicyviolation", done);
  document.body.append(Object.assign(document.createElement(kind), { src: url }));
})"""


def test_every_screen_keeps_the_policy(page: Page, tmp_path: Path) -> None:
    open_sample(page, "县农业农村局")
    draft_all(page)
    click(page, "1 数据")
    views = page.get_by_test_id("stButtonGroup").first.get_by_role("radio")
    expect(views.first).to_be_visible()
    for view in views.all():
        view.click()
        rest(page)
    click(page, "3 编辑")
    expect(page.locator(".qc-editor")).to_be_visible()
    page.get_by_text("看以前的版本").click()
    expect(page.get_by_role("button", name="回到第")).to_be_visible()
    click(page, "4 核对")
    expect(page.frame_locator("iframe").first.locator("main")).to_be_visible()
    click(page, "5 导出")
    button(page, "预览页面").click()
    expect(page.get_by_test_id("stImage").first).to_be_visible()
    click(page, "核对别人的报告")
    (tmp_path / "别人的.md").write_text(FOREIGN, encoding="utf-8")
    give(page, "报告", tmp_path / "别人的.md")
    button(page, "核对").click()
    expect(page.frame_locator("iframe").first.locator("main")).to_contain_text("70.00%")


def test_what_the_policy_forbids_is_held_off_and_told(page: Page, watch: Watch) -> None:
    rest(page)
    for kind, rule in REACHES.items():
        with page.expect_event("requestfailed") as held:
            page.evaluate(REACH_OUT, [kind, NOWHERE])
        assert held.value.failure == "csp"
        assert watch.breaches.pop() == f"{rule} {NOWHERE}"
        assert watch.requests.pop() == NOWHERE


def test_the_page_is_in_nobodys_frame(page: Page, address: str) -> None:
    answer = page.request.get(address)
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
