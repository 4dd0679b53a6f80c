"""`qicao draft`: figures in, a drafted report out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qicao.cli.options import ChoicesFile, Inputs, Prefer, ProfileName, Provenance, Variant


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
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="只列出各节要写什么，不起草。")
    ] = False,
) -> int:
    """Drafts and writes; 0 written, 1 refused or not read back right, 4 written with sections that an endpoint failed."""
    from qicao.cli import show
    from qicao.cli.options import choices, engine_maker, load
    from qicao.cli.progress import section_progress
    from qicao.delivery import deliver
    from qicao.errors import DraftRefused
    from qicao.settings import load_settings
    from qicao.workflow import check_sections, prepare
    from qicao.workflow import draft as write

    settings = load_settings(engine=engine)
    kind = load(profile, variant, settings, inputs)
    prepared = prepare(inputs, kind, choices(choices_file, prefer))
    show.read_files(prepared)
    show.findings("数据核对", prepared.findings)
    check_sections(prepared, section or ())
    if dry_run:
        show.plans(prepared)
        return 0
    try:
        with section_progress() as progress:
            maker = engine_maker(settings)(prepared.profile, prepared.ledger)
            drafted = write(prepared, maker, sections=section or (), progress=progress)
        delivered = [deliver(drafted, path, provenance=provenance) for path in out]
    except DraftRefused as refused:
        show.refusal(refused)
        return refused.exit_code
    show.findings("正文检查", drafted.findings)
    show.written(drafted, delivered)
    if any(file.findings for file in delivered):
        return 1
    return 4 if drafted.failures else 0
