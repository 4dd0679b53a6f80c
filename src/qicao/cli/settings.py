"""`qicao settings`: what this run would use, and where each setting comes from."""

from __future__ import annotations

import typer


def register(app: typer.Typer) -> None:
    """Adds the verb to the application."""
    app.command("settings", help="查看设置：每一项的值和来处，密钥不显示。")(settings)


def settings() -> int:
    """Prints every setting with its origin; 0."""
    from qicao.cli.lines import say
    from qicao.settings import describe, load_settings

    for name, value, origin in describe(load_settings()):
        say(f"{name:18}{value}  （{origin}）", hang=18)
    typer.echo("\n改设置：当前文件夹的 qicao.toml，或环境变量 QICAO_名称；密钥只用环境变量。")
    return 0
