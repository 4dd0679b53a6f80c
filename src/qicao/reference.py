"""Writes the generated references of docs/参考: commands, rules, and the catalogue of a profile.

`python -m qicao.reference FOLDER` writes them; a test compares them with what is committed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from qicao.profile import Profile, load_profile
from qicao.resources import list_profiles

HEAD = "<!-- 由 make docs 生成，不要手改 -->\n\n"


def pages(profiles: Iterable[Profile]) -> dict[str, str]:
    """File name → text of each page."""
    kinds = tuple(profiles)
    return {
        "命令.md": HEAD + commands(),
        "规则.md": HEAD + "".join(map(rules, kinds)),
        "数据目录.md": HEAD + "".join(map(catalogue, kinds)),
    }


def commands() -> str:
    """The help of every verb, as a terminal of 100 columns shows it; of a verb's parts as well."""
    import typer

    from qicao.cli.app import app

    root = typer.main.get_command(app)
    return "# 命令\n" + "".join(_help(name, command) for name, command in _verbs("qicao", root))


def _verbs(name: str, command: Any) -> Iterator[tuple[str, Any]]:
    """Every command below one, by its full name: a verb, then its parts."""
    for word, part in sorted(getattr(command, "commands", {}).items()):
        yield f"{name} {word}", part
        yield from _verbs(f"{name} {word}", part)


def _help(name: str, command: Any) -> str:
    context = command.make_context(name, [], resilient_parsing=True, terminal_width=100)
    return f"\n## {name}\n\n```\n{command.get_help(context).strip()}\n```\n"


def rules(profile: Profile) -> str:
    """Every rule of a profile: code, name, kind, what to do."""
    seen: dict[tuple[str, str], str] = {}
    for relation in profile.relations:
        row = f"| {relation.code} | {relation.label} | {relation.kind} | {relation.note} |"
        seen.setdefault((relation.code, relation.label), row)
    head = f"# {profile.title}（{profile.ref.id}）的规则"
    columns = "| 编号 | 名称 | 关系 | 怎么办 |\n|---|---|---|---|"
    return "\n".join([head, "", columns, *seen.values(), "", ""])


def catalogue(profile: Profile) -> str:
    """Every figure and fact of a profile by id."""
    figures = "\n".join(
        f"| {e.id} | {e.label} | {e.unit} | {'推算' if e.derived else e.period} |"
        for e in profile.catalogue.figures.values()
    )
    facts = "\n".join(
        f"| {e.id} | {e.label} | {e.note} |" for e in profile.catalogue.facts.values()
    )
    return (
        f"# {profile.title}（{profile.ref.id}）的数据目录\n\n"
        f"## 数据\n\n| 编号 | 名称 | 单位 | 期间 |\n|---|---|---|---|\n{figures}\n\n"
        f"## 文字信息\n\n| 编号 | 名称 | 说明 |\n|---|---|---|\n{facts}\n\n"
    )


def main(folder: Path) -> None:
    """Writes every page below `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages(map(load_profile, list_profiles())).items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
