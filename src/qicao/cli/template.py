"""`qicao template`: the workbook that staff fill in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Adds the verb to the application."""
    app.command("template", help="生成填报表：一种报告所需数据的空白工作簿。")(template)


def template(
    profile: Annotated[str, typer.Argument(metavar="报告类型", help="名称，见 qicao profiles。")],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="文件.xlsx", help="写到哪里。")],
) -> int:
    """Writes the workbook; 0."""
    from qicao.errors import UsageError
    from qicao.profile import load_profile
    from qicao.readers.template import write_template
    from qicao.resources import find_profile
    from qicao.settings import load_settings

    if out.suffix.lower() != ".xlsx":
        raise UsageError(f"填报表要写成 .xlsx，看到的是“{out.name}”")
    kind = load_profile(find_profile(profile, load_settings().data_dir))
    write_template(kind, out)
    sheets = len(kind.catalogue.topics)
    typer.echo(f"已写出 {out}：{kind.title}，{sheets} 张表。填好后运行：")
    typer.echo(f"  qicao draft {out} -p {profile} -o 报告.docx")
    return 0
