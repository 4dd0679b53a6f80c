"""`qicao trial`: material for testing prompts and readers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qicao.cli.helptext import Command, Group

trial = typer.Typer(
    cls=Group,
    help="试验：编造虚构单位的成套资料，供测试取数、提示词和批量处理。",
    no_args_is_help=True,
)


def register(app: typer.Typer) -> None:
    """Adds the verb and its parts to the application."""
    app.add_typer(trial, name="trial")


@trial.callback()
def _trial() -> None:
    """Keeps `generate` a word of its own while it is the only part."""


@trial.command(
    "generate", cls=Command, help="编造虚构单位：决算公开表、自评表、基础数据表、材料和真值。"
)
def generate(
    seed: Annotated[int, typer.Option("--seed", metavar="数", help="种子：相同则内容相同。")],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="文件夹", help="写到哪里。")],
    count: Annotated[
        int, typer.Option("--count", min=1, metavar="个数", help="编造几个，种子依次加一。")
    ] = 1,
    kind: Annotated[
        str, typer.Option("--kind", metavar="类别", help="单位类别，如 police；不写则任取。")
    ] = "",
    layout: Annotated[
        str, typer.Option("--layout", metavar="表样", help="决算表样，如 export；不写则任取。")
    ] = "",
    fault: Annotated[
        str, typer.Option("--fault", metavar="差错", help="埋一处差错，如 sum_wrong；不写则没有。")
    ] = "",
    xls: Annotated[
        bool, typer.Option("--xls", help="决算表转成 .xls（需要 LibreOffice）。")
    ] = False,
) -> int:
    """Writes the folders; 0."""
    from qicao.profile import load_profile
    from qicao.resources import find_profile
    from qicao.trial.generate import Order, generate_all, orders_with_room
    from qicao.trial.stock import load_stock

    catalogue = load_profile(find_profile(load_stock().ids.profile)).catalogue

    def label(name: str) -> str:
        entry = catalogue.entry(name)
        return entry.label if entry else ""

    orders = orders_with_room(Order(seed, kind, layout, fault, xls), count, typer.echo)
    for folder in generate_all(orders, out, label):
        typer.echo(str(folder))
    typer.echo(f"已编造 {count} 个虚构单位；各文件夹里的 truth.json 是真值。")
    return 0
