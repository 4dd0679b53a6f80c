"""`qicao template`: the workbook that staff fill in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qicao.cli.outputs import Force, require_workbook


def register(app: typer.Typer) -> None:
    """Adds the verb to the application."""
    app.command("template", help="生成填报表：一种报告所需数据的空白工作簿。")(template)


def template(
    profile: Annotated[str, typer.Argument(metavar="报告类型", help="名称，见 qicao profiles。")],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="文件.xlsx", help="写到哪里。")],
    force: Force = False,
) -> int:
    """Writes the workbook; 0."""
    from qicao.errors import UsageError
    from qicao.export.archive import write_file
    from qicao.profile import load_profile
    from qicao.readers.template import template_bytes
    from qicao.resources import find_profile
    from qicao.settings import load_settings

    require_workbook(out, "填报表", force=force)
    kind = load_profile(find_profile(profile, load_settings().data_dir))
    try:
        content = template_bytes(kind)
    except OSError as error:
        hint = "请清理磁盘或临时文件夹后重试"
        raise UsageError(f"无法生成“{out}”（写临时文件时：{error.strerror}），{hint}") from error
    write_file(out, content)
    sheets = len(kind.catalogue.topics)
    typer.echo(f"已写出 {out}：{kind.title}，{sheets} 张表。填好后运行：")
    typer.echo(f"  qicao draft {out} -p {profile} -o 报告.docx")
    return 0
