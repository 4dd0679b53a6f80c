"""How soon findings stand in the editor after a change: in Chromium, with the page as it is served.

Beside it: the bare check of the same report, and the editor's own way to Python and back with a
page that acknowledges at once.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median

import labelledset  # noqa: F401 - puts the tests on the path
from playwright.sync_api import Browser, Page, sync_playwright
from servedpage import FLAGS, served
from sidebyside import Result, seconds
from visits import a_desk, a_report

from qicao.resources import ui_folder
from qicao.workflow import check

ROUNDS = 9
LINE = "全年基本支出"
ECHO = Path(__file__).with_name("echopage.py")
QUIET = ("--server.headless=true", "--server.address=127.0.0.1", "--server.fileWatcherType=none")
QUIET += ("--browser.gatherUsageStats=false",)
SAVE = """(editor, [words, marked]) => new Promise(done => {
  const all = name => [...editor.querySelectorAll(name)];
  const start = performance.now();
  all("button").find(button => button.textContent === "保存").click();
  const look = () => {
    const saved = all(".qc-saving").some(place => place.textContent === "已保存");
    const found = !marked || all(".qc-mark").some(mark => mark.textContent.includes(words));
    if (saved && found) done(performance.now() - start); else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})"""
"""Milliseconds from the click until the text is saved and, if wanted, the words are underlined."""


def measure() -> Iterator[Result]:
    """The page's time over the sum of the two, each round one after the other."""
    with a_desk() as store, sync_playwright() as playwright, ExitStack() as open_pages:
        kept = a_report(store)
        assert kept.drafted
        drafted = kept.drafted
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        ours, echo = (
            open_pages.enter_context(shown(browser, script, f"?report={kept.id}&step=edit"))
            for script in (ui_folder() / "serving.py", ECHO)
        )
        rounds = [
            (change(ours, words, marked=True), seconds(lambda: check(drafted)), change(echo, words))
            for words in (f"{number}3.57万元" for number in range(1, ROUNDS + 2))
        ]
    took, bare, back = (median(times) for times in zip(*rounds[1:], strict=True))
    yield Result("改一处到看见问题 ÷（检查＋编辑器来回）", took, bare + back, 1.5)


@contextmanager
def shown(browser: Browser, script: Path, address: str) -> Iterator[Page]:
    """A page that Streamlit serves, at an address."""
    command = [sys.executable, "-m", "streamlit", "run", "--server.port={port}", *QUIET]
    path = os.pathsep.join(filter(None, [str(ui_folder()), os.environ.get("PYTHONPATH")]))
    environment = os.environ | {"PYTHONPATH": path}
    with served([*command, str(script)], Path.cwd(), environment) as server:
        page = browser.new_page()
        page.set_default_timeout(120_000)
        page.goto(f"{server}/{address}")
        yield page
        page.close()


def change(page: Page, words: str, *, marked: bool = False) -> float:
    """Seconds that one change takes."""
    page.locator(".cm-line").filter(has_text=LINE).click()
    page.keyboard.press("End")
    page.keyboard.insert_text(f"另支出{words}。")
    taken: float = page.locator(".qc-editor").evaluate(SAVE, [words, marked])
    page.wait_for_timeout(1500)  # until the page at rest has drawn the rest
    return taken / 1000
