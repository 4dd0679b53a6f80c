"""`qicao fill`: the bureau's own blank form with the ledger's values in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qicao.cli.options import ChoicesFile, Inputs, Prefer, ProfileName, Variant, Year
from qicao.cli.outputs import Force, require_workbook

if TYPE_CHECKING:
    from qicao.filling import Filling


def register(app: typer.Typer) -> None:
    """Adds the verb to the application."""
    app.command(
        "fill", help="填表：把数据填进财政部门下发的空白表，格式和公式不动，填完读回核对。"
    )(fill)


def fill(
    blank: Annotated[Path, typer.Argument(metavar="空白表.xlsx", help="下发的空白表，不会改动。")],
    inputs: Inputs,
    out: Annotated[Path, typer.Option("-o", "--out", metavar="文件.xlsx", help="写到哪里。")],
    profile: ProfileName = None,
    variant: Variant = "",
    choices_file: ChoicesFile = None,
    prefer: Prefer = None,
    year: Year = None,
    force: Force = False,
) -> int:
    """Writes the filled form; 0 if every cell reads back, 1 if one does not or data conflict."""
    from qicao.cli.options import choices, load
    from qicao.errors import DraftRefused, UsageError
    from qicao.filling import fill_form
    from qicao.settings import load_settings
    from qicao.workflow import prepare

    if out.resolve() == blank.resolve():
        raise UsageError("不能写回空白表本身：请换一个文件名")
    require_workbook(out, "填好的表", force=force)
    kind = load(profile, variant, load_settings(), inputs)
    prepared = prepare(inputs, kind, choices(choices_file, prefer), told=year)
    if prepared.unresolved:
        raise DraftRefused("数据之间有冲突，选定之前不填表", prepared.unresolved)
    filling = fill_form(blank, prepared.ledger, kind, out)
    show(filling)
    return 1 if any(finding.code == "F04" for finding in filling.findings) else 0


def show(filling: Filling) -> None:
    """What was filled, what was left empty, the points taken off, and what to look at."""
    from qicao.cli.lines import say
    from qicao.cli.show import findings, title

    title("填表")
    for form in filling.forms:
        say(
            f"{form.sheet}｜{form.label}：填 {len(form.written)} 格，原有 {form.kept} 格未动，"
            f"公式 {form.formulas} 格未动，空 {len(form.empty)} 格",
            indent=2,
        )
    empty = [cell for form in filling.forms for cell in form.empty]
    if empty:
        title("没有数据、留空的格")
        for cell in empty:
            say(f"{cell.sheet}｜{cell.place}：{cell.label}", indent=2)
    if filling.deductions:
        title("扣分")
    for one in filling.deductions:
        say(f"{one.label}：扣{one.points}；{one.how}", indent=2, hang=5)
        if one.reason or one.asked:
            say(f"原因：{one.reason or '没有写，请补写'}", indent=7)
    findings("填表时发现", filling.findings, limit=None)
    typer.echo(f"\n已写出 {filling.path}")
