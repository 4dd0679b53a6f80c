"""`qicao check`: every quantity of a report held against its figures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qicao.cli.options import AsJson, ProfileName

if TYPE_CHECKING:
    from qicao.checking import Checked
    from qicao.values import Finding


def register(app: typer.Typer) -> None:
    """Adds the verb to the application."""
    app.command("check", help="核对报告：报告包（qicao）或由它导出的 docx。")(check)


def check(
    texts: Annotated[list[Path], typer.Argument(metavar="报告…", help="报告包或 docx，可写多个。")],
    figures: Annotated[
        Path | None,
        typer.Option(
            "--figures", help="docx 对照的报告包或数据；默认找同名的 .qicao。", show_default=False
        ),
    ] = None,
    profile: ProfileName = None,
    as_json: AsJson = False,
    fail_on: Annotated[
        str, typer.Option("--fail-on", help="到哪一级算不通过：error、warning 或 hint。")
    ] = "warning",
) -> int:
    """0 if nothing at the level was found, 1 otherwise; several texts print JSON lines."""
    from qicao.checking import check_document, fails
    from qicao.cli import show
    from qicao.cli.options import load
    from qicao.errors import UsageError
    from qicao.settings import load_settings
    from qicao.values import Severity

    if fail_on not in [level.value for level in Severity]:
        raise UsageError(f"--fail-on 应为 error、warning 或 hint，看到的是“{fail_on}”")
    kind = load(profile, "", load_settings(), []) if profile else None
    failed = False
    for text in texts:
        checked = check_document(text, figures, kind)
        failed = failed or fails(checked, Severity(fail_on))
        if as_json:
            indent = 1 if len(texts) == 1 else None
            typer.echo(json.dumps(checked.document(), ensure_ascii=False, indent=indent))
            continue
        show.title(str(text))
        placed = [_placed(checked, finding) for finding in checked.findings]
        show.findings("发现", placed, others="用 --json 看全部")
        show.coverage(checked.coverage)
    return int(failed)


def _placed(checked: Checked, finding: Finding) -> Finding:
    """The finding with its place in words below the message."""
    where = checked.where(finding)
    message = f"{finding.message}\n       位置：{where}" if where else finding.message
    return finding.model_copy(update={"message": message})
