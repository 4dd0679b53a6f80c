"""The page about a checked text: all of it there, all of it escaped, nothing asked of anybody."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from drafts import drafted
from marked import found
from playwright.sync_api import Browser, BrowserContext, Page, expect

from qicao.checking import ForeignReport, check_document, check_text, examine
from qicao.checking.text import text_of
from qicao.delivery import deliver
from qicao.marking.page import figure_sources, page_bytes
from qicao.values import Severity

HOSTILE = (
    "<img src=http://203.0.113.9/a.png onerror=alert(1)>“><script>alert(1)</script>{{ 7*7 }}&amp;"
)
TEXT = f"""一、支出情况
全年支出1200.40万元，其中甲项目700.20万元、乙项目500.20万元。
另有{HOSTILE}支出31.20万元。
项目\t金额
甲\t700.20
<b>乙</b>\t500.20
合计\t1200.40
"""


def page_of(text: str = TEXT, *words: str) -> str:
    whole = text_of("报告.txt", text)
    report = ForeignReport(examine(whole), tuple(found(whole, word) for word in words))
    return page_bytes(report, "<i>报告</i>.txt").decode()


class Words(HTMLParser):
    """The words of a page, and every tag and attribute."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.tags = "", list[tuple[str, dict[str, str | None]]]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


def parsed(page: str) -> Words:
    reader = Words()
    reader.feed(page)
    return reader


def test_every_line_and_cell_of_the_text_is_there_as_it_reads() -> None:
    article = re.search(r"<article>(.*)</article>", page_of(TEXT, "甲项目"), re.DOTALL)
    shown = "".join(parsed(article[1]).words.split())
    assert shown == "".join(TEXT.split())


def test_nothing_of_the_text_becomes_markup_and_nothing_leads_outside() -> None:
    tags = parsed(page_of()).tags
    assert not {tag for tag, _ in tags} & {"img", "link", "iframe", "form", "object", "i", "base"}
    assert sum(tag == "script" for tag, _ in tags) == 1
    for _, attributes in tags:
        assert not {"src", "onerror", "style", "onclick"} & attributes.keys()
        assert (attributes.get("href") or "#").startswith("#")


def test_every_link_leads_to_something_on_the_page() -> None:
    tags = parsed(page_of(TEXT, "甲项目", "31.20万元")).tags
    known = [attributes["id"] for _, attributes in tags if "id" in attributes]
    links = {attributes["href"][1:] for tag, attributes in tags if "href" in attributes}
    assert links <= set(known)
    assert len(known) == len(set(known))


def test_what_became_of_a_number_is_its_class_and_its_note() -> None:
    page = page_of(TEXT, "31.20万元")
    assert re.search(r'class="m contradicted error"[^>]*>31\.20万元</a>', page)
    assert re.search(r'class="m explained[^>]*>1200\.40万元</a>', page)
    assert "与数据或别处矛盾" in page


def test_a_figure_is_shown_with_its_value_and_its_cell(tmp_path: Path) -> None:
    deliver(drafted("county_full"), tmp_path / "a.qicao")
    report = check_document(tmp_path / "a.qicao")
    sources = figure_sources(drafted("county_full").ledger)
    page = page_bytes(report, "a.qicao", sources).decode()
    assert "与数据相符" in page
    assert re.search(r"<dt>数据</dt><dd>[^<]*figures\.csv｜[^<]+</dd>", page)


@pytest.fixture
def browser_page(chromium: Browser, tmp_path: Path) -> Iterator[Callable[[bool], Page]]:
    """Opens the page in Chromium, with JavaScript or without."""
    path = tmp_path / "核对.html"
    path.write_text(page_of(TEXT, "31.20万元"), encoding="utf-8")

    def opened(script: bool) -> Page:
        context = chromium.new_context(java_script_enabled=script)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: requests.append(request.url))
        page.on("console", lambda message: pytest.fail(message.text))
        page.goto(path.as_uri())
        return page

    requests: list[str] = []
    contexts: list[BrowserContext] = []
    yield opened
    for context in contexts:
        context.close()
    assert set(requests) <= {path.as_uri()} | {f"{path.as_uri()}#"}


