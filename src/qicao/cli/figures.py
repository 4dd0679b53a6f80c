"""`qicao figures`: what was read, from which cell, what is missing, what the rules say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qicao.cli.options import AsJson, ChoicesFile, Inputs, Prefer, ProfileName, Variant, Year
from qicao.cli.outputs import Force, require_workbook

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
    year: Year = None,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="清单.xlsx", help="把还缺的数据写成清单，填好可读回。"),
    ] = None,
    force: Force = False,
    as_json: AsJson = False,
    every: Annotated[bool, typer.Option("--all", help="列出全部数据和没有核对的规则。")] = False,
) -> int:
    """Prints what was read; always 0, since findings are what was asked for."""
    from qicao.cli import reading, show
    from qicao.cli.options import choices, load
    from qicao.settings import load_settings
    from qicao.workflow import prepare

    if out is not None:
        require_workbook(out, "缺数清单", force=force)
    kind = load(profile, variant, load_settings(), inputs)
    prepared = prepare(inputs, kind, choices(choices_file, prefer), told=year)
    if as_json:
        typer.echo(json.dumps(document(prepared), ensure_ascii=False, indent=1))
    else:
        reading.files(prepared)
        reading.unmapped(prepared, every=every)
        reading.values(prepared, every=every)
        reading.missing(prepared)
        show.findings("数据核对", prepared.findings, limit=None if every else show.SHOWN)
        show.coverage(prepared.coverage, limit=None if every else show.SHOWN)
    if out is not None:
        write_wanted(prepared, out, quiet=as_json)
    return 0


def write_wanted(prepared: Prepared, out: Path, *, quiet: bool) -> None:
    """Writes the list of what is missing, what is needed first."""
    from qicao.export.archive import write_file
    from qicao.wanted import wanted_workbook

    write_file(out, wanted_workbook(prepared))
    if not quiet:
        count = len(prepared.missing)
        typer.echo(f"\n已写出 {out}：必填 {count} 项在前。填好后与其他文件一起读入。")


def document(prepared: Prepared) -> dict[str, Any]:
    """The object of the contract `qicao.figures/1`."""
    return {
        "schema": "qicao.figures/1",
        "figures": [_row(figure) for figure in _given(prepared)],
        "forms": [form.model_dump(mode="json") for form in prepared.reconciled.forms],
        "unmapped": [_unmapped(row) for row in prepared.reconciled.unmapped],
        "missing": [{"id": row.id, "label": row.label} for row in prepared.missing],
        "findings": [f.model_dump(mode="json") for f in prepared.findings],
    }


def _given(prepared: Prepared) -> Iterator[Figure]:
    """Every figure as each cell gave it, and those that a person put in the place of one."""
    from qicao.values import Figure, Origin

    yield from (value for value in prepared.reconciled.read if isinstance(value, Figure))
    for figure in prepared.reconciled.figures.values():
        if figure.source and figure.source.origin is Origin.OVERRIDE:
            yield figure


def _row(figure: Figure) -> dict[str, Any]:
    quantity, source = figure.quantity, figure.source
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
        "form": source.form if source else None,
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
