"""`qicao export`: a report bundle as another file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qicao.cli.options import Provenance
from qicao.cli.outputs import Force, require_new


def register(app: typer.Typer) -> None:
    """Adds the verb to the application."""
    app.command("export", help="导出：把报告包（qicao）写成 docx、pdf、md 或 txt。")(export)


def export(
    report: Annotated[Path, typer.Argument(metavar="报告包", help="draft 写出的 .qicao 文件。")],
    out: Annotated[
        list[Path],
        typer.Option(
            "-o", "--out", metavar="文件", help="输出文件（docx、pdf、md、txt），可写多次。"
        ),
    ],
    provenance: Provenance = False,
    force: Force = False,
) -> int:
    """0 if every file was written and reads back right, 1 otherwise."""
    from qicao.cli import show
    from qicao.delivery import deliver, open_report
    from qicao.errors import DraftRefused

    require_new(out, force=force)
    drafted = open_report(report)
    try:
        delivered = [deliver(drafted, path, provenance=provenance) for path in out]
    except DraftRefused as refused:
        show.refusal(refused)
        return refused.exit_code
    show.written(drafted, delivered)
    return int(any(file.findings for file in delivered))
