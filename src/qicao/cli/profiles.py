"""`qicao profiles`: the kinds of report that are there."""

from __future__ import annotations

from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Adds the verb to the application."""
    app.command("profiles", help="列出报告类型；写上名称则列出它的提纲和规则。")(profiles)


def profiles(
    name: Annotated[
        str | None, typer.Argument(metavar="[名称]", help="只看这一种。", show_default=False)
    ] = None,
) -> int:
    """Prints each profile with its version, or one in full; 0."""
    from qicao.plan import headings
    from qicao.profile import load_profile
    from qicao.resources import find_profile, list_profiles
    from qicao.settings import load_settings

    data_dir = load_settings().data_dir
    folders = (find_profile(name, data_dir),) if name else list_profiles(data_dir)
    for folder in folders:
        kind = load_profile(folder)
        variants = f"，变体：{'、'.join(kind.variants)}" if kind.variants else ""
        typer.echo(f"{kind.ref.id} {kind.ref.version}  {kind.title}{variants}")
        if name:
            typer.echo(f"  位置：{folder}")
            typer.echo(
                f"  数据项 {len(kind.catalogue.figures)}，关系 {len(kind.relations)}，"
                f"信号 {len(kind.signals)}"
            )
            for number, heading in headings(kind):
                typer.echo(f"  {number}{heading}")
    return 0
