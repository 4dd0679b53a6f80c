"""`qicao backup`, `restore`, `audit`: the database of the desk as a whole, and a report's chain."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from qicao.store import Store


def register(app: typer.Typer) -> None:
    """Adds the verbs to the application."""
    app.command("backup", help="把报告和起草记录备份成一个文件；别人正在用也可以。")(backup)
    app.command("restore", help="把备份恢复到一个空的数据库，SQLite、PostgreSQL 都可以。")(restore)
    app.command("audit", help="列出报告，或一份报告谁在什么时候做了什么，查记录有没有被改过。")(
        audit
    )


def backup(
    path: Annotated[Path, typer.Argument(metavar="文件", help="写到哪里，如 备份.zip。")],
) -> int:
    """0 when the file is written whole."""
    from qicao.settings import load_settings
    from qicao.store import open_desk

    with open_desk(load_settings().database) as store:
        counts = store.back_up(path)
    typer.echo(f"已备份到 {path}：报告 {counts['report']} 份，版本 {counts['revision']} 个")
    return 0


def restore(
    path: Annotated[Path, typer.Argument(metavar="文件", help="qicao backup 写的备份。")],
) -> int:
    """0 when everything is in the database; nothing is, and none is made, if anything is wrong."""
    from qicao.settings import load_settings
    from qicao.store import open_desk, require_whole

    require_whole(path)
    with open_desk(load_settings().database) as store:
        counts = store.take_back(path)
        place = store.reports.place
    typer.echo(f"已恢复到 {place}：报告 {counts['report']} 份，版本 {counts['revision']} 个")
    return 0


def audit(
    report: Annotated[
        str | None, typer.Argument(metavar="报告", help="报告的编号；不写则列出全部报告。")
    ] = None,
) -> int:
    """0 if every chain that was looked at holds, 1 if one was changed afterwards."""
    from qicao.settings import load_settings
    from qicao.store import open_desk

    with open_desk(load_settings().database) as store:
        return _chain(store, report) if report else _all(store)


def _all(store: Store) -> int:
    wrong = 0
    for line in store.reports.lines(away=None, limit=1_000_000):
        broken = store.reports.broken(line.id)
        wrong += bool(broken)
        said = "记录被改过" if broken else "记录完整"
        away = "（已收起）" if line.away else ""
        typer.echo(f"{line.id}  {said}  第 {line.revision} 版  {line.unit}　{line.title}{away}")
    return int(bool(wrong))


def _chain(store: Store, report: str) -> int:
    from qicao.keeping import link_in_words

    for link in store.reports.audit(report):
        moment = link.at.astimezone().strftime("%Y-%m-%d %H:%M:%S")
        revision = f"第 {link.revision} 版" if link.revision else ""
        note = str(link.detail.get("note") or link.detail.get("file") or "")
        done = " ".join(part for part in (link_in_words(link), revision, note) if part)
        typer.echo(f"{link.number:>4}  {moment}  {link.who}  {done}")
    broken = store.reports.broken(report)
    if broken:
        places = "、".join(map(str, broken))
        typer.echo(f"第 {places} 条和当时记下的不一样：记录或正文被人改过", err=True)
    return int(bool(broken))
