"""`qicao draft`: figures in, a drafted report out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from qicao.cli.options import (
    ChoicesFile,
    Inputs,
    Mask,
    Prefer,
    ProfileName,
    Provenance,
    Variant,
    Year,
)
from qicao.cli.outputs import Force, require_new

if TYPE_CHECKING:
    from qicao.profile import Profile
    from qicao.reconcile import Choices
    from qicao.settings import Settings
    from qicao.workflow import Prepared


Out = Annotated[
    list[Path],
    typer.Option(
        "-o", "--out", metavar="文件", help="输出文件（docx、pdf、md、txt、qicao），可写多次。"
    ),
]
Engine = Annotated[
    str | None,
    typer.Option(
        "--engine",
        "-e",
        help="builtin、openai:模型名、langchain:厂商:模型名 或 replay:文件夹。",
        show_default=False,
    ),
]
OneSection = Annotated[
    list[str] | None,
    typer.Option("--section", help="只起草这一节（编号），可写多次。", show_default=False),
]
Record = Annotated[
    Path | None,
    typer.Option("--record", metavar="文件夹", help="存下每个回复，供 replay: 重放。"),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="不起草，打印各节要写什么、将要发出什么。")]


def register(app: typer.Typer) -> None:
    """Adds the verb to the application."""
    app.command("draft", help="起草报告：读入数据，校验，写出 Word、PDF、Markdown 或报告包。")(
        draft
    )


def draft(
    inputs: Inputs,
    out: Out,
    profile: ProfileName = None,
    variant: Variant = "",
    engine: Engine = None,
    section: OneSection = None,
    choices_file: ChoicesFile = None,
    prefer: Prefer = None,
    year: Year = None,
    provenance: Provenance = False,
    force: Force = False,
    record: Record = None,
    mask: Mask = False,
    dry_run: DryRun = False,
) -> int:
    """0 written, 1 refused or not read back right, 4 written where an endpoint failed sections."""
    from qicao.cli.options import choices, load
    from qicao.settings import load_settings

    if not dry_run:
        require_new(out, force=force)
    settings = load_settings(engine=engine)
    kind = load(profile, variant, settings, inputs)
    order = Order(settings, tuple(section or ()), record, mask)
    prepared = _prepared(inputs, kind, choices(choices_file, prefer), order.sections, year)
    if dry_run:
        return _preview(prepared, order)
    return _write(prepared, order, out, provenance)


class Order(NamedTuple):
    """Who writes what, and how."""

    settings: Settings
    sections: tuple[str, ...]
    record: Path | None
    mask: bool


def _prepared(
    inputs: list[Path],
    kind: Profile,
    chosen: Choices,
    sections: Sequence[str],
    year: int | None,
) -> Prepared:
    """What was read and reckoned, told on the screen. UsageError for a section that is none."""
    from qicao.cli import reading, show
    from qicao.workflow import check_sections, prepare

    prepared = prepare(inputs, kind, chosen, told=year)
    reading.files(prepared)
    show.findings("数据核对", prepared.findings)
    check_sections(prepared, sections)
    return prepared


def _preview(prepared: Prepared, order: Order) -> int:
    """Prints what the engine would write from, or what would be sent; 0."""
    from qicao.cli import show
    from qicao.engines.choose import BUILTIN
    from qicao.writers import preview

    if order.settings.engine == BUILTIN:
        show.plans(prepared)
        return 0
    for line in preview(order.settings, prepared, order.sections, mask=order.mask):
        typer.echo(line)
    return 0


def _write(prepared: Prepared, order: Order, out: list[Path], provenance: bool) -> int:
    """Drafts and delivers what was prepared; the exit code."""
    from qicao.cli import show
    from qicao.cli.lines import complain
    from qicao.cli.progress import progress_of
    from qicao.delivery import deliver
    from qicao.errors import DraftRefused
    from qicao.workflow import draft as write
    from qicao.writers import open_engine

    try:
        with (
            progress_of("起草") as progress,
            open_engine(
                order.settings, prepared, complain, record=order.record, mask=order.mask
            ) as engine,
        ):
            drafted = write(prepared, engine, sections=order.sections, progress=progress)
        delivered = [deliver(drafted, path, provenance=provenance) for path in out]
    except DraftRefused as refused:
        show.refusal(refused)
        return refused.exit_code
    show.findings("正文检查", drafted.findings, others="用 qicao check 写出的文件 --json 看全部")
    show.written(drafted, delivered)
    if any(file.findings for file in delivered):
        return 1
    return 4 if drafted.failures else 0
