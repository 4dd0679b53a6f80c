"""`qicao ui`: the page in the browser, served on this machine only."""

from __future__ import annotations

from typing import Annotated

import typer

SETTINGS = {
    "server.address": "127.0.0.1",
    "server.maxUploadSize": "20",
    "server.fileWatcherType": "none",
    "server.showEmailPrompt": "false",
    "browser.gatherUsageStats": "false",
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "theme.base": "light",
    "theme.primaryColor": "#1f5f8b",
    "theme.textColor": "#1f2933",
    "theme.secondaryBackgroundColor": "#f4f6f8",
    "theme.borderColor": "#d9dfe5",
    "theme.grayColor": "#c3ccd5",
    "theme.grayTextColor": "#52606d",
    "theme.paddingTop": "1rem",
    "theme.metricValueFontSize": "1.6rem",
    "theme.baseRadius": "6px",
    "theme.headingFontSizes": '["1.9rem", "1.35rem", "1.1rem"]',
    "theme.headingFontWeights": "[600, 600, 600]",
}
"""Served to this machine alone, nothing reported to anybody, one calm accent."""


def register(app: typer.Typer) -> None:
    """Adds the verb to the application."""
    app.command("ui", help="打开网页界面：上传、起草、编辑、导出，只在本机可用。")(ui)


def ui(
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="端口。")] = 8501,
    headless: Annotated[bool, typer.Option("--headless", help="不自动打开浏览器。")] = False,
) -> int:
    """Serves until interrupted; the exit code of the server."""
    import importlib.util
    import runpy
    import sys

    from qicao.errors import MissingDependency
    from qicao.resources import ui_folder

    if importlib.util.find_spec("streamlit") is None:
        raise MissingDependency('网页界面需要 streamlit：请运行 pip install "qicao[ui]"')
    _require_free(port)
    settings = SETTINGS | {"server.port": str(port), "server.headless": str(headless).lower()}
    flags = [f"--{name}={value}" for name, value in settings.items()]
    typer.echo(f"在浏览器中打开 http://127.0.0.1:{port} ，按 Ctrl+C 结束。")
    sys.argv = ["streamlit", "run", str(ui_folder() / "serving.py"), *flags]
    try:
        runpy.run_module("streamlit", run_name="__main__")
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0
    return 0


def _require_free(port: int) -> None:
    """Raises UsageError if something else listens at the port."""
    import socket

    from qicao.errors import UsageError

    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            raise UsageError(f"端口 {port} 已被占用：请关掉占用它的程序，或用 --port 换一个端口")
