"""`qicao worker`: writes the drafts that the desk asks for, in a process of its own."""

from __future__ import annotations

from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Adds the verb to the application."""
    app.command("worker", help="起草网页界面交来的报告；界面会自己启动它，一般不用手工运行。")(
        worker
    )


def worker(
    idle: Annotated[
        float | None,
        typer.Option(
            "--idle",
            min=1,
            metavar="秒",
            help="多少秒没有事做就退出；不写则一直等。",
            show_default=False,
        ),
    ] = None,
) -> int:
    """Works until there has been nothing to do for so long; 0."""
    from qicao.settings import load_settings
    from qicao.store import open_desk
    from qicao.working import work

    settings = load_settings()
    with open_desk(settings.database) as store:
        typer.echo("等待起草的报告，按 Ctrl+C 结束。", err=True)
        work(store, settings, lambda line: typer.echo(line, err=True), idle=idle)
    return 0
