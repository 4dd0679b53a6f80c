"""The server killed between typing and saving: the browser has the text, and gives it back."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from subprocess import Popen

import pytest
from browsing import desk_command, draft_all, line_with, open_sample
from playwright.sync_api import Page, expect
from servedpage import free_port, started

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no such signals there")


@pytest.fixture(scope="module")
def port() -> int:
    """Where the page is served, before and after."""
    return free_port()


@pytest.fixture
def server(port: int, tmp_path: Path) -> AbstractContextManager[Popen[bytes]]:
    """The same server once more, on the same data."""
    command, environment = desk_command(tmp_path / "desk")
    return started(command, tmp_path, environment, port)


@pytest.fixture
def address(port: int, tmp_path: Path) -> str:
    return f"http://127.0.0.1:{port}"


@pytest.fixture
def first(port: int, tmp_path: Path) -> Iterator[Popen[bytes]]:
    """The server that is going to be killed."""
    command, environment = desk_command(tmp_path / "desk")
    with started(command, tmp_path, environment, port) as process:
        yield process


def type_at_end(page: Page, words: str) -> None:
    line = line_with(page, "全年基本支出")
    line.click()
    page.keyboard.press("End")
    page.keyboard.type(words)


def test_text_that_was_on_its_way_when_the_server_died_is_offered_and_saved(
    first: Popen[bytes], server: AbstractContextManager[Popen[bytes]], page: Page
) -> None:
    open_sample(page, "县农业农村局")
    draft_all(page)
    page.get_by_role("button", name="3 编辑").click()
    type_at_end(page, "存下的字。")
    expect(page.get_by_text("已保存")).to_be_visible()
    first.send_signal(signal.SIGSTOP)
    type_at_end(page, "没存的字。")
    expect(page.get_by_text("正在保存…")).to_be_visible()
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    with server:
        page.on("dialog", lambda dialog: dialog.accept())
        page.reload()
        line = line_with(page, "全年基本支出")
        expect(line).to_contain_text("存下的字。")
        expect(line).not_to_contain_text("没存的字。")
        page.get_by_role("button", name="恢复", exact=True).click()
        expect(line).to_contain_text("没存的字。")
        expect(page.get_by_text("已保存")).to_be_visible()
        page.reload()
        expect(line_with(page, "全年基本支出")).to_contain_text("没存的字。")
        expect(page.get_by_role("button", name="恢复", exact=True)).to_have_count(0)
