"""`qicao figures`: what was read, from which cell, what is missing, what the rules say."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qicao.cli.options import AsJson, ChoicesFile, Inputs, Prefer, ProfileName, Variant

if TYPE_CHECKING:
    from qicao.values import Figure, Unmapped
    from qicao.workflow import Prepared


def register(app: typer.Typer) -> None:
    """Adds the verb to the application."""
    app.command("figures", help="查看数据：读到了什么、出自哪个单元格、缺什么、规则怎么说。")(
        figures
    )


def figures(
    inputs: Inputs,
    profile: ProfileName = None,
    variant: Variant = "",
    choices_file: ChoicesFile = None,
    prefer: Prefer = None,
    as_json: AsJson = False,
    every: Annotated[bool, typer.Option("--all", help="列出全部没有核对的规则。")] = False,
) -> int:
    """Prints what was read; always 0, since findings are what was asked for."""
    from qicao.cli import show
    from qicao.cli.options import choices, load
    from qicao.settings import load_settings
    from qicao.workflow import prepare

    kind = load(profile, variant, load_settings(), inputs)
    prepared = prepare(inputs, kind, choices(choices_file, prefer))
    if as_json:
        typer.echo(json.dumps(document(prepared), ensure_ascii=False, indent=1))
        return 0
    show.read_files(prepared)
    _table(prepared)
    show.title("还缺的数据")
    lacking = dict.fromkeys(prepared.missing.values())
    typer.echo("  " + ("、".join(lacking) or "各节必写的数据都有。"))
    show.findings("数据核对", prepared.findings)
    show.coverage(prepared.coverage, limit=None if every else show.SHOWN)
    return 0


def _table(prepared: Prepared) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(title="填报的数据", box=None, title_justify="left", header_style="bold")
    for heading in ("编号", "数值", "出处"):
        table.add_column(heading, overflow="fold")
    for figure in prepared.ledger.figures.values():
        if figure.given:
            mark = "" if figure.claimed is None else "（仅核对）"
            table.add_row(figure.id, f"{figure.given}{mark}", str(figure.given_source or ""))
    Console().print(table)


def document(prepared: Prepared) -> dict[str, Any]:
    """The object of the contract `qicao.figures/1`."""
    given = [f for f in prepared.ledger.figures.values() if f.given]
    return {
        "schema": "qicao.figures/1",
        "figures": [_row(figure) for figure in given],
        "unmapped": [_unmapped(row) for row in prepared.reconciled.unmapped],
        "missing": [{"id": name, "label": label} for name, label in prepared.missing.items()],
        "findings": [f.model_dump(mode="json") for f in prepared.findings],
    }


def _row(figure: Figure) -> dict[str, Any]:
    quantity, source = figure.given, figure.given_source
    return {
        "id": figure.id,
        "label": figure.label,
        "value": f"{quantity.value:f}" if quantity else None,
        "unit": quantity.unit if quantity else None,
        "decimals": quantity.decimals if quantity else None,
        "period": figure.period,
        "file": source.file if source else None,
        "sheet": source.sheet if source else None,
        "cell": source.cell if source else None,
        "form": None,
    }


def _unmapped(row: Unmapped) -> dict[str, Any]:
    source = row.source
    return {
        "file": source.file,
        "sheet": source.sheet,
        "cell": source.cell,
        "text": row.label,
        "guess": row.guess,
    }
