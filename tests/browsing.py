"""The page as `qicao ui` serves it, seen in Chromium by a stranger to the browser.

Every request that the browser makes is listed, and every breach of the page's policy: a test whose
page asks another place for something, or does what the policy forbids, fails.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Locator,
    Page,
    Response,
    ViewportSize,
    expect,
)
from servedpage import served

PATIENCE = 60_000
"""Milliseconds, for a machine that has other work."""
expect.set_options(timeout=PATIENCE)
SIZE: ViewportSize = {"width": 1440, "height": 900}
REPORTED = """addEventListener("securitypolicyviolation",
  event => breached(`${event.effectiveDirective} ${event.blockedURI}`));"""


@dataclass
class Watch:
    """What the browser asked for, and what it was not allowed."""

    requests: list[str] = field(default_factory=list)
    breaches: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        """Looks at all that the pages of a context do."""
        context.on("request", lambda request: self.requests.append(request.url))
        context.expose_function("breached", lambda breach: self.breaches.append(breach))
        context.add_init_script(REPORTED)

    def elsewhere(self, address: str) -> list[str]:
        """The requests to any other place than the page's own."""
        return [u for u in self.requests if not u.startswith((address, "data:", "blob:"))]


def desk_command(data: Path) -> tuple[list[str], dict[str, str]]:
    """How the page is served by the command itself: command and environment."""
    qicao = shutil.which("qicao", path=str(Path(sys.executable).parent))
    assert qicao, "the project is not installed into this environment"
    command = [qicao, "ui", "--headless", "--port", "{port}"]
    return command, {**os.environ, "QICAO_DATA_DIR": str(data), "PYTHONUTF8": "1"}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the page of a file's tests is served."""
    command, environment = desk_command(tmp_path_factory.mktemp("desk"))
    with served(command, tmp_path_factory.mktemp("elsewhere"), environment) as address:
        yield address


@pytest.fixture(scope="module")
def tab(chromium: Browser) -> Iterator[tuple[Page, Watch]]:
    """One tab for the tests of a file: Streamlit's scripts cost two seconds each time anew."""
    context = chromium.new_context(viewport=SIZE, accept_downloads=True)
    context.set_default_timeout(PATIENCE)
    watch = Watch()
    watch.over(context)
    yield context.new_page(), watch
    context.close()


@pytest.fixture
def watch(tab: tuple[Page, Watch]) -> Watch:
    """What is listed of the test's pages."""
    tab[1].requests.clear()
    tab[1].breaches.clear()
    return tab[1]


@pytest.fixture
def page(tab: tuple[Page, Watch], watch: Watch, address: str) -> Iterator[Page]:
    """The page, opened by a browser that knows nothing of it but its scripts."""
    page, _ = tab
    page.set_viewport_size(SIZE)
    page.goto(address)
    yield page
    forget(page)
    assert not watch.elsewhere(address)
    assert not watch.breaches


def forget(page: Page) -> None:
    """Leaves the page, and nothing of it in the browser."""
    for other in page.context.pages:
        if other != page:
            other.close()
    page.evaluate("localStorage.clear(), sessionStorage.clear()")
    page.context.clear_cookies()
    page.on("dialog", leave := lambda dialog: dialog.accept())
    page.goto("about:blank")
    page.remove_listener("dialog", leave)


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def rest(page: Page) -> None:
    """Until the page is written: one that is being written anew may miss keys and clicks."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


DRAWN = """(scroller, top) => { scroller.scrollTop = top;
  return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))); }"""


def line_with(page: Page, words: str) -> Locator:
    """The line of the editor with these words, once it is drawn.

    The editor draws what is near its window, and how much more depends on the moment: one who looks
    for a line rolls down to it.
    """
    expect(page.locator(".cm-line").first).to_be_visible()
    line = page.locator(".cm-line").filter(has_text=words)
    for top in range(0, 20_000, 300):
        if line.count():
            break
        page.locator(".cm-scroller").first.evaluate(DRAWN, top)
    return line


def press(page: Page, keys: str) -> None:
    rest(page)
    page.keyboard.press(keys)


def click(page: Page, name: str) -> None:
    """A button pressed, once the page is written, and until it is written again."""
    rest(page)
    button(page, name).click()
    rest(page)


def give(page: Page, uploader: str, *files: Path) -> None:
    """Files into the uploader of that label, until the server has them all.

    As the browser's own window of files gives them: that one opens at no click while an expander
    around its button still unfolds.
    """
    place = page.get_by_test_id("stFileUploader").filter(has_text=uploader)
    written_with(page, place.get_by_role("button", name="选取文件"))
    with page.expect_response(all_sent(len(files))):
        place.locator("input[type=file]").set_input_files(files)
    expect(place.get_by_test_id("stFileChip")).to_have_count(len(files))
    rest(page)


def all_sent(count: int) -> Callable[[Response], bool]:
    """Whether the server has answered for the last of so many files."""
    answered: set[str] = set()

    def last(response: Response) -> bool:
        if response.request.method == "PUT" and "upload_file" in response.url:
            answered.add(response.url)
        return len(answered) == count

    return last


def written_with(page: Page, place: Locator) -> Locator:
    """A place of the page, once it stands there and the page around it is written.

    As the rest of a step before is taken away, the page rolls; a list that is open closes then, and
    what is pressed moves away beneath the mouse.
    """
    expect(place).to_be_visible()
    rest(page)
    return place


def open_sample(page: Page, title: str = "") -> None:
    """The first sample, or the one with these words in its title, as a new report."""
    rest(page)
    if title:
        page.get_by_role("combobox", name="先看一个示例").click()
        page.get_by_role("option", name=title).click()
    click(page, "打开示例")
    expect(button(page, "2 起草")).to_be_visible()


def draft_all(page: Page) -> None:
    """The report drafted by the worker, and opened in the editor."""
    click(page, "2 起草")
    button(page, "起草全部").click()
    expect(page.get_by_text("正在另一个进程里起草")).to_be_visible()
    expect(page.get_by_text("正在另一个进程里起草")).to_have_count(0)
    rest(page)
