"""`qicao doctor`: whether this machine has what the program needs, and what to do where not."""

from __future__ import annotations

import typer


def register(app: typer.Typer) -> None:
    """Adds the verb to the application."""
    app.command("doctor", help="体检：程序、字体、可选组件和设置是否齐备。")(doctor)


def doctor() -> int:
    """Prints one line a part; 0 if all that is needed is there, 5 otherwise."""
    from qicao.machine import examine
    from qicao.settings import load_settings

    parts = examine(load_settings())
    for part in parts:
        mark, colour = (
            ("正常", "green") if part.there else ("缺少", "red" if part.needed else "yellow")
        )
        typer.secho(f"{mark} ", fg=colour, nl=False)
        typer.echo(f"{part.name}：{part.detail}")
        if not part.there:
            typer.echo(f"     怎么办：{part.todo}")
    return 5 if any(part.needed and not part.there for part in parts) else 0
