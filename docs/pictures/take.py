"""Takes the pictures of the README anew: `make pictures`, when a screen or the sample has changed.

Needs what `make test` needs (LibreOffice, poppler, Chromium) and the fonts that fonts.conf names.
Look at what comes out.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path.append(str(ROOT / "tests"))
from browsing import desk_command, draft_all, open_sample, rest  # noqa: E402 - the tests' own way
from servedpage import FLAGS, served  # noqa: E402 - the same

SAMPLE = ROOT / "samples" / "county_full"
SAMPLE_NAME = "县农业农村局"
TYPED = "比上年多170.29万元。"
"""What somebody types into a paragraph, so that the page shows what it says of such a number."""
PAGES = """<body style="margin:8px;display:flex;gap:16px;background:#d9d9d9">
<img src="{}" style="width:622px"><img src="{}" style="width:622px"></body>"""
COLOURS = 128


def main() -> None:
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
        take(page, "report.png")


def screen(browser: Browser) -> None:
    """The editor, at a paragraph with a number that has no source."""
    with tempfile.TemporaryDirectory() as folder:
        command, environment = desk_command(Path(folder))
        with served(command, Path(folder), environment | {"USER": "预算股"}) as address:
            page = browser.new_page(viewport={"width": 1440, "height": 1000})
            page.goto(address)
            open_sample(page, SAMPLE_NAME)
            draft_all(page)
            page.get_by_role("button", name="3 编辑").click()
            line = page.locator(".cm-line").filter(has_text="全年基本支出")
            line.scroll_into_view_if_needed()
            box = line.bounding_box()
            assert box
            line.click(position={"x": box["width"] - 4, "y": box["height"] - 14})  # behind its end
            page.keyboard.type(TYPED)
            expect(page.get_by_text("“170.29万元”没有出处")).to_be_visible()
            expect(page.locator(".qc-saving")).to_have_text("已保存")
            line.locator(".qc-mark").first.click()
            page.wait_for_timeout(2000)
            rest(page)
            take(page, "page.png")


def take(page: Page, name: str) -> None:
    """A picture of few colours, which is a third of the size and looks the same."""
    page.screenshot(path=HERE / name)
    with Image.open(HERE / name) as picture:
        picture.convert("RGB").quantize(COLOURS).save(HERE / name, optimize=True)


if __name__ == "__main__":
    main()