@pytest.mark.parametrize("script", [True, False])
def test_a_click_on_a_number_shows_what_it_rests_on(
    browser_page: Callable[[bool], Page], script: bool
) -> None:
    page = browser_page(script)
    number = page.locator("article .m.contradicted")
    number.click()
    note = page.locator(".note:visible")
    expect(note.locator("h3")).to_have_text("31.20万元")
    expect(note).to_contain_text("“31.20万元”不对")
    note.locator(".close").click()
    expect(note).to_have_count(0)


def test_keys_walk_through_the_findings(browser_page: Callable[[bool], Page]) -> None:
    page = browser_page(True)
    page.keyboard.press("n")
    expect(page.locator(".at:target")).to_have_count(1)
    page.locator("article .m.contradicted").click()
    expect(page.locator(".note:visible")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".note:visible")).to_have_count(0)


def test_enter_opens_a_note_and_escape_gives_the_number_back_its_focus(
    browser_page: Callable[[bool], Page],
) -> None:
    page = browser_page(True)
    number = page.locator("article .m.contradicted")
    number.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".note:visible .close")).to_be_focused()
    page.keyboard.press("Escape")
    expect(number).to_be_focused()


def test_a_colour_walks_through_the_numbers_that_have_it(
    browser_page: Callable[[bool], Page],
) -> None:
    page = browser_page(True)
    numbers = page.locator("article .m.explained").all_text_contents()
    shown = []
    for _ in range(2):
        page.locator(".step", has_text="由文中的数算得").click()
        shown.append(page.locator(".note:visible h3").text_content())
    assert shown == numbers[:2]


def test_the_number_that_was_clicked_is_never_under_its_note(
    browser_page: Callable[[bool], Page],
) -> None:
    page = browser_page(True)
    page.set_viewport_size({"width": 390, "height": 420})
    number, note = page.locator("article .m.contradicted"), page.locator(".note:visible")
    number.click()
    above, box = number.bounding_box(), note.bounding_box()
    assert above is not None
    assert box is not None
    assert above["y"] + above["height"] <= box["y"]


def test_hints_are_folded_and_a_note_unfolds_them(
    browser_page: Callable[[bool], Page], tmp_path: Path
) -> None:
    whole = text_of("报告.txt", TEXT)
    hint = found(whole, "31.20万元", Severity.HINT)
    report = ForeignReport(examine(whole), (found(whole, "甲项目"), hint))
    (tmp_path / "核对.html").write_bytes(page_bytes(report, "报告.txt"))
    page = browser_page(True)
    row = page.locator("aside li.hint")
    expect(row).to_be_hidden()
    page.locator("article .m.hint").click()
    page.locator(".note:visible dd a").click()
    expect(row).to_be_visible()


def test_numbers_that_a_hint_is_about_are_printed_too() -> None:
    style = re.search(r"<style>(.*)</style>", page_of(), re.DOTALL)
    printed = style[1].split("@media print")[1]
    assert ".hint" not in printed


def test_what_a_number_may_be_is_named_with_where_it_stands(tmp_path: Path) -> None:
    table = tmp_path / "甲.csv"
    rows = "label,value,unit,period\n甲科印刷费,31.20,万元,决算\n乙科印刷费,31.24,万元,决算\n"
    table.write_text(rows, encoding="utf-8")
    text = text_of("报告.txt", "某局2024年度绩效自评报告\n印刷费31.2万元。\n")
    report = check_text(text, [table])
    page = page_bytes(report, "报告.txt", report.examined.accounts.sources).decode()
    places = re.findall(r"<dt>可能是</dt><dd>[^<]*(甲\.csv｜[A-Z][0-9])</dd>", page)
    assert places == ["甲.csv｜B2", "甲.csv｜B3"]
