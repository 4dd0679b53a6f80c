"""One server, one browser and one page for the tests of the editor; each starts a report anew."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from servedpage import served

HERE = Path(__file__).parent
UI = HERE.parents[2] / "ui"
sys.path.insert(0, str(UI))

PATIENCE = 20_000
"""Milliseconds, for a machine that has other work."""
CONFIG = ("--server.headless=true", "--server.address=127.0.0.1", "--server.fileWatcherType=none")
CONFIG += ("--browser.gatherUsageStats=false", "--client.toolbarMode=viewer")
expect.set_options(timeout=PATIENCE)
reports = count(1)


@dataclass
class Desk:
    """The page as a person sees it, and the store behind it."""

    page: Page
    requests: list[str]
    troubles: list[str] = field(default_factory=list)

    def start(self, *quirks: str) -> Desk:
        """A new report with the sample's text."""
        name = f"报告{next(reports)}"
        order = self.page.get_by_label("口令")
        order.fill(" ".join((name, *quirks)))
        order.press("Enter")
        self.until(lambda shown: shown["report"] == name)
        if "plain" not in quirks:
            expect(self.page.locator(f".qc-editor[data-report={name}]")).to_be_visible()
        return self

    def shown(self) -> dict[str, Any]:
        """What the page tells of the store and of what came from the browser."""
        text = self.page.get_by_test_id("stCode").locator("code").first.inner_text()
        return json.loads(text)

    def until(self, holds: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """What the page tells once that holds."""
        for _ in range(PATIENCE // 50):
            if holds(shown := self.shown()):
                return shown
            self.page.wait_for_timeout(50)
        pytest.fail(f"does not come to hold: {self.shown()}")

    def saved(self) -> dict[str, str]:
        """The store's text of each line, after saving what stands in the browser."""
        self.page.keyboard.press("Control+s")
        expect(self.status).to_have_text("已保存")
        self.rest()
        return self.texts()

    def rest(self) -> None:
        """Until the page's script has run to its end."""
        expect(self.page.locator("[data-test-script-state=notRunning]")).to_be_attached()

    def texts(self) -> dict[str, str]:
        return {line["id"]: line["text"] for line in self.shown()["lines"]}

    @property
    def status(self) -> Locator:
        return self.page.locator(".qc-saving")

    def line(self, words: str) -> Locator:
        return self.page.locator(".cm-line", has_text=words).first

    def chip(self, slot: str) -> Locator:
        return self.page.locator(f".cm-line .qc-chip[data-slot='{slot}']").first

    def start_of(self, words: str) -> None:
        """The cursor at the start of the line with these words: a click into its indent."""
        self.line(words).click(position={"x": 4, "y": 14})

    def end_of(self, words: str) -> None:
        """The cursor at the end of the line with these words: a click behind its last one."""
        line = self.line(words)
        line.scroll_into_view_if_needed()
        box = line.bounding_box()
        assert box
        line.click(position={"x": box["width"] - 4, "y": box["height"] - 14})

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def put(self, text: str) -> None:
        """Pastes, as from another program."""
        self.page.evaluate("text => navigator.clipboard.writeText(text)", text)
        self.page.keyboard.press("Control+v")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The page of the tests, served by Streamlit."""
    command = [sys.executable, "-m", "streamlit", "run", "editorpage.py", "--server.port={port}"]
    path = os.pathsep.join(filter(None, [str(UI), os.environ.get("PYTHONPATH")]))
    environment = os.environ | {"PYTHONUTF8": "1", "PYTHONPATH": path}
    with served([*command, *CONFIG], HERE, environment) as address:
        yield address


@pytest.fixture(scope="module")
def context(chromium: Browser) -> Iterator[BrowserContext]:
    made = chromium.new_context(viewport={"width": 1280, "height": 1000}, locale="zh-CN")
    made.set_default_timeout(PATIENCE)
    made.grant_permissions(["clipboard-read", "clipboard-write"])
    yield made
    made.close()


@pytest.fixture(scope="module")
def visit(context: BrowserContext, address: str) -> Desk:
    """The one page of all tests, which notes every request and every error of a script."""
    page = context.new_page()
    seen = Desk(page, [])
    page.on("request", lambda request: seen.requests.append(request.url))
    page.on("pageerror", lambda error: seen.troubles.append(str(error)))
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(address)
    expect(page.locator(".qc-editor")).to_be_visible()
    return seen


@pytest.fixture
def desk(visit: Desk) -> Iterator[Desk]:
    """The page with a new report; a script that failed fails the test."""
    visit.troubles.clear()
    yield visit.start()
    assert not visit.troubles
