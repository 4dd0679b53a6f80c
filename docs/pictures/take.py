"""Takes the pictures of the README anew: `make pictures`, when a screen or the sample has changed.

Needs what `make test` needs (LibreOffice, poppler, Chromium) and the fonts that fonts.conf names.
Look at what comes out.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

HERE = Path(__file__).parent
SAMPLE = HERE.parents[1] / "samples" / "county_full"
SAMPLE_NAME = "县农业农村局"
EDITED = "全年基本支出[[基本支出.决算数]]，较上年增加170.29万元，主要保障人员待遇和日常运转。"
"""A paragraph with a number that somebody typed, so that the page shows what it says of it."""
PATIENCE = 60_000
FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
BASIC_SPENDING = 1
PAGES = """<body style="margin:8px;display:flex;gap:16px;background:#d9d9d9">
<img src="{}" style="width:622px"><img src="{}" style="width:622px"></body>"""


def main() -> None:
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        report(browser)
        screen(browser)
        browser.close()


def report(browser: Browser) -> None:
    """Two pages of the sample's report side by side."""
    with tempfile.TemporaryDirectory() as folder:
        pdf = Path(folder) / "report.pdf"
        qicao = (sys.executable, "-m", "qicao")
        fonts = {"FONTCONFIG_FILE": str(HERE / "fonts.conf"), **os.environ}
        subprocess.run([*qicao, "draft", str(SAMPLE), "-o", str(pdf)], check=True, env=fonts)
        pages = ("pdftoppm", "-png", "-r", "110", "-l", "2", str(pdf), str(pdf.with_suffix("")))
        subprocess.run(pages, check=True)
        images = sorted(Path(folder).glob("*.png"))
        sheet = Path(folder) / "pages.html"
        sheet.write_text(PAGES.format(*(image.name for image in images)), encoding="utf-8")
        page = browser.new_page(viewport={"width": 1276, "height": 896})
        page.goto(sheet.as_uri())
        page.screenshot(path=HERE / "report.png", full_page=True)


def screen(browser: Browser) -> None:
    """The editor, at a paragraph with a number that has no source."""
    with served() as address:
        page = browser.new_page(viewport={"width": 1440, "height": 1000})
        page.set_default_timeout(PATIENCE)
        page.goto(address)
        page.get_by_role("combobox", name="先看一个示例").click()
        page.get_by_role("option", name=SAMPLE_NAME).click()
        press(page, "打开示例")
        press(page, "起草")
        page.get_by_role("radiogroup", name="章节").get_by_text("二、一般公共预算").click()
        expect(page.get_by_role("heading", name="基本支出情况")).to_be_visible()
        page.get_by_label("原稿").nth(BASIC_SPENDING).fill(EDITED)
        rest(page)
        page.get_by_role("button", name="保存", exact=True).nth(BASIC_SPENDING).click()
        expect(page.get_by_text("“170.29万元”没有出处")).to_be_visible()
        page.get_by_text("用到的数据").nth(BASIC_SPENDING).click()
        rest(page)
        page.get_by_role("heading", name="编辑").evaluate("e => e.scrollIntoView()")
        page.wait_for_timeout(1000)
        page.screenshot(path=HERE / "page.png")


def rest(page: Page) -> None:
    """Until the page is written."""
    page.wait_for_timeout(500)
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


def press(page: Page, name: str) -> None:
    rest(page)
    page.get_by_role("button", name=name, exact=True).click()


@contextmanager
def served() -> Iterator[str]:
    """The page, served on a free port of this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = (sys.executable, "-m", "qicao", "ui", "--headless", "--port", str(port))
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:
        try:
            while not listens(port):
                time.sleep(0.2)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


if __name__ == "__main__":
    main()
