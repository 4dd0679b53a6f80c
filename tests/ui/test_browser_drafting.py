"""Drafting with a model in a real browser: what will be sent, the text as it comes, stop."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from dutiful import dutiful
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from scripted_server import ScriptedServer, paused
from servedpage import served

PATIENCE = 60_000
"""Milliseconds, for a machine that has other work."""
KEY = "sk-an-invented-key-0008"
UNCHECKED = "正在写，还没有核对"
expect.set_options(timeout=PATIENCE)


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer() as running:
        yield running


@pytest.fixture
def address(tmp_path: Path, server: ScriptedServer) -> Iterator[str]:
    """The page, with a model behind it."""
    qicao = shutil.which("qicao", path=str(Path(sys.executable).parent))
    assert qicao, "the project is not installed into this environment"
    model = {"OPENAI_BASE_URL": server.url, "OPENAI_API_KEY": KEY, "QICAO_ENGINE": "openai:m1"}
    kept = {"QICAO_DATA_DIR": str(tmp_path / "desk"), "PYTHONUTF8": "1"}
    command = [qicao, "ui", "--headless", "--port", "{port}"]
    with served(command, tmp_path, os.environ | kept | model) as address:
        yield address


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport={"width": 1366, "height": 800})
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def writing(page: Page) -> Locator:
    """Texts that are coming, with what their slots print."""
    return page.get_by_test_id("stText").filter(has_text="从数据看，")


def test_the_text_of_a_model_appears_outlives_the_tab_and_is_stopped(
    context: BrowserContext, address: str, server: ScriptedServer
) -> None:
    go = threading.Event()
    server.play(*[paused(dutiful, go)] * 60)
    page = context.new_page()
    page.goto(address)
    button(page, "打开示例").click()
    button(page, "2 起草").click()
    told = f"模型服务：{server.url}，模型 m1（密钥已设置，不显示）"
    expect(page.get_by_text(told)).to_be_visible()
    assert KEY not in page.content()
    assert server.requests == []

    button(page, "起草全部").click()
    expect(page.get_by_text(UNCHECKED).first).to_be_visible()
    expect(writing(page).first).to_be_visible()
    page.reload()
    expect(writing(page).first).to_be_visible()
    again = context.new_page()
    again.goto(page.url)
    page.close()
    expect(writing(again).first).to_be_visible()
    assert "[[" not in writing(again).first.inner_text()

    button(again, "停止").click()
    expect(again.get_by_text("已停止，写完的各节都在")).to_be_visible()
    expect(again.get_by_text(UNCHECKED)).to_have_count(0)

    go.set()
    button(again, "起草全部").click()
    expect(again.get_by_text("正在另一个进程里起草")).to_be_visible()
    expect(button(again, "起草全部")).to_be_visible()
    expect(again.get_by_text("openai:m1").first).to_be_attached()
    again.close()
