"""`qicao draft`: figures in, a drafted report out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qicao.cli.options import ChoicesFile, Inputs, Prefer, ProfileName, Provenance, Variant
from qicao.cli.outputs import Force, require_new

if TYPE_CHECKING:
    from qicao.settings import Settings
    from qicao.workflow import Prepared


def register(app: typer.Typer) -> None:
    """Adds the verb to the application."""
    app.command("draft", help="起草报告：读入数据，校验，写出 Word、PDF、Markdown 或报告包。")(
        draft
    )


def draft(
    inputs: Inputs,
    out: Annotated[
        list[Path],
        typer.Option(
            "-o", "--out", metavar="文件", help="输出文件（docx、pdf、md、txt、qicao），可写多次。"
        ),
    ],
    profile: ProfileName = None,
    variant: Variant = "",
    engine: Annotated[
        str | None,
        typer.Option("--engine", "-e", help="builtin 或 openai:模型名。", show_default=False),
    ] = None,
    section: Annotated[
        list[str] | None,
        typer.Option("--section", help="只起草这一节（编号），可写多次。", show_default=False),
    ] = None,
    choices_file: ChoicesFile = None,
    prefer: Prefer = None,
    provenance: Provenance = False,
    force: Force = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="只列出各节要写什么，不起草。")
    ] = False,
) -> int:
    """0 written, 1 refused or not read back right, 4 written where an endpoint failed sections."""
    from qicao.cli import reading, show
    from qicao.cli.options import choices, load
    from qicao.settings import load_settings
    from qicao.workflow import check_sections, prepare

    if not dry_run:
        require_new(out, force=force)
    settings = load_settings(engine=engine)
    kind = load(profile, variant, settings, inputs)
    prepared = prepare(inputs, kind, choices(choices_file, prefer))
    reading.files(prepared)
    show.findings("数据核对", prepared.findings)
    check_sections(prepared, section or ())
    if dry_run:
        show.plans(prepared)
        return 0
    return _write(prepared, settings, section or [], out, provenance)


def _write(
    prepared: Prepared, settings: Settings, sections: list[str], out: list[Path], provenance: bool
) -> int:
    """Drafts and delivers what was prepared; the exit code."""
    from qicao.cli import show
    from qicao.cli.options import engine_maker
    from qicao.cli.progress import progress_of
    from qicao.delivery import deliver
    from qicao.errors import DraftRefused
    from qicao.workflow import draft as write

    try:
        with progress_of("起草") as progress:
            engine = engine_maker(settings)(prepared.profile, prepared.ledger)
            drafted = write(prepared, engine, sections=sections, progress=progress)
        delivered = [deliver(drafted, path, provenance=provenance) for path in out]
    except DraftRefused as refused:
        show.refusal(refused)
        return refused.exit_code
    show.findings("正文检查", drafted.findings, others="用 qicao check 写出的文件 --json 看全部")
    show.written(drafted, delivered)
    if any(file.findings for file in delivered):
        return 1
    return 4 if drafted.failures else 0
