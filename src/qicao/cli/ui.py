"""`qicao ui`: the page in the browser, served on this machine only."""

from __future__ import annotations

from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Adds the verb to the application."""
    app.command("ui", help="打开网页界面：上传、起草、编辑、导出，只在本机可用。")(ui)


def ui(
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="端口。")] = 8501,
    headless: Annotated[bool, typer.Option("--headless", help="不自动打开浏览器。")] = False,
) -> int:
    """Serves until interrupted; the exit code of the server."""
    import importlib.util
    import subprocess
    import sys

    from qicao.errors import MissingDependency
    from qicao.resources import ui_folder

    if importlib.util.find_spec("streamlit") is None:
        raise MissingDependency('网页界面需要 streamlit：请运行 pip install "qicao[ui]"')
    folder = ui_folder()
    typer.echo(f"在浏览器中打开 http://127.0.0.1:{port} ，按 Ctrl+C 结束。")
    command = [sys.executable, "-m", "streamlit", "run", str(folder / "app.py")]
    command += ["--server.port", str(port), "--server.address", "127.0.0.1"]
    command += ["--server.headless", str(headless).lower()]
    command += ["--browser.gatherUsageStats", "false", "--client.toolbarMode", "viewer"]
    command += ["--client.showErrorDetails", "none", "--server.maxUploadSize", "20"]
    return subprocess.run(command, check=False).returncode  # noqa: S603 - our own arguments
