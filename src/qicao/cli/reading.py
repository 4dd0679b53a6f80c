"""What the verbs print of reading: files, forms, unmapped cells, values, what is missing."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING

import typer

from qicao.cli.show import title

if TYPE_CHECKING:
    from qicao.missing import Missing
    from qicao.values import SeenForm, Source, Unmapped
    from qicao.workflow import Prepared

TABLE = 80
"""Values that are listed one by one; beyond them the members of lists are only counted."""
NAMES = 6
"""Rows and columns of a form, and unmapped cells of a sheet, that are named."""


def files(prepared: Prepared) -> None:
    """What was read from each file, form by form, and how much there is in all."""
    from qicao.values import Fact

    title("读入")
    ledger, reconciled = prepared.ledger, prepared.reconciled
    figures: list[Source] = []
    facts: list[Source] = []
    for value in reconciled.read:
        if value.source:
            (facts if isinstance(value, Fact) else figures).append(value.source)
    for file in reconciled.files:
        count = sum(source.file == file.path for source in figures)
        texts = sum(source.file == file.path for source in facts)
        beside = f"，{texts} 项文字信息" if texts else ""
        typer.echo(f"  {file.path}：{count} 个数据{beside}")
        for form in reconciled.forms:
            if form.file == file.path:
                _form(form, [s for s in (*figures, *facts) if _of(s, form)])
    given = sum(f.given is not None for f in ledger.figures.values())
    derived = sum(f.present and f.given is None for f in ledger.figures.values())
    stated = sum(1 for fact in ledger.facts.values() if fact.source and fact.source.file)
    typer.echo(
        f"  合计：填报 {given}，推算 {derived}，文字信息 {stated}，"
        f"指标 {len(ledger.indicators)}，材料 {len(ledger.materials)} 份"
    )


def _of(source: Source, form: SeenForm) -> bool:
    return (source.file, source.sheet, source.form) == (form.file, form.sheet, form.label)


def _form(form: SeenForm, sources: list[Source]) -> None:
    """One form: where it stands, how much of it was mapped, by which rows and columns."""
    where = f"{form.sheet}｜" if form.sheet else ""
    year = f"（{form.year}年）" if form.year else ""
    rest = f"，{form.left} 格没有对应" if form.left else ""
    typer.echo(f"    {where}{form.label}{year}：对应 {form.mapped} 格{rest}")
    for word, names in (
        ("行", dict.fromkeys(s.row for s in sources if s.row)),
        ("列", dict.fromkeys(s.column for s in sources if s.column)),
    ):
        if names:
            typer.secho(f"      {word}：{_some(names)}", dim=True)


def _some(names: Iterable[str]) -> str:
    """The first names, and how many more there are."""
    every = list(names)
    more = f"等 {len(every)} 项" if len(every) > NAMES else ""
    return "、".join(every[:NAMES]) + more


def unmapped(prepared: Prepared, *, every: bool) -> None:
    """Cells that nothing explains, sheet by sheet, with the nearest entry to confirm."""
    rows = prepared.reconciled.unmapped
    if not rows:
        return
    title(f"没有对应的数据（{len(rows)} 格）")
    for place, group in groupby(rows, key=lambda row: (row.source.file, row.source.sheet)):
        cells = list(group)
        typer.echo(f"  {'｜'.join(part for part in place if part)}：{len(cells)} 格")
        for row in cells if every else cells[:NAMES]:
            _unmapped(row)
        if len(cells) > NAMES and not every:
            typer.echo(f"    ……另有 {len(cells) - NAMES} 格，用 --all 或 --json 看全部")
    typer.echo("  确认某一格是哪个数据：写进 choices.yaml 的 cells，如")
    first = rows[0]
    typer.echo(f"    cells: {{{first.source}: {first.guess_id or '数据编号'}}}")


def _unmapped(row: Unmapped) -> None:
    guess = f"，最接近的是“{row.guess}”" if row.guess else ""
    typer.echo(f"    {row.source.cell} {row.source.text or ''}（{row.label}）{guess}")


def values(prepared: Prepared, *, every: bool) -> None:
    """The values that were given with the cells they came from; details of forms only if asked."""
    from rich.console import Console
    from rich.table import Table

    table = Table(title="填报的数据", box=None, title_justify="left", header_style="bold")
    for heading in ("编号", "数值", "出处"):
        table.add_column(heading, overflow="fold")
    given = [figure for figure in prepared.ledger.figures.values() if figure.given]
    groups = prepared.profile.catalogue.groups
    singles = [f for f in given if every or f.id.partition(".")[0] not in groups]
    shown = given if len(given) <= TABLE else singles
    for figure in shown:
        mark = "" if figure.claimed is None else "（仅核对）"
        table.add_row(figure.id, f"{figure.given}{mark}", str(figure.given_source or ""))
    Console().print(table)
    if len(shown) < len(given):
        typer.echo(
            f"  ……另有明细（项目、指标、科目等）{len(given) - len(shown)} 个，用 --all 看全部"
        )


def missing(prepared: Prepared) -> None:
    """The one list of what is still missing, topic by topic, ready to be sent on."""
    title("还缺的数据")
    rows = prepared.missing
    if not rows:
        typer.echo("  各节必写的数据都有。")
        return
    for topic, group in groupby(rows, key=lambda row: row.topic):
        typer.secho(f"  {topic or '其他'}", bold=True)
        for row in group:
            typer.echo(f"    {_asked(row)}")
    typer.echo("  用 -o 清单.xlsx 写成可以填写的清单，发给有数据的科室。")


def _asked(row: Missing) -> str:
    unit = f"（{row.unit}）" if row.unit else ""
    used = f"：用于“{'”“'.join(row.sections)}”" if row.sections else "：必填"
    return f"{row.label}{unit}{used}"
